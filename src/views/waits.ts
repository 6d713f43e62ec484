/** Who waits for whom, what later reports tell of it, and what is to come first: for lists and pictures. */
import type {
  Condition,
  ConditionEdge,
  Connective,
  FindingId,
  LaterReport,
  Outcome,
  Polarity,
  Slice,
} from '../model/index.js';
import { listing, type Row } from './listing.js';
import { keyWords } from './reference.js';
import { voiceOf, voiceWords } from './voice.js';

/** Words of a later report on what was waited for, and whose they are. */
export interface LaterWords {
  readonly says: Outcome;
  readonly finding: FindingId;
  readonly day: string | null;
  readonly voice: string;
  readonly words: string;
}

/** A condition as it is listed: what it waits for, whether that is to happen, and what is told of it later. */
export interface WaitFacts {
  readonly polarity: Polarity;
  readonly on: string | null;
  readonly reported: ConditionEdge['reported'];
  readonly later: readonly LaterWords[];
}

/** One side of a condition in the picture: what waits, or what is waited for. */
export interface Half {
  readonly id: string;
  readonly words: string;
}

/** What waits, for what, and who says so. */
export interface Wait {
  readonly id: FindingId;
  readonly dependent: string;
  readonly required: string;
  readonly connective: Connective;
  /** Whose condition it is; null when no report says. */
  readonly side: string | null;
  /** The side of somebody who is named, or meant by a pronoun, in the half that is waited for. */
  readonly on: string | null;
  readonly day: string | null;
  readonly facts: WaitFacts;
}

/** Sides that wait for each other: one condition of each in a circle, and all that say so, the newest first. */
export interface Standstill {
  readonly id: FindingId;
  readonly sides: readonly string[];
  readonly cycle: readonly FindingId[];
  readonly since: string | null;
  readonly day: string | null;
  readonly waits: readonly FindingId[];
}

/** Words of somebody who wants one thing before the other. */
export interface OrderWords {
  readonly finding: FindingId;
  readonly day: string | null;
  readonly voice: string;
  readonly words: string;
}

/** Two things that sides want in opposite order. */
export interface Order {
  readonly id: FindingId;
  readonly things: readonly [string, string];
  readonly since: string | null;
  readonly day: string | null;
  /** For each side what it wants first and what second, with the words that say so, the newest first. */
  readonly wishes: readonly {
    readonly side: string;
    readonly first: string;
    readonly second: string;
    readonly words: readonly OrderWords[];
  }[];
}

export interface Waits {
  readonly halves: readonly Half[];
  /** Newest first. */
  readonly waits: readonly Wait[];
  /** Every telling, also those that say what another says. */
  readonly told: ReadonlyMap<FindingId, Wait>;
  readonly standstills: readonly Standstill[];
  readonly orders: readonly Order[];
}

/** What later reports tell, as a heading of ours: never surer than that somebody says so. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  met: 'reported met',
  'not met': 'reported not met',
  broken: 'reported broken',
  'told again': 'told again',
};

/** What is told of a condition beside its words, by its finding. */
export function waitFacts(slice: Slice): ReadonlyMap<FindingId, WaitFacts> {
  return new Map(
    slice.record.conditions.map(({ id, polarity, on, reported, laterReported }) => [
      id,
      { polarity, on, reported, later: laterReported.map((l) => laterWords(slice, l)) },
    ]),
  );
}

function laterWords(slice: Slice, { says, finding, day, at }: LaterReport): LaterWords {
  const located = slice.findings.get(finding)!;
  const words = slice.text(located.source).slice(at).replace(/\s+/gu, ' ');
  return { says, finding, day, voice: voiceWords(voiceOf(slice, located)), words };
}

const nameless = (words: string) =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The conditions of a record, each said once, those that were told last first; halves of equal words are one. */
export function waits(slice: Slice, rows: readonly Row[] = listing(slice, ['condition']).reverse()): Waits {
  const facts = waitFacts(slice);
  const halves = new Map<string, Half>();
  const known = new Set<string>();
  const found: Wait[] = [];
  const told = new Map<FindingId, Wait>();
  for (const row of rows) {
    const f = slice.findings.get(row.id)!.finding as Condition;
    const [dependent, required] = [f.dependent.value, f.required.value].map((words) => {
      const id = nameless(words);
      if (!halves.has(id)) halves.set(id, { id, words });
      return id;
    }) as [string, string];
    const key = `${row.side}\n${dependent}\n${f.connective.value}\n${required}`;
    const wait: Wait = {
      id: row.id,
      dependent,
      required,
      connective: f.connective.value,
      side: row.side,
      on: sideIn(slice, facts.get(row.id)?.on ?? null),
      day: row.day,
      facts: facts.get(row.id) ?? NO_FACTS,
    };
    told.set(row.id, wait);
    if (!known.has(key)) found.push(wait);
    known.add(key);
  }
  return { halves: [...halves.values()], waits: found, told, standstills: standstills(slice), orders: orders(slice) };
}

const NO_FACTS: WaitFacts = { polarity: 'to happen', on: null, reported: null, later: [] };

/** A side that waits are drawn for; others are too many to tell apart. */
const sideIn = (slice: Slice, side: string | null): string | null =>
  side !== null && slice.record.sides.includes(side) ? side : null;

/** Deadlocks, those that were told last first. */
export const standstills = (slice: Slice): Standstill[] =>
  slice.record.deadlocks.map(({ id, sides, cycle, since, day, members }) => ({
    id,
    sides,
    cycle,
    since,
    day,
    waits: [...members].sort((a, b) => compare(dayOf(slice, b), dayOf(slice, a)) || compare(a, b)),
  }));

/** Disputes of order, those that were told last first. */
export const orders = (slice: Slice): Order[] =>
  slice.record.orders.map(({ id, things, since, day, wishes }) => ({
    id,
    things,
    since,
    day,
    wishes: wishes.map(({ side, first, members }) => ({
      side,
      first: things[first],
      second: things[1 - first]!,
      words: members
        .flatMap((finding) => orderWords(slice, finding))
        .sort((a, b) => compare(b.day ?? '', a.day ?? '') || compare(a.finding, b.finding)),
    })),
  }));

function orderWords(slice: Slice, finding: FindingId): OrderWords[] {
  const located = slice.findings.get(finding);
  if (!located) return [];
  const words = slice.text(located.source).slice(keyWords(located.finding)).replace(/\s+/gu, ' ');
  return [{ finding, day: located.day, voice: voiceWords(voiceOf(slice, located)), words }];
}

const dayOf = (slice: Slice, id: FindingId): string => slice.findings.get(id)?.day ?? '';
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
