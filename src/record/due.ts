/** By when what is foretold should have come, in the words of whoever foretells it. */
import { anchorMoment, DAY, edtfDays, type RelativeMoment } from '../model/index.js';

/** Words that tell by when, with the last day that they may mean; null where they only say that it is near. */
export interface Due {
  readonly words: string;
  /** Code units of the text that was searched. */
  readonly at: number;
  readonly by: string | null;
  /** A length of time, or no more than nearness: no day that is set. */
  readonly near: boolean;
}

const SPELLED: Readonly<Record<string, number>> = Object.fromEntries(
  'a:1 an:1 one:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 twelve:12 fourteen:14 fifteen:15 twenty:20 thirty:30 forty:40 fifty:50 sixty:60 ninety:90'
    .split(' ')
    .map((pair) => [pair.split(':')[0]!, Number(pair.split(':')[1])]),
);
const COUNT = `(?:${Object.keys(SPELLED).join('|')}|\\d{1,3})`;
const UNIT = 'hour|day|week|month|year|fortnight';
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** Days that a unit lasts at most, and how many "some" of it are. */
const LASTS: Readonly<Record<string, readonly [number, number]>> = {
  hour: [1 / 24, 24],
  day: [1, 7],
  week: [7, 4],
  month: [31, 3],
  year: [366, 2],
  fortnight: [14, 2],
};

const numberOf = (word: string): number => SPELLED[word.toLowerCase()] ?? Number(word);

/** The day so many days after another. */
export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

const days = (day: string, relative: RelativeMoment) =>
  edtfDays(
    anchorMoment(
      { expression: '', edtf: null, precision: 'day', anchor: 'publication', relation: 'on', relative },
      day,
    ),
  );
const last = (day: string, relative: RelativeMoment): string | null => days(day, relative)?.[1] ?? null;

/** "two or three weeks" are three at most, "a week or two" two, "weeks" some. */
function length(day: string, count: string | undefined, more: string | undefined, unit: string, many: boolean): string {
  const [lasts, some] = LASTS[unit.toLowerCase()]!;
  const n = more ? numberOf(more) : count && !/few|several|couple/iu.test(count) ? numberOf(count) : many ? some : 1;
  const told = /couple/iu.test(count ?? '') ? 2 : n;
  return plusDays(day, Math.max(1, Math.ceil(lasts * told)));
}

/** Up to a day, or up to the day before it. */
const upTo = (found: readonly [string, string] | null, before: boolean): string | null =>
  found && (before ? plusDays(found[0], -1) : found[1]);

type Way = readonly [words: RegExp, by: (day: string, m: RegExpExecArray) => string | null, near?: true];

const LENGTH = `(?:(${COUNT}|several|a few|a couple of) )?(?:(?:or|to) (${COUNT}) )?(${UNIT})(s?)(?: or (two|three))?`;

/** Each way of telling by when, and the day that it ends on, counted from the day of the words. */
const WAYS: readonly Way[] = [
  [
    new RegExp(
      `\\b(?:within|in|over) (?:the |these )?(?:next |coming )(?:few |some )?${LENGTH}\\b|\\bwithin (?:the )?(?:few |some )?${LENGTH}\\b|\\b(?:a )?matter of ${LENGTH}\\b|\\b${LENGTH} away\\b`,
      'iu',
    ),
    (day, m) => {
      const at = [1, 6, 11, 16].find((i) => m[i + 2] !== undefined)!;
      return length(day, m[at], m[at + 1] ?? m[at + 4], m[at + 2]!, m[at + 3] === 's');
    },
    true,
  ],
  [
    /\b(?:by|before) (?:the )?end of (?:the |this )?(week|month|year)\b|\b(?:later )?this (week|month|year)\b/iu,
    (day, m) => last(day, { unit: (m[1] ?? m[2])!.toLowerCase() as 'week', shift: 0 }),
  ],
  [/\bnext (week|month|year)\b/iu, (day, m) => last(day, { unit: m[1]!.toLowerCase() as 'week', shift: 1 })],
  [/\btomorrow\b/iu, (day) => plusDays(day, 1)],
  [/\btonight\b/iu, (day) => day],
  [
    new RegExp(`\\b(by|before|on) (${DAYS.join('|')})\\b`, 'u'),
    (day, m) => upTo(days(day, { weekday: DAYS.indexOf(m[2]!), direction: 'future' }), m[1] === 'before'),
  ],
  [
    new RegExp(
      `\\b(by|before|in|on) (?:(?:the )?(middle|end|start|beginning) of |(early|late|mid)[- ])?(?:(\\d{1,2}) )?(${MONTHS.join('|')})(?: (\\d{1,2})\\b)?(?:,? (\\d{4})\\b)?`,
      'u',
    ),
    month,
  ],
  [/\b(?:by|before) (?:the )?end of (\d{4})\b/iu, (_, m) => `${m[1]}-12-31`],
  [
    /\b(?:very )?(?:(?<!as )soon|shortly|imminent(?:ly)?|at hand|within reach|any day now|around the corner)\b/iu,
    () => null,
    true,
  ],
];

const PARTS: Readonly<Record<string, number>> = { early: 10, start: 10, beginning: 10, mid: 20, middle: 20 };

/** "by early April", "before 15 April 2032": a month without its year is the next one, if that is not most of a year away. */
function month(day: string, m: RegExpExecArray): string | null {
  const [, lead, part, ago, before, name, after, year] = m;
  const date = Number(before ?? after) || null;
  const number = MONTHS.indexOf(name!) + 1;
  const pad = (n: number) => String(n).padStart(2, '0');
  const told = year ? `${year}-${pad(number)}${date ? `-${pad(date)}` : ''}` : null;
  const found = told ? edtfDays(told) : days(day, { month: number, day: date, direction: 'future' });
  if (!found || (!year && Date.parse(found[0]) - Date.parse(day) > 300 * DAY)) return 'past';
  const ends = PARTS[(part ?? ago ?? '').toLowerCase()];
  return ends && !date && lead !== 'before' ? `${found[0].slice(0, 8)}${pad(ends)}` : upTo(found, lead === 'before');
}

/** The first words of a text that tell by when, counted from the day on which they were said; null where none do. */
export function dueIn(text: string, day: string): Due | null {
  const found = WAYS.flatMap(([words, by, near = false]) => {
    const m = words.exec(text);
    if (!m) return [];
    const until = by(day, m);
    // "on 2 March", said on the 5th, is over.
    return until === 'past' || (until !== null && until < day) ? [] : [{ words: m[0], at: m.index, by: until, near }];
  });
  return found.sort((a, b) => a.at - b.at || b.words.length - a.words.length)[0] ?? null;
}
