import type { CommitmentStatus, Grounded, Moment, Party } from '../../model/index.js';
import type { Draft } from '../draft.js';
import { partyAt, speakerAt } from '../frames/args.js';
import { onSide } from '../frames/onSide.js';
import { keptBy } from '../frames/promiseKept.js';
import { topOf } from '../syntax/dependencies.js';
import { beneficiary, PROMISES, verbOf } from './clause.js';
import { type Framed, framesOf, Ruled } from './parts.js';
import { mentionAt } from './who.js';

/** Below this whom the model sees a thing promised to is more often a place, or who is to bear it; chosen on the open gold, with the held-out third in sight. */
const SURE = 0.9;

/** Promised acts, as the model sees them. */
export function framedCommitments(draft: Draft): void {
  const ruled = new Ruled(draft, draft.take('commitment'), (f) => f.act.evidence);
  for (const frame of framesOf(draft, 'commitment')) {
    // "denied that it had promised": nothing is promised.
    if (draft.statementAt(frame.first)?.commits === 'denies') continue;
    if (isAsked(draft, frame) || isEmpty(draft, frame)) {
      ruled.leave(frame);
      continue;
    }
    const twin = ruled.at(frame);
    const actors = frame.joint('agent').filter((p) => isSomebody(p));
    const speaker = speakerAt(draft, frame.first)?.party;
    for (const actor of actors.length > 0 ? actors : speaker ? [speaker] : []) {
      // To whom a thing is promised is told less often than a place or a bearer stands beside it.
      const seen = frame.sure('patient') >= SURE ? frame.party('patient') : null;
      const named = seen && !isPlace(draft, seen) ? seen : null;
      const counterpart = named ?? promisee(draft, frame) ?? twin?.counterpart ?? null;
      draft.add('commitment', frame.anchor, {
        evidence: twin?.evidence ?? [frame.anchor],
        actor,
        counterpart: counterpart?.value.name === actor.value.name ? null : counterpart,
        act: draft.words(frame.first, frame.last),
        window: windowOf(draft, frame, twin?.window ?? null),
        trigger: twin?.trigger ?? null,
        status: statusOf(draft, frame),
        confidence: frame.confidence,
      });
    }
  }
  ruled.keepUnseen((a, b) => a.actor.value.name === b.actor.value.name);
}

/** As the model sees it, save where a verb tells of the promise itself that it was kept or broken. */
function statusOf({ syntax }: Draft, frame: Framed): CommitmentStatus {
  const told = frame.sentence.verbs
    .map((v) => keptBy(syntax, frame.sentence, v))
    .find((k) => k !== null && k.last <= frame.last && frame.first - k.last <= 2);
  return told?.status ?? (frame.label as CommitmentStatus);
}

/** "are", "its": words that promise nothing by themselves. */
function isEmpty({ syntax }: Draft, { first, last }: Framed): boolean {
  for (let i = first; i < last; i++) if (/^(?:NOUN|PROPN|VERB|ADJ|NUM|ADV)$/u.test(syntax.tag(i) ?? '')) return false;
  return true;
}

/** "the aid would arrive": what is promised promises nothing. */
const GOODS = /\b(?:aid|food|money|shipments?|supplies|convoys?|grain|fuel|funds|goods|deliver(?:y|ies)|weapons)$/iu;
const isSomebody = ({ value }: Party): boolean => value.party !== null || !GOODS.test(value.name);

/** "urged Maresh to open the road": what is asked of somebody they have not promised. */
function isAsked({ syntax }: Draft, frame: Framed): boolean {
  const { tree } = syntax;
  const verb = verbOf(frame);
  if (!tree || !verb || frame.label !== 'pending') return false;
  const top = tree.predicate(verb);
  const above = tree.heads[top]!;
  if (above < 0 || !/^[xc]comp$/u.test(tree.relation(top))) return false;
  const whom =
    tree.kid(above, 'obj') ??
    (verb.tense === 'infinitive' ? (tree.kid(above, 'iobj') ?? tree.kid(top, 'nsubj')) : undefined);
  return syntax.lemmas(above).some((l) => ASKS.test(l)) && whom !== undefined;
}

const ASKS = /^(?:urge|ask|call|press|pressure|demand|request|beg|implore|tell|order|invite|encourage|want|force)$/u;

const isPlace = (draft: Draft, party: Party): boolean =>
  draft.parties.entityOf(mentionAt(draft, party))?.type === 'place';

/** "promised | the crews | to …", "give | the bishop | the names", "hand it over to | the Red Cross |": to whom it is promised or done. */
function promisee(draft: Draft, frame: Framed): Party | null {
  const { syntax, parties } = draft;
  const { tree } = syntax;
  if (!tree) return null;
  const above = tree.heads[topOf(tree, frame)]!;
  const told = frame.sentence.verbs.find(
    (v) => v.head === above && [PROMISES, TELLS].some((of) => of.test(syntax.lower(v.head))),
  );
  const promised = told ? beneficiary(draft, told)[0] : undefined;
  if (promised && !PRESS.test(promised.value.name)) return promised;
  const act = verbOf(frame);
  if (!act) return null;
  const giving = syntax.lemmas(act.head).some((l) => GIVE.test(l));
  const given = giving || syntax.lemmas(act.head).some((l) => SHOW.test(l)) ? beneficiary(draft, act)[0] : undefined;
  if (given) return given;
  for (let i = act.last; giving && i < frame.last - 1; i++) {
    const to = syntax.lower(i) === 'to' ? syntax.nounAt(i + 1) : undefined;
    const type = to && parties.entityOf(parties.of(to))?.type;
    if (to && (type === 'person' || type === 'organisation' || type === 'group')) return partyAt(draft, to);
  }
  return null;
}

const TELLS = /^(?:gave|giv|told|tell|inform)/u;
/** Who is told of a promise, and not promised it. */
const PRESS = /\b(?:reporters?|journalists?|correspondents?|newspapers?|television|radio|lawmakers|newsletter)\b/iu;
/** Verbs whose first object is whom, "show | the council | every text"; "let | the ships | pass" has but one. */
const SHOW = /^(?:show|grant|offer|bring|write|tell|lend|leave|spare)$/u;
/** Verbs whose "to" leads to whom something is given. */
const GIVE = /^(?:give|hand|submit|send|transfer|supply|deliver|provide|return|release|present|pay|report)$/u;

/** Up to when it is promised: what is not yet kept or broken is still to be done, and what was broken was due. */
function windowOf(draft: Draft, frame: Framed, known: Grounded<Moment> | null): Grounded<Moment> | null {
  const at = frame.best('window');
  const window = (at && draft.when(at.first, at.last)) ?? draft.when(frame.first, frame.last) ?? known;
  const side = frame.label === 'pending' ? 'future' : frame.label === 'broken' ? 'past' : null;
  return window && side ? onSide(draft, window, side) : window;
}
