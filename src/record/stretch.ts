import { DAY, edtfDays } from '../model/index.js';

/** Days of an EDTF time, counted from 1970: of "2033-05" the first and the last of the month. */
export interface Days {
  readonly first: number;
  readonly last: number;
}

/** The days of an EDTF time, both ends counted in; null where it tells none. */
export function daysOf(edtf: string | null): Days | null {
  const days = edtfDays(edtf);
  return days && { first: Date.parse(days[0]) / DAY, last: Date.parse(days[1]) / DAY };
}

/** How many days lie between two times; 0 where they share one. */
export const daysBetween = (a: Days, b: Days): number => Math.max(0, a.first - b.last, b.first - a.last);
