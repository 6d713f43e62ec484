import { acts as actWords } from '../../lexicon/index.js';
import type { Act, ActEvent, FindingId, Party } from '../../model/index.js';
import { overlaps, type Span } from '../../text/index.js';
import type { Draft } from '../draft.js';
import { conditionNear, sideOf, speakerAt } from '../frames/args.js';
import { doers, undergoers, verbOf } from './clause.js';
import { encounters, meetingsOf } from './encounters.js';
import { type Framed, framesOf, Ruled } from './parts.js';

/** Acts as the model sees them, with the mode that the lexicon gives their verbs. */
export function framedEvents(draft: Draft): void {
  const ruled = new Ruled(draft, draft.take('event'), (f) => f.act.evidence);
  const meetings = meetingsOf(draft);
  for (const frame of framesOf(draft, 'event')) {
    if (frame.label === 'CONSULT' && meetings.at(frame)) continue;
    const twin = ruled.at(frame);
    const seen = frame.joint('agent');
    const verb = verbOf(frame);
    const subject = seen.length === 0 && verb ? doers(draft, frame, verb) : [];
    const actors =
      threatener(draft, frame) ?? [seen, subject, twin?.actor ? [twin.actor] : []].find((l) => l.length > 0) ?? [];
    const named = frame.joint('patient');
    const object = named.length === 0 && verb && DIRECT.has(frame.label) ? undergoers(draft, frame, verb) : [];
    const near = named.length + object.length === 0 && TOWARDS.has(frame.label) ? behind(draft, frame, actors) : [];
    const told = [named, object, near, twin?.recipient ? [twin.recipient] : []].find((l) => l.length > 0) ?? [];
    const recipients = told.filter((r) => !actors.some((a) => a.value.name === r.value.name));
    if (frame.label === 'CONSULT' && recipients.length === 0) continue;
    for (const actor of actors.length > 0 ? actors : [null])
      for (const recipient of recipients.length > 0 ? recipients : [null]) write(draft, frame, actor, recipient, twin);
  }
  encounters(draft);
  ruled.keepUnseen((a, b) => a.act.value === b.act.value);
}

/** Acts whose object is whom they are done to. */
const DIRECT: ReadonlySet<string> = new Set(
  'CONSULT SUPPORT AID REQUEST ACCUSE THREATEN SANCTION COERCE ASSAULT'.split(' '),
);

/** Acts that are always towards somebody, though a clause may stand between: "demanded that Varenia leave". */
const TOWARDS: ReadonlySet<string> = new Set('REQUEST THREATEN ACCUSE'.split(' '));

/** The first party behind the trigger in its sentence. */
function behind(draft: Draft, { sentence, last }: Framed, actors: readonly Party[]): readonly Party[] {
  const end = Math.min(sentence.last, last + 14);
  const known = draft.parties.within(last, end).find((m) => {
    const entity = draft.parties.entityOf(m);
    if (!entity || m.form === 'pronoun' || actors.some((a) => a.value.name === entity.name)) return false;
    return entity.type === 'state' || entity.type === 'organisation' || entity.type === 'person';
  });
  return known ? [draft.parties.party(known.first, known.last, known)] : [];
}

/** "… that the army would fire": who utters a threat of their own side makes it. */
function threatener(draft: Draft, frame: Framed): Party[] | null {
  const speaker = frame.label === 'THREATEN' ? speakerAt(draft, frame.first)?.party : undefined;
  if (!speaker) return null;
  const subject = frame.party('agent');
  const own = !subject || sideOf(draft, subject).value.name === sideOf(draft, speaker).value.name;
  return own ? [speaker] : null;
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
    condition: act === 'THREATEN' ? conditionNear(draft, frame.first) : null,
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
  const shares = (at: Span | undefined) => at !== undefined && overlaps(at, frame.anchor);
  return [
    ...draft.of('reception').filter((f) => shares(f.answer.evidence[0])),
    ...draft.of('position').filter((f) => shares(f.stance.evidence[0])),
    ...draft.of('meeting').filter((f) => shares(f.evidence[0])),
  ]
    .map((f) => f.id)
    .sort();
}
