import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anchor, anchorQuote, offset, select, span, Text, tokenize, wellFormed } from './index.js';

interface Case {
  name: string;
  text: string;
  length: number;
  spans: { words: string; start: number; end: number }[];
}

const CASES = JSON.parse(readFileSync(new URL('../../vectors/offsets.json', import.meta.url), 'utf8')) as Case[];

describe('offsets count code points, as Python and SQLite do', () => {
  for (const c of CASES) {
    test(c.name, () => {
      const text = new Text(c.text);
      expect(text.length).toBe(c.length);
      for (const s of c.spans) {
        expect(text.slice(span(s.start, s.end))).toBe(s.words);
        expect(text.findAll(s.words).map((f) => f.start)).toContain(s.start);
        expect(anchor(text, select(text, span(s.start, s.end)))).toEqual(span(s.start, s.end));
      }
    });
  }
});

/** Text with astral characters, combining marks, right-to-left letters and line ends. */
const anyText = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom('a', ' ', '“', '”', '\n', '.', 'é', 'e\u0301', 'ש', 'ل', '🕊', '👩🏽‍⚖️', '𝔏', '\u200f'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    ),
    maxLength: 80,
  })
  .filter((s) => s.isWellFormed());

test('a slice is what the code points say', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), fc.nat(), (value, a, b) => {
      const points = [...value];
      const text = new Text(value);
      const [start, end] = [a % (points.length + 1), b % (points.length + 1)].sort((x, y) => x - y) as [number, number];
      expect(text.length).toBe(points.length);
      expect(text.slice(span(start, end))).toBe(points.slice(start, end).join(''));
    }),
  );
});

test('both selectors lead back to their span', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), fc.nat(), (value, a, b) => {
      const text = new Text(value);
      const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
      const selectors = select(text, span(start, end));
      expect(anchor(text, selectors)).toEqual(span(start, end));
      const found = anchorQuote(text, selectors[1]);
      if (found) expect(text.slice(found)).toBe(selectors[1].exact);
    }),
  );
});

test('a selector of a changed text is orphaned, never moved', () => {
  const text = new Text('The envoy said the talks were useful.');
  const selectors = select(text, text.find('useful')!);
  expect(anchor(new Text('The envoy said the talks were hopeless.'), selectors)).toBeNull();
  expect(anchor(new Text('An envoy said the talks were useful.'), selectors)).toBeNull();
});

test('tokens stand in order, do not overlap, and hold every letter', () => {
  fc.assert(
    fc.property(anyText, (value) => {
      const text = new Text(value);
      const tokens = tokenize(text);
      let end = 0;
      for (const t of tokens) {
        expect(t.start).toBeGreaterThanOrEqual(end);
        expect(text.slice(t)).toBe(t.text);
        end = t.end;
      }
      const seen = tokens.map((t) => t.text).join('');
      expect(seen.replace(/[^\p{L}\p{N}]/gu, '')).toBe(value.replace(/[^\p{L}\p{N}]/gu, ''));
    }),
  );
});

test('scan gives spans within a part of the text', () => {
  const text = new Text('🕊 one 🕊 two 🕊 three');
  const found = [...text.scan(/\w+/u, span(6, text.length))].map((m) => [m.text, text.slice(m)]);
  expect(found).toEqual([
    ['two', 'two'],
    ['three', 'three'],
  ]);
});

test('what is no code point is refused or mended', () => {
  expect(() => new Text('a\ud800b')).toThrow(RangeError);
  expect(wellFormed('a\ud800b')).toEqual({ value: 'a\ufffdb', replaced: 1 });
  expect(() => span(3, 2)).toThrow(RangeError);
  expect(() => offset(-1)).toThrow(RangeError);
  expect(() => new Text('abc').slice(span(0, 4))).toThrow(RangeError);
});
