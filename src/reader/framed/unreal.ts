import type { Party } from '../../model/index.js';
import type { Draft } from '../draft.js';
import { partyAt, sideOf } from '../frames/args.js';
import type { VerbGroup } from '../syntax/chunks.js';
import { subjectOf } from '../syntax/clause.js';
import { topOf } from '../syntax/dependencies.js';
import type { Syntax } from '../syntax/syntax.js';
import { verbOf } from './clause.js';
import type { Framed } from './parts.js';

/** Verbs after which an act is only wanted, threatened or held back, and those that lead to what is wanted by "for". */
const WANTED = /^(?:demand|urge|ask|want|seek|insist|request|threaten|refuse|decline|fail)$/u;
const WANTED_FOR = /^(?:call|ask|appeal|press|plead|wait|hope)$/u;

/** "their expected announcement", "a possible attack": of a noun, that it is still to come. */
const AHEAD = /^(?:expected|planned|possible|proposed|likely|threatened|potential|future|upcoming|eventual)$/u;
/** "important for both to accept": what would be good has not been done. */
const NEEDED =
  /^(?:important|necessary|essential|vital|crucial|possible|impossible|ready|willing|reluctant|unlikely|likely|unable|difficult|hard|premature|desirable)$/u;

/** Whether an act that the model takes for done is denied by the outlet itself ("never ratified") or only wanted ("demanded the release"). */
export function isUnreal(draft: Draft, frame: Framed): boolean {
  const { syntax } = draft;
  const { tree } = syntax;
  if (frame.label === 'PROTEST' && isCalledOff(draft, frame)) return true;
  // A denial in somebody's words is told as one; what was promised and not done is a refusal.
  if (verbOf(frame)?.negated && frame.label !== 'REJECT' && draft.statementAt(frame.first) === null) return true;
  if (!tree) return false;
  const top = topOf(tree, frame);
  if (isFailed(draft, top)) return true;
  if (frame.label === 'REQUEST' || frame.label === 'THREATEN') return false;
  const above = tree.heads[top]!;
  if (above < 0) return false;
  const lead = tree.kid(top, 'case');
  if (tree.relation(top) === 'obl' && lead !== undefined && syntax.lower(lead) === 'for')
    return syntax.lemmas(above).some((l) => WANTED_FOR.test(l));
  if (AHEAD.test(syntax.lower(frame.first - 1)) || AHEAD.test(syntax.lower(frame.first))) return !verbOf(frame);
  // "in a bid to reach an agreement", "efforts to open the road": what somebody is after has not come about.
  if (isSought(draft, top)) return true;
  const hangs = /^(?:xcomp|ccomp|csubj|advcl|obj|nsubj:pass)$/u.test(tree.relations[top]!);
  if (hangs && syntax.tag(above) === 'ADJ') return !isAside(draft, top) && NEEDED.test(syntax.lower(above));
  return hangs && tree.relation(top) !== 'advcl' && syntax.lemmas(above).some((l) => WANTED.test(l));
}

const PURSUIT =
  /^(?:bid|efforts?|attempts?|hopes?|chances?|aims?|drive|push|quest|talks|negotiations|plans?|opportunity)$/u;

/** Whether words stand under an infinitive that hangs on a pursuit, or are its object: "in a bid to | reach | a peace | agreement |". */
function isSought({ syntax }: Draft, token: number): boolean {
  const tree = syntax.tree!;
  let at = token;
  for (let step = 0; step < 3 && at >= 0; step++) {
    const above = tree.heads[at]!;
    if (above < 0) return false;
    const mark = tree.kid(at, 'mark');
    if (tree.relations[at] === 'acl' && mark !== undefined && syntax.lower(mark) === 'to')
      return PURSUIT.test(syntax.lower(above));
    if (!/^(?:obj|xcomp|conj)$/u.test(tree.relations[at]!)) return false;
    at = above;
  }
  return false;
}

/** "called off their strike": who ends a protest does not protest. */
function isCalledOff({ syntax }: Draft, frame: Framed): boolean {
  const verb = verbOf(frame)?.head ?? (syntax.tree ? syntax.tree.heads[topOf(syntax.tree, frame)]! : -1);
  if (verb < 0) return false;
  const off = syntax.lower(verb + 1) === 'off' && syntax.lemmas(verb).includes('call');
  return off || syntax.lemmas(verb).some((l) => /^(?:end|suspend|halt|cancel|abandon)$/u.test(l));
}

/** "warned that the poor would suffer", "that fighting could spread": what somebody fears, and their own side would not do, is no threat of theirs. */
export function isFear(draft: Draft, frame: Framed): boolean {
  const { syntax } = draft;
  const verb = verbOf(frame);
  if (!verb || !syntax.lemmas(verb.head).includes('warn')) return false;
  const s = draft.statements.find((o) => o.cue.some((c) => c.first <= verb.head && verb.head < c.last));
  const main =
    s && frame.sentence.verbs.find((v) => s.content.some((c) => c.first <= v.first && v.last <= c.last) && v.modal);
  const source = s?.source;
  const subject = main && subjectOf(syntax, frame.sentence, main)?.head;
  if (!source || !main || !subject) return false;
  // "that its ships would not sail if one were taxed": what hangs on an "if" is held out to somebody.
  if (s.content.some((c) => /\b(?:if|unless)\b/iu.test(syntax.slice(c.first, c.last)))) return false;
  const speaker = draft.parties.party(source.first, source.last, source.mention);
  if (subject.pronoun || isSame(draft, partyAt(draft, subject), speaker)) return false;
  if (/^(?:could|may|might|can)$/u.test(main.modal!)) return true;
  return isOther(draft, partyAt(draft, subject), speaker);
}

/** Words that tell of something, by whatever step. */
export type Told = Pick<Framed, 'first' | 'last' | 'sentence' | 'label'>;

/** Meetings that are told as such; the others have a status that says what became of them. */
const AS_SUCH = /^(?:held|under way|broken off|planned)$/u;
const TAKES_PLACE = /^(?:tak|took|hold|held|happen|occur|materiali|beg[aiu]n|start|resum|conven)/u;

/** Whether a meeting that the model sees never was and is not to be: negated, denied by who tells of it, only imagined. */
export function isUnheld(draft: Draft, frame: Told): boolean {
  if (!AS_SUCH.test(frame.label)) return false;
  const { syntax } = draft;
  const np = verbOf(frame) ? undefined : syntax.nounAt(frame.last - 1);
  // "no meeting is planned"; "no fewer than three rounds" were held.
  const none = np && syntax.lower(np.first) === 'no' && !/^(?:fewer|less|longer)$/u.test(syntax.lower(np.first + 1));
  const verb = tellingVerb(draft, frame);
  const told = verb !== null && (verbOf(frame) !== null || TAKES_PLACE.test(syntax.lower(verb.head)));
  const nobody = told && NOBODY.test(syntax.lower(subjectOf(syntax, frame.sentence, verb)?.head?.first ?? -1));
  const negated = told && verb.negated && !hasUntil(syntax, frame, verb);
  return none === true || nobody || negated || isImagined(draft, frame) || isDenied(draft, frame);
}

/** "no minister met them", "neither side met the mediator" */
const NOBODY = /^(?:no|none|neither|nobody)$/u;

/** "did not meet until Friday": then they did. */
const hasUntil = (syntax: Syntax, { sentence }: Told, verb: VerbGroup): boolean =>
  Array.from({ length: sentence.last - verb.first }, (_, k) => syntax.lower(verb.first + k)).includes('until');

/** The verb of a trigger, or that of which it is the subject or the object. */
function tellingVerb({ syntax }: Draft, frame: Told): VerbGroup | null {
  const own = verbOf(frame);
  const { tree } = syntax;
  if (own || !tree) return own;
  const top = topOf(tree, frame);
  const bound = /^(?:nsubj|obj)/u.test(tree.relations[top]!);
  return (bound && frame.sentence.verbs.find((v) => v.head === tree.heads[top])) || null;
}

/** "would have met", "had the two met", "if they had met": what only might have been. */
export function isImagined(draft: Draft, frame: Told): boolean {
  const { syntax } = draft;
  const { tree } = syntax;
  const verb = tellingVerb(draft, frame);
  if (!verb || !tree) return false;
  if (verb.perfect && /^(?:would|could|might|should)$/u.test(verb.modal ?? '')) return true;
  const top = tree.predicate(verb);
  const had = tree.kids(top).find((k) => /^aux/u.test(tree.relations[k]!) && syntax.lower(k) === 'had');
  if (had === undefined || had > top) return false;
  const mark = tree.kid(top, 'mark');
  if (mark !== undefined && syntax.lower(mark) === 'if') return true;
  const subject = tree.kids(top).find((k) => tree.relation(k) === 'nsubj');
  return subject !== undefined && had < subject && syntax.lower(frame.sentence.last - 1) !== '?';
}

/** "denied that its envoy had met them", "denied meeting them": what a denial is of, and not what is told beside it. */
function isDenied(draft: Draft, frame: Told): boolean {
  const { syntax } = draft;
  const { tree } = syntax;
  const verb = tellingVerb(draft, frame);
  const top = tree && verb ? tree.predicate(verb) : -1;
  const above = tree?.heads[top] ?? -1;
  return above >= 0 && /^(?:[cx]comp|obj)$/u.test(tree!.relations[top]!) && syntax.lemmas(above).includes('deny');
}

const FORCES = /\b(?:army|forces|troops|navy|fleet|guns|fighters|soldiers|ships|men)$/iu;

/** Whether somebody is of a speaker's side, or acts for some side. */
const isSame = (draft: Draft, party: Party | null, speaker: Party): boolean =>
  party !== null &&
  ((isOwn(draft, party) && FORCES.test(party.value.name)) ||
    sideOf(draft, party).value.name === sideOf(draft, speaker).value.name);

/** Whether somebody is known to be neither a speaker nor of the speaker's side. */
function isOther(draft: Draft, party: Party | null, speaker: Party): boolean {
  if (party === null) return false;
  const [own, other] = [sideOf(draft, speaker).value.name, sideOf(draft, party).value.name];
  return own !== other && !isOwn(draft, party);
}

/** "after they bombed the town", "because": told beside, and as done. */
function isAside({ syntax }: Draft, token: number): boolean {
  const tree = syntax.tree!;
  const mark = tree.kid(token, 'mark', 'case');
  return (
    mark !== undefined &&
    /^(?:after|because|before|when|while|as|since|despite|although|though|if|until)$/u.test(syntax.lower(mark))
  );
}

/** "failed to agree on calling for": what stands under a failure or a refusal did not come about. */
function isFailed(draft: Draft, token: number): boolean {
  const { syntax } = draft;
  const tree = syntax.tree!;
  let at = token;
  for (let step = 0; step < 3 && at >= 0 && /^(?:xcomp|ccomp|obl|advcl)$/u.test(tree.relations[at]!); step++) {
    if (isAside(draft, at) || (tree.relations[at] === 'obl' && syntax.tag(at) !== 'VERB')) return false;
    at = tree.heads[at]!;
    if (at < 0 || at > token) return false;
    if (syntax.lemmas(at).some((l) => /^(?:fail|refuse|decline)$/u.test(l))) return true;
  }
  return false;
}

/** Forces and means without a side of their own: "the army", "his guns". */
export function isOwn(draft: Draft, { value, evidence }: Party): boolean {
  if (value.party === null) return false;
  const { first, last } = draft.syntax.range(evidence[0]);
  const entity = draft.parties.entityOf(draft.parties.in(first, last));
  return entity !== null && entity.side === null && entity.type === 'group';
}
