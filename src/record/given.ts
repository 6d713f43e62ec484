/** Findings as a person gives them: fields by words that were selected, put together as the reader puts its own together. */
import {
  type DecisionBody,
  durationOf,
  FIELDS,
  type Field,
  type Finding,
  type FindingOf,
  fieldOf,
  type GivenField,
  type Grounded,
  identified,
  type Kind,
  type Mention,
  type MentionType,
  type Moment,
  type PartyRef,
  type Precision,
} from '../model/index.js';
import { overlaps, type Span, type Text } from '../text/index.js';

/** What findings of a report are made in: its words and those whom it names. */
export interface Ground {
  readonly source: string;
  readonly text: Text;
  readonly findings: readonly Finding[];
  readonly parties: Readonly<Record<string, string>>;
  /** What another report takes a name for; null for a name that none has. */
  readonly typeOf: (name: string) => MentionType | null;
}

/** A finding that people gave, with the mentions that were made for whom no mention of the reader means. */
export interface Given {
  readonly finding: Finding;
  readonly mentions: readonly Mention[];
}

/** Why fields make no finding, and what would make one. */
export class NotGiven extends Error {
  constructor(
    message: string,
    readonly hint?: string,
  ) {
    super(message);
  }
}

/** The fields of a finding of no words: what a kind holds besides those that are given. */
const EMPTY: Readonly<Partial<Record<Kind, object>>> = {
  statement: {
    quotation: 'indirect',
    commits: 'asserts',
    source: null,
    rung: null,
    anonymity: null,
    cue: [],
    content: [],
    relayedBy: [],
    within: null,
    addressee: null,
    when: null,
    where: null,
    channel: null,
    carried: false,
    repeated: false,
    cuts: [],
    unclosed: false,
  },
  meeting: {
    participants: [],
    delegations: [],
    mediators: [],
    place: null,
    within: null,
    when: null,
    duration: null,
    format: null,
    about: [],
    discussed: [],
    notDiscussed: [],
    ordinal: null,
    status: null,
    cancelledBy: null,
    reason: null,
    outcome: [],
  },
  proposal: {
    name: null,
    status: 'on the table',
    drawnUpBy: [],
    tabledBy: [],
    carriedBy: [],
    handedOver: null,
    terms: [],
    issues: [],
    numbers: [],
    lineage: [],
  },
  reception: { holder: null, voicedBy: null, answer: null, hedge: null, of: null, candidates: [] },
  position: { holder: null, voicedBy: null, issue: null, stance: null, terms: [] },
  condition: { connective: null, dependent: null, required: null, setBy: null },
  commitment: { actor: null, counterpart: null, act: null, window: null, trigger: null, status: 'pending' },
  event: {
    act: null,
    mode: null,
    actor: null,
    recipient: null,
    status: 'happened',
    object: null,
    condition: null,
    codes: [],
  },
  assessment: { by: null, of: null, direction: null, valuation: [], state: null },
  figure: { number: null, to: null, bound: null, unit: null, counts: null, countedBy: null },
  question: { putBy: null, to: null, words: null, answer: 'silent' },
};

/** Kinds whose words stand in no role: what says that two met, or that somebody promised. */
const BY_EVIDENCE: ReadonlySet<Kind> = new Set(['meeting', 'commitment', 'assessment'] as const);

/** The step that findings of people name. */
const REVIEW = 'review';

/** A finding of a person. @throws NotGiven where fields are wrong or missing. */
export function added(ground: Ground, { on, fields = {} }: DecisionBody): Given {
  const empty = EMPTY[on.kind];
  if (!empty) throw new NotGiven(`no finding of the kind ${on.kind} can be added`);
  const base = {
    ...empty,
    kind: on.kind,
    id: '' as never,
    // Elsewhere the roles give the words already.
    evidence: BY_EVIDENCE.has(on.kind) ? [on.at] : [],
    saidIn: around(ground, on.at),
    claimedBy: null,
    confidence: 1,
    step: REVIEW,
  } as unknown as Finding;
  const first: DecisionBody['fields'] = on.kind === 'statement' ? { content: { value: null, at: [on.at] } } : {};
  const made = filled(ground, base, { ...first, ...fields });
  for (const [name, field] of Object.entries(FIELDS[on.kind]!))
    if (field.needed && isEmpty((made.finding as unknown as Record<string, unknown>)[name]))
      throw new NotGiven(`a ${on.kind} needs its ${name}`, `Give ${formOf(name, field)}.`);
  return made;
}

/** What stands for the value of a field in its form. */
const VALUES: Readonly<Partial<Record<Field['shape'], string>>> = {
  choice: 'VALUE@',
  time: 'DATE@',
  length: 'LENGTH@',
  number: 'NUMBER@',
};

/** How a field is written: "holder=WORDS", "stance=VALUE@WORDS", "status=VALUE". */
export const formOf = (name: string, { shape }: Field): string =>
  shape === 'plain' ? `${name}=VALUE` : `${name}=${VALUES[shape] ?? ''}WORDS`;

const isEmpty = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

/** A finding with other fields. @throws NotGiven where they are wrong. */
export const corrected = (ground: Ground, finding: Finding, fields: NonNullable<DecisionBody['fields']>): Given =>
  filled(ground, finding, fields);

/** The innermost statement whose content holds words. */
function around({ findings }: Ground, at: Span): Finding['saidIn'] {
  const holding = findings.filter(
    (f): f is FindingOf<'statement'> =>
      f.kind === 'statement' &&
      f.content.some((c) => c.start <= at.start && at.end <= c.end && (c.start < at.start || at.end < c.end)),
  );
  const width = (s: FindingOf<'statement'>) => Math.min(...s.content.map((c) => c.end - c.start));
  return holding.sort((a, b) => width(a) - width(b) || (a.id < b.id ? -1 : 1))[0]?.id ?? null;
}

function filled(ground: Ground, finding: Finding, fields: NonNullable<DecisionBody['fields']>): Given {
  const mentions: Mention[] = [];
  const changed: Record<string, unknown> = {};
  for (const [name, given] of Object.entries(fields)) {
    const field = fieldOf(finding.kind, name);
    if (!field) throw new NotGiven(`a ${finding.kind} has no field ${name} that a person gives`);
    const was = (finding as unknown as Record<string, unknown>)[name];
    if (given === null && field.needed)
      throw new NotGiven(`a ${finding.kind} is none without its ${name}`, `Give ${formOf(name, field)}, or reject it.`);
    changed[name] = given === null ? (field.many ? [] : null) : fieldValue(ground, field, name, given, was, mentions);
  }
  const draft = { ...finding, ...changed } as Finding & { within?: unknown };
  if (draft.kind === 'statement' && changed.source) {
    const rung = (changed.source as Grounded<PartyRef>).value.name ? 'named' : null;
    (draft as unknown as Record<string, unknown>).rung = rung;
  }
  if (draft.kind === 'statement') (draft as unknown as Record<string, unknown>).within = draft.saidIn;
  // Words that a role gives are no evidence besides it.
  return { finding: identified(ground.source, draft) as Finding, mentions };
}

/** The value of a field as findings hold it. @throws NotGiven */
function fieldValue(
  ground: Ground,
  field: Field,
  name: string,
  { value, at }: GivenField,
  was: unknown,
  mentions: Mention[],
): unknown {
  for (const s of at)
    if (s.end > ground.text.length || s.end <= s.start)
      throw new NotGiven(
        `the words of ${name} are not in the report`,
        'Give them to the letter, or their place in it.',
      );
  const allowed = field.values;
  if (allowed && (value === null || !allowed.includes(value)))
    throw new NotGiven(
      value === null ? `${name} needs a value beside its words` : `“${value}” is no ${name}`,
      `Give ${formOf(name, field)}; ${name} is one of ${allowed.join(', ')}.`,
    );
  if (field.shape === 'plain') return value;
  const places = at.length > 0 ? at : evidenceOf(was);
  if (places.length === 0)
    throw new NotGiven(`${name} needs the words that it is read from`, `Give ${formOf(name, field)}.`);
  if (field.shape === 'span') return [...places];
  const item = (where: readonly Span[]) => ({
    value: itemOf(ground, field, name, value, where[0]!, mentions),
    evidence: [...where],
  });
  if (!field.many) return item(places);
  return value === null ? places.map((p) => item([p])) : [item([places[0]!]), ...places.slice(1).map((p) => item([p]))];
}

function evidenceOf(was: unknown): readonly Span[] {
  const first = Array.isArray(was) ? was[0] : was;
  return (first as { evidence?: readonly Span[] } | null)?.evidence ?? (Array.isArray(was) ? (was as Span[]) : []);
}

function itemOf(
  ground: Ground,
  field: Field,
  name: string,
  value: string | null,
  at: Span,
  mentions: Mention[],
): unknown {
  const words = ground.text.slice(at);
  switch (field.shape) {
    case 'party':
      return partyAt(ground, value, at, mentions);
    case 'number': {
      const number = Number((value ?? words).replace(/[\s,]/gu, ''));
      if (words.trim() === '' || !Number.isFinite(number))
        throw new NotGiven(`“${value ?? words}” is no number`, `Give ${formOf(name, field)}, the number in figures.`);
      return number;
    }
    case 'time':
      return momentOf(name, field, value, words);
    case 'length': {
      const length = durationOf(value ?? words, words.replace(/\s+/gu, ' '));
      if (!length)
        throw new NotGiven(
          value === null ? `${name} needs a length beside its words` : `“${value}” is no length of time`,
          `Give ${formOf(name, field)}: a length such as 90 min, 1 h 30 min or 2 days, with “about”, “at least” or “at most” before it where the words say so.`,
        );
      return length;
    }
    default:
      return value ?? words.replace(/\s+/gu, ' ');
  }
}

/** Whom words mean: the party of the mention that stands there, the party of this report that bears a name, or a new one. */
function partyAt(ground: Ground, name: string | null, at: Span, mentions: Mention[]): PartyRef {
  const known = [...ground.findings, ...mentions].filter((f): f is Mention => f.kind === 'mention' && f.party !== null);
  const called = (m: Mention) => ground.parties[m.party!] ?? m.name;
  const width = (m: Mention) => Math.abs(m.evidence[0]!.start - at.start) + Math.abs(m.evidence[0]!.end - at.end);
  const meant =
    name === null
      ? known
          .filter((m) => overlaps(m.evidence[0]!, at))
          .sort((a, b) => width(a) - width(b) || (a.id < b.id ? -1 : 1))[0]
      : known.find((m) => called(m) === name || m.name === name);
  if (meant) return { name: called(meant), party: meant.party };
  const own = name ?? ground.text.slice(at).replace(/\s+/gu, ' ');
  const made = identified<Mention>(ground.source, {
    kind: 'mention',
    form: 'name',
    type: ground.typeOf(own) ?? (/^\p{Lu}\S* \p{Lu}\S*$/u.test(own) ? 'person' : 'organisation'),
    party: null,
    name: own,
    role: null,
    affiliation: null,
    evidence: [at],
    saidIn: null,
    claimedBy: null,
    confidence: 1,
    step: REVIEW,
  });
  // The reader's mention of these very words means somebody else; a name beside it keeps both apart.
  const id = known.some((m) => m.id === made.id) ? (`${made.id}-${known.length}` as Mention['id']) : made.id;
  mentions.push({ ...made, id, party: id });
  return { name: own, party: id };
}

const PRECISIONS: readonly (readonly [RegExp, Precision])[] = [
  [/^\d{4}-\d{2}-\d{2}T/u, 'minute'],
  [/^\d{4}-\d{2}-\d{2}$/u, 'day'],
  [/^\d{4}-\d{2}$/u, 'month'],
  [/^\d{4}$/u, 'year'],
];

/** 2031-02-31 is no day; of a time of day the day is looked at. */
function isDate(value: string): boolean {
  const at = Date.parse(value.slice(0, 10));
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value.slice(0, 10));
}

function momentOf(name: string, field: Field, value: string | null, words: string): Moment {
  const precision = PRECISIONS.find(([form]) => value !== null && form.test(value) && isDate(value))?.[1];
  if (!precision)
    throw new NotGiven(
      value === null ? `${name} needs a date beside its words` : `“${value}” is no date`,
      `Give ${formOf(name, field)}: a day, a month or a year as in 2031-03-04, 2031-03 or 2031.`,
    );
  return { expression: words, edtf: value, precision, anchor: null, relation: 'on', relative: null };
}
