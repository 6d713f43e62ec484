/** By when something is to be done, as words that demand, threaten or promise tell it. */
import { anchorMoment, edtfDays, type RelativeMoment } from '../model/index.js';
import { plusDays } from './due.js';

/** A time that words set. */
export interface Deadline {
  readonly words: string;
  /** Code units of the text that was searched, and where the words end. */
  readonly at: number;
  readonly end: number;
  /** EDTF: a day, or the month of "by November". */
  readonly by: string;
  /** Whether it is a length of time, counted from the day on which it was told. */
  readonly counted: boolean;
}

const MONTH =
  '(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?\\.?|July?\\.?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)(?![\\p{L}])';
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const WEEKDAY = '(?:Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday)';
const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const NTH = '(?:st|nd|rd|th)?';

const NUMBERS: Readonly<Record<string, number>> = Object.fromEntries(
  'a:1 an:1 one:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12 fourteen:14 fifteen:15 twenty:20 twenty-four:24 thirty:30 thirty-six:36 forty-eight:48 sixty:60 seventy-two:72 ninety:90 hundred:100'
    .split(' ')
    .map((pair) => [pair.split(':')[0]!, Number(pair.split(':')[1])]),
);
const COUNT = `(?:\\d{1,3}|${Object.keys(NUMBERS)
  .sort((a, b) => b.length - a.length)
  .join('|')})`;
const LENGTH = `(?<count>${COUNT})[- ](?<unit>hour|day|week|fortnight|month|year)s?\\b`;
/** Days of each unit, at most; of hours a part of one. */
const LASTS: Readonly<Record<string, number>> = { hour: 1 / 24, day: 1, week: 7, fortnight: 14, month: 31, year: 366 };

/** "noon", "8 p.m. local time", "midnight on": an hour in front of a day. */
const HOUR_ALONE = '(?:noon|midday|midnight|dawn|dusk|sunset|sunrise|sundown|nightfall|(?:the )?close of business)';
const HOUR = `(?:(?:${HOUR_ALONE}|\\d{1,2}(?:[:.]\\d{2}|(?:[:.]\\d{2})? ?[ap]\\.?m\\.?)|\\d{4}(?= (?:GMT|UTC|local|hours)))(?: (?:GMT|UTC|local time|hours))?,? (?:on |of )?)?`;

/** A day, in the ways in which reports write one. */
const DAY_WORDS = [
  '(?<iso>\\d{4}-\\d{2}-\\d{2})',
  `(?:${WEEKDAY},? )?(?:the )?(?<dayBefore>\\d{1,2})${NTH} (?:of )?(?<monthAfter>${MONTH})(?:,? (?<yearAfter>\\d{4})\\b)?`,
  `(?:${WEEKDAY},? )?(?<monthBefore>${MONTH}) (?<dayAfter>\\d{1,2})${NTH}(?![\\d:])(?:,? (?<yearBefore>\\d{4})\\b)?`,
  `(?:the )?(?<part>end|close|middle|start|beginning) of (?<which>the |this |next )?(?<of>day|week|month|year|${MONTH})(?: (?<yearOf>\\d{4})\\b)?`,
  `(?<month>${MONTH})(?:,? (?<year>\\d{4})\\b)?`,
  `(?:next |this |the coming |the following )?(?<weekday>${WEEKDAY})(?: (?:night|morning|evening|afternoon))?`,
  '(?<near>tomorrow|tonight|today)(?: (?:night|morning|evening|afternoon))?',
].join('|');
const WHEN = `${HOUR}(?:${DAY_WORDS})|${HOUR_ALONE}`;

const LEAD = '(?:by|before|until|till|no later than|not later than)';
const ENDS = '(?:expir(?:es?|ed|ing)|ends?|ended|runs? out|ran out|falls?|lapses?|lapsed|passe[sd])';
const NOUN = '(?:ultimatum|deadline|time limit)';

/** Words that set a time wherever they stand. */
const SET: readonly RegExp[] = [
  `\\b(?:${LEAD}|${ENDS} (?:on|at|by|in)) (?:${WHEN})`,
  `\\b(?:within|in) (?:the )?(?:next |coming |following )?${LENGTH}`,
].map((words) => new RegExp(words, 'u'));

/** Words that set one beside "deadline", "ultimatum" or where somebody is given time. */
const NAMED: readonly RegExp[] = [
  `\\b${NOUN}(?: [^.;:,]{0,60}?)? (?:of|is|was|for|to) (?:${WHEN})`,
  `\\b(?:${WHEN})(?:[’']s)?,? ${NOUN}`,
  `\\b${LENGTH}(?: [\\p{L}-]+)? ${NOUN}`,
  `\\b(?:gave|giv(?:e|es|ing|en)|has|have|had|got|get) (?:[^.;:]{0,60}? )?(?:just |only )?${LENGTH}(?=(?: by [^.;:,]{1,40})? (?:to|for|in which)\\b)`,
  `\\b${ENDS} (?:in )?${LENGTH}`,
  `\\b${NOUN} of ${LENGTH}`,
].map((words) => new RegExp(words, 'u'));

/** The first words of a text that set a time, counted from the day on which they were told; `named` where the text speaks of a deadline. */
export function deadlineIn(text: string, day: string | null, named = false): Deadline | null {
  const found = (named ? [...SET, ...NAMED] : SET).flatMap((way): Deadline[] => {
    const m = way.exec(text);
    const by = m && meant(m.groups ?? {}, m[0], day);
    return m && by
      ? [{ words: m[0], at: m.index, end: m.index + m[0].length, by, counted: m.groups?.count !== undefined }]
      : [];
  });
  return found.sort((a, b) => a.at - b.at || b.end - a.end)[0] ?? null;
}

type Groups = Readonly<Record<string, string | undefined>>;

function meant(g: Groups, words: string, day: string | null): string | null {
  if (g.iso) return g.iso;
  const month = monthOf(g.monthAfter ?? g.monthBefore ?? g.month);
  if (month) return dated(month, Number(g.dayBefore ?? g.dayAfter) || null, g.yearAfter ?? g.yearBefore ?? g.year, day);
  if (day === null) return null;
  if (g.count) return plusDays(day, Math.max(1, Math.ceil(LASTS[g.unit!]! * numberOf(g.count))));
  if (g.of) return partOf(g, day);
  if (g.weekday) return anchored({ weekday: WEEKDAYS.indexOf(g.weekday), direction: 'future' }, day);
  if (g.near) return g.near === 'tomorrow' ? plusDays(day, 1) : day;
  return new RegExp(HOUR_ALONE, 'u').test(words) ? day : null;
}

const numberOf = (word: string): number => NUMBERS[word.toLowerCase()] ?? Number(word);
const monthOf = (word: string | undefined): number => (word ? MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1 : 0);
const pad = (n: number) => String(n).padStart(2, '0');

const anchored = (relative: RelativeMoment, day: string): string | null =>
  anchorMoment({ expression: '', edtf: null, precision: 'day', anchor: 'publication', relation: 'on', relative }, day);

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day or a month without its year is the nearest one: what had been set may lie behind. */
function dated(month: number, date: number | null, year: string | undefined, day: string | null): string | null {
  // No month has a day like the 31st of June: the words are none of a date.
  if (date !== null && date > DAYS[month - 1]!) return null;
  if (year) return `${year}-${pad(month)}${date ? `-${pad(date)}` : ''}`;
  return day === null ? null : anchored({ month, day: date, direction: 'nearest' }, day);
}

/** "the end of the month": its last day; of the beginning or the middle no day is set. */
function partOf({ part, which, of, yearOf }: Groups, day: string): string | null {
  const month = monthOf(/^[A-Z]/u.test(of!) ? of : undefined);
  if (month) {
    const whole = dated(month, null, yearOf, day);
    return part === 'end' || part === 'close' ? (edtfDays(whole)?.[1] ?? null) : whole;
  }
  if (of === 'day') return day;
  if (part !== 'end' && part !== 'close') return null;
  const shift = which === 'next ' ? 1 : 0;
  return edtfDays(anchored({ unit: of as 'week', shift }, day))?.[1] ?? null;
}
