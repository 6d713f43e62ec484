/** Days of an EDTF time, counted from 1970: of "2033-05" the first and the last of the month. */
export interface Days {
  readonly first: number;
  readonly last: number;
}

const DAY = 86_400_000;

/** The days of an EDTF time, both ends counted in; null where it tells no year. Seasons and open ends tell no days. */
export function daysOf(edtf: string | null): Days | null {
  if (edtf === null) return null;
  const [from, to] = edtf.split('/');
  const first = datesOf(from!);
  const last = to === undefined ? first : datesOf(to);
  return first && last ? { first: first.first, last: last.last } : null;
}

function datesOf(edtf: string): Days | null {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/u.exec(edtf);
  if (!found) return null;
  const [year, month, day] = found.slice(1).map((n) => (n === undefined ? null : Number(n)));
  if (month != null && month > 12) return null;
  const at = (y: number, m: number, d: number) => Date.UTC(y, m, d) / DAY;
  if (month == null) return { first: at(year!, 0, 1), last: at(year!, 11, 31) };
  if (day == null) return { first: at(year!, month - 1, 1), last: at(year!, month, 0) };
  return { first: at(year!, month - 1, day), last: at(year!, month - 1, day) };
}

/** How many days lie between two times; 0 where they share one. */
export const daysBetween = (a: Days, b: Days): number => Math.max(0, a.first - b.last, b.first - a.last);
