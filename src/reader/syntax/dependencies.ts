import { run } from '../../text/index.js';
import type { NounPhrase, VerbGroup } from './chunks.js';
import type { Phrase } from './clause.js';
import type { Sentence, Syntax } from './syntax.js';

/** Universal Dependencies of a text, with the way down from each token. */
export class Tree {
  readonly #kids: readonly (readonly number[])[];

  constructor(
    readonly heads: Int32Array,
    readonly relations: readonly string[],
    readonly xpos: readonly string[],
  ) {
    const kids: number[][] = Array.from(heads, () => []);
    for (const [i, head] of heads.entries()) if (head >= 0) kids[head]!.push(i);
    this.#kids = kids;
  }

  /** Dependents of a token, left to right. */
  kids(token: number): readonly number[] {
    return this.#kids[token] ?? [];
  }

  /** The relation of a token to its head, without its subtype. */
  relation(token: number): string {
    return this.relations[token]!.split(':')[0]!;
  }

  /** The first dependent in one of these relations, subtypes left aside. */
  kid(token: number, ...relations: readonly string[]): number | undefined {
    return this.kids(token).find((k) => relations.includes(this.relation(k)));
  }

  /** The tokens from the first to the last that a token leads to, itself included; `without` leads are not followed. */
  extent(token: number, without: (kid: number) => boolean = () => false): { first: number; last: number } {
    let first = token;
    let last = token + 1;
    const open = this.kids(token).filter((k) => !without(k));
    for (let i = open.pop(); i !== undefined; i = open.pop()) {
      first = Math.min(first, i);
      last = Math.max(last, i + 1);
      open.push(...this.kids(i).filter((k) => !without(k)));
    }
    return { first, last };
  }

  /** Whether a token hangs on another, over however many. */
  within(token: number, top: number): boolean {
    for (let at = token; at >= 0; at = this.heads[at]!) if (at === top) return true;
    return false;
  }

  /** The word that a verb group turns on: the predicate behind a copula, else the verb itself. */
  predicate(verb: { readonly head: number }): number {
    const up = this.heads[verb.head]!;
    return up >= 0 && ['cop', 'aux'].includes(this.relation(verb.head)) ? up : verb.head;
  }
}

/** What is no part of the bare phrase: clauses, names beside it, what stands between commas. */
const BESIDE = new Set(['appos', 'parataxis', 'punct', 'dislocated', 'list', 'cop', 'nsubj', 'aux', 'advcl']);

/** The subject of a verb group by the tree, through shared subjects and relative clauses; null when it has none. */
export function subjectByTree(syntax: Syntax, tree: Tree, sentence: Sentence, verb: VerbGroup): Phrase | null {
  const at = subjectToken(syntax, tree, tree.predicate(verb), 0);
  const far = at === null || at < sentence.first || at >= sentence.last;
  return far || followsPreposition(syntax, at) ? null : phraseAt(syntax, tree, at);
}

/** "According to the minutes, a letter showed": the noun of a prepositional phrase. */
function followsPreposition(syntax: Syntax, token: number): boolean {
  const np = syntax.nounAt(token);
  return np !== undefined && np.first > 0 && syntax.tag(np.first - 1) === 'ADP';
}

function subjectToken(syntax: Syntax, tree: Tree, predicate: number, depth: number): number | null {
  const own = tree.kids(predicate).find((k) => tree.relation(k) === 'nsubj');
  const relative = tree.relations[predicate] === 'acl:relcl';
  const up = tree.heads[predicate]!;
  if (own !== undefined)
    return relative && /^(?:who|which|that)$/u.test(syntax.lower(own)) ? tree.heads[predicate]! : own;
  if (up >= 0 && depth < 4 && tree.relation(predicate) === 'conj') return subjectToken(syntax, tree, up, depth + 1);
  return null;
}

/** The phrase that a token heads, with its coordinated parts; null when no noun phrase stands there. */
function phraseAt(syntax: Syntax, tree: Tree, at: number): Phrase | null {
  const head = syntax.nounAt(at);
  if (!head) return null;
  const { last } = tree.extent(at, (k) => isBeside(tree, k));
  const joined = tree.kids(at).flatMap((k) => (tree.relation(k) === 'conj' ? (syntax.nounAt(k) ?? []) : []));
  const parts = [head, ...joined.filter((np) => np !== head)];
  return { ...run(syntax.tokens, head.first, Math.max(last, head.last)), head, parts };
}

const isBeside = (tree: Tree, token: number) =>
  BESIDE.has(tree.relation(token)) || tree.relations[token] === 'acl:relcl' || tree.relation(token) === 'cc';

/** The direct object of a verb group by the tree; null when it has none behind it. */
export function objectByTree(syntax: Syntax, tree: Tree, verb: VerbGroup): NounPhrase | null {
  const at = tree.kid(tree.predicate(verb), 'obj');
  return at === undefined || at < verb.last ? null : (syntax.nounAt(at) ?? null);
}

/** Dependents on a predicate that the tree hangs on it as one of these relations, as noun phrases; a relation with a colon
 * must be met whole. */
export function dependents(syntax: Syntax, tree: Tree, token: number, ...relations: readonly string[]): NounPhrase[] {
  return tree.kids(token).flatMap((k) => {
    const told = relations.includes(tree.relations[k]!) || relations.includes(tree.relation(k));
    return told ? (syntax.nounAt(k) ?? []) : [];
  });
}

/**
 * The token of the subject under whose clause a pronoun stands: "Maresh said it would answer", "Maresh opened the road that it had shut"; of a
 * possessive the subject of its own clause too; subjects that are nobody are passed over ("the first thing that one could eat, though she"). Null where no
 * such clause begins before it.
 */
export function binder(
  tree: Tree,
  pronoun: number,
  isSomebody: (token: number) => boolean = () => true,
): number | null {
  const own = /^(?:nsubj|obj|iobj|obl)$/u.test(tree.relation(pronoun));
  let at = own ? tree.heads[tree.heads[pronoun]!]! : tree.heads[pronoun]!;
  for (let guard = 0; guard < 8 && at !== undefined && at >= 0; guard++) {
    const subject = tree.kids(at).find((k) => tree.relation(k) === 'nsubj');
    if (subject !== undefined && subject < pronoun && !tree.within(pronoun, subject) && isSomebody(subject))
      return subject;
    at = tree.heads[at]!;
  }
  return null;
}

/** The noun phrase that "by" leads to in a passive, by the tree. */
export function agentByTree(syntax: Syntax, tree: Tree, verb: { readonly head: number }): NounPhrase | null {
  return dependents(syntax, tree, verb.head, 'obl:agent').find((np) => syntax.lower(np.first - 1) === 'by') ?? null;
}

/** The verb group whose object a noun phrase is, also behind "and". */
export function governorByTree(
  tree: Tree,
  sentence: Sentence,
  np: { readonly first: number; readonly last: number; readonly head?: number },
): VerbGroup | null {
  let at = np.head ?? topOf(tree, np);
  for (let guard = 0; guard < 3 && tree.relation(at) === 'conj'; guard++) at = tree.heads[at]!;
  if (tree.relations[at] !== 'obj') return null;
  const verb = tree.heads[at]!;
  return sentence.verbs.find((v) => v.head === verb && v.last <= at) ?? null;
}

/** The token of a run whose head stands outside. */
export function topOf(tree: Tree, { first, last }: { readonly first: number; readonly last: number }): number {
  for (let i = first; i < last; i++) if (tree.heads[i]! < first || tree.heads[i]! >= last) return i;
  return last - 1;
}

/** Voice and tense of a verb group as tree and fine tags tell them. */
export function told(tree: Tree, verb: VerbGroup): VerbGroup {
  const tag = tree.xpos[verb.head];
  const kids = tree.kids(verb.head);
  const passive =
    kids.some((k) => tree.relations[k] === 'aux:pass' || tree.relations[k] === 'nsubj:pass') && !verb.perfect;
  const bare = !kids.some((k) => ['aux', 'cop'].includes(tree.relation(k)));
  let { tense } = verb;
  if (bare && tense !== 'infinitive' && tense !== 'future') {
    if (tag === 'VBD') tense = 'past';
    else if (tag === 'VBN') tense = 'participle';
    else if (tag === 'VBG') tense = 'ing';
    else if (tag === 'VBZ' || tag === 'VBP') tense = 'present';
    // "was due to meet the premier and hold talks": the infinitive goes on without its "to".
    else if (tag === 'VB' && tree.relation(verb.head) === 'conj') tense = 'infinitive';
  }
  // "has called" is active whatever the tree says; "has been called" shows its own auxiliary.
  return { ...verb, passive: passive || (verb.passive && tag !== 'VBG' && !bare), tense };
}
