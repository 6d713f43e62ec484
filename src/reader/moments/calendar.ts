import type { MomentBase, RelativeMoment } from '../../model/index.js';
import type { Syntax } from '../syntax/syntax.js';
import { type Found, led, type Place } from './found.js';
import { ordinalOf, spelledYear } from './numbers.js';
import { isBehind } from './turn.js';

const DAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');
const SHORT_DAYS = 'sun. mon. tue. wed. thu. fri. sat.'.split(' ');
const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const SHORT_MONTHS = 'jan. feb. mar. apr. may. jun. jul. aug. sep. oct. nov. dec.'.split(' ');
const EDGES = new Set('early late earlier later mid around about nearly last'.split(' '));

export const pad = (n: number) => String(n).padStart(2, '0');

export const monthOf = (lower: string): number => {
  const full = MONTHS.indexOf(lower);
  return (full >= 0 ? full : SHORT_MONTHS.indexOf(lower === 'sept.' ? 'sep.' : lower)) + 1;
};

export const dayOf = (lower: string): number | null => {
  const found = /^(\d{1,2})(?:st|nd|rd|th)?$/u.exec(lower);
  const n = found ? Number(found[1]) : 0;
  return n >= 1 && n <= 31 ? n : null;
};

/** A year in digits or words from a token on. */
export function yearAt({ syntax }: Place, i: number): { year: number; length: number } | null {
  const lower = syntax.lower(i);
  if (/^(?:1[5-9]|20)\d\d$/u.test(lower)) return { year: Number(lower), length: 1 };
  return spelledYear((k) => syntax.lower(i + k));
}

/** 2031-03-04 */
export function isoDate({ syntax }: Place, i: number): Found | null {
  const [year, month, day] = [syntax.lower(i), syntax.lower(i + 2), syntax.lower(i + 4)] as const;
  const iso = /^\d{4}$/u.test(year) && /^\d{2}$/u.test(month) && /^\d{2}$/u.test(day);
  if (!iso || syntax.words(i + 1) !== '-' || syntax.words(i + 3) !== '-') return null;
  return { length: 5, edtf: `${year}-${month}-${day}`, precision: 'day' };
}

/** 4 March 2031, the 4th of March, March 4, 2031, Oct. 14, March 2031, June last year, (in) October, mid-November. */
export function monthDate(at: Place, i: number): Found | null {
  const { syntax } = at;
  const first = dayOf(syntax.lower(i));
  const of = syntax.lower(i + 1) === 'of' ? 1 : 0;
  const after = syntax.isCapital(i + 1 + of) ? monthOf(syntax.lower(i + 1 + of)) : 0;
  if (first && after) return dated(at, i, 2 + of, after, first);
  const glued = /^mid-(\w+)$/u.exec(syntax.lower(i));
  if (glued && monthOf(glued[1]!)) return dated(at, i, 1, monthOf(glued[1]!), null);
  const month = monthAt(at, i);
  if (!month) return null;
  const day = dayOf(syntax.lower(i + 1));
  // "March 4" but not "April 2031", nor "May 40 tonnes".
  if (day && /^(?:\d{1,2})(?:st|nd|rd|th)?$/u.test(syntax.lower(i + 1))) return dated(at, i, 2, month, day);
  return dated(at, i, 1, month, null);
}

const HOLIDAYS: readonly (readonly [RegExp, number, number])[] = [
  [/^christmas day\b/u, 12, 25],
  [/^christmas eve\b/u, 12, 24],
  [/^boxing day\b/u, 12, 26],
  [/^new year ['’]s day\b/u, 1, 1],
  [/^new year ['’]s eve\b/u, 12, 31],
  [/^may day\b/u, 5, 1],
];

/** Christmas Day, New Year's Eve: days of the calendar that are called by a name. */
export function holiday(at: Place, i: number): Found | null {
  const { syntax } = at;
  if (!syntax.isCapital(i)) return null;
  const words = [0, 1, 2, 3].map((k) => syntax.lower(i + k)).join(' ');
  for (const [name, month, day] of HOLIDAYS) {
    const found = name.exec(words);
    if (found) return dated(at, i, found[0].split(' ').length, month, day);
  }
  return null;
}

/** The month that a token names, from 1; 0 for other words. */
export const monthAt = (at: Place, i: number): number => {
  const month = at.syntax.isCapital(i) ? monthOf(at.syntax.lower(i)) : 0;
  return month && !named(at, i) ? month : 0;
};

/** A month's name that is a person's, or the auxiliary. */
function named({ syntax }: Place, i: number): boolean {
  const lower = syntax.lower(i);
  if (!/^(?:may|march|april|june|august)$/u.test(lower)) return false;
  if (/^(?:AUX|VERB)$/u.test(syntax.tag(i) ?? '')) return true;
  const next = syntax.words(i + 1);
  return /^\p{Lu}\p{Ll}/u.test(next) && monthOf(next.toLowerCase()) === 0 && !DAYS.includes(next.toLowerCase());
}

/** The first week of June (2031), the last week in May: the week whose middle lies in the month so many sevenths on. */
export function weekOf(at: Place, i: number): Found | null {
  const { syntax } = at;
  const n = syntax.lower(i) === 'last' ? 5 : ordinalOf(syntax.lower(i));
  if (n < 1 || n > 5 || syntax.lower(i + 1) !== 'week' || !/^(?:of|in)$/u.test(syntax.lower(i + 2))) return null;
  const month = monthDate(at, i + 3);
  if (month?.precision !== 'month') return null;
  const number = monthOf(syntax.lower(i + 3));
  // A week belongs to the month that its Thursday lies in, so the first one holds the fourth day.
  const day = n < 5 ? 7 * n - 3 : new Date(Date.UTC(2030, number, 0)).getUTCDate() - 3;
  const of = dayWithin(month, number, day);
  return of && { length: 3 + month.length, relative: { unit: 'week', shift: 0, of }, precision: 'week' };
}

/** A day of a month that was found. */
function dayWithin({ edtf, relative }: Found, month: number, day: number): MomentBase | null {
  if (edtf) return { edtf: `${edtf}-${pad(day)}`, relative: null };
  if (!relative) return null;
  if ('year' in relative) return { edtf: null, relative: { ...relative, day } };
  // What has happened in a week that is not over lies before the day in its middle.
  if ('month' in relative && relative.direction === 'past')
    return { edtf: null, relative: { month, day, direction: 'past', of: WEEK_OPEN } };
  return 'month' in relative ? { edtf: null, relative: { ...relative, day } } : null;
}

/** A month or day with the year that follows it, or the one that its neighbours and the verb tell. */
export function dated(at: Place, i: number, length: number, month: number, day: number | null): Found {
  const { syntax } = at;
  const precision = day === null ? 'month' : 'day';
  const end = i + length;
  const comma = syntax.words(end) === ',' ? 1 : syntax.lower(end) === 'of' ? 1 : 0;
  const year = yearAt(at, end + comma);
  if (year && (comma === 0 || day !== null || syntax.words(end) !== ',')) {
    const edtf = `${year.year}-${pad(month)}${day === null ? '' : `-${pad(day)}`}`;
    return { length: length + comma + year.length, edtf, precision };
  }
  const turned = ['last', 'this', 'next'].indexOf(syntax.lower(end)) - 1;
  if (turned >= -1 && syntax.lower(end + 1) === 'year')
    return { length: length + 2, relative: { part: month, day, year: turned }, precision };
  const lead = syntax.lower(i - 1);
  if (lead === 'this') return { length, relative: { part: month, day, year: 0 }, precision };
  const turn = lead === 'last' ? 'past' : lead === 'next' || lead === 'coming' ? 'future' : at.turn(i);
  if (day === null || turn !== 'past') return { length, relative: { month, day, direction: turn }, precision };
  if (lead === 'last' || isBehind(syntax, at.sentence, i)) return { length, relative: behind(month, day), precision };
  // A day that lies just ahead is meant even where the verb is past: "set 10 November as the deadline".
  return { length, relative: { month, day, direction: 'nearest' }, precision };
}

/** Reports are now and then dated a day early, and midnight lies between two zones: what has happened may lie that far ahead. */
const EARLY: MomentBase = { edtf: null, relative: { unit: 'day', shift: 2 } };

const WEEK_OPEN: MomentBase = { edtf: null, relative: { unit: 'day', shift: 3 } };

/** The latest such day. It is wrapped in a shift by nothing, so that no step turns it around and counts on from `EARLY`. */
const behind = (month: number, day: number): RelativeMoment => {
  const relative: RelativeMoment = { month, day, direction: 'past', of: EARLY };
  return { unit: 'day', shift: 0, of: { edtf: null, relative } };
};

/** The weekday that a token names in full, from 0 for Sunday, or in short; -1 for other words. */
export function weekdayOf(syntax: Syntax, i: number): number {
  const lower = syntax.lower(i);
  return syntax.isCapital(i) ? Math.max(DAYS.indexOf(lower), SHORT_DAYS.indexOf(lower)) : -1;
}

/** Monday, last Monday, next Monday, early Tuesday, Monday evening. */
export function weekday(at: Place, i: number): Found | null {
  const { syntax } = at;
  const day = weekdayOf(syntax, i);
  if (day < 0) return null;
  const part = /^(?:morning|afternoon|evening|night)$/u.test(syntax.lower(i + 1)) ? 1 : 0;
  const lead = syntax.lower(i - 1);
  const direction = /^(?:next|coming)$/u.test(lead) ? 'future' : lead === 'last' ? 'past' : at.turn(i);
  // "Wednesday, March 5": the date says more.
  const date = syntax.words(i + 1) === ',' ? monthDate(at, i + 2) : null;
  if (date?.precision === 'day') return led(date, 2);
  const precision = part ? 'part of day' : 'day';
  // On a Wednesday "last Wednesday" is the one a week ago, and "next Wednesday" the one a week on.
  if (lead === 'last' || lead === 'next') {
    const of = { edtf: null, relative: { unit: 'day', shift: lead === 'last' ? -1 : 1 } } as const;
    return { length: 1 + part, relative: { weekday: day, direction, of }, precision };
  }
  return { length: 1 + part, relative: { weekday: day, direction }, precision };
}

/** Words that stand in front of a weekday, month or year and belong to the expression. */
export const isEdge = (lower: string): boolean => EDGES.has(lower);

/** 1988, the year 2000, fiscal 1989, mid-1996, nineteen ninety-six. */
export function year(at: Place, i: number): Found | null {
  const { syntax } = at;
  const lower = syntax.lower(i);
  const glued = /^mid-((?:1[5-9]|20)\d\d)$/u.exec(lower);
  if (glued) return { length: 1, edtf: glued[1]!, precision: 'year' };
  if (lower === 'mid' && syntax.words(i + 1) === '-') return led(year(at, i + 2), 2);
  if (lower === 'fiscal' || (lower === 'year' && syntax.lower(i - 1) === 'the')) return led(plainYear(at, i + 1), 1);
  return plainYear(at, i);
}

function plainYear(at: Place, i: number): Found | null {
  const { syntax } = at;
  const found = yearAt(at, i);
  if (!found || counted(at, i, found.length)) return null;
  if (/^[$£€¥#]$/u.test(syntax.words(i - 1)) || /^(?:no\.|number|article|resolution|-)$/u.test(syntax.lower(i - 1)))
    return null;
  return { length: found.length, edtf: String(found.year), precision: 'year' };
}

/** "1990 people", "1,500-tonne": the digits count something. */
function counted({ syntax }: Place, i: number, length: number): boolean {
  const next = i + length;
  if (syntax.words(next) === '-' || syntax.words(next) === '%') return syntax.tag(next + 1) !== 'NUM';
  const { tree } = syntax;
  if (syntax.tag(next) !== 'NOUN' && syntax.tag(next) !== 'ADJ') return false;
  // "two thousand crowns": the last of the words hangs on what is counted.
  if (tree && length > 1) return tree.relation(next - 1) === 'nummod' && tree.heads[next - 1]! >= next;
  if (tree) return tree.relation(i) === 'nummod' && tree.heads[i]! > i && /s$/u.test(syntax.lower(tree.heads[i]!));
  return /s$/u.test(syntax.lower(next));
}

/** the 1970s, the nineties, the late 1980s, the '80s, the 20th century. */
export function age({ syntax }: Place, i: number): Found | null {
  const digits = /^(1[5-9]\d|20\d)0s$/u.exec(syntax.lower(i));
  if (digits) return { length: 1, edtf: `${digits[1]}X`, precision: 'decade' };
  const short = /^([1-9])0s$/u.exec(syntax.lower(i));
  if (short && /^['’‘]$/u.test(syntax.words(i - 1))) return { length: 1, edtf: `19${short[1]}X`, precision: 'decade' };
  const tens = 'twenties thirties forties fifties sixties seventies eighties nineties'
    .split(' ')
    .indexOf(syntax.lower(i));
  if (tens >= 0 && syntax.lower(i - 1) !== 'his' && syntax.lower(i - 1) !== 'her' && syntax.lower(i - 1) !== 'their')
    return { length: 1, edtf: `19${tens + 2}X`, precision: 'decade' };
  const nth = /^(\d{1,2})(?:st|nd|rd|th)$/u.exec(syntax.lower(i));
  if (nth && syntax.lower(i + 1) === 'century')
    return { length: 2, edtf: `${String(Number(nth[1]) - 1).padStart(2, '0')}XX`, precision: 'century' };
  return null;
}
