import { dayOf, monthOf, pad, yearAt } from './calendar.js';
import type { Found, Place } from './found.js';

/** A day of a range: its month may stand with the other end. */
interface End {
  readonly day: number;
  readonly month: number;
  readonly length: number;
}

/**
 * 20 to 23 May 2031, 20-23 May 2031, May 20-23, 2031, 28 May to 2 June 2031, between 20 and 23 May 2031: the interval. Without a year
 * there is none, since what is relative is one day.
 */
export function range(at: Place, i: number): Found | null {
  const { syntax } = at;
  const from = endAt(at, i);
  const joint = from && syntax.lower(i + from.length);
  if (!from || !joint || !(joins(joint) || (joint === 'and' && syntax.lower(i - 1) === 'between'))) return null;
  const second = i + from.length + 1;
  const to = endAt(at, second);
  if (!to || !(from.month || to.month)) return null;
  const comma = syntax.words(second + to.length) === ',' ? 1 : 0;
  const year = yearAt(at, second + to.length + comma);
  if (!year) return null;
  const [first, last] = [from.month || to.month, to.month || from.month];
  // "28 December to 3 January 2031" begins in the year before.
  const begins = `${first > last ? year.year - 1 : year.year}-${pad(first)}-${pad(from.day)}`;
  const ends = `${year.year}-${pad(last)}-${pad(to.day)}`;
  if (begins >= ends) return null;
  return { length: second - i + to.length + comma + year.length, edtf: `${begins}/${ends}`, precision: 'day' };
}

const joins = (lower: string): boolean => /^(?:to|until|till|through|-|–|—)$/u.test(lower);

/** "20", "20 May", "the 20th of May", "May 20". */
function endAt({ syntax }: Place, i: number): End | null {
  const day = dayOf(syntax.lower(i));
  const of = syntax.lower(i + 1) === 'of' ? 1 : 0;
  const after = day && syntax.isCapital(i + 1 + of) ? monthOf(syntax.lower(i + 1 + of)) : 0;
  if (day) return { day, month: after, length: after ? 2 + of : 1 };
  const month = syntax.isCapital(i) ? monthOf(syntax.lower(i)) : 0;
  const next = month ? dayOf(syntax.lower(i + 1)) : null;
  return next ? { day: next, month, length: 2 } : null;
}
