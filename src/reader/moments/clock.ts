import type { MomentBase, RelativeMoment } from '../../model/index.js';
import { monthDate, weekday } from './calendar.js';
import { type Found, led, type Place } from './found.js';
import { numberAt } from './numbers.js';
import { dayWord, from, sideOf, standsAlone, toldBefore } from './relative.js';

const LEADS = /^(?:at|by|until|till|before|after|around|about|since|from|to)$/u;
const PARTS = /^(?:morning|afternoon|evening|night)$/u;
/** Which day a part of it is of, counted from a day told before it. */
const TOLD: Readonly<Record<string, number>> = { previous: -1, following: 1, next: 1, same: 0 };

/** hours later, two hours later, minutes earlier, an hour ago: on the day told before, else on that of the publication. */
export function hours(at: Place, i: number): Found | null {
  const amount = amountAt(at, i);
  if (!amount) return null;
  const { unit, n } = amount;
  const [tail, length] = [at.syntax.lower(i + amount.length), amount.length + 1];
  if (tail === 'ago')
    return unit === 'day' ? null : { length, relative: shiftOf(amount, -1, null), precision: 'part of day' };
  const side = tail === 'later' ? 1 : tail === 'earlier' ? -1 : 0;
  if (!side) return null;
  if (unit === 'day' && n) return { ...from(at, i, 'day', side * n), length };
  const base = toldBefore(at, i, 'day', side);
  const relative = shiftOf(amount, side, base);
  return { relative, precision: 'part of day', anchor: base ? 'finding' : null, length, relation: 'same day' };
}

/** So much of the day; how many "hours" are is not told, and they lie on the day that they are counted from. */
const shiftOf = ({ unit, n }: Amount, side: number, of: MomentBase | null): RelativeMoment => ({
  ...(n === null ? { unit: 'day', shift: 0 } : { unit, shift: side * n }),
  ...(of ? { of } : {}),
});

interface Amount {
  readonly unit: 'day' | 'hour' | 'minute';
  readonly n: number | null;
  readonly length: number;
}

/** "two hours", "half an hour", "hours", "several hours", "a few minutes"; "48 hours" are two days. */
export function amountAt({ syntax }: Place, i: number): Amount | null {
  if (syntax.reads(i, 'half', 'an', 'hour')) return { unit: 'minute', n: 30, length: 3 };
  const vague = /^(?:hours|minutes)$/u.test(syntax.lower(i))
    ? 0
    : /^(?:several|some|many)$/u.test(syntax.lower(i))
      ? 1
      : syntax.reads(i, 'a', 'few')
        ? 2
        : null;
  const number = vague === null ? numberAt((k) => syntax.lower(i + k)) : null;
  const skip = vague ?? number?.length ?? -1;
  const word = skip < 0 ? '' : syntax.lower(i + skip);
  if (!/^(?:hours?|minutes?)$/u.test(word)) return null;
  const [n, length] = [number?.n ?? null, skip + 1];
  if (word === 'hours' && n !== null && n % 24 === 0) return { unit: 'day', n: n / 24, length };
  return { unit: word.startsWith('hour') ? 'hour' : 'minute', n, length };
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
  return { ...onDayTold(at, i), length: next - i, precision: face.precision };
}

/** The hour of a day that this sentence or the one before it tells; a clock time alone has none. */
function onDayTold(at: Place, i: number): Pick<Found, 'relative' | 'anchor'> {
  const { syntax, sentence } = at;
  const base = toldBefore(at, i, 'day', 0, syntax.sentences[sentence.index - 1]?.first ?? sentence.first);
  return base ? { relative: { unit: 'day', shift: 0, of: base }, anchor: 'finding' } : { anchor: null };
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
    if (day) return { ...led(day, 1)!, precision: 'part of day' };
  }
  if (lower !== 'the') return null;
  const shift = PARTS.test(syntax.lower(i + 2)) ? TOLD[next] : undefined;
  if (shift !== undefined) return counted(at, i, shift, 3);
  // "the night before the vote" is counted from the vote.
  const side = sideOf(syntax.lower(i + 2));
  return PARTS.test(next) && side && standsAlone(at, i + 2) ? counted(at, i, side, 3) : null;
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
