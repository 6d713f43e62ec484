import { RapporteurError } from '../errors.js';
import type { Annotations, Reading } from '../model/index.js';
import { Text } from '../text/index.js';
import { Draft } from './draft.js';
import { FOUNDATION, STEPS } from './steps.js';

/** Named in every reading and in the fingerprint of every brief; raised whenever what it finds changes. */
const READER_VERSION = 1;

export interface ReadOptions {
  /** Names of steps to leave out. */
  readonly without?: readonly string[];
  readonly annotations?: boolean;
  /** Called after each step with what it added and dropped. */
  readonly trace?: (step: string, added: number, dropped: number) => void;
}

/** Report to Reading: a pure function of the text. */
export interface Reader {
  /** Name, version and, where there is a model, its digest. */
  readonly id: string;
  /** `source` is the id that the findings name: `report:…` or `title:…`. */
  read(text: string, source: string, options?: ReadOptions): Reading;
}

/** The reader made of rules over lexicons; needs no model file. */
export function ruleReader(): Reader {
  return { id: `rules/${READER_VERSION}`, read };
}

/** @throws RapporteurError `step-unknown` when `without` names no step, or one that everything stands on. */
function read(text: string, source: string, options: ReadOptions = {}): Reading {
  const without = checked(options.without ?? []);
  const draft = new Draft(source, new Text(text));
  for (const step of STEPS) {
    if (without.has(step.name)) continue;
    const before = { findings: draft.findings.length, dropped: draft.dropped.length };
    draft.step = step.name;
    step.run(draft);
    options.trace?.(step.name, draft.findings.length - before.findings, draft.dropped.length - before.dropped);
  }
  const reading: Reading = {
    source,
    reader:
      without.size === 0
        ? `rules/${READER_VERSION}`
        : `rules/${READER_VERSION}-without-${[...without].sort().join('-')}`,
    findings: [...draft.findings].sort((a, b) => (a.id < b.id ? -1 : 1)),
    parties: partyNames(draft),
    layout: draft.layout,
    dropped: draft.dropped,
  };
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

/** Tokens without heads: the rule reader knows no dependencies, so every token is a root of its own. */
function annotate(draft: Draft): Annotations {
  const { syntax, parties } = draft;
  return {
    tokens: syntax.tokens.map((t, i) => ({
      start: t.start,
      end: t.end,
      upos: syntax.tags[i]!,
      head: -1,
      deprel: 'root',
    })),
    names: parties.mentions
      .filter((m) => m.form === 'name')
      .map((m) => ({ ...syntax.span(m.core.first, m.core.last), type: m.type })),
    clusters: parties.entities
      .filter((e) => e.mentions.length > 1)
      .map((e) => e.mentions.map((i) => syntax.span(parties.mentions[i]!.first, parties.mentions[i]!.last))),
    times: draft.times.map((t) => ({ ...syntax.span(t.first, t.last), type: 'DATE', value: t.moment.edtf })),
  };
}
