import type { Grounded } from '../../model/index.js';
import type { Draft } from '../draft.js';
import { numberOf } from '../moments/numbers.js';
import type { Stretch } from '../parties/mention.js';
import type { NounPhrase } from '../syntax/chunks.js';
import type { Sentence, Syntax } from '../syntax/syntax.js';

const PAPERS = new Set(
  'proposal proposals plan plans draft drafts framework frameworks roadmap document documents paper papers text texts blueprint initiative formula package offer offers formulation formulations treaty protocol memorandum declaration accord'.split(
    ' ',
  ),
);
/** Papers only with something that says which: a number, an owner, an author. */
const WEAK = new Set(
  'document documents paper papers text texts treaty protocol declaration accord package offer offers formula initiative plans'.split(
    ' ',
  ),
);

export type PaperKind = 'strong' | 'weak';

/** Whether a noun phrase names something on the table; indefinite or hoped-for deals do not. */
export function paperAt(draft: Draft, sentence: Sentence, np: NounPhrase): PaperKind | null {
  const { syntax } = draft;
  const head = syntax.lower(np.head);
  if (!PAPERS.has(head) || np.pronoun) return null;
  for (let i = np.first; i < np.head; i++) {
    if (
      /^(?:any|no|every|future|eventual|possible|potential|hoped|travel|business|contingency)$/u.test(syntax.lower(i))
    )
      return null;
  }
  const next = syntax.lower(np.last);
  if (/^plans?$/u.test(head) && (next === 'for' || next === 'to') && !numbered(syntax, np)) return null;
  if (
    /^plans?$/u.test(head) &&
    ['a', 'an'].includes(syntax.lower(np.first)) &&
    !numbered(syntax, np) &&
    next !== 'drawn' &&
    !drafted(draft, sentence, np)
  )
    return null;
  return WEAK.has(head) ? 'weak' : 'strong';
}

/** "12-point plan", "a plan of 12 articles": the number and its tokens. */
export function numbered(syntax: Syntax, np: NounPhrase): { first: number; last: number } | null {
  for (let i = np.first; i < np.head; i++) {
    if (syntax.tag(i) !== 'NUM') continue;
    if (
      syntax.words(i + 1) === '-' &&
      /^(?:point|points|article|page|step|stage|clause|item|phase|part|paragraph)$/u.test(syntax.lower(i + 2))
    )
      return { first: i, last: i + 3 };
  }
  if (
    ['of', 'with', 'containing'].includes(syntax.lower(np.last)) &&
    syntax.tag(np.last + 1) === 'NUM' &&
    /^(?:points|articles|pages|steps|stages|clauses|items|phases|paragraphs)$/u.test(syntax.lower(np.last + 2))
  ) {
    return { first: np.last + 1, last: np.last + 3 };
  }
  return null;
}

const drafted = (draft: Draft, sentence: Sentence, np: NounPhrase) =>
  sentence.verbs.some((v) => v.first === np.last && draft.syntax.lemmas(v.head).some((l) => DRAWN.has(l)));

/** "12 points": how many they are, and no point. */
export const isCount = (syntax: Syntax, { first, last }: Stretch): boolean =>
  last - first === 2 && syntax.tag(first) === 'NUM' && COUNTED.test(syntax.lower(first + 1));

/** "has been cut down to | 19 points |", behind a paper that is cut or grows; null where nothing of the kind is told. */
export function changedNumber({ syntax }: Draft, sentence: Sentence, { last }: Stretch): Grounded<number> | null {
  const verb = sentence.verbs.find(
    (v) => v.first >= last && v.first - last <= 2 && syntax.lemmas(v.head).some((l) => CHANGES.has(l)),
  );
  if (!verb || verb.negated || verb.tense === 'infinitive' || verb.tense === 'future') return null;
  for (let i = verb.last; i < Math.min(sentence.last - 2, verb.last + 6); i++) {
    const n = syntax.lower(i) === 'to' ? numberOf(syntax.lower(i + 1)) : null;
    if (n !== null && COUNTED.test(syntax.lower(i + 2))) return { value: n, evidence: [syntax.span(i + 1, i + 3)] };
  }
  return null;
}

const CHANGES = new Set(
  'cut trim reduce whittle pare shorten slim shrink boil condense scale expand extend enlarge grow bring'.split(' '),
);
const COUNTED = /^(?:points|articles|pages|steps|stages|clauses|items|phases|paragraphs|chapters)$/u;

export const DRAWN = new Set('draw draft write author devise prepare formulate compile sketch'.split(' '));
export const TABLED = new Set(
  'table submit present unveil propose circulate announce float issue publish put'.split(' '),
);
export const CARRIED = new Set('bring carry deliver arrive come'.split(' '));
export const HANDED = new Set('receive hand give pass send transmit get'.split(' '));
