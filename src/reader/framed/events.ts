import { offices } from '../../lexicon/index.js';
import type { Act, ActEvent, FindingId, Party } from '../../model/index.js';
import { overlaps, type Span } from '../../text/index.js';
import type { Draft } from '../draft.js';
import { conditionNear, isFirstPerson, partyAt, sideOf, speakerAt } from '../frames/args.js';
import { meantBy, modeOf } from '../frames/mode.js';
import { numberOf } from '../moments/numbers.js';
import { isOfPlace } from '../parties/mention.js';
import { tellsPeople } from '../parties/nouns.js';
import type { VerbGroup } from '../syntax/chunks.js';
import { agentByTree, objectByTree, topOf } from '../syntax/dependencies.js';
import { beneficiary, doers, undergoers, verbOf } from './clause.js';
import { areAlone, encounters, meetingsOf } from './encounters.js';
import { objectOf } from './eventObject.js';
import { Framed, framesOf, Ruled } from './parts.js';
import { isFear, isImagined, isOwn, isUnreal } from './unreal.js';
import { possessorOf } from './who.js';

/** Acts as the model sees them, with the mode that the lexicon's words tell. */
export function framedEvents(draft: Draft): void {
  const ruled = new Ruled(draft, draft.take('event'), (f) => f.act.evidence);
  const meetings = meetingsOf(draft);
  for (const seen of framesOf(draft, 'event')) {
    const frame = recast(draft, seen);
    if (frame.label === 'CONSULT' && meetings.at(frame)) continue;
    const unreal = frame.frame.status === 'happened' && isUnreal(draft, frame);
    if (unreal || isImagined(draft, frame) || isNoAct(draft, frame)) {
      ruled.leave(frame);
      continue;
    }
    if (frame.label === 'THREATEN' && isDoom(draft, frame)) continue;
    if (frame.label === 'ACCUSE' && /\bresponsibility$/u.test(draft.text.slice(frame.anchor))) continue;
    const twin = ruled.at(frame);
    const agents = agentOf(draft, frame).filter((p) => !isWhere(draft, p));
    const verb = verbOf(frame);
    const subject =
      agents.length === 0 && verb
        ? doers(draft, frame, verb).filter((p) => !suffers(draft, verb, p) && !isPatient(frame, p))
        : [];
    const own = threatener(draft, frame);
    const actors = own ?? [agents, subject, twin?.actor ? [twin.actor] : []].find((l) => l.length > 0) ?? [];
    // "our fleet will close the strait," says Varenia's minister: no threat to Varenia.
    const makers = own ? [...actors, ...sourceAt(draft, frame)] : actors;
    const wanted = frame.label === 'REQUEST' ? wantedAt(draft, frame) : null;
    const harmed = harmedBefore(draft, frame) ?? harmedBehind(draft, frame);
    const named = (harmed ? [harmed] : frame.joint('patient')).filter(
      (r) =>
        !isOfAnother(draft, frame, r) &&
        !(wanted !== null && draft.syntax.range(r.evidence[0]).first === wanted) &&
        (frame.label !== 'THREATEN' || isThreatened(draft, r, makers)),
    );
    const thing = verb !== null && demandsThing(draft, frame, verb);
    const direct = verb && DIRECT.has(frame.label) && !thing;
    const object = named.length === 0 && direct ? undergoers(draft, frame, verb) : [];
    const near = named.length + object.length === 0 && TOWARDS.has(frame.label) ? behind(draft, frame, makers) : [];
    const told =
      [named, object, near, twin?.recipient && !thing ? [twin.recipient] : []].find((l) => l.length > 0) ?? [];
    const given = told.length === 0 && GIVEN.has(frame.label) && verb ? beneficiary(draft, verb) : told;
    const recipients = given.filter(
      (r) =>
        isSomebody(frame.label, r) &&
        !isDecision(draft, r) &&
        !isOfAnother(draft, frame, r) &&
        !makers.some((a) => a.value.name === r.value.name || (own && isOfSide(draft, r, a))),
    );
    if (frame.label === 'CONSULT' && (recipients.length === 0 || areAlone(draft, [...actors, ...recipients]))) continue;
    for (const actor of actors.length > 0 ? actors : [null])
      for (const recipient of recipients.length > 0 ? recipients : [null])
        write(draft, frame, actor, recipient, twin, recipients);
  }
  encounters(draft);
  ruled.keepUnseen((a, b) => a.act.value === b.act.value);
}

/** A frame of the class that its words tell: "sent forty families over the border" is no aid. */
function recast(draft: Draft, frame: Framed): Framed {
  const label = meantBy(draft.syntax, frame.label as Act, frame.first, frame.last);
  return label === frame.label ? frame : new Framed(draft, { ...frame.frame, label });
}

/** What the model takes for an act and is a fear, a state of mind or the taking back of a paper. */
const isNoAct = (draft: Draft, frame: Framed): boolean =>
  (frame.label === 'THREATEN' && isFear(draft, frame)) || isMood(draft, frame) || takesOwnBack(draft, frame);

/** "was | resigned | to delay": gives up no office. */
function isMood({ syntax }: Draft, { first, last, label }: Framed): boolean {
  const be = (i: number) =>
    /^(?:is|are|was|were|be|been|being|am|seems?|seemed|sounds?|sounded|looks?|looked|grew|become|became)$/u.test(
      syntax.lower(i),
    );
  return (
    label === 'RETREAT' &&
    syntax.lower(last - 1) === 'resigned' &&
    syntax.lower(last) === 'to' &&
    (be(last - 2) || be(first - 1))
  );
}

/** "took | its text | back": a paper of one's own is withdrawn, and nothing of another's refused. */
function takesOwnBack({ syntax }: Draft, frame: Framed): boolean {
  const verb = frame.label === 'REJECT' ? verbOf(frame) : null;
  if (
    !verb ||
    !syntax.tree ||
    !syntax.lemmas(verb.head).some((l) => /^(?:take|withdraw|pull|retract|recall)$/u.test(l))
  )
    return false;
  const np = objectByTree(syntax, syntax.tree, verb);
  const own = np && /^(?:its|his|her|their|our|my)$/u.test(syntax.lower(np.first));
  return own === true && PAPER.test(syntax.lower(np!.head));
}

const PAPER = /^(?:text|plan|draft|paper|proposal|offer|document|list|map|formula|package|amendment|motion|bid)s?$/u;

/** "welcomes | the Varenian decision |": what is welcomed is nobody. */
function isDecision({ syntax }: Draft, { evidence }: Party): boolean {
  const { last } = syntax.range(evidence[0]);
  const noun = /^(?:decision|move|step|announcement|initiative|ruling|resolution|verdict|vote)s?$/u;
  return noun.test(syntax.lower(last - 1)) && !syntax.isCapital(last - 1);
}

/** "31 people had been gunned down": whom the model sees it done to has not done it, whatever the syntax takes for the subject. */
const isPatient = (frame: Framed, { evidence }: Party): boolean =>
  frame.stretches('patient').some((at) => overlaps(frame.draft.syntax.span(at.first, at.last), evidence[0]));

/** Whom the model sees do it; of a participle behind a noun ("the ministers threatened by the army") whom "by" leads to. */
function agentOf(draft: Draft, frame: Framed): readonly Party[] {
  const { tree } = draft.syntax;
  const verb = verbOf(frame);
  const by =
    tree &&
    verb &&
    tree.xpos[verb.head] === 'VBN' &&
    tree.relation(verb.head) === 'acl' &&
    agentByTree(draft.syntax, tree, verb);
  const party = by ? partyAt(draft, by) : null;
  if (party) return [party];
  const owner = verb || UNDERGONE.has(frame.label) ? null : possessorOf(draft, frame);
  if (owner) return [owner];
  const seen = frame.joint('agent');
  return verb ? seen.filter((p) => !suffers(draft, verb, p)) : seen;
}

/** Acts whose noun is owned by whom it is done to as often as by who does it: "his arrest", "their release". */
const UNDERGONE: ReadonlySet<string> = new Set('ASSAULT COERCE AID CONCEDE RETREAT MOBILIZE SANCTION'.split(' '));

/** Verbs that follow whom another act was done to: "one was killed and nine | wounded". */
const HARMED = /^(?:wounded|injured|hurt|killed|detained|arrested|captured|kidnapped|abducted|missing|displaced)$/u;

/** "five were killed and | hundreds | injured": whom a participle alone follows. */
function harmedBefore(draft: Draft, { first, last }: Framed): Party | null {
  const { syntax } = draft;
  const { tree } = syntax;
  // "rebels | captured | a convoy" does it to others.
  const alone = tree?.xpos[first] === 'VBN' && tree.kid(first, 'obj') === undefined;
  const np = alone && last - first === 1 && HARMED.test(syntax.lower(first)) ? syntax.nounAt(first - 1) : undefined;
  if (!np || np.last !== first || !/^(?:and|,|with|;|–|—)$/u.test(syntax.lower(np.first - 1))) return null;
  return partyAt(draft, np) ?? draft.parties.party(np.first, np.last, null);
}

/** "killing one and | wounding | another": of two verbs each has its own object, whatever the model says. */
function harmedBehind(draft: Draft, frame: Framed): Party | null {
  const { syntax } = draft;
  const verb = verbOf(frame);
  if (!syntax.tree || !verb || verb.passive || (frame.label !== 'ASSAULT' && frame.label !== 'COERCE')) return null;
  if (/^(?:another|others)$/u.test(syntax.lower(verb.last)))
    return draft.parties.party(verb.last, syntax.nounAt(verb.last)?.last ?? verb.last + 1, null);
  const object = objectByTree(syntax, syntax.tree, verb);
  const seen = frame.best('patient');
  if (!object || !seen || (seen.first <= object.head && object.head < seen.last) || seen.first >= verb.last)
    return null;
  return partyAt(draft, object) ?? draft.parties.party(object.first, object.last, null);
}

/** Whether somebody stands to another verb than the trigger's: "being killed and | 20 others | injured", "wounding | five |". */
function isOfAnother({ syntax }: Draft, { first, last, label }: Framed, { evidence }: Party): boolean {
  if (label !== 'ASSAULT' && label !== 'COERCE') return false;
  const at = syntax.range(evidence[0]);
  const next = /^(?:was|were|been|being|are|is)$/u.test(syntax.lower(at.last)) ? at.last + 1 : at.last;
  // "detained a man | wounded in the clash": told of him as well.
  const own = (i: number) => (first <= i && i < last) || syntax.tree?.relation(i) === 'acl';
  if (at.first >= last && HARMED.test(syntax.lower(next)) && !own(next)) return true;
  return (
    at.first > last && /^(?:wounding|injuring|killing|hurting)$/u.test(syntax.lower(at.first - 1)) && !own(at.first - 1)
  );
}

/** Whether somebody is whom the words are about that a participle or a passive belongs to: "engineers seized", "pilots were shot". */
function suffers({ syntax }: Draft, { first, head, passive }: VerbGroup, { evidence }: Party): boolean {
  const { tree } = syntax;
  if (tree?.xpos[head] !== 'VBN' || !(passive || first === head)) return false;
  const top = topOf(tree, syntax.range(evidence[0]));
  const noun = tree.relations[head] === 'acl' && tree.heads[head] === top;
  return noun || (tree.relations[top] === 'nsubj:pass' && tree.heads[top] === head);
}

/** "we will condemn our region to decades of violence": what would come of it is no threat. */
function isDoom({ syntax }: Draft, frame: Framed): boolean {
  const verb = verbOf(frame);
  return verb !== null && syntax.lemmas(verb.head).some((l) => /^(?:condemn|doom|plunge|drag)$/u.test(l));
}

/** "denied any link to | the attacks |": what is denied is a part in them. */
function isPartDenied({ syntax }: Draft, frame: Framed): boolean {
  const { tree } = syntax;
  if (!tree || verbOf(frame)) return false;
  const above = tree.heads[topOf(tree, frame)]!;
  return (
    above >= 0 &&
    /^(?:links?|ties|involvement|role|part|hand|responsibility|connections?|knowledge|complicity)$/u.test(
      syntax.lower(above),
    )
  );
}

/** What the rules know to be denied is denied, whatever the model says. */
function statusOf(draft: Draft, frame: Framed, twin: ActEvent | undefined): ActEvent['status'] {
  const told = twin?.status === 'denied' ? 'denied' : (frame.frame.status as ActEvent['status']);
  return told === 'denied' && isPartDenied(draft, frame) ? 'happened' : told;
}

/** Acts whose object is whom they are done to. */
const DIRECT: ReadonlySet<string> = new Set(
  'CONSULT SUPPORT AID REQUEST ACCUSE THREATEN SANCTION COERCE ASSAULT'.split(' '),
);

/** "demanded the prisoners": the object of some requests is what is wanted and not who is asked for it. */
const demandsThing = ({ syntax }: Draft, { label }: Framed, { head }: VerbGroup): boolean =>
  label === 'REQUEST' && syntax.lemmas(head).some((l) => /^(?:demand|seek|want|claim|request|call)$/u.test(l));

/** "called for | the release of the crew": where what is asked for begins; whoever is named first there is not asked. */
function wantedAt({ syntax }: Draft, { last }: Framed): number | null {
  if (syntax.lower(last - 1) === 'for') return last;
  return syntax.lower(last) === 'for' ? last + 1 : null;
}

/** Acts that are always towards somebody, though a clause may stand between: "demanded that Varenia leave". */
const TOWARDS: ReadonlySet<string> = new Set('REQUEST THREATEN ACCUSE'.split(' '));

/** Acts that are for somebody: "promised him", "given her his word". */
const GIVEN: ReadonlySet<string> = new Set('AGREE AID CONCEDE COOPERATE'.split(' '));

/** Acts that things stand in for somebody's way: "marched on the border post", "blocked the harbour mouth". */
const AGAINST: ReadonlySet<string> = new Set('PROTEST COERCE REJECT'.split(' '));

/** Whether words of a recipient mean somebody: a party of the report, or people. */
function isSomebody(label: string, { value }: Party): boolean {
  if (value.party !== null || !AGAINST.has(label)) return true;
  const words = value.name.toLowerCase().replace(/ (?:of|who|from|in|at|on) .*$/u, '');
  const last = words.split(' ').at(-1)!;
  const counted = /^\d+$/u.test(last) || numberOf(last) !== null;
  return counted || tellsPeople(words) || offices().match(0, (k) => (k === 0 ? last : '')) !== null;
}

/** Whether a party is only named as the place of something: "were freed in Maresh". */
function isWhere(draft: Draft, { evidence }: Party): boolean {
  const { first } = draft.syntax.range(evidence[0]);
  return /^(?:in|at|near|outside|inside|across|around|into)$/u.test(draft.syntax.lower(first - 1));
}

/** The first party behind the trigger in its sentence; of a request, whoever stands right behind it. */
function behind(draft: Draft, { sentence, last, label }: Framed, actors: readonly Party[]): readonly Party[] {
  const end = Math.min(sentence.last, last + 14);
  const known = draft.parties.within(last, end).find((m) => {
    const entity = draft.parties.entityOf(m);
    if (isOfPlace(draft.syntax, m.core.first)) return false;
    if (label === 'REQUEST' && !asked(draft, last, m.first)) return false;
    if (
      label === 'THREATEN' &&
      m.first !== last &&
      !isThreatened(draft, draft.parties.party(m.first, m.last, m), actors)
    )
      return false;
    if (!entity || (m.form === 'pronoun' && label !== 'REQUEST') || actors.some((a) => a.value.name === entity.name))
      return false;
    return entity.type === 'state' || entity.type === 'organisation' || entity.type === 'person';
  });
  return known ? [draft.parties.party(known.first, known.last, known)] : [];
}

/** "demanded that Maresh leave", "called on him": nothing but a word that leads to whom it is put stands between. */
function asked({ syntax }: Draft, last: number, first: number): boolean {
  if (first === last) return true;
  return first === last + 1 && /^(?:that|on|to|from|upon|of)$/u.test(syntax.lower(last));
}

const sourceAt = (draft: Draft, { first }: Framed): readonly Party[] => {
  const speaker = speakerAt(draft, first)?.party;
  return speaker ? [speaker] : [];
};

const isOfSide = (draft: Draft, a: Party, b: Party): boolean =>
  sideOf(draft, a).value.name === sideOf(draft, b).value.name;

/** "… that the army would fire": who utters a threat of their own side makes it. */
function threatener(draft: Draft, frame: Framed): Party[] | null {
  const speaker = frame.label === 'THREATEN' ? speakerAt(draft, frame.first)?.party : undefined;
  // "we were threatened by the guards"
  if (!speaker || verbOf(frame)?.passive) return null;
  const subject = frame.party('agent');
  // "If one more cable is cut, we will close our airspace", "our fleet will": the side's own, whoever says it.
  const at = frame.best('agent');
  const ours = at !== null && isFirstPerson(draft.syntax, at.first);
  if (!subject || ours || isOwn(draft, subject) || isOfSide(draft, subject, speaker))
    return subject && ours && at.last - at.first === 1 ? [subject] : [speaker];
  return null;
}

/** Whether somebody may be whom a threat is made to: neither of the side that makes it nor the subject of what is threatened, but of what it waits for. */
function isThreatened(draft: Draft, party: Party, actors: readonly Party[]): boolean {
  const { syntax } = draft;
  const { tree } = syntax;
  const side = sideOf(draft, party).value.name;
  const top = tree ? topOf(tree, syntax.range(party.evidence[0])) : -1;
  const subject = tree?.relation(top) === 'nsubj' && !ifClause(draft, tree.heads[top]!);
  return !subject && !actors.some((a) => sideOf(draft, a).value.name === side);
}

/** Whether a token heads what "if" opens. */
const ifClause = ({ syntax }: Draft, at: number): boolean =>
  syntax.tree!.relation(at) === 'advcl' && syntax.lower(syntax.tree!.kid(at, 'mark') ?? -1) === 'if';

function write(
  draft: Draft,
  frame: Framed,
  actor: Party | null,
  recipient: Party | null,
  twin: ActEvent | undefined,
  recipients: readonly Party[],
): void {
  const act = frame.label as Act;
  draft.add('event', frame.anchor, {
    act: draft.grounded(act, frame.first, frame.last),
    mode: modeOf(draft.syntax, act, frame.first, frame.last),
    actor,
    recipient,
    status: statusOf(draft, frame, twin),
    object: objectOf(draft, frame, twin, [
      ...(recipient ? [recipient] : []),
      ...recipients.filter((r) => r !== recipient),
    ]),
    condition: act === 'THREATEN' ? conditionNear(draft, frame.first) : null,
    codes: codesOf(draft, frame),
    confidence: frame.confidence,
  });
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
