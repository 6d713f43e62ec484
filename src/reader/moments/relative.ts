import {
  isUnanchored,
  type Moment,
  type MomentBase,
  type RelativeMoment,
  type ShiftUnit,
  type TimeReference,
} from '../../model/index.js';
import { byWord } from '../../text/index.js';
import { monthDate, weekday, yearAt } from './calendar.js';
import { type Found, led, type Place } from './found.js';
import { numberAt, ordinalOf } from './numbers.js';

const UNITS = byWord<ShiftUnit>({
  day: 'day',
  days: 'day',
  weekend: 'weekend',
  weekends: 'weekend',
  week: 'week',
  weeks: 'week',
  month: 'month',
  months: 'month',
  quarter: 'quarter',
  quarters: 'quarter',
  year: 'year',
  years: 'year',
  decade: 'decade',
  decades: 'decade',
});
const SEASONS = byWord({ spring: 21, summer: 22, autumn: 23, fall: 23, winter: 24 });
const TURNS = byWord({ last: -1, this: 0, next: 1, past: -1, previous: -1, coming: 1, current: 0, latest: 0 });

/** A unit of time that a word names; undefined for other words. */
export const unitOf = (lower: string): ShiftUnit | undefined => UNITS[lower];

const precisionOf = (unit: ShiftUnit): Found['precision'] => {
  if (unit === 'hour' || unit === 'minute') return 'part of day';
  return unit === 'weekend' ? 'week' : unit;
};

/** today, yesterday, tomorrow, tonight; "the day before", "later in the day". */
export function dayWord(at: Place, i: number): Found | null {
  const { syntax } = at;
  const shift = byDayWord[syntax.lower(i)];
  if (shift !== undefined) {
    // "today's young people": an age, no day.
    if (/^['’]s$/u.test(syntax.lower(i + 1)) && syntax.lower(i) === 'today' && /s$/u.test(syntax.lower(i + 2)))
      return null;
    const precision = syntax.lower(i) === 'tonight' ? 'part of day' : 'day';
    return { length: 1, relative: { unit: 'day', shift }, precision };
  }
  const same = /^(?:earlier|later)$/u.test(syntax.lower(i)) && syntax.reads(i + 1, 'in', 'the', 'day');
  if (same) return { ...sameDay(at, i), length: 4, relation: 'same day' };
  const near = NEXT_DAYS.find(([words]) => syntax.reads(i, ...words));
  if (near && sideOf(near[0][2]!) && !standsAlone(at, i + 2)) return null;
  return near ? apposed(at, i, { ...from(at, i, 'day', near[1]), length: near[0].length }) : null;
}

/** Some time of the day told before, else of the day of publication. */
function sameDay(at: Place, i: number): Omit<Found, 'length'> {
  const base = toldBefore(at, i, 'day', 0);
  const relative: RelativeMoment = { unit: 'day', shift: 0, ...(base ? { of: base } : {}) };
  return { relative, precision: 'part of day', anchor: base ? 'finding' : null };
}

/** "the following day, Wednesday": one day; its name tells it where nothing told before does. */
function apposed(at: Place, i: number, day: Found): Found {
  const { syntax } = at;
  const comma = i + day.length;
  const name = syntax.words(comma) === ',' && syntax.tag(comma + 2) === 'PUNCT' ? weekday(at, comma + 1) : null;
  if (name?.length !== 1) return day;
  const told =
    day.relative && !isUnanchored(day.relative)
      ? day
      : { ...day, relative: name.relative!, relation: 'on' as const, anchor: undefined };
  return { ...told, length: day.length + 2 };
}

const byDayWord: Readonly<Record<string, number>> = byWord({ today: 0, yesterday: -1, tomorrow: 1, tonight: 0 });

const NEXT_DAYS: readonly (readonly [readonly string[], number])[] = [
  [['the', 'day', 'before'], -1],
  [['the', 'previous', 'day'], -1],
  [['the', 'next', 'day'], 1],
  [['the', 'following', 'day'], 1],
  [['the', 'day', 'after'], 1],
  [['that', 'same', 'day'], 0],
  [['the', 'same', 'day'], 0],
];

/** Counted from the time told before it in the text: the latest one as fine as what is counted. */
export function from(at: Place, i: number, unit: ShiftUnit, shift: number): Omit<Found, 'length'> {
  return countedFrom(toldBefore(at, i, unit, shift) ?? { edtf: null, relative: null, event: null }, unit, shift);
}

/** So many units away from a time, or from what happened at a time that nothing tells. */
export function countedFrom(base: MomentBase, unit: ShiftUnit, shift: number): Omit<Found, 'length'> {
  const relative: RelativeMoment = { unit, shift, of: base };
  const side = shift < 0 ? 'before' : shift > 0 ? 'after' : 'on';
  const relation = isUnanchored(relative) ? side : 'on';
  return { precision: precisionOf(unit), relation, relative, anchor: 'finding' };
}

const FINENESS: readonly string[] = ['day', 'week', 'month', 'quarter', 'year'];

/** Whether a time is told as finely as a unit that is counted from it, and what it tells can be anchored. */
export function isBase(
  { edtf, relative, precision }: Pick<Found, 'edtf' | 'relative' | 'precision'> | Moment,
  unit: ShiftUnit,
): boolean {
  const fine = unit === 'weekend' ? 'week' : /^(?:hour|minute)$/u.test(unit) ? 'day' : unit;
  const own = /^(?:part of day|hour|minute)$/u.test(precision) ? 0 : FINENESS.indexOf(precision);
  return own >= 0 && own <= FINENESS.indexOf(fine) && (!!edtf || (!!relative && !isUnanchored(relative)));
}

/** The latest time told from a token on that so many units can be counted from; nothing that has happened is counted on from a day to come. */
export function toldBefore(at: Place, i: number, unit: ShiftUnit, shift: number, since = i - 150): MomentBase | null {
  for (let k = at.told.length - 1; k >= 0; k--) {
    const { first, moment } = at.told[k]!;
    if (first >= i || !isBase(moment, unit)) continue;
    if (first < since) return null;
    if (shift >= 0 && isAhead(moment.relative) && at.turn(i) === 'past') continue;
    return { edtf: moment.edtf, relative: moment.relative };
  }
  return null;
}

/** Whether a time is one to come by what it is counted from. */
export function isAhead(relative: RelativeMoment | null): boolean {
  if (!relative) return false;
  if ('from' in relative) return isAhead(relative.from) || isAhead(relative.to);
  if ('direction' in relative && relative.direction !== 'nearest') return relative.direction === 'future';
  if ('of' in relative && relative.of) return isAhead(relative.of.relative);
  return 'shift' in relative && relative.shift > 0;
}

/** -1 for "before", 1 for "after", else 0. */
export const sideOf = (lower: string): number => (lower === 'before' ? -1 : lower === 'after' ? 1 : 0);

/**
 * Whether "before" or "after" leads to nothing: "the week before, they had met", "the week before they had met in Sarn", but not "the week
 * before the vote" and not "the week before they met they wrote".
 */
export function standsAlone({ syntax, sentence }: Place, i: number): boolean {
  const next = i + 1 < sentence.last ? syntax.tag(i + 1) : 'PUNCT';
  if (/^(?:PUNCT|CCONJ|AUX|VERB)$/u.test(next!)) return !/ing$/u.test(syntax.lower(i + 1));
  const relation = syntax.tree?.relation(i);
  if (relation === 'advmod') return true;
  // The only clause of its sentence depends on no other.
  const [verb, ...more] = sentence.verbs.filter((v) => v.tense !== 'ing' && v.tense !== 'infinitive');
  if (!verb || more.length > 0 || verb.first < i || !verb.perfect) return false;
  return relation === 'mark' || (!syntax.tree && next === 'PRON');
}

/** last week, this month, next year, the past year, the coming weekend, earlier this year, the following month. */
export function turned(at: Place, i: number): Found | null {
  const { syntax } = at;
  const lower = syntax.lower(i);
  const fiscal = syntax.lower(i + 1) === 'fiscal' || syntax.lower(i + 1) === 'full' ? 1 : 0;
  const unit = UNITS[syntax.lower(i + 1 + fiscal)];
  const length = 2 + fiscal;
  if (lower === 'following' && unit && !/s$/u.test(syntax.lower(i + 1))) return { ...from(at, i, unit, 1), length };
  if (lower === 'same' && unit && !/s$/u.test(syntax.lower(i + 1))) return { ...from(at, i, unit, 0), length };
  const shift = TURNS[lower];
  if (shift === undefined) return null;
  const told = unit && !/s$/u.test(syntax.lower(i + 1 + fiscal)) ? ofTold(at, i, unit, length) : null;
  if (told) return told;
  if (lower === 'latest' && syntax.lower(i + 1) === 'period' && quarterTold(at, i)) return quarterBefore(at, i, 2);
  const season = SEASONS[syntax.lower(i + 1)];
  if (season && shift === 0) return { length: 2, relative: { part: season, day: null, year: 0 }, precision: 'season' };
  if (season)
    return {
      length: 2,
      relative: { part: season, day: null, direction: shift > 0 ? 'future' : 'past' },
      precision: 'season',
    };
  if (!unit || syntax.lower(i + 1 + fiscal).endsWith('s') || unit === 'day') return null;
  if (lower === 'latest' && unit === 'quarter') return quarterBefore(at, i, length);
  // "last year's third quarter"
  if (/^['’]s$/u.test(syntax.lower(i + length)) && unit === 'year') {
    const part = division(at, i + length + 1);
    if (part)
      return {
        length: length + 1 + part.length,
        relative: { part: part.code, day: null, year: shift },
        precision: part.precision,
      };
  }
  return { length, relative: { unit, shift }, precision: precisionOf(unit) };
}

/** "the previous week", "the next month" of what has happened: beside the one told before, where one is told. */
function ofTold(at: Place, i: number, unit: ShiftUnit, length: number): Found | null {
  const { syntax } = at;
  const shift = syntax.lower(i - 1) === 'the' ? ({ previous: -1, next: 1 } as const)[syntax.lower(i)] : undefined;
  if (!shift || (shift > 0 && at.turn(i) === 'future')) return null;
  const base = toldBefore(at, i, unit, shift);
  return base && { ...countedFrom(base, unit, shift), length };
}

/** "the week before", "the month after", with nothing behind it: beside the one told before. */
export function beside(at: Place, i: number): Found | null {
  const { syntax } = at;
  const unit = syntax.lower(i) === 'the' ? UNITS[syntax.lower(i + 1)] : undefined;
  const side = sideOf(syntax.lower(i + 2));
  if (!unit || unit === 'day' || !side || syntax.lower(i + 1).endsWith('s') || !standsAlone(at, i + 2)) return null;
  return { ...from(at, i, unit, side), length: 3 };
}

/** "the week", "the weekend", "the quarter", "the year": the one that is on, or the one told before. */
export function bare(at: Place, i: number): Found | null {
  const { syntax } = at;
  if (!/^(?:the|its|that)$/u.test(syntax.lower(i))) return null;
  const second = syntax.lower(i + 1);
  if (syntax.tag(i + 2) === 'NOUN' || syntax.lower(i + 2) === 'of') return null;
  if (second === 'weekend') {
    const shift = at.turn(i) === 'future' ? 0 : -1;
    return { length: 2, relative: { unit: 'weekend', shift }, precision: 'week' };
  }
  if (second === 'quarter' || (second === 'period' && quarterTold(at, i))) return quarterBefore(at, i, 2);
  if (syntax.lower(i) === 'that' && second === 'year') return { ...from(at, i, 'year', 0), length: 2 };
  const season = SEASONS[second];
  if (season && syntax.lower(i) === 'the')
    return { length: 2, relative: { part: season, day: null, direction: at.turn(i) }, precision: 'season' };
  return null;
}

/** "summer" alone, "in winter", "the winter of 1994". */
export function season(at: Place, i: number): Found | null {
  const { syntax } = at;
  const part = SEASONS[syntax.lower(i)];
  if (!part || syntax.tag(i) !== 'NOUN') return null;
  if (syntax.lower(i) === 'spring' || syntax.lower(i) === 'fall')
    if (!/^(?:in|this|last|next|the|by|of|early|late)$/u.test(syntax.lower(i - 1))) return null;
  const of = /^(?:of|,)$/u.test(syntax.lower(i + 1)) ? 1 : 0;
  const year = yearAt(at, i + 1 + of);
  if (year) return { length: 1 + of + year.length, edtf: `${year.year}-${part}`, precision: 'season' };
  if (!/^(?:in|by|since|until|of|before|after|early|late|mid|-)$/u.test(syntax.lower(i - 1))) return null;
  return { length: 1, relative: { part, day: null, direction: at.turn(i) }, precision: 'season' };
}

/** three days ago, two weeks later, a year earlier, a few months ago, a fortnight ago. */
export function counted(at: Place, i: number): Found | null {
  const { syntax } = at;
  const few = syntax.reads(i, 'a', 'few') ? 2 : /^(?:several|many|some)$/u.test(syntax.lower(i)) ? 1 : 0;
  if (few) {
    const past = UNITS[syntax.lower(i + few)] && syntax.lower(i + few + 1) === 'ago';
    return past ? { length: few + 2, precision: 'unknown', reference: 'PAST_REF' } : null;
  }
  const measure = measureAt(at, i);
  if (!measure) return null;
  const { unit, n } = measure;
  const tail = syntax.lower(i + measure.length);
  const length = measure.length + 1;
  // "four or five days ago" is no one day.
  if (measure.ranged && /^(?:ago|earlier|before|later|from)$/u.test(tail)) return null;
  if (tail === 'ago') return ago(at, i, { ...measure, length });
  if (tail === 'earlier' || tail === 'before') {
    if (tail === 'before' && !standsAlone(at, i + measure.length)) return null;
    const quarter = unit === 'year' ? quarterTold(at, i) : null;
    if (quarter) return { length, relative: { unit, shift: -n, of: quarter }, precision: 'quarter' };
    return { ...from(at, i, unit, -n), length };
  }
  if (tail === 'later') return { ...from(at, i, unit, n), length };
  if (tail === 'from' && syntax.lower(i + length) === 'now')
    return { length: length + 1, relative: { unit, shift: n }, precision: precisionOf(unit) };
  return tail === 'from' ? fromDay(at, i, measure) : limit(at, i, measure);
}

/** "a week | from Monday", "ten days from 3 May": counted from a day that is named; "three days from Monday to Wednesday" are a length. */
function fromDay(at: Place, i: number, { unit, n, length }: Measure): Found | null {
  const { syntax } = at;
  if (/^(?:for|the|these|those)$/u.test(syntax.lower(i - 1))) return null;
  const day = i + length + 1;
  const base = weekday(at, day) ?? monthDate(at, day) ?? dayWord(at, day);
  if (base?.precision !== 'day' || !isBase(base, 'day')) return null;
  const end = day + base.length;
  if (/^(?:to|until|till|through|on|-|–)$/u.test(syntax.lower(end))) return null;
  const [whole, days] = unit === 'week' ? ['day' as const, 7 * n] : [unit, n];
  const of = { edtf: base.edtf ?? null, relative: base.relative ?? null };
  return { length: end - i, relative: { unit: whole, shift: days, of }, precision: precisionOf(whole) };
}

interface Measure {
  readonly unit: ShiftUnit;
  readonly n: number;
  readonly length: number;
  readonly ranged?: boolean;
}

/** "three days", "a fortnight", "forty-two weeks", "48 hours" where they are whole days. */
export function measureAt({ syntax }: Place, i: number): Measure | null {
  const low = numberAt((k) => syntax.lower(i + k));
  if (!low) return null;
  // "four or five days": within the longer.
  const or = /^(?:or|to)$/u.test(syntax.lower(i + low.length)) ? low.length + 1 : 0;
  const high = or > 0 ? numberAt((k) => syntax.lower(i + or + k)) : null;
  const number = high ? { n: high.n, length: or + high.length } : low;
  const { n } = number;
  const [word, length] = [syntax.lower(i + number.length), number.length + 1];
  if (word === 'hours' && n % 24 === 0) return { unit: 'day', n: n / 24, length };
  if (/^fortnights?$/u.test(word)) return { unit: 'week', n: 2 * n, length };
  const unit = UNITS[word];
  return unit ? { unit, n, length, ranged: high !== null } : null;
}

/** "(in) three weeks", "(within) 48 hours" of what is to come: within them, it comes before they are over. */
function limit(at: Place, i: number, { unit, n, length, ranged }: Measure): Found | null {
  const { syntax } = at;
  const lead = syntax.lower(i - 1);
  if ((lead !== 'in' && lead !== 'within') || at.turn(i) !== 'future') return null;
  const time = /^['’]s?$/u.test(syntax.words(i + length)) && syntax.lower(i + length + 1) === 'time' ? 2 : 0;
  // "in two years of talks" is a length.
  if (!time && !/^(?:PUNCT|CCONJ|SCONJ)$/u.test(syntax.tag(i + length) ?? 'PUNCT')) return null;
  const relation = lead === 'within' || ranged ? 'before' : 'on';
  return { length: length + time, relative: { unit, shift: n }, precision: precisionOf(unit), relation };
}

function ago(at: Place, i: number, { unit, n, length }: Measure): Found {
  const quarter = unit === 'year' && n === 1 ? quarterTold(at, i) : null;
  if (quarter) return { length, relative: { unit, shift: -n, of: quarter }, precision: 'quarter' };
  const today = at.syntax.lower(i + length) === 'today' ? 1 : 0;
  if (today && unit === 'week')
    return { length: length + 1, relative: { unit: 'day', shift: -7 * n }, precision: 'day' };
  // "three weeks ago" is a day about that far off; the week that it lies in is what can be said.
  return { length: length + today, relative: { unit, shift: -n }, precision: precisionOf(unit) };
}

/** Quarters and halves: the third quarter (of 1990), third-quarter, fiscal second-quarter, the first half of next year. */
export function quarters(at: Place, i: number): Found | null {
  const { syntax } = at;
  const skip = /^(?:fiscal)$/u.test(syntax.lower(i)) ? (syntax.words(i + 1) === '-' ? 2 : 1) : 0;
  const part = division(at, i + skip);
  if (part) return ofYear(at, i, part.length + skip, part);
  const year = yearAt(at, i);
  if (!year) return null;
  const after = division(at, i + year.length);
  if (after)
    return { length: year.length + after.length, edtf: `${year.year}-${after.code}`, precision: after.precision };
  if (!/^(?:quarter|period)$/u.test(syntax.lower(i + year.length))) return null;
  const told = quarterTold(at, i);
  if (!told) return { length: year.length + 1, edtf: String(year.year), precision: 'year' };
  const code = codeOf(told);
  return code ? { length: year.length + 1, edtf: `${year.year}-${code}`, precision: 'quarter' } : null;
}

interface Division {
  readonly code: number;
  readonly length: number;
  readonly precision: 'quarter' | 'half';
}

function division({ syntax }: Place, i: number): Division | null {
  const n = syntax.lower(i) === 'last' ? 0 : ordinalOf(syntax.lower(i));
  const hyphen = syntax.words(i + 1) === '-' ? 1 : 0;
  const unit = syntax.lower(i + 1 + hyphen);
  if (unit === 'quarter' && n >= 1 && n <= 4) return { code: 32 + n, length: 2 + hyphen, precision: 'quarter' };
  if (unit === 'half' && (n === 1 || n === 2 || syntax.lower(i) === 'last') && syntax.lower(i + 2 + hyphen) === 'of')
    return { code: n === 1 ? 40 : 41, length: 2 + hyphen, precision: 'half' };
  return null;
}

function ofYear(at: Place, i: number, length: number, part: Division): Found | null {
  const { syntax } = at;
  const of = syntax.lower(i + length) === 'of' ? 1 : 0;
  const year = yearAt(at, i + length + of);
  if (year && of)
    return { length: length + of + year.length, edtf: `${year.year}-${part.code}`, precision: part.precision };
  const shift = of ? TURNS[syntax.lower(i + length + of)] : undefined;
  if (shift !== undefined && syntax.lower(i + length + 2) === 'year')
    return { length: length + 3, relative: { part: part.code, day: null, year: shift }, precision: part.precision };
  if (part.precision === 'half') return null;
  return { length, relative: { part: part.code, day: null, direction: 'nearest' }, precision: part.precision };
}

const quarterOf = (relative: RelativeMoment | null): boolean =>
  relative !== null &&
  (('part' in relative && relative.part >= 33) || ('unit' in relative && relative.unit === 'quarter'));

/** The quarter that the text spoke of last. */
function quarterTold(at: Place, i: number): MomentBase | null {
  for (let k = at.told.length - 1; k >= 0; k--) {
    const { first, moment } = at.told[k]!;
    if (first >= i) continue;
    if (i - first > 120) return null;
    if (moment.precision !== 'quarter') continue;
    if (moment.edtf || quarterOf(moment.relative)) return { edtf: moment.edtf, relative: moment.relative };
  }
  return null;
}

const codeOf = (base: MomentBase): number | null => {
  if (base.edtf) return Number(base.edtf.slice(5, 7)) || null;
  return base.relative && 'part' in base.relative ? base.relative.part : null;
};

function quarterBefore(at: Place, i: number, length: number): Found {
  const told = quarterTold(at, i);
  return told
    ? { length, ...(told.edtf ? { edtf: told.edtf } : { relative: told.relative! }), precision: 'quarter' }
    : { length, relative: { unit: 'quarter', shift: -1 }, precision: 'quarter' };
}

/** year-earlier, year-ago, the year-earlier quarter, the year-ago period. */
export function yearAgo(at: Place, i: number): Found | null {
  const { syntax } = at;
  if (syntax.lower(i) !== 'year' || syntax.words(i + 1) !== '-' || !/^(?:earlier|ago)$/u.test(syntax.lower(i + 2)))
    return null;
  const named = division(at, i + 3);
  if (named) {
    const of: MomentBase = { edtf: null, relative: { part: named.code, day: null, direction: 'past' } };
    return { length: 3 + named.length, relative: { unit: 'year', shift: -1, of }, precision: 'quarter' };
  }
  const noun = /^(?:quarter|period)$/u.test(syntax.lower(i + 3)) ? 1 : 0;
  const told = quarterTold(at, i) ?? (noun ? { edtf: null, relative: { unit: 'quarter' as const, shift: -1 } } : null);
  if (!told) return { length: 3 + noun, relative: { unit: 'year', shift: -1 }, precision: 'year' };
  return { length: 3 + noun, relative: { unit: 'year', shift: -1, of: told }, precision: 'quarter' };
}

/** the end of the year, the middle of October, year end, the beginning of 1994: the whole of it is what is known. */
export function edgeOf(at: Place, i: number, inner: (at: Place, i: number) => Found | null): Found | null {
  const { syntax } = at;
  if (/^(?:end|beginning|start|middle|close)$/u.test(syntax.lower(i)) && syntax.lower(i + 1) === 'of') {
    const the = syntax.lower(i + 2) === 'the' ? 1 : 0;
    const found = inner(at, i + 2 + the);
    if (found) return led(found, 2 + the);
    const unit = the ? UNITS[syntax.lower(i + 3)] : undefined;
    if (unit && unit !== 'day' && unit !== 'decade' && !syntax.lower(i + 3).endsWith('s'))
      return { length: 4, relative: { unit, shift: 0 }, precision: precisionOf(unit) };
  }
  if (syntax.reads(i, 'year', 'end') || syntax.reads(i, 'year', '-', 'end'))
    return { length: syntax.words(i + 1) === '-' ? 3 : 2, relative: { unit: 'year', shift: 0 }, precision: 'year' };
  if (syntax.lower(i) === 'year' && /^['’]s$/u.test(syntax.lower(i + 1)) && syntax.lower(i + 2) === 'end')
    return { length: 3, relative: { unit: 'year', shift: 0 }, precision: 'year' };
  if (/^(?:earlier|later)$/u.test(syntax.lower(i)) && syntax.reads(i + 1, 'in', 'the')) {
    const unit = UNITS[syntax.lower(i + 3)];
    if (unit && unit !== 'day' && !syntax.lower(i + 3).endsWith('s'))
      return { length: 4, relative: { unit, shift: 0 }, precision: precisionOf(unit) };
  }
  return null;
}

const REFERENCES: readonly (readonly [string, TimeReference])[] = [
  ['right now', 'PRESENT_REF'],
  ['these days', 'PRESENT_REF'],
  ['now', 'PRESENT_REF'],
  ['currently', 'PRESENT_REF'],
  ['at present', 'PRESENT_REF'],
  ['recent days', 'PAST_REF'],
  ['recent weeks', 'PAST_REF'],
  ['recent months', 'PAST_REF'],
  ['recent years', 'PAST_REF'],
  ['past years', 'PAST_REF'],
  ['recently', 'PAST_REF'],
  ['the past', 'PAST_REF'],
  ['the near future', 'FUTURE_REF'],
  ['the future', 'FUTURE_REF'],
  ['the coming days', 'FUTURE_REF'],
  ['the coming weeks', 'FUTURE_REF'],
  ['the coming months', 'FUTURE_REF'],
  ['the near term', 'FUTURE_REF'],
  ['the short term', 'FUTURE_REF'],
  ['a later date', 'FUTURE_REF'],
  ['soon', 'FUTURE_REF'],
];

const BY_FIRST = byWord(
  Object.fromEntries(
    [...new Set(REFERENCES.map(([words]) => words.split(' ')[0]!))].map((first) => [
      first,
      REFERENCES.filter(([words]) => words.split(' ')[0] === first).map(([words, reference]) => ({
        words: words.split(' '),
        reference,
      })),
    ]),
  ),
);

/** now, recently, soon: words that point at a time and tell none. */
export function pointer({ syntax }: Place, i: number): Found | null {
  const found = BY_FIRST[syntax.lower(i)]?.find(({ words }) => syntax.reads(i, ...words));
  if (!found) return null;
  const { words, reference } = found;
  // "as soon as", "now that": conjunctions; "the past three years": a length.
  if (syntax.lower(i) === 'soon' && syntax.lower(i - 1) === 'as') return null;
  if (syntax.lower(i) === 'now' && syntax.lower(i + 1) === 'that') return null;
  if (words.length === 2 && words[1] === 'past' && syntax.tag(i + 2) !== 'PUNCT' && syntax.tag(i + 2) !== 'ADP')
    return null;
  if (words[1] === 'future' && syntax.tag(i + 2) === 'NOUN') return null;
  return { length: words.length, precision: 'unknown', reference };
}
