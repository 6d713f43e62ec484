/** From whom to whom a paper passes: "handed the draft to both delegations", "received the text from the mediator". */
import type { Grounded, HandOver, Party } from '../../model/index.js';
import type { Draft } from '../draft.js';
import { numberOf } from '../moments/numbers.js';
import type { Stretch } from '../parties/mention.js';
import { tellsPeople } from '../parties/nouns.js';
import type { NounPhrase, VerbGroup } from '../syntax/chunks.js';
import { subjectOf } from '../syntax/clause.js';
import { topOf } from '../syntax/dependencies.js';
import type { Sentence } from '../syntax/syntax.js';
import { coordinated, partiesAt } from './args.js';

const set = (words: string) => new Set(words.split(' '));
/** Verbs whose subject lets the paper go, whose subject only brings it, and whose subject gets it. */
const GIVES = set(
  'hand give pass send transmit transfer deliver forward submit present circulate distribute supply show offer',
);
const HANDS = set('hand pass transmit transfer deliver send');
/** "put a text before the delegations", "left both sides a note". */
const PUTS = set('put lay place set leave');
const LEAVES = set('leave');
const BRINGS = set('bring carry take');
const GETS = set('receive get obtain collect');

/** Prepositions behind these verbs that lead to whom. */
const TO = /^(?:to|before|among|between)$/u;

/** The hand-over that the tree tells of a paper at these words; null where none is told. */
export function handOverAt(draft: Draft, sentence: Sentence, paper: Stretch): HandOver | null {
  const { tree } = draft.syntax;
  if (!tree) return null;
  for (const { verb, as } of handling(draft, sentence, paper)) {
    const [from, to] = as === 'subject' ? passed(draft, sentence, verb) : given(draft, sentence, verb, paper);
    const count = countOf(draft, paper);
    if (from !== null || to.length > 0)
      return { from, to, count, evidence: [draft.syntax.span(verb.first, verb.last)] };
  }
  return standsWith(draft, paper);
}

/** Whether a verb of the sentence may hand the paper to somebody: none is the paper's own ("the text would leave the town its police"). */
export function mayPass(draft: Draft, sentence: Sentence, paper: Stretch): boolean {
  const tree = draft.syntax.tree!;
  const isOwn = (v: VerbGroup) => {
    const subject = tree.kid(tree.predicate(v), 'nsubj');
    return !v.passive && subject !== undefined && subject >= paper.first && subject < paper.last;
  };
  const verbs = sentence.verbs.filter((v) => isOf(draft, v, GIVES, PUTS, BRINGS, GETS));
  return verbs.length > 0 && !verbs.some(isOwn) && !/^(?:VERB|AUX)$/u.test(draft.syntax.tag(paper.first) ?? '');
}

interface Handling {
  readonly verb: VerbGroup;
  /** What the paper is to the verb. */
  readonly as: 'object' | 'subject';
}

const lemmasOf = (draft: Draft, verb: VerbGroup) => draft.syntax.lemmas(verb.head);
const isOf = (draft: Draft, verb: VerbGroup, ...sets: readonly ReadonlySet<string>[]) =>
  lemmasOf(draft, verb).some((l) => sets.some((s) => s.has(l)));

/** Verbs of handing that the paper hangs on, or that hang on it. */
function* handling(draft: Draft, sentence: Sentence, paper: Stretch): Generator<Handling> {
  const { syntax } = draft;
  const tree = syntax.tree!;
  const inside = (i: number | undefined) => i !== undefined && i >= paper.first && i < paper.last;
  for (const verb of sentence.verbs) {
    if (verb.negated || !isOf(draft, verb, GIVES, PUTS, BRINGS, GETS)) continue;
    // "promised to send a text": nothing has passed yet.
    const planned = verb.tense === 'infinitive' && tree.relation(verb.head) === 'xcomp';
    const kids = tree.kids(verb.head);
    const relation = (k: number) => tree.relations[k]!;
    const objects = kids.filter((k) => isObject(draft, k));
    if (objects.some(inside) && !planned) yield { verb, as: 'object' };
    else if (kids.some((k) => inside(k) && relation(k) === 'nsubj:pass')) yield { verb, as: 'subject' };
    else if (isBeside(draft, verb, paper)) yield { verb, as: 'subject' };
    else if (
      inside(tree.heads[verb.head]) &&
      tree.relation(verb.head) === 'acl' &&
      !kids.some((k) => isRelative(draft, k))
    )
      yield { verb, as: verb.passive || verb.tense === 'participle' ? 'subject' : 'object' };
    else if (kids.some((k) => inside(k) && tree.relation(k) === 'obl' && isLedBy(draft, k, /^with$/u)))
      yield { verb, as: 'object' };
    else if (verb.first >= paper.last && !planned && objects.some((k) => /^(?:it|them)$/u.test(syntax.lower(k))))
      yield { verb, as: 'object' };
  }
}

/** An object, also where what stands before it ("handed over to the guest | a document |") makes the tree hang it loosely. */
function isObject({ syntax }: Draft, token: number): boolean {
  const tree = syntax.tree!;
  if (tree.relation(token) === 'obj') return true;
  return (
    tree.relations[token] === 'obl' && tree.kid(token, 'case') === undefined && tree.kid(token, 'det') !== undefined
  );
}

/** "The paper, | sent | to all delegations by the chair, asks": a participle right behind the name. */
const isBeside = ({ syntax }: Draft, verb: VerbGroup, { last }: Stretch): boolean =>
  verb.tense === 'participle' &&
  verb.first >= last &&
  verb.first - last <= 1 &&
  /^(?:,|–|—)?$/u.test(verb.first === last ? '' : syntax.words(last));

/** "the text, which leaves the town to its council": the paper does it, and passes nowhere. */
const isRelative = ({ syntax }: Draft, token: number): boolean =>
  syntax.tree!.relations[token] === 'nsubj' && /^(?:which|that)$/u.test(syntax.lower(token));

function isLedBy({ syntax }: Draft, token: number, word: RegExp): boolean {
  const tree = syntax.tree!;
  return tree.kids(token).some((k) => tree.relation(k) === 'case' && word.test(syntax.lower(k)));
}

type Passed = readonly [from: Party | null, to: readonly Party[]];

/** "was handed to both sides by the envoy" */
function passed(draft: Draft, sentence: Sentence, verb: VerbGroup): Passed {
  const by = ledTo(draft, sentence, verb, /^by$/u);
  // "was received with interest by the islanders": how it was taken, and no hand-over.
  if (isOf(draft, verb, GETS)) return draft.syntax.lower(verb.last) === 'with' ? [null, []] : [null, by];
  return [isOf(draft, verb, BRINGS) ? null : (by[0] ?? null), ledTo(draft, sentence, verb, TO)];
}

/** "handed both sides a text", "received it from the envoy", "was handed a text by the envoy" */
function given(draft: Draft, sentence: Sentence, verb: VerbGroup, paper: Stretch): Passed {
  const subject = subjectOf(draft.syntax, sentence, verb)?.parts.flatMap((np) => partiesAt(draft, np)) ?? [];
  if (verb.passive) return [passed(draft, sentence, verb)[0], subject];
  if (isOf(draft, verb, GETS)) return [ledTo(draft, sentence, verb, /^from$/u)[0] ?? null, subject];
  const whom = ledTo(draft, sentence, verb, isOf(draft, verb, PUTS) ? /^(?:before|with|to)$/u : TO);
  const to = [...recipients(draft, sentence, verb, paper), ...whom];
  // Who brings it, or puts it before somebody, need not let go of it.
  const isBrought = isOf(draft, verb, BRINGS) || (isOf(draft, verb, PUTS) && !isOf(draft, verb, LEAVES));
  // Whose words name nobody who gets it has tabled it, and handed it to nobody; "handed over three documents" is told of the documents.
  if (to.length === 0 && !(isOf(draft, verb, HANDS) && paper.first >= verb.last)) return [null, []];
  return [isBrought ? null : (subject[0] ?? null), to];
}

/** Whom a verb has beside the paper: "handed | Drovia | a draft", "presented | both leaders | with a note". */
function recipients(draft: Draft, sentence: Sentence, verb: VerbGroup, paper: Stretch): readonly Party[] {
  const tree = draft.syntax.tree!;
  const kids = tree.kids(verb.head).filter((k) => k >= verb.last && (k < paper.first || k >= paper.last));
  const bare = (k: number) =>
    tree.relation(k) === 'obj' || (tree.relation(k) === 'obl' && tree.kid(k, 'case') === undefined);
  const at = kids.find((k) => tree.relation(k) === 'iobj') ?? kids.find((k) => bare(k) && k < paper.first);
  const np = at === undefined ? undefined : draft.syntax.nounAt(at);
  return np ? people(draft, sentence, np) : [];
}

/** Whom a preposition leads to behind a verb, on the verb or on what it hands over. */
function ledTo(draft: Draft, sentence: Sentence, verb: VerbGroup, word: RegExp): readonly Party[] {
  const { syntax } = draft;
  const tree = syntax.tree!;
  const objects = tree.kids(verb.head).filter((k) => isObject(draft, k));
  const led = [verb.head, ...objects].flatMap((at) =>
    tree.kids(at).filter((k) => /^(?:obl|nmod)$/u.test(tree.relation(k))),
  );
  for (const k of led) {
    const np = isLedBy(draft, k, word) ? syntax.nounAt(k) : undefined;
    const found = np ? people(draft, sentence, np) : [];
    if (found.length > 0) return found;
  }
  return [];
}

/** "A draft protocol was now with both delegations." */
function standsWith(draft: Draft, paper: Stretch): HandOver | null {
  const { syntax } = draft;
  const tree = syntax.tree!;
  const top = topOf(tree, paper);
  const at = tree.heads[top]!;
  if (tree.relation(top) !== 'nsubj' || at < 0 || tree.kid(at, 'cop') === undefined || !isLedBy(draft, at, /^with$/u))
    return null;
  const np = syntax.nounAt(at);
  const to = np ? people(draft, syntax.sentenceOf(at), np) : [];
  return to.length === 0
    ? null
    : { from: null, to, count: null, evidence: [syntax.span(tree.kid(at, 'cop')!, np!.last)] };
}

/** Everybody whom a phrase and what "and" joins to it mean; of "all delegations", which nobody counts, the words. */
function people(draft: Draft, sentence: Sentence, np: NounPhrase): readonly Party[] {
  const { syntax } = draft;
  const first = partiesAt(draft, np);
  // "to Orm and Kell": a name beside somebody is somebody, whatever it was taken for.
  const beside = first.length > 0 ? joinedTo(draft, np).flatMap((n) => namedAt(draft, n)) : [];
  const all = [...first, ...beside, ...coordinated(draft, np, sentence.last).flatMap((n) => partiesAt(draft, n))];
  if (all.length > 0) return all.filter((p, i) => all.findIndex((q) => q.value.name === p.value.name) === i);
  const counted = /^(?:both|all|the)$/u.test(syntax.lower(np.first)) && PEOPLE.test(syntax.lower(np.head));
  if (!counted && !tellsPeople(syntax.lower(np.head))) return [];
  return [
    { value: { name: syntax.slice(np.first, np.last), party: null }, evidence: [syntax.span(np.first, np.last)] },
  ];
}

const namedAt = (draft: Draft, np: NounPhrase): readonly Party[] => {
  const m = draft.parties.of(np);
  return m?.form === 'name' ? [draft.parties.party(m.first, m.last, m)] : partiesAt(draft, np);
};

/** What "and" joins to a phrase. */
const joinedTo = ({ syntax }: Draft, np: NounPhrase): NounPhrase[] =>
  syntax.tree!.kids(np.head).flatMap((k) => (syntax.tree!.relation(k) === 'conj' ? (syntax.nounAt(k) ?? []) : []));

const PEOPLE = /^(?:sides?|delegations?|parties|partners?|guests?|capitals?|governments?|teams?|leaders?|hosts?)$/u;

/** "three further documents": how many; "a nine-point paper" counts points. */
export function countOf({ syntax }: Draft, paper: Stretch): Grounded<number> | null {
  for (let i = paper.first; i < paper.last - 1; i++) {
    const n = syntax.tag(i) === 'NUM' && syntax.words(i + 1) !== '-' ? numberOf(syntax.lower(i)) : null;
    const of = i > paper.first && /^(?:of|on|for|to|no|article)$/u.test(syntax.lower(i - 1));
    if (n !== null && !of) return { value: n, evidence: [syntax.span(i, i + 1)] };
  }
  return null;
}
