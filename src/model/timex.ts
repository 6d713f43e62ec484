import { anchorMoment, DAY, type Moment, type ShiftUnit } from './moment.js';

/** TIMEX3 type of a moment by its precision: parts of a day are times; so much after what happened ("two days after the vote") is a length. */
export function timexType(moment: Moment): 'DATE' | 'TIME' | 'DURATION' {
  if (distanceOf(moment)) return 'DURATION';
  return ['minute', 'hour', 'part of day'].includes(moment.precision) ? 'TIME' : 'DATE';
}

/** P2D, PT2H: how far from what happened a moment is counted; null where no amount is told ("the day after the vote") or where its day is. */
function distanceOf({ relative, expression }: Moment): string | null {
  if (!relative || !('unit' in relative) || !relative.of?.event || /^(?:the|eve)\b/iu.test(expression)) return null;
  const unit = LENGTHS[relative.unit];
  return unit && relative.shift !== 0 ? unit.replace('n', String(Math.abs(relative.shift))) : null;
}

const LENGTHS: Readonly<Partial<Record<ShiftUnit, string>>> = {
  minute: 'PTnM',
  hour: 'PTnH',
  day: 'PnD',
  week: 'PnW',
  month: 'PnM',
  year: 'PnY',
};

/**
 * The value of a moment in TIMEX3 (TimeML 1.2.1), counted from a publication day; null when it cannot be told.
 * A week of EDTF is an interval, here it is 1998-W12; divisions of a year are Q1 to Q4, H1, H2, SP, SU, FA and WI.
 */
export function timexValue(moment: Moment, publicationDay: string | null): string | null {
  if (moment.reference) return moment.reference;
  const distance = distanceOf(moment);
  if (distance) return distance;
  const edtf = anchorMoment(moment, publicationDay);
  if (edtf === null) return null;
  const [from, to] = edtf.replace(/[~?%]/gu, '').split('/');
  if (to !== undefined) return weekOf(from!, to);
  const [, year, part] = /^(\d{4})-(\d{2})$/u.exec(from!) ?? [];
  const division = part ? DIVISIONS[Number(part)] : undefined;
  if (division) return `${year}-${division}`;
  return from!.replace(/X+$/u, '');
}

const DIVISIONS: Readonly<Record<number, string>> = {
  21: 'SP',
  22: 'SU',
  23: 'FA',
  24: 'WI',
  33: 'Q1',
  34: 'Q2',
  35: 'Q3',
  36: 'Q4',
  40: 'H1',
  41: 'H2',
};

/** ISO week of an interval from Monday to Sunday, or of the weekend that ends it; TIMEX3 has no value for other days in a row. */
function weekOf(from: string, to: string): string | null {
  const sunday = new Date(`${to}T00:00:00Z`);
  // The year of a week is that of its Thursday.
  const thursday = new Date(sunday.getTime() - 3 * DAY);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = 1 + Math.floor((thursday.getTime() - first) / (7 * DAY));
  const length = (sunday.getTime() - Date.parse(`${from}T00:00:00Z`)) / DAY;
  if (sunday.getUTCDay() !== 0 || (length !== 6 && length !== 1)) return null;
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}${length === 1 ? '-WE' : ''}`;
}
