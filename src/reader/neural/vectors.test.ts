import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Text } from '../../text/index.js';
import { units } from './units.js';
import { viterbi } from './viterbi.js';
import { WordPieces } from './wordPieces.js';

const vectors = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../vectors/${name}.json`, import.meta.url), 'utf8'));

describe('what Python answers, we answer', () => {
  const file = vectors('pieces') as {
    pieces: string[];
    unknown: string;
    first: string;
    last: string;
    cases: { text: string; units: number[][] }[];
  };
  const words = new WordPieces(file.pieces, file);

  test.each(file.cases.map((c) => [JSON.stringify(c.text).slice(0, 40), c] as const))(
    'units and pieces of %s',
    (_, c) => {
      const own = units(new Text(c.text)).map((u) => [u.start, u.end, u.case, u.gap, ...words.of(u.text)]);
      expect(own).toEqual(c.units);
    },
  );

  test('best tags of a chain', () => {
    const { tags, follow, start, cases } = vectors('decoding') as {
      tags: string[];
      follow: number[][];
      start: number[];
      cases: { scores: number[][]; best: number[] }[];
    };
    for (const { scores, best } of cases) {
      const own = viterbi(Float32Array.from(scores.flat()), scores.length, { tags, follow, start });
      expect([...own]).toEqual(best);
    }
  });
});
