import { acts as actWords } from '../../lexicon/index.js';
import type { Act, ActEvent, FindingId, Party } from '../../model/index.js';
import { overlaps } from '../../text/index.js';
import type { Draft } from '../draft.js';
import { type Framed, framesOf } from './parts.js';

/** Acts as the model sees them, with the mode that the lexicon gives their verbs. */
export function framedEvents(draft: Draft): void {
  const ruled = draft.take('event');
  for (const frame of framesOf(draft, 'event')) {
    const actors = frame.parties('agent');
    const recipients = frame.parties('patient').filter((r) => !actors.some((a) => a.value.name === r.value.name));
    const twin = ruled.find((f) => overlaps(f.act.evidence[0], frame.anchor) && f.act.value === frame.label);
    for (const actor of actors.length > 0 ? actors : [null])
      for (const recipient of recipients.length > 0 ? recipients : [null]) write(draft, frame, actor, recipient, twin);
  }
}

function write(
  draft: Draft,
  frame: Framed,
  actor: Party | null,
  recipient: Party | null,
  twin: ActEvent | undefined,
): void {
  const act = frame.label as Act;
  draft.add('event', frame.anchor, {
    act: draft.grounded(act, frame.first, frame.last),
    mode: twin?.mode ?? modeOf(draft, frame, act),
    actor,
    recipient,
    status: frame.frame.status as ActEvent['status'],
    object: frame.words('of') ?? twin?.object ?? null,
    condition: act === 'THREATEN' ? conditionNear(draft, frame) : null,
    codes: codesOf(draft, frame),
    confidence: frame.confidence,
  });
}

/** The mode of the lexicon's verb among the trigger words, where it belongs to this act. */
function modeOf(draft: Draft, frame: Framed, act: Act): string | null {
  const { syntax } = draft;
  for (let i = frame.first; i < frame.last; i++) {
    const hit = actWords().matchVerb(i, syntax.lemmas(i), (k) => syntax.lower(k));
    if (hit?.value.act === act && hit.value.mode) return hit.value.mode;
  }
  return null;
}

/** Findings of other kinds that rest on the same words. */
function codesOf(draft: Draft, frame: Framed): FindingId[] {
  const shares = (at: { start: number; end: number } | undefined) =>
    at !== undefined && overlaps(at as never, frame.anchor);
  return [
    ...draft.of('reception').filter((f) => shares(f.answer.evidence[0])),
    ...draft.of('position').filter((f) => shares(f.stance.evidence[0])),
    ...draft.of('meeting').filter((f) => shares(f.evidence[0])),
  ]
    .map((f) => f.id)
    .sort();
}

function conditionNear(draft: Draft, { sentence }: Framed): FindingId | null {
  const found = draft.of('condition').find((c) => {
    const [at] = c.connective.evidence;
    return at.start >= sentence.start && at.end <= sentence.end;
  });
  return found?.id ?? null;
}
