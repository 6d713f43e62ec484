import { RapporteurError } from '../errors.js';
import { cues, lemmas } from '../lexicon/index.js';
import type { Annotations, Reading } from '../model/index.js';
import { Text } from '../text/index.js';
import { TELLING } from './attribution/statement.js';
import { signs } from './confidence.js';
import { Draft } from './draft.js';
import { type Analysis, analyse } from './neural/analysis.js';
import { type Labels, loadBundle } from './neural/bundle.js';
import { type SentenceEncoder, sentenceEncoder } from './neural/sentenceEncoder.js';
import { openSession } from './neural/session.js';
import { FOUNDATION, STEPS } from './steps.js';

/** Named in every reading and in the fingerprint of every brief; raised whenever what it finds changes. */
const READER_VERSION = 20;

export interface ReadOptions {
  /** Names of steps to leave out. */
  readonly without?: readonly string[];
  readonly annotations?: boolean;
  /** Gives what sentences and statements mean too; the reader made of rules knows no such thing. */
  readonly vectors?: boolean;
  /** Leaves findings as the steps give them, all of them, and lists the signs of how sure each is; for fitting what they weigh. */
  readonly signs?: boolean;
  /** Called after each step with what it added and dropped. */
  readonly trace?: (step: string, added: number, dropped: number) => void;
}

/** Report to Reading: a pure function of the text, the reader and the options. */
export interface Reader {
  /** Name, version and, where there is a model, its digest. */
  readonly id: string;
  /**
   * `source` is the id that the findings name: `report:…` or `title:…`.
   *
   * @throws RapporteurError `step-unknown` when `without` names no step, or one that everything stands on.
   */
  read(text: string, source: string, options?: ReadOptions): Promise<Reading>;
}

/** The reader made of rules over lexicons; needs no model file. */
export function ruleReader(): Reader {
  const id = `rules/${READER_VERSION}`;
  return { id, read: async (text, source, options) => read(id, new Text(text), null, source, options) };
}

const mayTell = (word: string): boolean => lemmas(word).some((lemma) => TELLING.has(cues().get(lemma)?.class ?? ''));

/** The id of the reader that stands on a model, by what its labels say of the file. */
const neuralId = (labels: Labels): string => `neural/${READER_VERSION}+${labels.model.slice(0, 12)}`;

/**
 * The reader that stands on the trained model; rules see to what the model does not cover.
 *
 * @param folder a model folder; the one that comes with the package when left out.
 * @throws RapporteurError `model-missing`, `model-damaged`, `model-foreign`, `runtime-missing`.
 */
export async function neuralReader(folder?: string): Promise<Reader> {
  const bundle = loadBundle(folder);
  const session = await openSession(bundle.path);
  const id = neuralId(bundle.labels);
  let encoder: Promise<SentenceEncoder> | null = null;
  return {
    id,
    async read(words, source, options) {
      const text = new Text(words);
      const reading = read(id, text, await analyse(text, bundle, session, mayTell), source, options);
      if (!options?.vectors) return reading;
      encoder ??= sentenceEncoder();
      const said = reading.findings.flatMap((f) => (f.kind === 'statement' ? [f.content] : []));
      return { ...reading, vectors: await (await encoder).vectors(text, said) };
    },
  };
}

function read(id: string, text: Text, analysis: Analysis | null, source: string, options: ReadOptions = {}): Reading {
  const without = checked(options.without ?? []);
  const draft = new Draft(source, text, analysis);
  for (const step of STEPS) {
    if (without.has(step.name) || (options.signs && step.name === 'weighing')) continue;
    const before = { findings: draft.findings.length, dropped: draft.dropped.length };
    draft.step = step.name;
    step.run(draft);
    options.trace?.(step.name, draft.findings.length - before.findings, draft.dropped.length - before.dropped);
  }
  const reading: Reading = {
    source,
    reader: without.size === 0 ? id : `${id}-without-${[...without].sort().join('-')}`,
    findings: [...draft.findings].sort((a, b) => (a.id < b.id ? -1 : 1)),
    parties: partyNames(draft),
    layout: draft.layout,
    dropped: draft.dropped,
  };
  if (options.signs)
    return { ...reading, signs: Object.fromEntries(draft.findings.map((f) => [f.id, signs(draft, f)])) };
  return options.annotations ? { ...reading, annotations: annotate(draft) } : reading;
}

function checked(names: readonly string[]): ReadonlySet<string> {
  const known = STEPS.map((s) => s.name).filter((name) => !FOUNDATION.has(name));
  const wrong = names.find((name) => !known.includes(name));
  if (wrong !== undefined)
    throw new RapporteurError(
      'step-unknown',
      `there is no step "${wrong}" to leave out; steps are ${known.join(', ')}`,
    );
  return new Set(names);
}

const partyNames = (draft: Draft): Record<string, string> => {
  const names: [string, string][] = draft.parties.entities.flatMap((e) => {
    const id = draft.parties.ids.get(e.index);
    return id ? [[id, e.name] as [string, string]] : [];
  });
  return Object.fromEntries(names.sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** What the model sees; the reader made of rules knows no dependencies, so every token is a root of its own. */
function annotate(draft: Draft): Annotations {
  const { syntax, parties, analysis } = draft;
  const ranges = (list: readonly { first: number; last: number }[]) => list.map((r) => syntax.span(r.first, r.last));
  const named = parties.mentions
    .filter((m) => m.form === 'name')
    .map((m) => ({ ...m.core, type: m.type === 'state' ? 'place' : m.type === 'group' ? 'other' : m.type }));
  const groups = parties.entities
    .filter((e) => e.mentions.length > 1)
    .map((e) => e.mentions.map((i) => parties.mentions[i]!));
  return {
    tokens: syntax.tokens.map((t, i) => ({
      start: t.start,
      end: t.end,
      upos: syntax.tags[i]!,
      head: analysis?.heads[i] ?? -1,
      deprel: analysis?.relations[i] ?? 'root',
    })),
    names: (analysis?.names ?? named).map((n) => ({ ...syntax.span(n.first, n.last), type: n.type })),
    offices: ranges(analysis?.offices ?? parties.mentions.flatMap((m) => (m.office && m.role ? [m.role] : []))),
    clusters: (analysis?.clusters ?? groups).map(ranges),
    times: timesOf(draft),
  };
}

/** Times in the order of the text; one that is a meeting's lies where the state of the meeting puts it. */
function timesOf(draft: Draft): Annotations['times'] {
  const meant = new Map(
    draft.of('meeting').flatMap(({ when }) => (when ? [[when.evidence[0].start, when.value]] : [])),
  );
  return [...draft.times, ...draft.pointers]
    .sort((a, b) => a.first - b.first)
    .map((t) => ({ at: draft.syntax.span(t.first, t.last), moment: t.moment }))
    .map(({ at, moment }) => ({ ...at, moment: meant.get(at.start) ?? moment }));
}
