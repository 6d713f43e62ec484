import { formatWords } from '../../lexicon/index.js';
import type { Grounded, MeetingFormat, MeetingStatus, Moment, Turn } from '../../model/index.js';
import type { Draft } from '../draft.js';
import { boundsOf, lengthAt } from '../moments/lengths.js';
import { ordinalOf as ordinal } from '../moments/numbers.js';
import type { NounPhrase } from '../syntax/chunks.js';
import type { Sentence, Syntax } from '../syntax/syntax.js';
import type { MeetingWord } from './meeting.js';
import { onSide } from './onSide.js';

export function formatOf(draft: Draft, np: NounPhrase, word: MeetingWord): Grounded<MeetingFormat> | null {
  if (word.format) return draft.grounded(word.format, np.head, np.head + 1);
  for (let i = np.first; i < np.head; i++) {
    const format = formatWords().told('before', draft.syntax.lower(i));
    if (format) return draft.grounded(format, i, i + 1);
  }
  return null;
}

export function ordinalOf(draft: Draft, np: NounPhrase): Grounded<number> | null {
  for (let i = np.first; i < np.head; i++) {
    const n = ordinal(draft.syntax.lower(i));
    if (n > 0) return draft.grounded(n, i, i + 1);
  }
  return null;
}

/** "five-hour meeting", "met for four hours", "lasted more than five hours", "between three and four hours", in minutes. */
export function durationAt(draft: Draft, sentence: Sentence, np: { first: number; last: number }, last: number) {
  const { syntax } = draft;
  const to = Math.min(sentence.last, last + 10);
  for (let i = Math.max(sentence.first, np.first); i < to; i++) {
    const between = syntax.lower(i - 1) === 'between';
    const length = lengthAt((k) => syntax.lower(i + k), between);
    if (!length || (syntax.lower(i) === 'a' && syntax.lower(i + 1) !== 'day')) continue;
    const end = i + length.tokens;
    // "forty-two hours" was read from its tens on.
    if (syntax.words(i - 1) === '-' || (i >= last && !led(draft, i)) || isDistance(syntax, i, end)) continue;
    // "met over three days" tells all of it, "lasted over three days" the least.
    const hedged = syntax.lower(i - 1) !== 'over' || i < np.last || isLed(syntax, i);
    const told = boundsOf((k) => syntax.lower(i + k), length, hedged);
    const [from, through] = [i + told.first, i + told.last];
    return draft.grounded({ expression: syntax.slice(from, through), ...told.value }, from, through);
  }
  return null;
}

/** "for | three days", "lasted some three days", "met over three days": what leads to a length. */
const led = ({ syntax }: Draft, i: number): boolean =>
  /^(?:over|during|across|throughout)$/u.test(syntax.lower(i - 1)) || isLed(syntax, i);

/** "two weeks | ago", "two days | after the vote"; "left forty minutes after it had begun" tells how long it was. */
const isDistance = (syntax: Syntax, i: number, end: number): boolean =>
  /^(?:ago|later)$/u.test(syntax.lower(end)) ||
  (/^(?:after|before)$/u.test(syntax.lower(end)) && !/^(?:it|they)$/u.test(syntax.lower(end + 1)) && !isLed(syntax, i));

const isLed = (syntax: Syntax, i: number): boolean =>
  [1, 2, 3, 4].some((k) => /^(?:for|lasted|lasting|took|ran)$/u.test(syntax.lower(i - k)));

const BUILDINGS =
  /^(?:hotel|palace|villa|house|base|office|headquarters|residence|embassy|castle|resort|centre|center|library|hall|school|abbey|church|mosque|refectory|ballroom|club|airport|station|barracks|compound|lodge|mansion|museum|university|academy|consulate|ministry|chancellery|room|wing|ship|tent|farm|farmhouse|inn|monastery|convent|theatre|theater|barn|bank|mint)$/u;

/** A house or a room, by its noun. */
export const isHouse = (syntax: Syntax, np: NounPhrase): boolean => BUILDINGS.test(syntax.lower(np.head));

/** "the trade negotiations | next month": what stands right behind a noun tells that it is to come. */
export const isToCome = (draft: Draft, last: number): boolean =>
  /^(?:next|tomorrow)$/u.test(draft.syntax.lower(last)) && draft.timeAt(last) !== undefined;

const STARTS = /^(?:resumption|start|opening|beginning)$/u;
const GREETED = /^(?:welcome|hail|praise|applaud|greet|celebrate)$/u;

/** "welcomed the | resumption | of talks", "since the | start | of the round": what has begun; "called for the opening" has not. */
export function hasStarted(syntax: Syntax, noun: number): boolean {
  if (!STARTS.test(syntax.lower(noun))) return false;
  let lead = noun - 1;
  while (/^(?:DET|ADJ)$/u.test(syntax.tag(lead) ?? '')) lead--;
  return /^(?:after|since|following)$/u.test(syntax.lower(lead)) || syntax.lemmas(lead).some((l) => GREETED.test(l));
}

/**
 * The day of a meeting on the side of the publication where its state puts it, of what was put or called off the nearer day; null where the
 * meeting can have no such day: what was held was not held next month, what is planned is not planned for last week.
 */
export function sided(draft: Draft, when: Grounded<Moment> | null, status: MeetingStatus): Grounded<Moment> | null {
  const relative = when?.value.relative;
  // What is counted from a time told before it may lie on either side.
  const shift = relative && 'shift' in relative && !relative.of ? relative.shift : 0;
  if (!when || (shift > 0 && OVER.has(status)) || (shift < 0 && status === 'planned')) return null;
  const side = SIDES[status];
  return side ? onSide(draft, when, side) : when;
}

const OVER: ReadonlySet<MeetingStatus> = new Set(['held', 'broken off', 'under way']);

const SIDES: Readonly<Partial<Record<MeetingStatus, Turn>>> = {
  possible: 'future',
  offered: 'future',
  planned: 'future',
  held: 'past',
  postponed: 'nearest',
  cancelled: 'nearest',
};
