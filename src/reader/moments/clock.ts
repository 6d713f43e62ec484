import { monthDate, weekday } from './calendar.js';
import { type Found, led, type Place } from './found.js';
import { numberAt } from './numbers.js';
import { dayWord, from, sameDay } from './relative.js';

const LEADS = /^(?:at|by|until|till|before|after|around|about|since|from|to)$/u;
const PARTS = /^(?:morning|afternoon|evening|night)$/u;
/** Which day a part of it is of, counted from a day told before it. */
const TOLD: Readonly<Record<string, number>> = { previous: -1, following: 1, next: 1, same: 0 };

/** hours later, two hours later, minutes earlier, an hour ago: on the day told before, else on that of the publication. */
export function hours(at: Place, i: number): Found | null {
  const { syntax } = at;
  const n = numberAt((k) => syntax.lower(i + k));
  const skip = amount(at, i) ?? n?.length ?? null;
  if (skip === null || !/^(?:hours?|minutes?)$/u.test(syntax.lower(i + skip))) return null;
  const [tail, length] = [syntax.lower(i + skip + 1), skip + 2];
  // "48 hours later" are two days.
  const days = n && /^hours/u.test(syntax.lower(i + skip)) && n.n % 24 === 0 ? n.n / 24 : 0;
  if (tail === 'ago') return days ? null : { length, relative: { unit: 'day', shift: 0 }, precision: 'part of day' };
  const side = tail === 'later' ? 1 : tail === 'earlier' ? -1 : 0;
  if (!side) return null;
  return days ? { ...from(at, i, 'day', side * days), length } : { ...sameDay(at, i), length, relation: 'same day' };
}

/** How many words an amount of hours has that is no number: "hours", "several hours", "a few hours", "half an hour". */
function amount({ syntax }: Place, i: number): number | null {
  if (/^(?:hours|minutes)$/u.test(syntax.lower(i))) return 0;
  if (/^(?:several|some|many)$/u.test(syntax.lower(i))) return 1;
  return syntax.reads(i, 'a', 'few') || syntax.reads(i, 'half', 'an') ? 2 : null;
}

/** noon, 3 a.m., 15:30 GMT, three o'clock on Monday. */
export function clock(at: Place, i: number): Found | null {
  const face = faceAt(at, i);
  if (!face) return null;
  const { syntax } = at;
  let next = i + face.length;
  if (/^(?:GMT|UTC|CET|CEST|EST|EDT)$/u.test(syntax.words(next))) next++;
  else if (syntax.reads(next, 'local', 'time')) next += 2;
  const on = syntax.lower(next) === 'on' ? 1 : 0;
  const date = weekday(at, next + on) ?? monthDate(at, next + on) ?? (on ? null : dayWord(at, next));
  if (date?.precision === 'day') return { ...led(date, next + on - i)!, precision: face.precision };
  return { ...sameDay(at, i), length: next - i, precision: face.precision };
}

function faceAt({ syntax }: Place, i: number): Pick<Found, 'length' | 'precision'> | null {
  const lead = LEADS.test(syntax.lower(i - 1));
  if (/^(?:noon|midday|midnight)$/u.test(syntax.lower(i))) return lead ? { length: 1, precision: 'hour' } : null;
  const minutes = /^(?:[01]?\d|2[0-3])[:.][0-5]\d$/u.test(syntax.lower(i));
  const digits = /^\d/u.test(syntax.lower(i));
  const hour = digits ? null : numberAt((k) => syntax.lower(i + k));
  const whole = digits ? /^(?:[1-9]|1[0-2])$/u.test(syntax.lower(i)) : hour?.length === 1 && hour.n > 0 && hour.n <= 12;
  if (!minutes && !whole) return null;
  const named = /^(?:[ap]\.m\.|[ap]m|o['’]clock)$/u.test(syntax.lower(i + 1));
  if (named) return { length: 2, precision: minutes ? 'minute' : 'hour' };
  return minutes && lead && syntax.lower(i).includes(':') ? { length: 1, precision: 'minute' } : null;
}

/** overnight, last night, this morning, yesterday evening, the previous evening, that night, the night before. */
export function partOfDay(at: Place, i: number): Found | null {
  const { syntax } = at;
  const [lower, next] = [syntax.lower(i), syntax.lower(i + 1)];
  if (lower === 'overnight')
    return /^(?:stays?|guests?|trains?|rates?|loans?|success|delivery)$/u.test(next) ? null : published(0, 1);
  if (PARTS.test(next)) {
    if (lower === 'last') return published(-1, 2);
    if (lower === 'this') return published(0, 2);
    if (lower === 'that') return counted(at, i, 0, 2);
    const day = /^(?:yesterday|tomorrow)$/u.test(lower) ? dayWord(at, i) : null;
    return day && { ...led(day, 1)!, precision: 'part of day' };
  }
  if (lower !== 'the') return null;
  const shift = PARTS.test(syntax.lower(i + 2)) ? TOLD[next] : undefined;
  if (shift !== undefined) return counted(at, i, shift, 3);
  // "the night before the vote" is counted from the vote.
  const side = ['before', '', 'after'].indexOf(syntax.lower(i + 2)) - 1;
  return PARTS.test(next) && Math.abs(side) === 1 && syntax.tag(i + 3) === 'PUNCT' ? counted(at, i, side, 3) : null;
}

const published = (shift: number, length: number): Found => ({
  length,
  relative: { unit: 'day', shift },
  precision: 'part of day',
});

const counted = (at: Place, i: number, shift: number, length: number): Found => ({
  ...from(at, i, 'day', shift),
  precision: 'part of day',
  length,
});
