import type { Condition, Connective, FindingId, Mention, Slice } from '../model/index.js';
import { listing, type Row } from './listing.js';
import { findingsBySource } from './lookup.js';
import { sideNameOf } from './voice.js';

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
      on: sideIn(slice, row.id, row.side),
      day: row.day,
      laterReported: later.get(row.id) ?? [],
    });
  }
  return { halves: [...halves.values()], waits: found };
}

/** The first side other than the one that waits whose people or name stand in what is waited for. */
function sideIn(slice: Slice, id: FindingId, other: string | null): string | null {
  const { finding, source } = slice.findings.get(id)!;
  const spans = (finding as Condition).required.evidence;
  const inside = (findingsBySource(slice).get(source) ?? [])
    .map((l) => l.finding)
    .filter((f): f is Mention => f.kind === 'mention')
    .filter((m) => spans.some((s) => s.start <= m.evidence[0]!.start && m.evidence[0]!.end <= s.end))
    .sort((a, b) => a.evidence[0]!.start - b.evidence[0]!.start);
  for (const m of inside) {
    const side = sideNameOf(slice, m);
    if (side !== null && side !== other && slice.record.sides.includes(side)) return side;
  }
  return null;
}
