import { EDGE, opensLine, type Unit } from './units.js';
import type { WordPieces } from './wordPieces.js';

/** Half-open numbers of units. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/** Units `[first, last)` as the model reads them: pieces with the special ones at both ends. */
export interface Window extends Range {
  readonly pieces: Int32Array;
  readonly case: Int32Array;
  readonly gap: Int32Array;
  /** First piece of each unit. */
  readonly at: Int32Array;
  /** Units that this window answers for; those before them are only looked back at. */
  readonly owns: Range;
}

export interface WindowSize {
  /** Pieces of a window, the special ones included. */
  readonly pieces: number;
  /** Pieces that neighbours share, about. */
  readonly overlap: number;
}

/** A text's units cut into windows, first to last. */
export function windows(units: readonly Unit[], words: WordPieces, size: WindowSize): Window[] {
  const pieces = units.map((u) => words.of(u.text));
  const lengths = pieces.map((p) => p.length);
  return cuts(lengths, units.map(breakBefore), size).map(({ range, owns }) =>
    window(units, pieces, range, owns, words),
  );
}

/** How good a place to cut it is before a unit: a line break, the end of a sentence, neither. */
function breakBefore(unit: Unit, i: number, units: readonly Unit[]): number {
  if (opensLine(unit)) return 2;
  const before = units[i - 1];
  return before !== undefined && unit.gap !== 0 && /^[.!?”"]$/u.test(before.text) ? 1 : 0;
}

/**
 * Ranges of at most `size.pieces` pieces and the units that each answers for. A window ends at the last good break in its
 * last two fifths; the next one looks back over `size.overlap` pieces.
 */
function cuts(
  lengths: readonly number[],
  breaks: readonly number[],
  size: WindowSize,
): { range: Range; owns: Range }[] {
  const room = size.pieces - 2;
  const found: { range: Range; owns: Range }[] = [];
  for (let start = 0; start < lengths.length; ) {
    let first = start;
    let used = 0;
    while (first > 0 && used + lengths[first - 1]! <= size.overlap) used += lengths[--first]!;
    let last = start;
    let cut = -1;
    for (; last < lengths.length && (last === start || used + lengths[last]! <= room); last++) {
      if (last > start && used > room * 0.6 && breaks[last]! > 0 && (cut < 0 || breaks[last]! >= breaks[cut]!))
        cut = last;
      used += lengths[last]!;
    }
    if (last < lengths.length && breaks[last]! > 0 && (cut < 0 || breaks[last]! >= breaks[cut]!)) cut = last;
    const end = last === lengths.length || cut < 0 ? last : cut;
    found.push({ range: { first, last: end }, owns: { first: start, last: end } });
    start = end;
  }
  return found;
}

function window(
  units: readonly Unit[],
  pieces: readonly (readonly number[])[],
  { first, last }: Range,
  owns: Range,
  words: WordPieces,
): Window {
  let length = 2;
  for (let i = first; i < last; i++) length += pieces[i]!.length;
  const made: Window = {
    first,
    last,
    owns,
    pieces: new Int32Array(length),
    case: new Int32Array(length).fill(EDGE.case),
    gap: new Int32Array(length),
    at: new Int32Array(last - first),
  };
  made.pieces[0] = words.first;
  made.pieces[length - 1] = words.last;
  made.gap[0] = EDGE.gap;
  made.gap[length - 1] = EDGE.gap;
  let k = 1;
  for (let i = first; i < last; i++) {
    made.at[i - first] = k;
    made.gap[k] = units[i]!.gap;
    for (const piece of pieces[i]!) {
      made.pieces[k] = piece;
      made.case[k++] = units[i]!.case;
    }
  }
  return made;
}
