/** By when what is foretold should have come, in the words of whoever foretells it. */
import { anchorMoment, edtfDays, type RelativeMoment } from '../model/index.js';

/** Words that tell by when, with the last day that they may mean; null where they only say that it is near. */
export interface Due {
  readonly words: string;
  /** Code units of the text that was searched. */
  readonly at: number;
  readonly by: string | null;
  /** A length of time, or no more than nearness: no day that is set. */
  readonly near: boolean;
}

const COUNTS = 'a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\\d{1,3}';
const UNITS = 'hour|day|week|month|year';
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

const numberOf = (word: string): number => {
  const spelled = 'one two three four five six seven eight nine ten'.split(' ').indexOf(word.toLowerCase()) + 1;
  return Number(word) || spelled || (word.toLowerCase() === 'twelve' ? 12 : 1);
};

/** What a unit lasts at most, in days, and of how many "some days" are. */
const LASTS: Readonly<Record<string, readonly [number, number]>> = {
  hour: [0, 1],
  day: [1, 7],
  week: [7, 4],
  month: [31, 3],
  year: [366, 2],
};

const later = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

const anchored = (day: string, relative: RelativeMoment): string | null =>
  edtfDays(
    anchorMoment(
      { expression: '', edtf: null, precision: 'day', anchor: 'publication', relation: 'on', relative },
      day,
    ),
  )?.[1] ?? null;

/** Each way of telling by when, and the day that it ends on, counted from the day of the words. */
const WAYS: readonly (readonly [RegExp, (day: string, m: RegExpExecArray) => string | null])[] = [
  [
    new RegExp(
      `\\b(?:with)?in (?:the )?(?:next |coming )?(?:few |some )?(?:(${COUNTS}|several|a few) )?(?:(?:or|to) (${COUNTS}) )?(${UNITS})(s?)\\b|\\b(?:a matter of |only |just |barely )?(?:(${COUNTS}) )?(${UNITS})(s?) away\\b`,
      'iu',
    ),
    (day, m) => {
      // "two or three months" are three at most.
      const [count, unit, many] = m[3] ? [m[2] ?? m[1], m[3], m[4]] : [m[5], m[6]!, m[7]];
      const [lasts, some] = LASTS[unit!.toLowerCase()]!;
      const n = count && !/few|several/iu.test(count) ? numberOf(count) : many ? some : 1;
      return later(day, Math.max(1, lasts * n));
    },
  ],
  [
    /\b(?:by|before) (?:the )?end of (?:the |this )?(week|month|year)\b|\b(?:later )?this (week|month|year)\b/iu,
    (day, m) => anchored(day, { unit: (m[1] ?? m[2])!.toLowerCase() as 'week', shift: 0 }),
  ],
  [/\bnext (week|month|year)\b/iu, (day, m) => anchored(day, { unit: m[1]!.toLowerCase() as 'week', shift: 1 })],
  [/\btomorrow\b/iu, (day) => later(day, 1)],
  [
    new RegExp(`\\b(?:by|before|on) (${DAYS.join('|')})\\b`, 'u'),
    (day, m) => anchored(day, { weekday: DAYS.indexOf(m[1]!), direction: 'future' }),
  ],
  [
    new RegExp(
      `\\b(?:by|before|in|on) (?:(?:the )?(?:middle|end|start|beginning) of |early |late |mid-)?(?:(\\d{1,2}) )?(${MONTHS.join('|')})(?: (\\d{1,2})\\b)?`,
      'u',
    ),
    (day, m) =>
      anchored(day, {
        month: MONTHS.indexOf(m[2]!) + 1,
        day: Number(m[1] ?? m[3]) || null,
        direction: 'future',
      }),
  ],
  [
    /\b(?:very )?(?:(?<!as )soon|shortly|imminent(?:ly)?|at hand|within reach|any day now|around the corner)\b/iu,
    () => null,
  ],
];

/** The first words of a text that tell by when; null where none do. */
export function dueIn(text: string, day: string): Due | null {
  const found = WAYS.flatMap(([words, by], way) => {
    const m = words.exec(text);
    return m ? [{ words: m[0], at: m.index, by: by(day, m), near: way === 0 || way === WAYS.length - 1 }] : [];
  });
  return found.sort((a, b) => a.at - b.at)[0] ?? null;
}
