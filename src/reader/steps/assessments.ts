import { type AssessmentWords, assessments as assessmentWords } from '../../lexicon/index.js';
import type { Direction, TalksState, Words } from '../../model/index.js';
import type { Draft } from '../draft.js';
import { speakerAt } from '../frames/args.js';
import type { Tree } from '../syntax/dependencies.js';
import type { Sentence, Syntax } from '../syntax/syntax.js';

/** Verbs that tie words of praise or blame to what they are about. */
const VALUING = ['be', 'describe', 'call', 'seem', 'prove', 'find', 'remain', 'characterise', 'characterize', 'label'];

const TALKS =
  /^(?:talks|meetings?|discussions?|negotiations?|dialogue|summit|round|rounds|process|session|conversation|call|consultations|sides|gaps?|visit|door|channels?|day)$/u;

/** How the talks go, and who says so: nearer or further, useful or hard, open or stalled. */
export function assessments(draft: Draft): void {
  for (const sentence of draft.body()) {
    const found: { first: number; last: number; value: AssessmentWords }[] = [];
    for (let i = sentence.first; i < sentence.last; ) {
      const hit = assessmentWords().match(i, (k) => (k < sentence.last ? draft.syntax.lower(k) : ''));
      // "neither closer nor …" is shown with its last word.
      const more = hit?.words.at(-1) === 'nor' && i + hit.length < sentence.last ? 1 : 0;
      if (hit) found.push({ first: i, last: i + hit.length + more, value: hit.value });
      i += hit?.length ?? 1;
    }
    write(draft, sentence, found);
  }
}

function write(
  draft: Draft,
  sentence: Sentence,
  found: readonly { first: number; last: number; value: AssessmentWords }[],
): void {
  const done = new Set<unknown>();
  for (const hit of found) {
    const of = talksNear(draft, sentence, hit.first);
    if (
      done.has(hit) ||
      (!of && hit.value.tells !== 'direction') ||
      (hit.value.tells === 'valuation' && !predicated(draft, sentence, hit, of))
    )
      continue;
    const speaker = speakerAt(draft, hit.first);
    // Words of praise and blame in one breath are one assessment.
    const same = found.filter(
      (o) =>
        o.value.tells === hit.value.tells &&
        (o === hit || hit.value.tells === 'valuation') &&
        speakerAt(draft, o.first)?.statement === speaker?.statement &&
        predicated(draft, sentence, o, of),
    );
    for (const o of same) done.add(o);
    const grounded = same.length > 0 ? same : [hit];
    const negated = /^(?:not|n't|n’t|no|hardly|without)$/u.test(draft.syntax.lower(hit.first - 1));
    if (negated && hit.value.tells !== 'direction') continue;
    const direction =
      hit.value.tells === 'direction'
        ? negated && hit.value.value === 'nearer'
          ? 'unchanged'
          : (hit.value.value as Direction)
        : null;
    draft.add('assessment', draft.syntax.span(hit.first, hit.last), {
      by: speaker?.party ?? null,
      of,
      direction: direction ? draft.grounded(direction, negated ? hit.first - 1 : hit.first, hit.last) : null,
      valuation:
        hit.value.tells === 'valuation'
          ? grounded.map((o) => ({
              value: String(o.value.value),
              evidence: [draft.syntax.span(o.first, o.last)] as const,
            }))
          : [],
      state: hit.value.tells === 'state' ? draft.grounded(hit.value.value as TalksState, hit.first, hit.last) : null,
      confidence: speaker ? 0.8 : 0.65,
    });
  }
}

/** The talks that the words are about: the nearest such noun before them in the sentence, else after. */
function talksNear(draft: Draft, sentence: Sentence, token: number): Words | null {
  let best: Words | null = null;
  for (const np of sentence.nouns) {
    if (!TALKS.test(draft.syntax.lower(np.head)) || np.last > token + 12) continue;
    if (np.first > token && best) break;
    best = draft.words(np.first, np.last);
  }
  return best;
}

/** The words are the predicate of a subject in the noun, or what a verb makes of it: "called the talks useful". */
function predicatedByTree(
  syntax: Syntax,
  tree: Tree,
  hit: { first: number; last: number },
  noun: { first: number; last: number },
): boolean {
  const inNoun = (i: number | undefined) => i !== undefined && noun.first <= i && i < noun.last;
  for (let i = hit.first; i < hit.last; i++) {
    const first = tree.relation(i) === 'conj' ? tree.heads[i]! : i;
    if (inNoun(tree.kid(first, 'nsubj'))) return true;
    const made = ['xcomp', 'obl', 'advcl'].includes(tree.relation(first)) ? tree.heads[first]! : -1;
    if (made >= 0 && VALUING.some((l) => syntax.lemmas(made).includes(l)) && inNoun(tree.kid(made, 'obj', 'nsubj')))
      return true;
  }
  return false;
}

/** "useful" says something of the talks when it is predicated of them or stands in front of them. */
function predicated(draft: Draft, sentence: Sentence, hit: { first: number; last: number }, of: Words | null): boolean {
  const { syntax } = draft;
  const np = syntax.nounAt(hit.first);
  if (np && np.head > hit.first) return TALKS.test(syntax.lower(np.head)) || TALKS.test(syntax.lower(np.last + 1));
  if (!of) return false;
  const noun = syntax.range(of.evidence[0]);
  if (syntax.tree && predicatedByTree(syntax, syntax.tree, hit, noun)) return true;
  const verb = sentence.verbs.findLast((v) => v.last <= hit.first);
  if (!verb) return false;
  const copula = syntax.lemmas(verb.head).some((l) => VALUING.includes(l));
  return copula && hit.first - Math.max(verb.last, noun.last) < 12;
}
