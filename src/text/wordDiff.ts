/** What changed between two wordings, word by word. */
import { diffArrays } from 'diff';

export interface WordChange {
  readonly words: string;
  readonly change: 'kept' | 'gone' | 'new';
}

const wordsOf = (text: string): string[] => text.match(/\p{L}[\p{L}\p{N}’'-]*|\p{N}[\p{N}.,]*%?|\S/gu) ?? [];

/** Both wordings as one row of words: kept, gone or new. Small and capital letters are the same here. */
export const wordDiff = (from: string, to: string): WordChange[] =>
  diffArrays(wordsOf(from), wordsOf(to), { comparator: (a, b) => a.toLowerCase() === b.toLowerCase() }).map(
    ({ value, added, removed }) => ({ words: value.join(' '), change: added ? 'new' : removed ? 'gone' : 'kept' }),
  );
