import { type ActWords, acts as actWords } from '../../lexicon/index.js';
import type { Act, ActEvent, Finding, FindingId, Party, Words } from '../../model/index.js';
import { overlaps } from '../../text/index.js';
import type { Draft } from '../draft.js';
import { conditionNear, coordinated, isFirstPerson, partyAt, sideOf, trim } from '../frames/args.js';
import { modeOf } from '../frames/mode.js';
import type { NounPhrase, VerbGroup } from '../syntax/chunks.js';
import { subjectOf } from '../syntax/clause.js';
import { agentByTree, dependents, objectByTree } from '../syntax/dependencies.js';
import type { Sentence, Syntax } from '../syntax/syntax.js';

/** Acts in PLOVER's categories: who did what to whom, as the words tell it. */
export function acts(draft: Draft): void {
  for (const sentence of draft.body()) {
    for (const verb of sentence.verbs) {
      const hit = actWords().matchVerb(verb.head, draft.syntax.lemmas(verb.head), (i) => draft.syntax.lower(i));
      if (hit) fromVerb(draft, sentence, verb, hit.value, hit.length);
    }
  }
  for (const s of draft.statements)
    if (s.source && ['warn', 'threaten', 'vow', 'say'].includes(s.lemma)) threat(draft, s);
}

function fromVerb(draft: Draft, sentence: Sentence, verb: VerbGroup, words: ActWords, length: number): void {
  const { syntax } = draft;
  if (words.act === 'CONSULT' || (verb.tense === 'infinitive' && !planned(draft, sentence, verb))) return;
  const at = verb.head + length;
  if (
    words.act === 'REJECT' &&
    syntax.lower(at) === 'to' &&
    /^(?:be|comment|say|discuss|give|answer|elaborate|identify|speak|name)$/u.test(syntax.lower(at + 1))
  )
    return;
  if (verb.tense === 'present' && !verb.modal && !subjectOf(syntax, sentence, verb)) return;
  if (words.act === 'REQUEST' && syntax.reads(verb.last, 'not', 'to', 'be')) return;
  if (words.act === 'THREATEN' && !syntax.lemmas(verb.head).includes('threaten')) return;
  const after = verb.head + length;
  // "the ministers threatened by Varenia": to whom it is done stands before it.
  const passive = verb.passive || verb.tense === 'participle';
  const actor = passive ? byAgent(draft, sentence, verb, after) : actorOf(draft, sentence, verb);
  const recipients = passive
    ? passiveSubject(draft, sentence, verb)
    : recipientsOf(draft, sentence, verb, after, words);
  const actorRef = actor ? partyAt(draft, actor) : null;
  if (!actorRef && recipients.length === 0) return;
  if (!NEEDS_NO_OTHER.has(words.act) && recipients.length === 0) return;
  if (words.act === 'ASSAULT' && !actorRef) return;
  const status = statusOf(draft, sentence, verb);
  if (!status) return;
  const end = endOfObject(draft, sentence, after);
  const told =
    words.act === 'THREATEN'
      ? draft.statements.find((s) => s.cue[0] && s.cue[0].first <= verb.head && verb.head < s.cue[0].last)
      : undefined;
  const object = told ? trim(syntax, told.content[0]!.first, told.content[0]!.last) : trim(syntax, after, end);
  for (const recipient of recipients.length > 0 ? recipients : [null]) {
    add(draft, verb, {
      act: words.act,
      first: verb.first,
      last: after,
      actor: actorRef,
      recipient,
      status,
      object: object ? draft.words(object.first, object.last) : null,
      confidence: actorRef && recipient ? 0.75 : 0.6,
    });
  }
}

const NEEDS_NO_OTHER: ReadonlySet<Act> = new Set([
  'CONCEDE',
  'RETREAT',
  'MOBILIZE',
  'PROTEST',
  'REQUEST',
  'REJECT',
  'THREATEN',
  'AGREE',
]);

/** An infinitive is an act only where somebody decided on it: "agreed to withdraw". */
function planned(draft: Draft, sentence: Sentence, verb: VerbGroup): boolean {
  const governor = sentence.verbs.findLast((v) => v.last <= verb.first && verb.first - v.last <= 1);
  return (
    governor !== undefined &&
    draft.syntax
      .lemmas(governor.head)
      .some((l) => ['agree', 'promise', 'pledge', 'plan', 'decide', 'vow', 'begin', 'start', 'continue'].includes(l)) &&
    !governor.negated
  );
}

interface Coded {
  act: Act;
  first: number;
  last: number;
  actor: Party | null;
  recipient: Party | null;
  status: ActEvent['status'];
  object: Words | null;
  confidence: number;
}

function add(draft: Draft, anchor: { first: number; last: number }, coded: Coded): void {
  const { syntax } = draft;
  const same = coded.actor && coded.recipient && coded.actor.value.name === coded.recipient.value.name;
  if (same) return draft.drop('an act of a party upon itself', syntax.slice(anchor.first, anchor.last));
  draft.add('event', syntax.span(anchor.first, anchor.last), {
    act: draft.grounded(coded.act, coded.first, coded.last),
    mode: modeOf(syntax, coded.act, coded.first, coded.last),
    actor: coded.actor,
    recipient: coded.recipient,
    status: coded.status,
    object: coded.object,
    condition: coded.act === 'THREATEN' ? conditionNear(draft, anchor.first) : null,
    codes: codesOf(draft, syntax.span(coded.first, coded.last)),
    confidence: coded.confidence,
  });
}

/** Findings of other kinds that rest on the same words. */
function codesOf(draft: Draft, at: { start: number; end: number }): FindingId[] {
  const shares = (f: Finding): boolean => {
    if (f.kind === 'reception') return overlaps(f.answer.evidence[0], at as never);
    if (f.kind === 'position') return overlaps(f.stance.evidence[0], at as never);
    return false;
  };
  return [...draft.of('reception'), ...draft.of('position')]
    .filter(shares)
    .map((f) => f.id)
    .sort();
}

function actorOf(draft: Draft, sentence: Sentence, verb: VerbGroup): NounPhrase | null {
  const { syntax } = draft;
  if (verb.tense !== 'infinitive' && verb.tense !== 'ing') return subjectOf(syntax, sentence, verb)?.head ?? null;
  const main = sentence.verbs.findLast(
    (v) => v.last <= verb.first && v.tense !== 'infinitive' && v.tense !== 'ing' && !v.passive,
  );
  if (!main || (verb.tense === 'ing' && syntax.words(verb.first - 1) !== ',' && syntax.tag(verb.first - 1) === 'NOUN'))
    return null;
  return subjectOf(syntax, sentence, main)?.head ?? null;
}

function byAgent(draft: Draft, sentence: Sentence, verb: VerbGroup, from: number): NounPhrase | null {
  const { tree } = draft.syntax;
  const byTree = tree && agentByTree(draft.syntax, tree, verb);
  if (byTree) return byTree;
  for (let i = from; i < Math.min(sentence.last, from + 4); i++) {
    if (draft.syntax.lower(i) === 'by') return draft.syntax.nounAt(i + 1) ?? null;
  }
  return null;
}

function passiveSubject(draft: Draft, sentence: Sentence, verb: VerbGroup): Party[] {
  const { tree } = draft.syntax;
  if (tree?.relation(verb.head) === 'acl') {
    const noun = draft.syntax.nounAt(tree.heads[verb.head]!);
    const party = noun && partyAt(draft, noun);
    return party ? [party] : [];
  }
  const subject = subjectOf(draft.syntax, sentence, verb);
  return subject ? subject.parts.flatMap((np) => partyAt(draft, np) ?? []) : [];
}

function recipientsOf(draft: Draft, sentence: Sentence, verb: VerbGroup, from: number, words: ActWords): Party[] {
  const { syntax } = draft;
  if (words.recipient === 'object') return objectParties(draft, sentence, verb, from);
  const { tree } = syntax;
  const led = tree ? dependents(syntax, tree, verb.head, 'obl', 'nmod') : [];
  const byTree = led.find((np) => np.first >= verb.last && syntax.lower(np.first - 1) === words.recipient);
  if (byTree) return coordinated(draft, byTree, sentence.last).flatMap((n) => partyAt(draft, n) ?? []);
  for (let i = from; i < Math.min(sentence.last, from + 8); i++) {
    if (syntax.lower(i) !== words.recipient) continue;
    const np = syntax.nounAt(i + 1);
    return np ? coordinated(draft, np, sentence.last).flatMap((n) => partyAt(draft, n) ?? []) : [];
  }
  return [];
}

/** The object as a party; of a thing, its owner: "the vessels of X", "X's plan". */
function objectParties(draft: Draft, sentence: Sentence, verb: VerbGroup | null, from: number): Party[] {
  const { syntax } = draft;
  let i = from;
  while (i < sentence.last && (syntax.tag(i) === 'ADV' || /^(?:both|all|on|upon|to)$/u.test(syntax.lower(i)))) i++;
  const right = syntax.nounAt(i);
  const beside = right && right.first <= i ? right : null;
  // Behind "strongly and again" or a phrase of time the tree finds it still.
  const np = beside ?? (syntax.tree && verb && objectByTree(syntax, syntax.tree, verb));
  if (!np || np.first < from) return [];
  const own = coordinated(draft, np, sentence.last).flatMap((n) => partyAt(draft, n) ?? []);
  if (own.length > 0) return own;
  return ownerOf(draft, np);
}

function ownerOf(draft: Draft, np: NounPhrase): Party[] {
  const { syntax, parties } = draft;
  if (np.possessor) {
    const owner = parties.within(np.possessor.first, np.possessor.last).find((m) => m.last === np.possessor!.last);
    return owner && owner.entity !== null && owner.type !== 'place'
      ? [parties.party(owner.first, owner.last, owner)]
      : [];
  }
  const of = syntax.lower(np.last) === 'of' ? syntax.nounAt(np.last + 1) : undefined;
  const party = of && of.first === np.last + 1 ? partyAt(draft, of) : null;
  if (party) return [party];
  const known = draft.knownIn(np.first, np.head);
  return known?.state
    ? [{ value: { name: known.state, party: null }, evidence: [syntax.span(known.first, known.last)] }]
    : [];
}

function statusOf(draft: Draft, sentence: Sentence, verb: VerbGroup): ActEvent['status'] | null {
  const { syntax } = draft;
  const statement = draft.statementAt(verb.head);
  if (verb.negated) return statement && verb.tense === 'past' ? 'denied' : null;
  if (statement?.commits === 'denies') return 'denied';
  if (verb.tense === 'future' || verb.tense === 'infinitive' || verb.modal === 'would') return 'planned';
  if (verb.modal || afterIf(syntax, sentence, verb)) return null;
  if (verb.tense === 'present' && !verb.perfect && syntax.quoteOf(verb.head)) return null;
  return 'happened';
}

function afterIf(syntax: Syntax, sentence: Sentence, verb: VerbGroup): boolean {
  for (let i = verb.first - 1; i >= sentence.first; i--) {
    if (/^(?:if|unless|whether|before|until)$/u.test(syntax.lower(i))) return true;
    if (syntax.words(i) === ',' || syntax.lower(i) === 'that') return false;
  }
  return false;
}

function endOfObject(draft: Draft, sentence: Sentence, from: number): number {
  const { syntax } = draft;
  const quote = syntax.quoteOf(from);
  for (let i = from; i < sentence.last; i++) {
    if (/^[.;?!]$/u.test(syntax.words(i)) || syntax.quoteOf(i) !== quote) return i;
    if (syntax.words(i) === ',' && i > from) return i;
  }
  return sentence.last;
}

const HOSTILE = new Set(
  'war attack strike strikes retaliate retaliation respond force invade bomb destroy crush consequences punish fight hit sink shoot shell annihilate escalate sanctions'.split(
    ' ',
  ),
);

/** "warned that Varenia would strike X": a threat is what the speaker's own side would do, not what it fears. */
function threat(draft: Draft, s: Draft['statements'][number]): void {
  const { syntax } = draft;
  const source = s.source!;
  const speaker = draft.parties.party(source.first, source.last, source.mention);
  for (const c of s.content) {
    for (let i = c.first; i < c.last; i++) {
      if (!HOSTILE.has(syntax.lower(i))) continue;
      const sentence = syntax.sentenceOf(i);
      const verb = sentence.verbs.findLast((v) => v.first <= i && v.first >= c.first);
      const subject = verb ? (subjectOf(syntax, sentence, verb)?.head ?? null) : null;
      if (!verb || !subject || verb.negated || !isOwn(draft, subject, speaker)) continue;
      const ready =
        syntax.lower(verb.last) === 'ready' ||
        syntax.lower(verb.last + 1) === 'ready' ||
        syntax.lower(verb.last) === 'prepared';
      const ahead = verb.tense === 'future' || verb.modal === 'would' || ready;
      if (!ahead) continue;
      const own = partyAt(draft, subject) ?? speaker;
      const recipient = threatened(draft, sentence, i);
      const end = endOfObject(draft, sentence, i);
      const object = trim(syntax, verb.first, Math.max(end, i + 1));
      add(draft, verb, {
        act: 'THREATEN',
        first: Math.min(verb.first, i),
        last: i + 1,
        actor: own,
        recipient,
        status: s.commits === 'denies' ? 'denied' : 'happened',
        object: object ? draft.words(object.first, object.last) : null,
        confidence: 0.65,
      });
      return;
    }
  }
}

const isOwn = (draft: Draft, subject: NounPhrase, speaker: Party): boolean => {
  if (isFirstPerson(draft.syntax, subject.first)) return true;
  const party = partyAt(draft, subject);
  return party !== null && sideOf(draft, party).value.name === sideOf(draft, speaker).value.name;
};

function threatened(draft: Draft, sentence: Sentence, from: number): Party | null {
  const { syntax } = draft;
  for (let i = from + 1; i < Math.min(sentence.last, from + 6); i++) {
    const np = /^(?:with|against|on|at)$/u.test(syntax.lower(i)) ? syntax.nounAt(i + 1) : undefined;
    if (np && np.first === i + 1) return partyAt(draft, np);
  }
  return objectParties(draft, sentence, null, from + 1)[0] ?? null;
}
