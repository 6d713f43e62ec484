import { dated, dayOf, monthOf, pad } from './calendar.js';
import type { Found, Place } from './found.js';

/** A day of a range: its month may stand with the other end. */
interface End {
  readonly day: number;
  readonly month: number;
  readonly length: number;
}

/** From 20 to 23 May, 20-23 May 2031, May 20-23, 2031, 28 May to 2 June, between 20 and 23 May: the interval. */
export function range(at: Place, i: number): Found | null {
  const { syntax } = at;
  const from = endAt(at, i);
  const joint = from && syntax.lower(i + from.length);
  if (!from || !joint || !(joins(joint) || (joint === 'and' && syntax.lower(i - 1) === 'between'))) return null;
  const second = i + from.length + 1;
  const to = endAt(at, second);
  if (!to || !(from.month || to.month)) return null;
  const [first, last] = [from.month || to.month, to.month || from.month];
  if (first === last && from.day >= to.day) return null;
  if (from.day > LONGEST[first]! || to.day > LONGEST[last]!) return null;
  const end = dated(at, i, second - i + to.length, last, to.day);
  const begins = { month: first, day: from.day };
  if (end.relative) return { ...end, relative: { from: begins, to: end.relative } };
  // "28 December to 3 January 2031" begins in the year before.
  const year = Number(end.edtf!.slice(0, 4)) - (first > last ? 1 : 0);
  return { ...end, edtf: `${year}-${pad(first)}-${pad(from.day)}/${end.edtf}` };
}

/** Days of each month, from 1. */
const LONGEST = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

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
