import { grouped, type Meeting, type MeetingStatus, type Party } from '../../model/index.js';
import type { Draft } from '../draft.js';
import { modeOf } from '../frames/mode.js';
import { touches } from '../parties/mention.js';
import { doers, verbOf } from './clause.js';
import { type Framed, framesOf, Ruled } from './parts.js';
import { mentionAt } from './who.js';

/** Meetings that are an act as well (ruling 1 of the codebook); invitations, hopes and what was called off are none. */
const ACTS: Readonly<Partial<Record<MeetingStatus, 'happened' | 'planned'>>> = {
  held: 'happened',
  'under way': 'happened',
  'broken off': 'happened',
  planned: 'planned',
};

/** Who consults with whom: each meeting between parties that took place or will, on the same words. */
export function encounters(draft: Draft): void {
  const meetings = meetingsOf(draft);
  const consults = grouped(
    framesOf(draft, 'event').filter((f) => f.label === 'CONSULT'),
    (f) => f.sentence,
  );
  for (const frame of framesOf(draft, 'meeting')) {
    const meeting = meetings.at(frame);
    const status = meeting && ACTS[meeting.status.value];
    if (!meeting || !status || meeting.participants.length === 0 || isInternal(draft, meeting)) continue;
    const seen = consults.get(frame.sentence)?.find((f) => touches(f, frame));
    const { actors, recipients } = (seen && asSeen(seen)) ?? turned(draft, frame, meeting);
    for (const actor of actors.length > 0 ? actors : [null])
      for (const recipient of recipients.length > 0 ? recipients : [null]) {
        draft.add('event', frame.anchor, {
          act: draft.grounded('CONSULT', frame.first, frame.last),
          mode: howMet(draft, frame, meeting),
          actor,
          recipient,
          status,
          object: null,
          condition: null,
          codes: [meeting.id],
          confidence: sureness(meeting, seen),
        });
      }
  }
}

/** What is seen as a meeting and as an act is surer than as a meeting alone. */
const sureness = ({ confidence }: Meeting, seen: Framed | undefined): number =>
  Math.max(confidence, (confidence + (seen?.confidence ?? 0)) / 2);

const isInternal = (draft: Draft, { format, mediators, participants }: Meeting): boolean =>
  format?.value === 'internal' || (mediators.length === 0 && areAlone(draft, participants));

/** Bodies that sit by themselves, whosever they are. */
const SITS = /^(?:cabinet|politburo|executive|caucus|bureau|leadership|junta|presidium)$/u;
/** Bodies that do where one side owns them: "the Front's council". */
const OWNED = /^(?:council|committee|congress|assembly|parliament|command|staff|council-in-exile)$/u;
/** People whom somebody of their own side consults. */
const PEOPLE =
  /^(?:cabinet|ministers?|generals?|advis[eo]rs?|aides?|staff|council|commanders?|lieutenants?|officers|colleagues|party|coalition|deput(?:y|ies)|chiefs|leadership|executive|committee|government|team|counsell?ors?|strategists?)$/u;

/** Whether those who meet are of one side: a body that sits by itself, or somebody and his own people. */
export function areAlone({ syntax }: Draft, who: readonly Party[]): boolean {
  const heads = who.map((p) => syntax.nounAt(syntax.range(p.evidence[0]).last - 1));
  const [first, second] = heads;
  if (who.length === 1 && first)
    return SITS.test(syntax.lower(first.head)) || (first.possessor !== null && OWNED.test(syntax.lower(first.head)));
  if (who.length !== 2 || !second || second.first < (first?.first ?? 0)) return false;
  return (
    /^(?:his|her|its|their|my|our)$/u.test(syntax.lower(second.first)) &&
    PEOPLE.test(syntax.lower(second.head)) &&
    !/^(?:foreign|counterparts?|opposite)$/u.test(syntax.lower(second.head - 1))
  );
}

/** How they met: by telephone, as the words tell, or with somebody whose office it is to stand between sides. */
function howMet(draft: Draft, { first, last }: Framed, { format, mediators, participants }: Meeting): string | null {
  if (format?.value === 'call') return 'phone';
  const told = modeOf(draft.syntax, 'CONSULT', first, last);
  return told ?? (mediators.length > 0 || participants.some((p) => isMediator(draft, p)) ? 'third-party' : null);
}

function isMediator(draft: Draft, party: Party): boolean {
  const known = draft.parties.entityOf(mentionAt(draft, party))?.offices ?? [];
  return [...known].some((o) => /^(?:mediator|facilitator|go-between|intermediary|conciliator|arbitrator)$/u.test(o));
}

/** Who consults whom, where the model sees the act as well. */
function asSeen(act: Framed): { actors: Party[]; recipients: Party[] } | null {
  const actors = act.parties('agent');
  const recipients = act.parties('patient').filter((p) => !actors.some((a) => a.value.name === p.value.name));
  return actors.length > 0 && (recipients.length > 0 || actors.length > 1) ? { actors, recipients } : null;
}

/** Of a verb the subjects are actors and the others recipients; of a noun, who stands behind "with" is the recipient. */
function turned(draft: Draft, frame: Framed, { participants }: Meeting): { actors: Party[]; recipients: Party[] } {
  const verb = verbOf(frame);
  const subjects = verb ? doers(draft, frame, verb).map((p) => p.value.name) : [];
  const { syntax } = draft;
  const led = (p: Party) => {
    const first = syntax.range(p.evidence[0]).first;
    return /^(?:with|to)$/u.test(syntax.lower(first - 1)) || (verb !== null && first >= frame.last);
  };
  const isActor = (p: Party) => (subjects.length > 0 ? subjects.includes(p.value.name) : !led(p));
  const actors = participants.filter(isActor);
  // "the fourth round with the Four": whose round it is is not told.
  if (actors.length === 0 && verb === null) return { actors: [], recipients: [...participants] };
  if (actors.length === 0 || actors.length === participants.length)
    return { actors: [...participants], recipients: [] };
  return { actors, recipients: participants.filter((p) => !isActor(p)) };
}

/** Meetings by their words: an act of consulting that is told of a meeting's words is what the meeting says it is. */
export const meetingsOf = (draft: Draft): Ruled<Meeting> => new Ruled(draft, draft.of('meeting'), (m) => m.evidence);
