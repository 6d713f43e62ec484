import type { Condition, Connective, FindingId, Slice } from '../model/index.js';
import { listing, type Row } from './listing.js';

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
  readonly laterReported: readonly FindingId[];
}

/** Sides that wait for each other, with the conditions that say so, the newest first. */
export interface Standstill {
  readonly id: FindingId;
  readonly sides: readonly string[];
  readonly since: string | null;
  readonly day: string | null;
  readonly waits: readonly FindingId[];
}

export interface Waits {
  readonly halves: readonly Half[];
  /** Newest first. */
  readonly waits: readonly Wait[];
  readonly standstills: readonly Standstill[];
}

const nameless = (words: string) =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The conditions of a record, each said once, those that were told last first; halves of equal words are one. */
export function waits(slice: Slice, rows: readonly Row[] = listing(slice, ['condition']).reverse()): Waits {
  const edges = new Map(slice.record.conditions.map((e) => [e.id, e]));
  const halves = new Map<string, Half>();
  const known = new Set<string>();
  const found: Wait[] = [];
  for (const row of rows) {
    const f = slice.findings.get(row.id)!.finding as Condition;
    const [dependent, required] = [f.dependent.value, f.required.value].map((words) => {
      const id = nameless(words);
      if (!halves.has(id)) halves.set(id, { id, words });
      return id;
    }) as [string, string];
    const key = `${row.side}\n${dependent}\n${f.connective.value}\n${required}`;
    if (known.has(key)) continue;
    known.add(key);
    found.push({
      id: row.id,
      dependent,
      required,
      connective: f.connective.value,
      side: row.side,
      on: sideIn(slice, edges.get(row.id)?.on ?? null),
      day: row.day,
      laterReported: edges.get(row.id)?.laterReported ?? [],
    });
  }
  return { halves: [...halves.values()], waits: found, standstills: standstills(slice) };
}

/** A side that waits are drawn for; others are too many to tell apart. */
const sideIn = (slice: Slice, side: string | null): string | null =>
  side !== null && slice.record.sides.includes(side) ? side : null;

/** Deadlocks, those that were told last first. */
export const standstills = (slice: Slice): Standstill[] =>
  slice.record.deadlocks.map(({ id, sides, since, day, members }) => ({
    id,
    sides,
    since,
    day,
    waits: [...members].sort((a, b) => compare(dayOf(slice, b), dayOf(slice, a)) || compare(a, b)),
  }));

const dayOf = (slice: Slice, id: FindingId): string => slice.findings.get(id)?.day ?? '';
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
