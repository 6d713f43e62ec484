import { byWord } from '../../text/index.js';
import { numberAt } from './numbers.js';

const MINUTES = byWord({ hour: 60, hours: 60, minute: 1, minutes: 1, day: 1440, days: 1440 });

/** A length of time in minutes, and how many tokens it takes; `low` and `high` differ where it is a range. */
export interface Length {
  readonly low: number;
  readonly high: number;
  readonly tokens: number;
}

/** "five hours", "five-hour", "forty-two minutes", "an hour and a half", "half an hour", "three to four hours"; with `and`, "three and four hours". */
export function lengthAt(word: (offset: number) => string, and: boolean): Length | null {
  if (word(0) === 'half' && word(1) === 'an' && word(2) === 'hour') return { low: 30, high: 30, tokens: 3 };
  const low = amountAt(word, 0);
  if (!low) return null;
  const joined = /^(?:to|or|-|–)$/u.test(word(low.tokens)) || (and && word(low.tokens) === 'and');
  const high = joined ? amountAt(word, low.tokens + 1) : null;
  const end = high ? low.tokens + 1 + high.tokens : low.tokens;
  const unitAt = end + (word(end) === '-' ? 1 : 0);
  const unit = MINUTES[word(unitAt)];
  if (!unit || (high && high.n <= low.n)) return null;
  if (high) return { low: low.n * unit, high: high.n * unit, tokens: unitAt + 1 };
  const more = added(word, unitAt + 1, unit);
  const minutes = low.n * unit + more.minutes;
  return { low: minutes, high: minutes, tokens: unitAt + 1 + more.tokens };
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
