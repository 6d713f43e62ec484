import { grouped, type Meeting, type MeetingStatus, type Party } from '../../model/index.js';
import type { Draft } from '../draft.js';
import { modeOf } from '../frames/mode.js';
import { touches } from '../parties/mention.js';
import { doers, verbOf } from './clause.js';
import { type Framed, framesOf, Ruled } from './parts.js';

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
    if (!meeting || !status || meeting.format?.value === 'internal' || meeting.participants.length === 0) continue;
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
          confidence: meeting.confidence,
        });
      }
  }
}

/** How they met: by telephone, through somebody, or as the words tell. */
function howMet({ syntax }: Draft, { first, last }: Framed, { format, mediators }: Meeting): string | null {
  if (format?.value === 'call') return 'phone';
  return modeOf(syntax, 'CONSULT', first, last) ?? (mediators.length > 0 ? 'third-party' : null);
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
