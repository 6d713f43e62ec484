/** How finely a moment is known. */
export type Precision =
  | 'minute'
  | 'hour'
  | 'part of day'
  | 'day'
  | 'week'
  | 'month'
  | 'season'
  | 'year'
  | 'decade'
  | 'unknown';

export type MomentRelation = 'on' | 'before' | 'after' | 'during' | 'same day';

/** What a moment is counted from: the day of publication, another finding, or nothing. */
export type MomentAnchor = 'publication' | 'finding' | null;

/**
 * A time as the report gives it. `relative` is its meaning before anchoring, `edtf` its EDTF (ISO 8601-2) form where the
 * words alone fix it. The record anchors what is relative on the earliest publication date; `extract` gives that as `resolved`.
 */
export interface Moment {
  readonly expression: string;
  readonly edtf: string | null;
  readonly precision: Precision;
  readonly anchor: MomentAnchor;
  readonly relation: MomentRelation;
  readonly relative: RelativeMoment | null;
}

/** A meaning that needs an anchor. Weekdays run from 0 for Sunday; months from 1. */
export type RelativeMoment =
  | { readonly unit: 'day' | 'week' | 'month' | 'year'; readonly shift: number }
  | { readonly weekday: number; readonly direction: 'past' | 'future' }
  | { readonly month: number; readonly day: number | null; readonly direction: 'past' | 'future' };

const pad = (n: number) => String(n).padStart(2, '0');
const day = (date: Date) => `${date.getUTCFullYear()}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;

/** The EDTF form of a moment, counted from a publication day (YYYY-MM-DD); null when it cannot be told. */
export function anchorMoment(moment: Moment, publicationDay: string | null): string | null {
  if (moment.edtf) return moment.edtf;
  if (!moment.relative || !publicationDay) return null;
  const from = new Date(`${publicationDay}T00:00:00Z`);
  if (Number.isNaN(from.getTime())) return null;
  return anchorRelative(moment.relative, from);
}

/**
 * As `anchorMoment`, for what was put off or called off: its day may lie on either side of the publication, and the nearer one is
 * meant.
 */
export function anchorNearest(moment: Moment, publicationDay: string | null): string | null {
  const { relative } = moment;
  if (moment.edtf || !relative || !('direction' in relative) || !publicationDay)
    return anchorMoment(moment, publicationDay);
  const [past, future] = (['past', 'future'] as const).map((direction) =>
    anchorMoment({ ...moment, relative: { ...relative, direction } }, publicationDay),
  );
  const distance = (edtf: string) => Math.abs(Date.parse(edtf.slice(0, 10)) - Date.parse(publicationDay));
  return past && future && distance(future) < distance(past) ? future : (past ?? null);
}

function anchorRelative(relative: RelativeMoment, from: Date): string {
  if ('weekday' in relative) return day(nearestWeekday(relative.weekday, relative.direction, from));
  if ('month' in relative) return nearestMonth(relative, from);
  const { unit, shift } = relative;
  const at = new Date(from);
  if (unit === 'day') at.setUTCDate(at.getUTCDate() + shift);
  if (unit === 'day') return day(at);
  if (unit === 'year') return String(from.getUTCFullYear() + shift);
  if (unit === 'month') {
    at.setUTCDate(1);
    at.setUTCMonth(at.getUTCMonth() + shift);
    return `${at.getUTCFullYear()}-${pad(at.getUTCMonth() + 1)}`;
  }
  // A week is the Monday-to-Sunday interval that many weeks away.
  at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7) + 7 * shift);
  const last = new Date(at);
  last.setUTCDate(last.getUTCDate() + 6);
  return `${day(at)}/${day(last)}`;
}

/** A weekday that happened is the latest on or before the day; one that is planned is the next on or after it. */
function nearestWeekday(weekday: number, direction: 'past' | 'future', from: Date): Date {
  const at = new Date(from);
  const back = (at.getUTCDay() - weekday + 7) % 7;
  const ahead = (weekday - at.getUTCDay() + 7) % 7;
  at.setUTCDate(at.getUTCDate() + (direction === 'past' ? -back : ahead));
  return at;
}

function nearestMonth(
  relative: { month: number; day: number | null; direction: 'past' | 'future' },
  from: Date,
): string {
  const key = relative.month * 100 + (relative.day ?? (relative.direction === 'past' ? 0 : 99));
  const now = (from.getUTCMonth() + 1) * 100 + from.getUTCDate();
  let year = from.getUTCFullYear();
  if (relative.direction === 'past' && key > now) year--;
  if (relative.direction === 'future' && key < now) year++;
  const month = `${year}-${pad(relative.month)}`;
  return relative.day === null ? month : `${month}-${pad(relative.day)}`;
}
