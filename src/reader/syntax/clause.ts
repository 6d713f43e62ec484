import { type Run, run } from '../../text/index.js';
import type { NounPhrase, VerbGroup } from './chunks.js';
import { objectByTree, subjectByTree } from './dependencies.js';
import type { Sentence, Syntax } from './syntax.js';

const RELATIVE = new Set(['who', 'which', 'that', 'whom']);
const LINKS = new Set('of for in at on from to with by between among under over against about de la'.split(' '));

/** A noun phrase with what belongs to it: "a spokesman for the ministry", "the head of the fund, Lena Orsk". */
export interface Phrase extends Run {
  readonly head: NounPhrase;
  /** Coordinated phrases, the first one included. */
  readonly parts: readonly NounPhrase[];
}

/**
 * The subject of a verb group: by the tree where there is one, else by position: left neighbour, over relative clauses and
 * appositions; null when there is none.
 */
export function subjectOf(syntax: Syntax, sentence: Sentence, verb: VerbGroup): Phrase | null {
  if (verb.tense === 'infinitive') return null;
  const byTree = syntax.tree && subjectByTree(syntax, syntax.tree, sentence, verb);
  if (byTree) return byTree;
  return subjectBefore(syntax, sentence, verb.first, 0);
}

function subjectBefore(syntax: Syntax, sentence: Sentence, verbFirst: number, depth: number): Phrase | null {
  let i = verbFirst - 1;
  // A quotation that opens at the verb (the drafts “look better”) does not part it from its subject.
  while (
    i >= sentence.first &&
    (syntax.tag(i) === 'ADV' ||
      syntax.lower(i) === 'both' ||
      (i === verbFirst - 1 && /^[“"‘]$/u.test(syntax.words(i)) && syntax.quoteOf(i)?.open === i))
  )
    i--;
  if (i < sentence.first || depth > 3) return null;
  const lower = syntax.lower(i);
  if (RELATIVE.has(lower) && (syntax.tag(i) === 'PRON' || lower === 'who')) return antecedent(syntax, sentence, i);
  if (syntax.tag(i) === 'CCONJ') return sharedSubject(syntax, sentence, i, depth);
  if (lower === ',' || lower === '–' || lower === '—') return acrossParenthesis(syntax, sentence, i, lower);
  const np = syntax.nounAt(i);
  return np && np.last === i + 1 ? leftEdge(syntax, sentence, np) : null;
}

/** From the last noun phrase before a verb back over "of the …", "and …" to the head of the whole. */
function leftEdge(syntax: Syntax, sentence: Sentence, last: NounPhrase): Phrase {
  let head = last;
  let first = last.first;
  const parts: NounPhrase[] = [last];
  for (let guard = 0; guard < 8; guard++) {
    const before = first - 1;
    if (before <= sentence.first) break;
    const link = syntax.lower(before);
    const left = syntax.nounAt(before - 1);
    if (LINKS.has(link) && left && left.last === before) {
      // "In Tolmar the minister": a phrase that opens the sentence with a preposition is no subject.
      if (!linkHolds(syntax, sentence, left)) break;
      head = left;
      first = left.first;
      parts.length = 0;
      parts.push(left);
    } else if (LINKS.has(link) && qualified(syntax, before - 1)) {
      // "people familiar with the planning": an adjective stands between the head and its complement.
      const far = syntax.nounAt(before - 2)!;
      head = far;
      first = far.first;
      parts.length = 0;
      parts.push(far);
    } else if (link === 'and' && left && left.last === before && !startsWithPreposition(syntax, sentence, left)) {
      head = left;
      first = left.first;
      parts.unshift(left);
    } else break;
  }
  return { ...run(syntax.tokens, first, last.last), head, parts };
}

const QUALIFIERS = new Set('familiar close involved briefed responsible present privy loyal opposed'.split(' '));

const qualified = (syntax: Syntax, i: number) => QUALIFIERS.has(syntax.lower(i)) && syntax.nounAt(i - 1)?.last === i;

const linkHolds = (syntax: Syntax, sentence: Sentence, left: NounPhrase) =>
  !startsWithPreposition(syntax, sentence, left);

/** "At the summit in X he": the noun phrase hangs on a preposition that opens the clause. */
function startsWithPreposition(syntax: Syntax, sentence: Sentence, np: NounPhrase): boolean {
  const before = np.first - 1;
  if (before < sentence.first) return false;
  if (syntax.tag(before) !== 'ADP') return false;
  return before === sentence.first || [',', 'and', 'but'].includes(syntax.lower(before - 1));
}

function antecedent(syntax: Syntax, sentence: Sentence, relative: number): Phrase | null {
  let i = relative - 1;
  if (syntax.lower(i) === ',') i--;
  if (i < sentence.first) return null;
  const np = syntax.nounAt(i);
  if (!np || np.last !== i + 1) return null;
  return leftEdge(syntax, sentence, np);
}

/** "She rejected the draft and said": the subject of the verb before. */
function sharedSubject(syntax: Syntax, sentence: Sentence, conjunction: number, depth: number): Phrase | null {
  const earlier = sentence.verbs.findLast(
    (v) => v.last <= conjunction && v.tense !== 'infinitive' && v.tense !== 'ing',
  );
  return earlier ? subjectBefore(syntax, sentence, earlier.first, depth + 1) : null;
}

/** "Orsk, who met the envoy in Tolmar, said": the noun phrase before the comma that opens the parenthesis. */
function acrossParenthesis(syntax: Syntax, sentence: Sentence, closing: number, mark: string): Phrase | null {
  for (let i = closing - 1; i > sentence.first; i--) {
    if (syntax.lower(i) === ';' || syntax.lower(i) === ':') return null;
    if (syntax.lower(i) !== mark || syntax.quoteOf(i) !== syntax.quoteOf(closing)) continue;
    const np = syntax.nounAt(i - 1);
    if (!np || np.last !== i || !opensParenthesis(syntax, i + 1) || !isParenthesis(syntax, sentence, i + 1, closing))
      continue;
    const phrase = leftEdge(syntax, sentence, np);
    if (startsWithPreposition(syntax, sentence, phrase.head)) continue;
    return withFirstOfTwo(syntax, sentence, phrase);
  }
  return null;
}

/** Nothing finite between the marks, save in a relative clause or right behind the mark ("led by …"). */
function isParenthesis(syntax: Syntax, sentence: Sentence, first: number, last: number): boolean {
  if (
    /^(?:who|which|whose|whom|where|when)$/u.test(syntax.lower(first)) ||
    (syntax.tag(first) === 'ADP' && /^(?:whom|which|whose)$/u.test(syntax.lower(first + 1)))
  )
    return true;
  return !sentence.verbs.some(
    (v) =>
      v.first > first &&
      v.last <= last &&
      v.tense !== 'ing' &&
      v.tense !== 'infinitive' &&
      !relative(syntax, first, v.first),
  );
}

const relative = (syntax: Syntax, first: number, verb: number): boolean => {
  for (let i = first; i < verb; i++) if (/^(?:who|which|whose|that)$/u.test(syntax.lower(i))) return true;
  return false;
};

/** "The premier, Orsk, and the leader, Moss, met": the phrase before the conjunction is a subject as well. */
function withFirstOfTwo(syntax: Syntax, sentence: Sentence, phrase: Phrase): Phrase {
  if (syntax.lower(phrase.first - 1) !== 'and') return phrase;
  const end = syntax.words(phrase.first - 2) === ',' ? phrase.first - 2 : phrase.first - 1;
  const name = syntax.nounAt(end - 1);
  if (!name || name.last !== end || name.first <= sentence.first) return phrase;
  const before = syntax.words(name.first - 1) === ',' ? syntax.nounAt(name.first - 2) : undefined;
  const first = before && before.last === name.first - 1 ? leftEdge(syntax, sentence, before).head : name;
  return { ...phrase, ...run(syntax.tokens, first.first, phrase.last), parts: [first, ...phrase.parts] };
}

function opensParenthesis(syntax: Syntax, i: number): boolean {
  const tag = syntax.tag(i);
  return (
    ['who', 'which', 'whose', 'whom', 'where'].includes(syntax.lower(i)) ||
    tag === 'DET' ||
    tag === 'ADP' ||
    tag === 'NOUN' ||
    tag === 'PROPN' ||
    tag === 'VERB' ||
    tag === 'AUX' ||
    tag === 'NUM' ||
    tag === 'ADJ' ||
    tag === 'ADV' ||
    tag === 'PRON'
  );
}

/** The object of a verb group: by the tree where there is one, else the noun phrase right after it. */
export function objectOf(syntax: Syntax, sentence: Sentence, verb: VerbGroup): NounPhrase | null {
  const byTree = syntax.tree && objectByTree(syntax, syntax.tree, verb);
  if (byTree) return byTree;
  let i = verb.last;
  while (i < sentence.last && (syntax.tag(i) === 'ADV' || /^[“"‘]$/u.test(syntax.words(i)))) i++;
  const np = i < sentence.last ? syntax.nounAt(i) : undefined;
  return np && np.first === i ? np : null;
}

/** A noun phrase with its "of"/"for" complements, one apposition and coordinated phrases to the right. */
export function rightEdge(
  syntax: Syntax,
  sentence: Sentence,
  np: NounPhrase,
  links: ReadonlySet<string> = COMPLEMENTS,
): number {
  let last = np.last;
  for (let guard = 0; guard < 6 && last + 1 < sentence.last; guard++) {
    const next = syntax.nounAt(last + 1);
    if (!next || next.first !== last + 1 || !links.has(syntax.lower(last))) break;
    last = next.last;
  }
  return last;
}

const COMPLEMENTS: ReadonlySet<string> = new Set(['of', 'for']);
