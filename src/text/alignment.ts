/** How one wording renders another, word by word, with the places of the words in both texts. */
import { diffArrays } from 'diff';
import { type Span, span } from './span.js';
import type { Text } from './text.js';

/**
 * What became of a stretch of the original: `kept` to the letter, `swapped` for other words, `cut`; words `added` that it has not;
 * `spliced` where what stood far apart is joined with nothing to show it.
 */
export type Rendered = 'kept' | 'swapped' | 'added' | 'cut' | 'spliced';

export interface RenderedPiece {
  readonly as: Rendered;
  /** In the rendering; of what was cut the place where it is missing, of a splice the seam. */
  readonly at: Span;
  /** In the original; of what was added the place where it would stand. */
  readonly of: Span;
}

/** A word, in which stretch of a wording it stands, and where in the text. */
export interface PlacedWord extends Span {
  readonly word: string;
  readonly part: number;
}

/** The words of a wording in small letters; its stretches may stand apart in the text. */
export const placedWords = (text: Text, parts: readonly Span[]): PlacedWord[] =>
  parts.flatMap((at, part) =>
    [...text.scan(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/u, at)].map((m) => ({
      word: m.text.toLowerCase().replace(/’/gu, "'"),
      part,
      start: m.start,
      end: m.end,
    })),
  );

/** A step of an alignment: so many words of the rendering for so many of the original. */
interface Step {
  readonly kept: boolean;
  readonly own: number;
  readonly of: number;
}

/** What both share in order, and what stands between: words that went and words that came in one place are one step. */
function steps(own: readonly PlacedWord[], original: readonly PlacedWord[]): Step[] {
  const found: { kept: boolean; own: number; of: number }[] = [];
  const changes = diffArrays(
    original.map((w) => w.word),
    own.map((w) => w.word),
  );
  for (const { count, added, removed } of changes) {
    const kept = !added && !removed;
    const last = found.at(-1);
    const step = !kept && last && !last.kept ? last : { kept, own: 0, of: 0 };
    if (step !== last) found.push(step);
    if (!removed) step.own += count;
    if (!added) step.of += count;
  }
  return found;
}

/** Words of runs that two wordings share in order, of at least `least` words each. */
export function sharedRuns(a: readonly PlacedWord[], b: readonly PlacedWord[], least: number): number {
  return steps(a, b).reduce((sum, s) => sum + (s.kept && s.own >= least ? s.own : 0), 0);
}

/** Words that are left out between two that are joined, from which on these stood far apart. */
const APART = 5;

/** Share of the shorter wording's words from which on it is the same words, and a run that shows it in a long one. */
const SAME_WORDS = { share: 0.3, run: 4 } as const;

/** Whether a wording shares words with its original in more than passing: of a translation a swap of every word would tell nothing. */
function isAlike(found: readonly Step[], own: number, original: number): boolean {
  const kept = found.filter((s) => s.kept);
  const words = kept.reduce((n, s) => n + s.own, 0);
  return words / Math.min(own, original) >= SAME_WORDS.share || kept.some((s) => s.own >= SAME_WORDS.run);
}

/**
 * The pieces of a rendering against its original, in order; none where either has no words, or where it says the same in other words, as a
 * translation does. Kept pieces stand in one stretch of both.
 */
export function rendered(text: Text, parts: readonly Span[], original: Text, of: readonly Span[]): RenderedPiece[] {
  const [own, there] = [placedWords(text, parts), placedWords(original, of)];
  if (own.length === 0 || there.length === 0) return [];
  const pieces: RenderedPiece[] = [];
  let [i, k] = [0, 0];
  const all = steps(own, there);
  if (!isAlike(all, own.length, there.length)) return [];
  for (const step of all) {
    const [mine, theirs] = [own.slice(i, i + step.own), there.slice(k, k + step.of)];
    if (step.kept) pieces.push(...kept(mine, theirs));
    else if (theirs.length === 0) pieces.push({ as: 'added', at: hullOf(mine), of: seam(there, k) });
    else if (mine.length > 0) pieces.push({ as: 'swapped', at: hullOf(mine), of: hullOf(theirs) });
    else {
      const as = isSpliced(text, own, i, original, theirs) ? 'spliced' : 'cut';
      pieces.push({ as, at: seam(own, i), of: hullOf(theirs) });
    }
    i += step.own;
    k += step.of;
  }
  return pieces;
}

const hullOf = (words: readonly PlacedWord[]): Span => span(words[0]!.start, words.at(-1)!.end);

/** The place between two words, or the end that nothing stands behind. */
function seam(words: readonly PlacedWord[], at: number): Span {
  const [before, after] = [words[at - 1], words[at]];
  if (!before) return span(after!.start, after!.start);
  if (!after || after.part !== before.part) return span(before.end, before.end);
  return span(before.end, after.start);
}

/** Runs of kept words that stand in one stretch of both texts. */
function kept(mine: readonly PlacedWord[], theirs: readonly PlacedWord[]): RenderedPiece[] {
  const found: RenderedPiece[] = [];
  let from = 0;
  for (let n = 1; n <= mine.length; n++) {
    const [last, next] = [mine[n - 1]!, mine[n]];
    if (next && next.part === last.part && theirs[n]!.part === theirs[n - 1]!.part) continue;
    found.push({ as: 'kept', at: hullOf(mine.slice(from, n)), of: hullOf(theirs.slice(from, n)) });
    from = n;
  }
  return found;
}

/** Whether words that stood far apart are joined as if nothing had stood between them. */
function isSpliced(
  text: Text,
  own: readonly PlacedWord[],
  at: number,
  original: Text,
  missing: readonly PlacedWord[],
): boolean {
  const [before, after] = [own[at - 1], own[at]];
  if (!before || !after || before.part !== after.part) return false;
  if (/\.\.|…|[[\]”“"]/u.test(text.slice(span(before.end, after.start)))) return false;
  return missing.length >= APART || /[.!?]\s/u.test(original.slice(hullOf(missing)));
}
