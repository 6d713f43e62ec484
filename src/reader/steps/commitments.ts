import type { Commitment, CommitmentStatus, Party } from '../../model/index.js';
import type { Draft } from '../draft.js';
import { isFirstPerson, partyAt, sideOf, speakerAt, trim } from '../frames/args.js';
import { type Kept, keptBy } from '../frames/promiseKept.js';
import type { VerbGroup } from '../syntax/chunks.js';
import { subjectOf } from '../syntax/clause.js';
import type { Tree } from '../syntax/dependencies.js';
import type { Sentence, Syntax } from '../syntax/syntax.js';

const PROMISES = new Set('promise pledge vow undertake commit guarantee agree'.split(' '));
const ACTIONS = new Set(
  'release free withdraw pull open reopen lift halt stop end suspend resume hand deliver return allow let send pay sign ratify dismantle disarm vacate destroy freeze provide submit present hold publish transfer ease close leave give cut reduce abolish recognise recognize respond reply begin start complete finish continue restore extend grant exchange remove clear deploy evacuate supply guarantee unblock vote'.split(
    ' ',
  ),
);

/** Acts that somebody promised: by a verb of promising, or "we will …" in a speaker's own words. */
export function commitments(draft: Draft): void {
  for (const sentence of draft.body()) {
    for (const verb of sentence.verbs) {
      promised(draft, sentence, verb);
      announced(draft, sentence, verb);
      kept(draft, sentence, verb);
    }
  }
}

/** "X promised to release the prisoners by Friday", "X has kept its promise to …". */
function promised(draft: Draft, sentence: Sentence, verb: VerbGroup): void {
  const { syntax } = draft;
  const found = syntax.lemmas(verb.head);
  if (draft.statementAt(verb.head)?.commits === 'denies') return;
  if (
    !found.some((l) => PROMISES.has(l)) ||
    verb.negated ||
    verb.passive ||
    verb.modal === 'would' ||
    verb.modal === 'could' ||
    verb.modal === 'may'
  )
    return;
  const { tree } = syntax;
  const act =
    sentence.verbs.find((v) => v.tense === 'infinitive' && v.first >= verb.last && v.first - verb.last <= 3) ??
    sentence.verbs.find((v) => v.tense === 'infinitive' && v.first >= verb.last && isComplement(tree, v, verb));
  const agree = found.includes('agree');
  if (!act || (agree && (verb.tense === 'future' || !syntax.lemmas(act.head).some((l) => ACTIONS.has(l))))) return;
  const subject = subjectOf(syntax, sentence, verb);
  if (!subject) return;
  for (const part of subject.parts) {
    const party = partyAt(draft, part);
    if (party) write(draft, sentence, verb, party, act.first, agree ? 0.65 : 0.8);
  }
}

/** "kept its promise and handed over the list", "reneged on its pledge to publish it": the promised act, and that it was done or was not. */
function kept(draft: Draft, sentence: Sentence, verb: VerbGroup): void {
  const told = keptBy(draft.syntax, sentence, verb);
  const act = told && actBehind(draft, sentence, told);
  const subject = act ? subjectOf(draft.syntax, sentence, told.verb) : null;
  if (!act || !subject || draft.statementAt(verb.head)?.commits === 'denies') return;
  for (const part of subject.parts) {
    const party = partyAt(draft, part);
    const finding = party && write(draft, sentence, verb, party, act.first, 0.7, told.status);
    if (finding) draft.outright.add(finding.id);
  }
}

const GIVES =
  /^(?:hand|give|return|release|free|open|reopen|lift|withdraw|pull|publish|deliver|send|sign|pay|transfer|close|dismantle|clear|leave|evacuate|restore|remove)$/u;

/** "to hand over the list", "by opening the crossing", of what was kept "and handed it over". */
function actBehind({ syntax }: Draft, sentence: Sentence, { last, status }: Kept): VerbGroup | null {
  const act = sentence.verbs.find((v) => v.first >= last);
  if (!act || act.first - last > 2) return null;
  const lead = syntax.lower(last);
  if (act.tense === 'infinitive' && act.first - last <= 1) return act;
  if (act.tense === 'ing' && lead === 'by') return act;
  // "kept its promise and lost the election": only what can be given, opened or taken back was promised.
  const kept = status === 'done' && lead === 'and' && act.tense === 'past' && !act.negated;
  return kept && syntax.lemmas(act.head).some((l) => GIVES.test(l)) ? act : null;
}

/** "promised on Monday after hours of talks to release": the act that the tree hangs on the promise. */
const isComplement = (tree: Tree | null, act: VerbGroup, verb: VerbGroup): boolean =>
  tree?.heads[act.head] === verb.head && ['xcomp', 'ccomp'].includes(tree.relation(act.head));

/** "We will release them within days", "the ministry said it would reopen the port": the speaker's own act ahead. */
function announced(draft: Draft, sentence: Sentence, verb: VerbGroup): void {
  const { syntax } = draft;
  if (!(verb.tense === 'future' || verb.modal === 'would') || verb.negated || verb.passive) return;
  if (!syntax.lemmas(verb.head).some((l) => ACTIONS.has(l))) return;
  const subject = subjectOf(syntax, sentence, verb);
  const speaker = speakerAt(draft, verb.head);
  if (!subject || !speaker || conditional(syntax, sentence, verb)) return;
  const own = isFirstPerson(syntax, subject.first) ? speaker.party : partyAt(draft, subject.head);
  const pledged = /^(?:promise|pledge|vow|undertake)$/u.test(speaker.statement.lemma);
  if (!own || (!pledged && !sameSide(draft, own, speaker.party)) || speaker.statement.commits !== 'asserts') return;
  // "We" is the side that the speaker speaks for.
  const party: Party = {
    value: isFirstPerson(syntax, subject.first) ? sideOf(draft, own).value : own.value,
    evidence: [syntax.span(subject.first, subject.last)],
  };
  write(draft, sentence, verb, party, verb.first, 0.65);
}

const sameSide = (draft: Draft, a: Party, b: Party) =>
  a.value.name === b.value.name ||
  (a.value.party !== null && a.value.party === b.value.party) ||
  sideOf(draft, a).value.name === sideOf(draft, b).value.name;

/** "If they attack, we will respond" is a threat, not a promise. */
const conditional = (syntax: Syntax, sentence: Sentence, verb: VerbGroup) => {
  for (let i = sentence.first; i < sentence.last; i++)
    if (syntax.lower(i) === 'if' && Math.abs(i - verb.first) < 40) return true;
  return false;
};

function write(
  draft: Draft,
  sentence: Sentence,
  verb: VerbGroup,
  party: Party,
  actFirst: number,
  confidence: number,
  status: CommitmentStatus = statusOf(draft, sentence, verb),
): Commitment | null {
  const { syntax } = draft;
  const end = endOfAct(draft, sentence, actFirst);
  const behind = triggerOf(draft, sentence, actFirst, end);
  const act = trim(syntax, actFirst, behind?.first ?? end);
  const trigger = behind ?? triggerBefore(draft, sentence, verb);
  if (!act) return null;
  return draft.add('commitment', syntax.span(verb.first, verb.last), {
    evidence: [syntax.span(verb.first, verb.last)],
    actor: party,
    counterpart: counterpartIn(draft, act.first, act.last, party),
    act: draft.words(act.first, act.last),
    window: windowIn(draft, act.first, end),
    trigger: trigger ? draft.words(trigger.first, trigger.last) : null,
    status,
    confidence,
  });
}

/** "return the registers to Varenia": to whom the act is promised. */
function counterpartIn(draft: Draft, first: number, last: number, actor: Party): Party | null {
  for (let i = first + 1; i < last - 1; i++) {
    const np = draft.syntax.lower(i) === 'to' ? draft.syntax.nounAt(i + 1) : undefined;
    const party = np && np.first === i + 1 ? partyAt(draft, np) : null;
    if (party && party.value.name !== actor.value.name) return party;
  }
  return null;
}

/** "by Friday", "within days": a time that a promise ends with. */
const windowIn = (draft: Draft, first: number, last: number) => draft.when(first, last);

function endOfAct(draft: Draft, sentence: Sentence, from: number): number {
  const { syntax } = draft;
  const quote = syntax.quoteOf(from);
  for (let i = from; i < sentence.last; i++) {
    if (/^[.;?!–—]$/u.test(syntax.words(i)) || (quote && syntax.quoteOf(i) !== quote)) return i;
    if (
      syntax.words(i) === ',' &&
      (draft.statements.some(
        (s) => s.sentence === sentence.index && (s.source?.first === i + 1 || s.cue[0]?.first === i + 1),
      ) ||
        ['but', 'while', 'saying', 'adding', 'although', 'and'].includes(syntax.lower(i + 1)))
    )
      return i;
  }
  return sentence.last;
}

function triggerOf(draft: Draft, sentence: Sentence, from: number, end: number) {
  const { syntax } = draft;
  for (let i = from; i < end; i++) {
    if (
      /^(?:once|if|after|when|provided)$/u.test(syntax.lower(i)) &&
      sentence.verbs.some((v) => v.first > i && v.first < end)
    )
      return trim(syntax, i, end);
  }
  return null;
}

/** "Once the registers are home, we shall clear the channel." */
function triggerBefore(draft: Draft, sentence: Sentence, verb: VerbGroup) {
  const { syntax } = draft;
  let first = sentence.first;
  while (/^[“"‘']$/u.test(syntax.words(first))) first++;
  if (!/^(?:once|after|when|as)$/u.test(syntax.lower(first))) return null;
  for (let i = first + 1; i < verb.first; i++)
    if (syntax.words(i) === ',')
      return sentence.verbs.some((v) => v.first > first && v.last <= i) ? trim(syntax, first, i) : null;
  return null;
}

function statusOf(draft: Draft, sentence: Sentence, verb: VerbGroup): CommitmentStatus {
  for (let i = sentence.first; i < verb.first; i++) {
    if (/^(?:failed|broke|violated|reneged)$/u.test(draft.syntax.lower(i))) return 'broken';
    if (/^(?:kept|fulfilled|honoured|honored)$/u.test(draft.syntax.lower(i))) return 'done';
  }
  return 'pending';
}
