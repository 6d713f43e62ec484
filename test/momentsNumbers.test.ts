import { describe, expect, test } from 'vitest';
import { numberAt, numberOf } from '../src/reader/moments/numbers.js';

const at = (text: string) => {
  const tokens = text.split(' ');
  return numberAt((k) => tokens[k] ?? '');
};

describe('numbers in words', () => {
  test.each([
    ['seven', 7, 1],
    ['thirteen days', 13, 1],
    ['forty days', 40, 1],
    ['forty - two days', 42, 3],
    ['forty two days', 42, 2],
    ['ninety - nine', 99, 3],
    ['a hundred days', 100, 2],
    ['two hundred and six days', 206, 4],
    ['three thousand men', 3000, 2],
    ['two dozen ships', 24, 2],
    ['a dozen', 12, 2],
    ['48 hours', 48, 1],
    ['a week', 1, 1],
    ['twenty and more', 20, 1],
  ])('%s', (text, n, length) => expect(at(text)).toEqual({ n, length }));

  // What is not counted out has no number.
  test.each(['dozens', 'hundreds of men', 'several hundred', 'many'])('none: %s', (text) =>
    expect(at(text)).toBeNull(),
  );

  test.each([
    ['thirteen', 13],
    ['nineteen', 19],
    ['fifty', 50],
    ['1200', 1200],
    ['hundred', null],
    ['first', null],
  ])('one word: %s', (word, n) => expect(numberOf(word)).toBe(n));
});
