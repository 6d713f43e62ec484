import { type Span, span, type Text } from '../../text/index.js';

/** How a unit is written: the vocabulary has no capitals, so the model is told. */
const CASE = { lower: 0, capital: 1, upper: 2, mixed: 3, digit: 4, mark: 5 } as const;
/** What stands before a unit. */
const GAP = { glued: 0, spaced: 1, newLine: 2 } as const;

/** The case of the marks around a window, and the gap before its first piece. */
export const EDGE = { case: CASE.mark, gap: GAP.newLine } as const;

/** A run of letters, marks and digits, or one other visible character: what the heads label. */
export interface Unit extends Span {
  readonly text: string;
  readonly case: number;
  readonly gap: number;
}

const WORD = String.raw`\p{L}\p{M}\p{N}`;
// Written out, since languages do not agree on \s; `units.py` has the same.
const WHITE = String.raw`\t\n\v\f\r\x1c-\x1f \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff`;
const ends = (letters: string) => `(?=${letters}(?![${WORD}]))`;
const UNIT = new RegExp(
  [
    `[cC][aA][nN]${ends('[nN][oO][tT]')}`,
    `(?:[gG][oO]|[wW][aA])[nN]${ends('[nN][aA]')}`,
    `[gG][oO][tT]${ends('[tT][aA]')}`,
    `[${WORD}]+`,
    `[^${WHITE}${WORD}]`,
  ].join('|'),
  'gu',
);
const LINE = /[\n\r\u2028\u2029]/u;

/** The units of a stretch of text, in order. What stands before the first one counts as a line break. */
export function units(text: Text, within: Span = text.span): Unit[] {
  const found: Unit[] = [];
  let end = within.start as number;
  for (const match of text.scan(UNIT, within)) {
    const gap =
      found.length === 0
        ? GAP.newLine
        : match.start === end
          ? GAP.glued
          : LINE.test(text.slice(span(end, match.start)))
            ? GAP.newLine
            : GAP.spaced;
    found.push({ start: match.start, end: match.end, text: match.text, case: caseOf(match.text), gap });
    end = match.end;
  }
  return found;
}

/** Unit numbers before which a line begins. */
export const opensLine = (unit: Unit): boolean => unit.gap === GAP.newLine;

function caseOf(text: string): number {
  if (/^[a-z]+$/u.test(text)) return CASE.lower;
  if (!/[\p{L}\p{N}]/u.test(text)) return CASE.mark;
  const letters = text.match(/\p{L}/gu) ?? [];
  if (letters.length === 0) return CASE.digit;
  const isUpper = (c: string) => c !== c.toLowerCase();
  const upper = letters.filter(isUpper).length;
  if (upper === 0) return CASE.lower;
  if (upper === letters.length && letters.length > 1) return CASE.upper;
  return isUpper(letters[0]!) && upper === 1 ? CASE.capital : CASE.mixed;
}
