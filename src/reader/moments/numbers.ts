import { byWord } from '../../text/index.js';

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');

/** "a", "seven", "ninety" or "12" as a number below ten thousand; null for other words. */
export function numberOf(lower: string): number | null {
  if (lower === 'a' || lower === 'an') return 1;
  const word = below100(lower, '')?.n;
  if (word !== undefined) return word;
  return /^\d{1,4}$/u.test(lower) ? Number(lower) : null;
}

const SCALES: Readonly<Record<string, number>> = byWord({ dozen: 12, hundred: 100, thousand: 1000 });

/** "forty-two", "a hundred", "two dozen", "three hundred and six" from a token on (hyphens are tokens). */
export function numberAt(word: (offset: number) => string): { n: number; length: number } | null {
  const first = tensAt(word, 0) ?? plain(word(0));
  const scale = first && SCALES[word(first.length)];
  if (!first || !scale) return first;
  const length = first.length + 1;
  const and = word(length) === 'and' ? 1 : 0;
  const rest = scale === 12 ? null : tensAt(word, length + and);
  return rest ? { n: first.n * scale + rest.n, length: length + and + rest.length } : { n: first.n * scale, length };
}

const plain = (lower: string) => {
  const n = numberOf(lower);
  return n === null ? null : { n, length: 1 };
};

/** "forty-two", "forty two", "forty", "seven". */
function tensAt(word: (offset: number) => string, from: number): { n: number; length: number } | null {
  const hyphen = word(from + 1) === '-' ? 1 : 0;
  const found = below100(word(from), word(from + 1 + hyphen));
  return found && { n: found.n, length: found.words + (found.words === 2 ? hyphen : 0) };
}

/** "third", "3rd" as a number; 0 for other words. */
export function ordinalOf(lower: string): number {
  const digits = /^(\d{1,3})(?:st|nd|rd|th)$/u.exec(lower);
  return digits ? Number(digits[1]) : ORDINALS.indexOf(lower) + 1;
}

const below100 = (first: string, second: string): { n: number; words: number } | null => {
  const tens = TENS.indexOf(first);
  if (tens >= 2) {
    const ones = SMALL.indexOf(second);
    return ones >= 1 && ones <= 9 ? { n: 10 * tens + ones, words: 2 } : { n: 10 * tens, words: 1 };
  }
  const small = SMALL.indexOf(first);
  return small >= 0 ? { n: small, words: 1 } : null;
};

/** "nineteen ninety-six", "two thousand": a year in words, and how many tokens it takes (hyphens are tokens). */
export function spelledYear(word: (offset: number) => string): { year: number; length: number } | null {
  if (word(0) === 'two' && word(1) === 'thousand') return { year: 2000, length: 2 };
  if (word(0) !== 'nineteen' && word(0) !== 'eighteen') return null;
  const hyphen = word(2) === '-' ? 1 : 0;
  const rest = below100(word(1), word(2 + hyphen));
  if (!rest || rest.n < 10) return null;
  return { year: 100 * SMALL.indexOf(word(0)) + rest.n, length: 1 + rest.words + (rest.words === 2 ? hyphen : 0) };
}
