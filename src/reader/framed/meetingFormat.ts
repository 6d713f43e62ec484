import { formatWords } from '../../lexicon/index.js';
import type { Grounded, MeetingFormat, Party } from '../../model/index.js';
import type { Draft } from '../draft.js';
import type { Framed } from './parts.js';
import { mentionAt } from './who.js';

/** Tokens behind the words of a meeting in which "by phone" may stand. */
const NEAR = 6;

/** The form in which a meeting is held: as its own words tell it, else by who sits there; what the rules read, else. */
export function formatTold(
  draft: Draft,
  frame: Framed,
  participants: readonly Party[],
  ruled: Grounded<MeetingFormat> | null,
): Grounded<MeetingFormat> | null {
  const { syntax } = draft;
  const first = Math.max(
    frame.sentence.first,
    Math.min(frame.first, syntax.nounAt(frame.last - 1)?.first ?? frame.first),
  );
  const last = Math.min(frame.sentence.last, frame.last + NEAR);
  for (let i = first; i < last; i++) {
    const behind = i >= frame.last;
    if (behind && !/^(?:by|via|over)$/u.test(syntax.lower(i - 1)) && !/^(?:by|via|over)$/u.test(syntax.lower(i - 2))) {
      if (syntax.reads(i, 'face', 'to', 'face')) return draft.grounded('in person', i, i + 3);
      continue;
    }
    const format = formatWords().told('word', syntax.lower(i));
    if (format) return draft.grounded(format, i, i + 1);
  }
  if (ruled) return ruled;
  const heads = participants.filter((p) => isHead(draft, p));
  if (heads.length > 1 && heads.length === participants.length)
    return draft.grounded('summit', frame.first, frame.last);
  const own = participants.length < 2 ? ownAt(draft, first, frame.last) : null;
  return own === null ? null : draft.grounded('internal', own, own + 1);
}

const isHead = (draft: Draft, party: Party): boolean =>
  [...(draft.parties.entityOf(mentionAt(draft, party))?.offices ?? [])].some(
    (o) => formatWords().told('all', o) === 'summit',
  );

/** "a cabinet meeting" */
function ownAt({ syntax }: Draft, first: number, last: number): number | null {
  for (let i = first; i < last; i++) if (formatWords().told('alone', syntax.lower(i)) === 'internal') return i;
  return null;
}
