import type { Grounded, MeetingFormat, MeetingStatus, Moment } from '../../model/index.js';
import { byWord } from '../../text/index.js';
import type { Draft } from '../draft.js';
import { numberOf, ordinalOf as ordinal } from '../moments/numbers.js';
import type { NounPhrase } from '../syntax/chunks.js';
import type { Sentence } from '../syntax/syntax.js';
import type { MeetingWord } from './meeting.js';

export function formatOf(draft: Draft, np: NounPhrase, word: MeetingWord): Grounded<MeetingFormat> | null {
  if (word.format) return draft.grounded(word.format, np.head, np.head + 1);
  for (let i = np.first; i < np.head; i++) {
    if (/^(?:telephone|phone|video)$/u.test(draft.syntax.lower(i))) return draft.grounded('call', i, i + 1);
    if (/^(?:indirect|proximity|shuttle)$/u.test(draft.syntax.lower(i))) return draft.grounded('shuttle', i, i + 1);
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

const MINUTES = byWord({ hour: 60, hours: 60, minute: 1, minutes: 1, day: 1440, days: 1440 });

/** "five-hour meeting", "met for four hours", "lasted more than five hours", in minutes. */
export function durationAt(draft: Draft, sentence: Sentence, np: { first: number; last: number }, last: number) {
  const { syntax } = draft;
  const to = Math.min(sentence.last, last + 10);
  for (let i = Math.max(sentence.first, np.first); i < to; i++) {
    const n = numberOf(syntax.lower(i));
    if (n === null || (syntax.lower(i) === 'a' && syntax.lower(i + 1) !== 'day')) continue;
    const glued = syntax.words(i + 1) === '-' ? 2 : 1;
    const unit = MINUTES[syntax.lower(i + glued)];
    if (
      !unit ||
      (i >= last && !led(draft, i)) ||
      syntax.lower(i + glued + 1) === 'ago' ||
      syntax.lower(i + glued + 1) === 'later'
    )
      continue;
    const before = syntax.lower(i - 1) === 'than' ? syntax.lower(i - 2) : syntax.lower(i - 1);
    const start = /^(?:more|over|nearly|almost|about|around|some|less|under|least)$/u.test(before)
      ? i - (syntax.lower(i - 1) === 'than' ? 2 : 1)
      : i;
    const minutes = n * unit;
    const over = /^(?:more|over|least)$/u.test(before);
    const under = /^(?:nearly|almost|less|under)$/u.test(before);
    return draft.grounded(
      {
        expression: syntax.slice(start, i + glued + 1),
        about: minutes,
        atLeast: over ? minutes : null,
        atMost: under ? minutes : null,
      },
      start,
      i + glued + 1,
    );
  }
  return null;
}

const led = (draft: Draft, i: number) => {
  for (let k = i - 1; k >= i - 4; k--)
    if (/^(?:for|lasted|lasting|took|ran)$/u.test(draft.syntax.lower(k))) return true;
  return false;
};

/** What is still to come is counted forwards, whatever verb stands nearest to its day. */
export function ahead(when: Grounded<Moment> | null, status: MeetingStatus): Grounded<Moment> | null {
  const relative = when?.value.relative;
  if (!when || !relative || !('direction' in relative) || !AHEAD.has(status)) return when;
  return { ...when, value: { ...when.value, relative: { ...relative, direction: 'future' } } };
}

const AHEAD: ReadonlySet<MeetingStatus> = new Set(['possible', 'offered', 'planned']);
