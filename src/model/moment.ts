/** How finely a moment is known. */
export type Precision =
  | 'minute'
  | 'hour'
  | 'part of day'
  | 'day'
  | 'week'
  | 'month'
  | 'season'
  | 'quarter'
  | 'half'
  | 'year'
  | 'decade'
  | 'century'
  | 'unknown';

export type MomentRelation = 'on' | 'before' | 'after' | 'during' | 'same day';

/** What a moment is counted from: the day of publication, another finding, or nothing. */
export type MomentAnchor = 'publication' | 'finding' | null;

/**
 * A time as the report gives it. `relative` is its meaning before anchoring, `edtf` its EDTF (ISO 8601-2) form where the
 * words alone fix it. The record anchors what is relative on the earliest publication date; `extract` gives that as `resolved`.
 * Seasons, quarters and halves are EDTF's divisions of a year (21 to 24, 33 to 36, 40 and 41), a week is an interval.
 */
export interface Moment {
  readonly expression: string;
  readonly edtf: string | null;
  readonly precision: Precision;
  readonly anchor: MomentAnchor;
  readonly relation: MomentRelation;
  readonly relative: RelativeMoment | null;
  /** TimeML's word for a time that only points: "now", "recently", "soon". */
  readonly reference?: TimeReference;
}

export type TimeReference = 'PRESENT_REF' | 'PAST_REF' | 'FUTURE_REF';

/** "past": the nearest on or before the anchor; "future": on or after it; "nearest": the nearer of the two. */
export type Turn = 'past' | 'future' | 'nearest';

/** What the shift of another time counts from; without either form and without `event`, from the day of publication. */
export interface MomentBase {
  readonly edtf: string | null;
  readonly relative: RelativeMoment | null;
  /** The words of what happened on a day that nothing tells ("Osk tabled its draft"); null where no words say what it is. */
  readonly event?: string | null;
}

/** A part of a year: a month, or a division by its EDTF code (21 to 24, 33 to 36, 40, 41). */
export interface YearPart {
  readonly part: number;
  readonly day: number | null;
}

/** A meaning that needs an anchor. Weekdays run from 0 for Sunday; months from 1. */
export type RelativeMoment =
  | { readonly unit: ShiftUnit; readonly shift: number; readonly of?: MomentBase }
  | { readonly weekday: number; readonly direction: Turn; readonly of?: MomentBase }
  | { readonly month: number; readonly day: number | null; readonly direction: Turn; readonly of?: MomentBase }
  | (YearPart & { readonly direction: Turn })
  | (YearPart & { readonly year: number; readonly of?: MomentBase })
  | RelativeRange;

/** Days or months in a row, both ends inside: one end is anchored, the other is counted from it. */
export interface RelativeRange {
  readonly from: RelativeMoment;
  readonly to: RelativeMoment;
}

/** Hours and minutes stay on their day: EDTF is given to the day. */
export type ShiftUnit = 'minute' | 'hour' | 'day' | 'weekend' | 'week' | 'month' | 'quarter' | 'year' | 'decade';

const pad = (n: number) => String(n).padStart(2, '0');
const day = (date: Date) => `${date.getUTCFullYear()}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;
/** Milliseconds of a day. */
export const DAY = 86_400_000;
const plus = (date: Date, days: number): Date => new Date(date.getTime() + days * DAY);

/** The EDTF form of a moment, counted from a publication day (YYYY-MM-DD); null when it cannot be told. */
export function anchorMoment(moment: Moment, publicationDay: string | null): string | null {
  if (moment.edtf) return moment.edtf;
  if (!moment.relative) return null;
  return anchorRelative(moment.relative, publicationDay);
}

/** The first and the last day of an EDTF form; null when it names none. */
export function edtfDays(edtf: string | null): readonly [string, string] | null {
  const [from, to = from] = (edtf ?? '').replace(/[~?%]/gu, '').split('/');
  const [first, last] = [daysOf(from!), daysOf(to!)];
  return first && last ? [first[0], last[1]] : null;
}

/** First month, and how many, of the divisions of a year. */
const DIVISIONS: Readonly<Record<number, readonly [number, number]>> = {
  21: [3, 3],
  22: [6, 3],
  23: [9, 3],
  24: [12, 3],
  33: [1, 3],
  34: [4, 3],
  35: [7, 3],
  36: [10, 3],
  40: [1, 6],
  41: [7, 6],
};

function daysOf(edtf: string): readonly [string, string] | null {
  const wide = /^(\d{2,3})X{1,2}$/u.exec(edtf);
  if (wide && edtf.length === 4) return [`${wide[1]!.padEnd(4, '0')}-01-01`, `${wide[1]!.padEnd(4, '9')}-12-31`];
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T|$)/u.exec(edtf);
  if (!found) return null;
  const [, year, part, date] = found;
  if (date) return [`${year}-${part}-${date}`, `${year}-${part}-${date}`];
  if (!part) return [`${year}-01-01`, `${year}-12-31`];
  const [month, months] = DIVISIONS[Number(part)] ?? (Number(part) <= 12 ? [Number(part), 1] : [0, 0]);
  if (!month) return null;
  const end = new Date(Date.UTC(Number(year), month - 1 + months!, 0));
  return [`${year}-${pad(month)}-01`, day(end)];
}

function anchorRelative(relative: RelativeMoment, publicationDay: string | null): string | null {
  if ('from' in relative) return anchorRange(relative, publicationDay);
  const base = 'of' in relative && relative.of ? baseOf(relative.of, publicationDay) : publicationDay;
  const from = base === null ? null : edtfDays(base);
  if (!from || base === null) return null;
  const at = new Date(`${from[0]}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return null;
  if ('weekday' in relative) return day(nearestWeekday(relative.weekday, relative.direction, at));
  if ('month' in relative) return nearestPart(relative.month, relative.day, relative.direction, at);
  if ('year' in relative) return partOf(at.getUTCFullYear() + relative.year, relative.part, relative.day);
  if ('part' in relative) return nearestPart(relative.part, relative.day, relative.direction, at);
  return shifted(relative.unit, relative.shift, at, base);
}

function anchorRange({ from, to }: RelativeRange, publicationDay: string | null): string | null {
  const [first, last] = [anchorRelative(from, publicationDay), anchorRelative(to, publicationDay)];
  return first && last && first <= last ? `${first}/${last}` : null;
}

function baseOf(of: MomentBase, publicationDay: string | null): string | null {
  if (of.edtf) return of.edtf;
  if (of.relative) return anchorRelative(of.relative, publicationDay);
  return of.event === undefined ? publicationDay : null;
}

/** Whether something is counted from what happened on a day that nothing tells. */
export function isUnanchored(relative: RelativeMoment | null): boolean {
  if (!relative) return false;
  if ('from' in relative) return isUnanchored(relative.to);
  if (!('of' in relative) || !relative.of) return false;
  const { edtf, relative: inner, event } = relative.of;
  return edtf === null && (inner ? isUnanchored(inner) : event !== undefined);
}

/** How many of a unit make a day. */
const OF_DAY: Readonly<Partial<Record<ShiftUnit, number>>> = { minute: 1440, hour: 24, day: 1 };

function shifted(unit: ShiftUnit, shift: number, at: Date, base: string): string | null {
  const year = at.getUTCFullYear();
  const perDay = OF_DAY[unit];
  if (perDay) return /^\d{4}-\d{2}-\d{2}(?:T|$)/u.test(base) ? day(plus(at, Math.trunc(shift / perDay))) : null;
  if (unit === 'week' || unit === 'weekend') {
    const monday = plus(at, 7 * shift - ((at.getUTCDay() + 6) % 7));
    return unit === 'week'
      ? `${day(monday)}/${day(plus(monday, 6))}`
      : `${day(plus(monday, 5))}/${day(plus(monday, 6))}`;
  }
  if (unit === 'month') {
    const there = new Date(Date.UTC(year, at.getUTCMonth() + shift, 1));
    return `${there.getUTCFullYear()}-${pad(there.getUTCMonth() + 1)}`;
  }
  if (unit === 'quarter') {
    const there = new Date(Date.UTC(year, at.getUTCMonth() + 3 * shift, 1));
    return `${there.getUTCFullYear()}-${33 + Math.floor(there.getUTCMonth() / 3)}`;
  }
  // A year away from a quarter is a quarter: "the third quarter … a year earlier".
  if (unit === 'year')
    return /^\d{4}-(?:3[3-6]|4[01])$/u.test(base) ? `${year + shift}${base.slice(4)}` : String(year + shift);
  return `${Math.floor(year / 10) + shift}X`;
}

const toward = (direction: Turn, back: number, ahead: number): number => {
  if (direction === 'nearest') return ahead < back ? ahead : -back;
  return direction === 'past' ? -back : ahead;
};

/** A weekday that happened is the latest on or before the day; one that is planned is the next on or after it. */
function nearestWeekday(weekday: number, direction: Turn, from: Date): Date {
  const back = (from.getUTCDay() - weekday + 7) % 7;
  return plus(from, toward(direction, back, (weekday - from.getUTCDay() + 7) % 7));
}

const partOf = (year: number, part: number, dayOfMonth: number | null): string =>
  dayOfMonth === null ? `${year}-${pad(part)}` : `${year}-${pad(part)}-${pad(dayOfMonth)}`;

/** The month, day or division of the year that lies nearest on the side asked for; one that the anchor lies in is the nearest. */
function nearestPart(part: number, dayOfMonth: number | null, direction: Turn, from: Date): string {
  const year = from.getUTCFullYear();
  const now = day(from);
  const candidates = [year - 1, year, year + 1].map((y) => partOf(y, part, dayOfMonth));
  const spans = candidates.flatMap((edtf) => {
    const days = daysOf(edtf);
    return days ? [{ edtf, from: days[0], to: days[1] }] : [];
  });
  const past = spans.filter((s) => s.from <= now).at(-1);
  const future = spans.find((s) => s.to >= now);
  if (direction === 'past' || !future) return past!.edtf;
  if (direction === 'future' || !past) return future.edtf;
  const away = (a: string, b: string) => Math.abs(Date.parse(a) - Date.parse(b));
  return away(future.from, now) < away(past.to, now) ? future.edtf : past.edtf;
}
