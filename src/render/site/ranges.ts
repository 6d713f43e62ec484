/** Parts of what an address asks for: days, places of a text, rows. */
import { type Span, span } from '../../text/index.js';
import { PER_PAGE } from './pager.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/u;
export const later = (day: string | undefined, limit: string): string =>
  day && DAY.test(day) && day > limit ? day : limit;
export const earlier = (day: string | undefined, limit: string): string =>
  day && DAY.test(day) && day < limit ? day : limit;

/** "120-140": code points of words that were searched for. */
export function placeOf(given: string | undefined): Span | null {
  const found = /^(\d{1,9})-(\d{1,9})$/u.exec(given ?? '');
  return found && Number(found[1]) < Number(found[2]) ? span(Number(found[1]), Number(found[2])) : null;
}

export const starts = (count: number, size = PER_PAGE): number[] =>
  Array.from({ length: Math.max(0, Math.ceil(count / size) - 1) }, (_, i) => (i + 1) * size);
