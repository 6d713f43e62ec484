import type { Duration } from '../../model/index.js';
import { byWord } from '../../text/index.js';
import { numberAt } from './numbers.js';

const MINUTES = byWord({
  hour: 60,
  hours: 60,
  minute: 1,
  minutes: 1,
  day: 1440,
  days: 1440,
  week: 10080,
  weeks: 10080,
});

/** A length of time in minutes, and how many tokens it takes; `low` and `high` differ where it is a range. */
export interface Length {
  readonly low: number;
  readonly high: number;
  readonly tokens: number;
  /** Minutes of the unit that it is told in. */
  readonly unit: number;
}

/** "five hours", "five-hour", "forty-two minutes", "an hour and a half", "half an hour", "three to four hours"; with `and`, "three and four hours". */
export function lengthAt(word: (offset: number) => string, and: boolean): Length | null {
  if (word(0) === 'half' && word(1) === 'an' && word(2) === 'hour') return { low: 30, high: 30, tokens: 3, unit: 60 };
  const low = amountAt(word, 0);
  if (!low) return null;
  const joined = /^(?:to|or|-|–)$/u.test(word(low.tokens)) || (and && word(low.tokens) === 'and');
  const high = joined ? amountAt(word, low.tokens + 1) : null;
  const end = high ? low.tokens + 1 + high.tokens : low.tokens;
  const unitAt = end + (word(end) === '-' ? 1 : 0);
  const unit = MINUTES[word(unitAt)];
  if (!unit || (high && high.n <= low.n)) return null;
  if (high) return { low: low.n * unit, high: high.n * unit, tokens: unitAt + 1, unit };
  const more = added(word, unitAt + 1, unit);
  const minutes = low.n * unit + more.minutes;
  return { low: minutes, high: minutes, tokens: unitAt + 1 + more.tokens, unit };
}

/** "two", "two and a half". */
function amountAt(word: (offset: number) => string, from: number): { n: number; tokens: number } | null {
  const number = numberAt((k) => word(from + k));
  if (!number) return null;
  const half = isHalf(word, from + number.length);
  return { n: number.n + (half ? 0.5 : 0), tokens: number.length + (half ? 3 : 0) };
}

const isHalf = (word: (offset: number) => string, at: number): boolean =>
  word(at) === 'and' && word(at + 1) === 'a' && word(at + 2) === 'half';

/** What follows the unit: "an hour | and a half", "an hour | and 20 minutes". */
function added(word: (offset: number) => string, from: number, unit: number): { minutes: number; tokens: number } {
  if (isHalf(word, from)) return { minutes: unit / 2, tokens: 3 };
  const rest = word(from) === 'and' ? amountAt(word, from + 1) : null;
  const finer = rest ? MINUTES[word(from + 1 + rest.tokens)] : undefined;
  return rest && finer && finer < unit
    ? { minutes: rest.n * finer, tokens: rest.tokens + 2 }
    : { minutes: 0, tokens: 0 };
}

type Hedge = 'least' | 'most' | 'about';

/** Words in front of a length that make it the least that it can be, the most, or a guess; what holds another stands first. */
const HEDGES: readonly (readonly [words: readonly string[], kind: Hedge])[] = (
  [
    ['least', 'no less than,no fewer than,not less than,more than,longer than,well over,at least,over'],
    [
      'most',
      'no more than,not more than,no longer than,less than,fewer than,just under,at most,up to,nearly,almost,under',
    ],
    ['about', 'about,around,some,roughly,approximately'],
  ] as const
)
  .flatMap(([kind, all]) => all.split(',').map((words) => [words.split(' '), kind] as const))
  .sort(([a], [b]) => b.length - a.length);

const hedgeAt = (word: (offset: number) => string, at: (words: readonly string[]) => number) =>
  HEDGES.find(([words]) => words.every((w, k) => word(at(words) + k) === w));

/** What words promise of a length, and the offsets from which and to which they do: "at least | four hours | and no more than six". */
export interface Bounds {
  readonly first: number;
  readonly last: number;
  readonly value: Omit<Duration, 'expression'>;
}

/** The bounds of the length that begins at offset 0; `hedged` is whether the words in front of it are about it. */
export function boundsOf(
  word: (offset: number) => string,
  { low, high, tokens, unit }: Length,
  hedged: boolean,
): Bounds {
  const range = (first: number, last: number, atLeast: number, atMost: number): Bounds => ({
    first,
    last,
    value: { about: (atLeast + atMost) / 2, atLeast, atMost },
  });
  if (high > low) return range(word(-1) === 'between' ? -1 : 0, tokens, low, high);
  const [words, kind] = (hedged && hedgeAt(word, (w) => -w.length)) || [[], null];
  const first = -words.length;
  const other = kind === 'least' || kind === 'most' ? otherBound(word, tokens, unit) : null;
  if (other && kind === 'least' && other.kind === 'most' && low < other.n)
    return range(first, other.last, low, other.n);
  if (other && kind === 'most' && other.kind === 'least' && other.n < low)
    return range(first, other.last, other.n, low);
  const [or, after] = word(tokens) === 'or' ? [word(tokens + 1), tokens + 2] : ['', tokens];
  const open = OPEN[or];
  const told = open ?? kind;
  const atLeast = told === 'most' || told === 'about' ? null : low;
  const atMost = told === 'least' || told === 'about' ? null : low;
  return { first, last: open ? after : tokens, value: { about: low, atLeast, atMost } };
}

/** "three hours | or so", "or more". */
const OPEN: Readonly<Record<string, Hedge>> = byWord({ so: 'about', more: 'least', longer: 'least', less: 'most' });

/** "at least four hours | and no more than six (hours)", "but less than a day". */
function otherBound(word: (offset: number) => string, tokens: number, unit: number) {
  const comma = word(tokens) === ',' ? 1 : 0;
  if (!/^(?:and|but)$/u.test(word(tokens + comma))) return null;
  const at = tokens + comma + 1;
  const [words, kind] = hedgeAt(word, () => at) ?? [];
  const amount = words ? amountAt(word, at + words.length) : null;
  if (!words || !kind || !amount) return null;
  const end = at + words.length + amount.tokens;
  const own = MINUTES[word(end)];
  // "at least three hours, but no more than ten journalists waited": that many of something else.
  if (!own && /^\p{L}/u.test(word(end))) return null;
  return { kind, n: amount.n * (own ?? unit), last: own ? end + 1 : end };
}
