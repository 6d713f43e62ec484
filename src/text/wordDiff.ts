/** What changed between two wordings, word by word. */
import { diffArrays } from 'diff';

/** A stretch of a wording; joined, the pieces of one wording are that wording to the letter. */
export interface WordPiece {
  readonly words: string;
  /** Whether the other wording lacks it. */
  readonly own: boolean;
}

/** Words and marks, each with the space behind it. */
const wordsOf = (text: string): string[] =>
  text.match(/(?:\p{L}[\p{L}\p{N}’'-]*|\p{N}(?:[\p{N}.,]*\p{N})?%?|\S)\s*|\s+/gu) ?? [];

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Both wordings in pieces: what they share and what each has for itself. Small and capital letters are the same here. */
export function wordDiff(from: string, to: string): { readonly from: WordPiece[]; readonly to: WordPiece[] } {
  const [before, after] = [wordsOf(from), wordsOf(to)];
  const pieces = { from: [] as WordPiece[], to: [] as WordPiece[] };
  let [i, k] = [0, 0];
  // By count: of what both share the library gives the words of one alone.
  for (const { count, added, removed } of diffArrays(before, after, { comparator: same })) {
    if (!added) pieces.from.push({ words: before.slice(i, i + count).join(''), own: removed });
    if (!removed) pieces.to.push({ words: after.slice(k, k + count).join(''), own: added });
    i += added ? 0 : count;
    k += removed ? 0 : count;
  }
  return pieces;
}

/** Two paragraphs that stand beside each other in two wordings; null where one wording has none there. */
export interface ParagraphPair {
  readonly from: readonly WordPiece[] | null;
  readonly to: readonly WordPiece[] | null;
}

const whole = (words: string): WordPiece[] => [{ words, own: true }];

/** Two texts paragraph by paragraph: those that both have are whole, those that stand in each other's place are compared word by word. */
export function paragraphDiff(from: string, to: string): ParagraphPair[] {
  const cut = (text: string) => text.split('\n').filter((line) => line.trim() !== '');
  const found: ParagraphPair[] = [];
  let gone: string[] = [];
  let came: string[] = [];
  const settle = () => {
    for (let i = 0; i < Math.max(gone.length, came.length); i++) {
      const [a, b] = [gone[i], came[i]];
      found.push(
        a === undefined
          ? { from: null, to: whole(b!) }
          : b === undefined
            ? { from: whole(a), to: null }
            : wordDiff(a, b),
      );
    }
    [gone, came] = [[], []];
  };
  for (const { value, added, removed } of diffArrays(cut(from), cut(to))) {
    if (removed) gone.push(...value);
    else if (added) came.push(...value);
    else {
      settle();
      for (const words of value) found.push({ from: [{ words, own: false }], to: [{ words, own: false }] });
    }
  }
  settle();
  return found;
}
