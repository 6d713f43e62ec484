import { type Cue, cues } from '../../lexicon/index.js';
import type { Quote } from '../../text/index.js';
import type { Draft } from '../draft.js';
import type { Stretch } from '../parties/mention.js';
import type { VerbGroup } from '../syntax/chunks.js';
import { objectOf, rightEdge, subjectOf } from '../syntax/clause.js';
import type { Sentence, Syntax } from '../syntax/syntax.js';
import type { SourceDraft } from './statement.js';

/** A verb that may introduce speech, with all that is known of its clause. */
export interface CueVerb {
  readonly verb: VerbGroup;
  readonly cue: Cue;
  readonly lemma: string;
  readonly sentence: Sentence;
  readonly source: SourceDraft | null;
  /** The source stands after the verb ("…, said Orsk"). */
  readonly inverted: boolean;
  /** Last token of the cue, with its particle ("called for"). */
  readonly last: number;
}

const KNOWN = new WeakMap<Sentence, readonly CueVerb[]>();

/** The cue verbs of a sentence, left to right; several steps ask, once the parties are known. */
export function cueVerbs(draft: Draft, sentence: Sentence): readonly CueVerb[] {
  const known = KNOWN.get(sentence) ?? findCueVerbs(draft, sentence);
  KNOWN.set(sentence, known);
  return known;
}

function findCueVerbs(draft: Draft, sentence: Sentence): CueVerb[] {
  const found: CueVerb[] = [];
  for (const [k, verb] of sentence.verbs.entries()) {
    const hit = cueOf(draft.syntax, verb);
    if (!hit) continue;
    if (verb.tense === 'infinitive' && !['say', 'tell', 'ask'].includes(hit.cue.lemma)) continue;
    if (verb.passive && !['quote', 'cite'].includes(hit.cue.lemma)) continue;
    const { source, inverted } = sourceOf(draft, sentence, verb, k, hit.cue);
    found.push({ verb, cue: hit.cue, lemma: hit.cue.lemma, sentence, source, inverted, last: hit.last });
  }
  return found;
}

function cueOf(syntax: Syntax, verb: VerbGroup): { cue: Cue; last: number } | null {
  const all = cues();
  for (const lemma of syntax.lemmas(verb.head)) {
    const particle = all.get(`${lemma} ${syntax.lower(verb.last)}`);
    if (particle) return { cue: particle, last: verb.last + 1 };
    const plain = all.get(lemma);
    if (plain) return { cue: plain, last: verb.last };
  }
  return null;
}

function sourceOf(
  draft: Draft,
  sentence: Sentence,
  verb: VerbGroup,
  index: number,
  cue: Cue,
): { source: SourceDraft | null; inverted: boolean } {
  const { syntax, parties } = draft;
  if (verb.tense === 'ing' || verb.tense === 'infinitive') {
    return { source: participleSource(draft, sentence, verb, index), inverted: false };
  }
  // "…, told reporters" has its hearers behind it, "…, said Orsk" its speaker.
  const inverted = cue.class === 'tell' ? null : invertedSource(draft, sentence, verb);
  if (inverted) return { source: inverted, inverted: true };
  const subject = subjectOf(syntax, sentence, verb);
  if (!subject) return { source: null, inverted: false };
  const mention = isJoint(draft, subject.parts) ? null : parties.of(subject.head);
  return { source: { ...withApposition(draft, sentence, subject, verb.first), mention }, inverted: false };
}

/** "US and Varenian officials": neither the one state nor the other alone. */
export function isJoint(draft: Draft, parts: readonly { first: number; last: number }[]): boolean {
  const [a, b] = parts;
  if (!a || !b || parts.length !== 2 || a.last - a.first > 2) return false;
  const [first, second] = [draft.parties.of(a), draft.parties.of(b)];
  return (
    first?.type === 'state' &&
    (second?.type === 'group' || second?.office !== null) &&
    second !== null &&
    second.form !== 'name'
  );
}

/** The source with its apposition, when nothing but that stands between it and the verb. */
function withApposition(draft: Draft, sentence: Sentence, subject: Stretch, verbFirst: number): Stretch {
  const { syntax } = draft;
  const own = { first: subject.first, last: subject.last };
  if (syntax.words(subject.last) !== ',' || syntax.words(verbFirst - 1) !== ',' || verbFirst - 1 <= subject.last)
    return own;
  const opens = syntax.tag(subject.last + 1);
  const verbs = sentence.verbs.some((v) => v.first > subject.last && v.last < verbFirst);
  const apposed = opens === 'DET' || opens === 'NUM' || opens === 'NOUN' || opens === 'PROPN';
  return apposed && !verbs ? { first: own.first, last: verbFirst - 1 } : own;
}

/** "…,” said Lena Orsk, the chief negotiator." */
function invertedSource(draft: Draft, sentence: Sentence, verb: VerbGroup): SourceDraft | null {
  const { syntax, parties } = draft;
  const before = verb.first - 1;
  if (before < sentence.first || verb.last - verb.first > 1) return null;
  if (!/^[,”"’?!»]$|^''$/u.test(syntax.words(before))) return null;
  const np = objectOf(syntax, sentence, verb);
  if (!np || np.first !== verb.last || ['me', 'him', 'us', 'them'].includes(syntax.lower(np.first))) return null;
  if (!parties.acts(np) && !syntax.isCapital(np.first)) return null;
  let last = rightEdge(syntax, sentence, np);
  if (
    syntax.words(last) === ',' &&
    (syntax.tag(last + 1) === 'DET' || syntax.tag(last + 1) === 'PROPN' || syntax.tag(last + 1) === 'NOUN')
  ) {
    const next = syntax.nounAt(last + 1);
    const end = next ? rightEdge(syntax, sentence, next, new Set(['of', 'for', 'at', 'in', 'to', 'on'])) : last;
    if (next && /^[,.;]$/u.test(syntax.words(end))) last = end;
  }
  return { first: np.first, last, mention: parties.of(np) ?? parties.in(np.first, last) };
}

/** "…, adding that": the subject of the verb before; "showed the envoy suggesting": the noun phrase right in front. */
function participleSource(draft: Draft, sentence: Sentence, verb: VerbGroup, index: number): SourceDraft | null {
  const { syntax, parties } = draft;
  const np = syntax.nounAt(verb.first - 1);
  if (verb.tense === 'ing' && np && np.last === verb.first && parties.acts(np)) {
    return { first: np.first, last: np.last, mention: parties.of(np) };
  }
  // "Despite calling the talks useful, the ministry said": the subject that follows.
  const opens = verb.first - sentence.first <= 2;
  const main = opens
    ? sentence.verbs
        .slice(index + 1)
        .find(
          (v) =>
            v.tense !== 'ing' &&
            v.tense !== 'infinitive' &&
            subjectOf(syntax, sentence, v) !== null &&
            syntax.lower(subjectOf(syntax, sentence, v)!.first - 1) === ',',
        )
    : sentence.verbs.slice(0, index).findLast((v) => v.tense !== 'ing' && v.tense !== 'infinitive');
  if (!main) return null;
  const inverted = opens ? null : invertedSource(draft, sentence, main);
  if (inverted) return inverted;
  const subject = subjectOf(syntax, sentence, main);
  if (!subject) return null;
  return { first: subject.first, last: subject.last, mention: parties.of(subject.head) };
}

/** The quotation that ends right before a token of the same sentence, a comma between them allowed. */
export function quoteBefore(syntax: Syntax, sentence: Sentence, token: number): Quote | undefined {
  let i = token - 1;
  if (syntax.words(i) === ',' || syntax.words(i) === '–' || syntax.words(i) === '—') i--;
  const q = i >= 0 ? syntax.quoteOf(i) : undefined;
  if (!q || q.last !== i + 1 || q.close === null || q.paragraph !== sentence.paragraph) return undefined;
  // “Why now?” Orsk asked. The capital after the mark opened a sentence, yet the question is hers.
  const ends = syntax.words(q.close - 1);
  return i >= sentence.first || /^[?!,]$/u.test(ends) ? q : undefined;
}

/** Whether a quotation holds a clause rather than a borrowed word or two. */
export function isSpeech(syntax: Syntax, q: Quote): boolean {
  const words = q.last - q.open - 2;
  if (/^[.,!?…]$/u.test(syntax.words((q.close ?? q.last) - 1))) return words >= 1;
  return words >= 5;
}
