import type { Party } from '../../model/index.js';
import type { Draft } from '../draft.js';
import { partyAt, sideOf } from '../frames/args.js';
import { subjectOf } from '../syntax/clause.js';
import { topOf } from '../syntax/dependencies.js';
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
  const hangs = /^(?:xcomp|ccomp|csubj|advcl|obj|nsubj:pass)$/u.test(tree.relations[top]!);
  if (hangs && syntax.tag(above) === 'ADJ') return !isAside(draft, top) && NEEDED.test(syntax.lower(above));
  return hangs && tree.relation(top) !== 'advcl' && syntax.lemmas(above).some((l) => WANTED.test(l));
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
