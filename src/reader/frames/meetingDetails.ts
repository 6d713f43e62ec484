import { formatWords } from '../../lexicon/index.js';
import type { Grounded, MeetingFormat, MeetingStatus, Moment } from '../../model/index.js';
import type { Draft } from '../draft.js';
import { lengthAt } from '../moments/lengths.js';
import { ordinalOf as ordinal } from '../moments/numbers.js';
import type { NounPhrase } from '../syntax/chunks.js';
import type { Sentence, Syntax } from '../syntax/syntax.js';
import type { MeetingWord } from './meeting.js';

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
    if (syntax.words(i - 1) === '-' || (i >= last && !led(draft, i)) || /^(?:ago|later)$/u.test(syntax.lower(end)))
      continue;
    const start = between && length.high > length.low ? i - 1 : hedgedFrom(draft, i);
    const hedge = syntax.lower(start);
    const over = start < i && /^(?:more|over|least)$/u.test(hedge);
    const under = start < i && /^(?:nearly|almost|less|under)$/u.test(hedge);
    const ranged = length.high > length.low;
    return draft.grounded(
      {
        expression: syntax.slice(start, end),
        about: (length.low + length.high) / 2,
        atLeast: over || ranged ? length.low : null,
        atMost: under || ranged ? length.high : null,
      },
      start,
      end,
    );
  }
  return null;
}

/** Where the words begin that say how exactly a length is meant: "more than | five hours", "nearly | five hours". */
function hedgedFrom({ syntax }: Draft, i: number): number {
  const first = syntax.lower(i - 1) === 'than' ? i - 2 : i - 1;
  return /^(?:more|over|nearly|almost|about|around|some|less|under|least)$/u.test(syntax.lower(first)) ? first : i;
}

const led = (draft: Draft, i: number) => {
  for (let k = i - 1; k >= i - 4; k--)
    if (/^(?:for|lasted|lasting|took|ran)$/u.test(draft.syntax.lower(k))) return true;
  return false;
};

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

/** What is still to come is counted forwards, whatever verb stands nearest to its day. */
export function ahead(when: Grounded<Moment> | null, status: MeetingStatus): Grounded<Moment> | null {
  const relative = when?.value.relative;
  if (!when || !relative || !('direction' in relative) || !AHEAD.has(status)) return when;
  return { ...when, value: { ...when.value, relative: { ...relative, direction: 'future' } } };
}

const AHEAD: ReadonlySet<MeetingStatus> = new Set(['possible', 'offered', 'planned']);
