const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');

/** "a", "seven" or "12" as a number below ten thousand; null for other words. */
export function numberOf(lower: string): number | null {
  if (lower === 'a' || lower === 'an') return 1;
  const word = SMALL.indexOf(lower);
  if (word >= 0 && word <= 12) return word;
  return /^\d{1,4}$/u.test(lower) ? Number(lower) : null;
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
