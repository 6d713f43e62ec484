import type { Condition, Connective, FindingId, Slice } from '../model/index.js';
import { literal } from '../text/index.js';
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
  /** A side named in the half that is waited for. */
  readonly on: string | null;
  readonly day: string | null;
  readonly laterReported: readonly FindingId[];
}

export interface Waits {
  readonly halves: readonly Half[];
  /** Newest first. */
  readonly waits: readonly Wait[];
}

const nameless = (words: string) =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The conditions of a record, each said once, those that were told last first; halves of equal words are one. */
export function waits(slice: Slice, rows: readonly Row[] = listing(slice, ['condition']).reverse()): Waits {
  const later = new Map(slice.record.conditions.map((e) => [e.id, e.laterReported]));
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
      on: sideIn(slice, f.required.value, row.side),
      day: row.day,
      laterReported: later.get(row.id) ?? [],
    });
  }
  return { halves: [...halves.values()], waits: found };
}

/** A side that the words name, other than the one that waits. */
function sideIn(slice: Slice, words: string, other: string | null): string | null {
  return slice.record.sides.find((s) => s !== other && new RegExp(`(?<!\\p{L})${literal(s)}`, 'u').test(words)) ?? null;
}
