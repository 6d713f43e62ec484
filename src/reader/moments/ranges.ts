import type { RelativeMoment, Turn } from '../../model/index.js';
import { dated, dayOf, monthAt, monthOf, pad, weekdayOf } from './calendar.js';
import type { Found, Place } from './found.js';
import { movesDay } from './turn.js';

/** From 20 to 23 May, 5 and 6 May, from Monday to Thursday, Monday and Tuesday, March and April: the days or months in a row. */
export const range = (at: Place, i: number): Found | null => dates(at, i) ?? weekdays(at, i) ?? months(at, i);

/** One end of a row, or one member of a list. */
interface End {
  readonly length: number;
}

/** A day whose month may stand with another. */
interface DateEnd extends End {
  readonly day: number;
  readonly month: number;
}

interface NamedEnd extends End {
  readonly n: number;
}

interface Row<T extends End> {
  readonly ends: readonly T[];
  readonly length: number;
  /** "from 3 to 5 May" names two ends of a row, "3, 4 and 5 May" each day of it. */
  readonly listed: boolean;
}

/** "20 to 23 May", "between 3 and 5 May", "5, 6 and 7 May" from a token on, whatever they are made of. */
function rowAt<T extends End>(at: Place, i: number, endAt: (i: number) => T | null): Row<T> | null {
  const { syntax } = at;
  const ends: T[] = [];
  for (let next = i; ; ) {
    const end = endAt(next);
    if (!end) return null;
    ends.push(end);
    const after = next + end.length;
    const joint = syntax.lower(after);
    const before = ends.length > 1 ? syntax.lower(next - 1) : '';
    if (before !== '' && before !== ',') return { ends, length: after - i, listed: isList(at, i, before) };
    if (joint !== 'and' && joint !== ',' && !(ends.length === 1 && joins(at, i, joint))) return null;
    next = after + 1;
  }
}

const isList = ({ syntax }: Place, i: number, joint: string): boolean =>
  joint === 'and' && syntax.lower(i - 1) !== 'between';

/** What leads from one end to the other; "moved from Monday to Thursday" tells no row. */
function joins(at: Place, i: number, joint: string): boolean {
  if (!/^(?:to|until|till|through|-|–|—)$/u.test(joint)) return false;
  const { syntax, sentence } = at;
  const verb = sentence.verbs.findLast((v) => v.last <= i && i - v.last < 10);
  return !/^(?:to|until|till)$/u.test(joint) || !verb || !movesDay(syntax, verb);
}

function dates(at: Place, i: number): Found | null {
  const row = rowAt(at, i, (k) => dateEndAt(at, k));
  if (!row) return null;
  const [first, ...more] = withMonths(row.ends);
  const last = more.at(-1)!;
  if (!first!.month || [first!, ...more].some((e) => !e.month || e.day > LONGEST[e.month]!)) return null;
  const all = [first!, ...more];
  if (row.listed && !all.slice(1).every((e, k) => isNextDay(all[k]!, e))) return null;
  if (first!.month === last.month && first!.day >= last.day) return null;
  return between(dated(at, i, row.length, last.month, last.day), first!.month, first!.day);
}

/** "5 and 6 | May", "May | 5 and 6": the month told with one is that of those without. */
function withMonths(ends: readonly DateEnd[]): DateEnd[] {
  return ends.map((e, k) => {
    if (e.month) return e;
    const month = ends.slice(k).find((o) => o.month)?.month ?? ends.findLast((o) => o.month)?.month ?? 0;
    return { ...e, month };
  });
}

/** "5 | and 8 May": a day whose month and year stand with the next one of a list that is no row. */
export function borrowed(at: Place, i: number): Found | null {
  const { syntax } = at;
  const end = dateEndAt(at, i);
  const joint = end && !end.month ? i + end.length : 0;
  if (!end || !joint || syntax.lower(joint) !== 'and') return null;
  const next = dateEndAt(at, joint + 1);
  if (!next?.month || next.day <= end.day) return null;
  const whole = dated(at, joint + 1, next.length, next.month, next.day);
  if (whole.edtf) return { length: 1, edtf: `${whole.edtf.slice(0, 8)}${pad(end.day)}`, precision: 'day' };
  return { ...dated(at, i, 1, next.month, end.day), length: 1 };
}

/** The row of days or months that ends with a time which was found. */
function between(end: Found, month: number, day: number | null): Found {
  if (end.relative) {
    const of = { edtf: null, relative: end.relative };
    return { ...end, relative: { from: { month, day, direction: 'past', of }, to: end.relative } };
  }
  // "28 December to 3 January 2031" begins in the year before.
  const year = Number(end.edtf!.slice(0, 4)) - (month > Number(end.edtf!.slice(5, 7)) ? 1 : 0);
  return { ...end, edtf: `${year}-${pad(month)}${day === null ? '' : `-${pad(day)}`}/${end.edtf}` };
}

/** Days of each month, from 1. */
const LONGEST = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isNextDay = (a: DateEnd, b: DateEnd): boolean =>
  a.month === b.month
    ? b.day === a.day + 1
    : b.month === (a.month % 12) + 1 && b.day === 1 && (a.day === LONGEST[a.month] || (a.month === 2 && a.day === 28));

/** "20", "20 May", "the 20th of May", "May 20". */
function dateEndAt({ syntax }: Place, i: number): DateEnd | null {
  const day = dayOf(syntax.lower(i));
  const of = syntax.lower(i + 1) === 'of' ? 1 : 0;
  const after = day && syntax.isCapital(i + 1 + of) ? monthOf(syntax.lower(i + 1 + of)) : 0;
  if (day) return { day, month: after, length: after ? 2 + of : 1 };
  const month = syntax.isCapital(i) ? monthOf(syntax.lower(i)) : 0;
  const next = month ? dayOf(syntax.lower(i + 1)) : null;
  return next ? { day: next, month, length: 2 } : null;
}

/** From Monday to Thursday, Monday and Tuesday, between Monday and Wednesday. */
function weekdays(at: Place, i: number): Found | null {
  const { syntax } = at;
  const row = rowAt(at, i, (k) => {
    const end = named(weekdayOf(syntax, k));
    // "from Friday night to Sunday"
    return end && /^(?:morning|afternoon|evening|night)$/u.test(syntax.lower(k + 1)) ? { ...end, length: 2 } : end;
  });
  if (!row || !isRow(at, i, row, 7)) return null;
  const [a, b] = [row.ends[0]!.n, row.ends.at(-1)!.n];
  const turn = at.turn(i) === 'future' ? 'future' : 'past';
  return { length: row.length, relative: rowOf({ weekday: a }, { weekday: b }, turn), precision: 'day' };
}

/** From March to May 2031, March and April, between June and August last year. */
function months(at: Place, i: number): Found | null {
  const row = rowAt(at, i, (k) => named(monthAt(at, k) - 1));
  if (!row || !isRow(at, i, row, 12)) return null;
  const [a, b] = [row.ends[0]!.n + 1, row.ends.at(-1)!.n + 1];
  return between(dated(at, i, row.length, b, null), a, null);
}

/** A number from 0 on as a member of a row; -1 is none. */
const named = (n: number): NamedEnd | null => (n < 0 ? null : { n, length: 1 });

/** Whether names follow one another in a circle of so many, and what comes behind them belongs to no other clause: "on Monday, and Tuesday was quiet". */
function isRow({ syntax }: Place, i: number, { ends, length, listed }: Row<NamedEnd>, circle: number): boolean {
  const last = i + length;
  if (/^(?:['’]s?|-)$/u.test(syntax.words(last)) || syntax.tag(last) === 'NOUN') return false;
  const joined = syntax.tree?.relation(last - ends.at(-1)!.length) === 'conj';
  if (listed && !joined && /^(?:AUX|VERB)$/u.test(syntax.tag(last) ?? '')) return false;
  if (listed) return ends.slice(1).every((e, k) => e.n === (ends[k]!.n + 1) % circle);
  const led = /^(?:from|between)$/u.test(syntax.lower(i - 1)) || !/^(?:to|until|till)$/u.test(syntax.lower(i + 1));
  return led && ends[0]!.n !== ends.at(-1)!.n;
}

type Bare = { readonly weekday: number } | { readonly month: number; readonly day: number | null };

/** A row on one side of its anchor: what is to come is counted on from its beginning, what has happened back from its end. */
function rowOf(a: Bare, b: Bare, direction: Turn): RelativeMoment {
  const on = (relative: RelativeMoment) => ({ edtf: null, relative });
  if (direction === 'future') {
    const from: RelativeMoment = { ...a, direction };
    return { from, to: { ...b, direction, of: on(from) } };
  }
  const to: RelativeMoment = { ...b, direction };
  return { from: { ...a, direction: 'past', of: on(to) }, to };
}

/** The same time on another side of its anchor; one that has no side is left. */
export function directed(relative: RelativeMoment, direction: Turn): RelativeMoment {
  if (!('from' in relative)) return 'direction' in relative ? { ...relative, direction } : relative;
  const [a, b] = [bareOf(relative.from), bareOf(relative.to)];
  return a && b ? rowOf(a, b, direction) : relative;
}

const bareOf = (relative: RelativeMoment): Bare | null => {
  if ('weekday' in relative) return { weekday: relative.weekday };
  return 'month' in relative ? { month: relative.month, day: relative.day } : null;
};
