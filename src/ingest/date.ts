import { RapporteurError } from '../errors.js';

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?)?)?$/u;

/** A date of publication as given; null stays null. @throws RapporteurError `date-not-edtf`. */
export function checkDate(value: string | null, where: string): string | null {
  if (value === null) return null;
  const found = DATE.exec(value);
  const [, year, month = '01', day = '01'] = found ?? [];
  const date = found ? new Date(`${year}-${month}-${day}T00:00:00Z`) : null;
  const real =
    date &&
    !Number.isNaN(date.getTime()) &&
    date.getUTCDate() === Number(day) &&
    date.getUTCMonth() + 1 === Number(month);
  if (!real) throw new RapporteurError('date-not-edtf', `${where}: "${value.slice(0, 40)}" is not a date`);
  return value;
}
