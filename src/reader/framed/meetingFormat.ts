import type { Grounded, MeetingFormat, Party } from '../../model/index.js';
import type { Draft } from '../draft.js';
import type { Framed } from './parts.js';
import { mentionAt } from './who.js';

/** Words of a meeting, or right behind it, that tell in which form it was held. */
const WORDS: readonly [MeetingFormat, RegExp][] = [
  ['summit', /^summits?$/u],
  ['call', /^(?:rang|rung|telephone|phone|phoned|telephoned|videoconference|teleconference|video)$/u],
  ['shuttle', /^(?:shuttle|shuttled|shuttling|proximity)$/u],
  ['in person', /^(?:face-to-face|one-on-one|tete-a-tete|tête-à-tête|sit-down)$/u],
];
/** Offices of heads of state or government. */
const HEADS =
  /^(?:president|prime minister|premier|chancellor|king|queen|emir|sultan|taoiseach|head of state|head of government)$/u;
/** Those who sit together on one side alone. */
const OWN = /^(?:cabinet|politburo|government|party)$/u;
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
    const hit = WORDS.find(([, words]) => words.test(syntax.lower(i)));
    if (hit) return draft.grounded(hit[0], i, i + 1);
  }
  if (ruled) return ruled;
  const heads = participants.filter((p) => isHead(draft, p));
  if (heads.length > 1 && heads.length === participants.length)
    return draft.grounded('summit', frame.first, frame.last);
  const own = participants.length < 2 ? ownAt(draft, first, frame.last) : null;
  return own === null ? null : draft.grounded('internal', own, own + 1);
}

const isHead = (draft: Draft, party: Party): boolean =>
  [...(draft.parties.entityOf(mentionAt(draft, party))?.offices ?? [])].some((o) => HEADS.test(o));

/** "a cabinet meeting" */
function ownAt({ syntax }: Draft, first: number, last: number): number | null {
  for (let i = first; i < last; i++) if (OWN.test(syntax.lower(i))) return i;
  return null;
}
