import { beforeAll } from 'vitest';
import type { Finding, FindingOf, Kind } from '../src/model/index.js';
import { signs } from '../src/reader/confidence.js';
import { Draft } from '../src/reader/draft.js';
import { type Analysis, analyse } from '../src/reader/neural/analysis.js';
import { type Bundle, loadBundle } from '../src/reader/neural/bundle.js';
import type { Frame } from '../src/reader/neural/frameHead.js';
import { openSession, type Session } from '../src/reader/neural/session.js';
import { STEPS } from '../src/reader/steps.js';
import { Text } from '../src/text/index.js';

/** A frame by its words: what the head would give, said by hand. */
export interface Told {
  readonly kind: Kind;
  readonly label: string;
  readonly words: string;
  readonly status?: string;
  readonly sure?: number;
  /** Words of each role; several stretches with " // " between them. */
  readonly parts?: Readonly<Record<string, string>>;
}

let bundle: Bundle;
let session: Session;
/** To be called once in a file that reads. */
export const withModel = (): void =>
  beforeAll(async () => {
    bundle = loadBundle();
    session = await openSession(bundle.path);
  });

/** Tokens of the first place where the words stand. */
function at(text: Text, { tokens }: Analysis, words: string) {
  const start = [...text.slice(text.span)].join('').indexOf(words);
  if (start < 0) throw new Error(`not in the text: ${words}`);
  const end = start + words.length;
  const inside = tokens.flatMap((t, i) => (t.start < end && start < t.end ? [i] : []));
  return { first: inside[0]!, last: inside.at(-1)! + 1 };
}

/** The findings of a text whose frames are told by hand; everything else is seen by the model that comes with the package. */
export async function read(words: string, told: readonly Told[], weighed = false) {
  const text = new Text(words);
  const analysis = await analyse(text, bundle, session, () => false);
  const found = told.map(
    (t): Frame => ({
      ...at(text, analysis, t.words),
      kind: t.kind,
      label: t.label,
      status: t.status ?? null,
      found: 1,
      sure: t.sure ?? 0.9,
      parts: Object.fromEntries(
        Object.entries(t.parts ?? {}).map(([role, parts]) => [
          role,
          parts.split(' // ').map((part) => ({ ...at(text, analysis, part), confidence: 0.97 })),
        ]),
      ),
    }),
  );
  const draft = new Draft('report:test', text, {
    ...analysis,
    frames: found.sort((a, b) => a.first - b.first),
  });
  for (const step of STEPS) {
    // How likely a finding is right says nothing of how a frame becomes one.
    if (step.name === 'weighing' && !weighed) continue;
    draft.step = step.name;
    step.run(draft);
  }
  return {
    of: <K extends Kind>(kind: K) =>
      draft.findings.filter((f: Finding) => f.kind === kind) as unknown as FindingOf<K>[],
    draft,
    dropped: draft.dropped,
    signs: draft.findings.map((f) => [f.kind, signs(draft, f)] as const),
  };
}

export const name = (p: { value: { name: string } } | null) => p?.value.name ?? null;
export const names = (list: readonly { value: { name: string } }[]) => list.map((p) => p.value.name);

export const frame = (kind: Kind, label: string, words: string, parts: Record<string, string> = {}): Told => ({
  kind,
  label,
  words,
  parts,
});
/** An act that happened. */
export const act = (label: string, words: string, parts: Record<string, string> = {}): Told => ({
  ...frame('event', label, words, parts),
  status: 'happened',
});
export const found = async <K extends Kind>(kind: K, text: string, ...told: Told[]): Promise<FindingOf<K>[]> =>
  (await read(text, told)).of(kind);
