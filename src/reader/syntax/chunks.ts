import { IRREGULAR_PAST } from '../../lexicon/index.js';
import { type Run, run, type Span, span, type Token } from '../../text/index.js';
import type { Upos } from './tagger.js';

/** A noun phrase without what follows its head. Token numbers, half-open. */
export interface NounPhrase extends Run {
  readonly head: number;
  readonly pronoun: boolean;
  /** Tokens of the possessor in front ("Lena Orsk’s" in "Lena Orsk’s envoy"), without the clitic. */
  readonly possessor: { readonly first: number; readonly last: number } | null;
}

type Tense = 'past' | 'present' | 'future' | 'infinitive' | 'ing' | 'participle';

/** A run of auxiliaries, adverbs and one verb. */
export interface VerbGroup extends Run {
  readonly head: number;
  readonly negated: boolean;
  readonly modal: string | null;
  readonly passive: boolean;
  readonly tense: Tense;
  readonly perfect: boolean;
}

const PERSONAL = new Set('he she it they we i you him them me us himself herself themselves itself'.split(' '));
const POSSESSIVE = new Set('his her its their our my your whose'.split(' '));
const CLITIC = new Set(["'s", '’s', "'", '’']);
const QUOTE_MARK = new Set(['“', '”', '"', '‘', '’', "'"]);

/** Noun phrases of a run of tokens, left to right, not overlapping. */
export function nounPhrases(tokens: readonly Token[], tags: readonly Upos[], within: Run): NounPhrase[] {
  const found: NounPhrase[] = [];
  for (let i = within.first; i < within.last; ) {
    const phrase = nounPhraseAt(tokens, tags, i, within.last);
    if (phrase) found.push(phrase);
    i = phrase ? phrase.last : i + 1;
  }
  return found;
}

function nounPhraseAt(
  tokens: readonly Token[],
  tags: readonly Upos[],
  first: number,
  limit: number,
): NounPhrase | null {
  const lower = tokens[first]!.lower;
  if (tags[first] === 'PRON' && !POSSESSIVE.has(lower)) {
    const stands =
      PERSONAL.has(lower) ||
      [
        'others',
        'everyone',
        'everybody',
        'nobody',
        'someone',
        'anyone',
        'nothing',
        'something',
        'everything',
        'one',
      ].includes(lower);
    return stands
      ? { ...run(tokens, first, first + 1), head: first, pronoun: PERSONAL.has(lower), possessor: null }
      : null;
  }
  let head = -1;
  let possessor: NounPhrase['possessor'] = null;
  let i = first;
  for (; i < limit; i++) {
    const step = memberAt(tokens, tags, first, i, limit, head);
    if (step === 'clitic') {
      possessor = { first, last: i };
      head = -1;
    } else if (step === 'head') head = i;
    else if (step === 'stop') break;
  }
  if (head < 0 && possessor)
    return { ...run(tokens, first, possessor.last), head: possessor.last - 1, pronoun: false, possessor: null };
  // "told her that": an object, where no noun follows that she would own.
  if (head < 0 && lower === 'her' && tags[first] === 'PRON')
    return { ...run(tokens, first, first + 1), head: first, pronoun: true, possessor: null };
  if (head < 0) return null;
  return { ...run(tokens, first, head + 1), head, pronoun: false, possessor };
}

const TIME_UNIT = /^(?:minutes?|hours?|days?|weeks?|months?|years?)$/u;
export const WEEKDAY = /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/u;
const FEAST = /^(?:Good|Holy|Black|Bloody|Palm|Easter)$/u;

type Member = 'head' | 'modifier' | 'clitic' | 'stop';

function memberAt(
  tokens: readonly Token[],
  tags: readonly Upos[],
  first: number,
  i: number,
  limit: number,
  head: number,
): Member {
  const token = tokens[i]!;
  const pos = tags[i]!;
  const next = i + 1 < limit ? tags[i + 1]! : 'PUNCT';
  // "President Lena Orsk Wednesday held talks": the day is no part of the name.
  if (head >= 0 && head === i - 1 && WEEKDAY.test(token.text) && !FEAST.test(tokens[i - 1]!.text)) return 'stop';
  // "at least | 20 people"
  if (i === first && /^(?:least|most)$/u.test(token.lower) && tokens[i - 1]?.lower === 'at') return 'stop';
  // "in Tolmar two weeks ago": a time begins, the name ends.
  if (
    pos === 'NUM' &&
    head >= 0 &&
    head === i - 1 &&
    tags[head] === 'PROPN' &&
    TIME_UNIT.test(tokens[i + 1]?.lower ?? '')
  )
    return 'stop';
  const glued = !token.spaced && i > first && tokens[i - 1]!.text === '-';
  if (pos === 'NOUN' || pos === 'PROPN' || pos === 'NUM' || (pos === 'SYM' && /[$£€%]/u.test(token.text)))
    return 'head';
  if (
    CLITIC.has(token.lower) &&
    !token.spaced &&
    head === i - 1 &&
    (token.lower.length === 2 || tokens[i - 1]!.lower.endsWith('s'))
  ) {
    return next === 'PUNCT' || (next === 'VERB' && !participle(token, tokens[i + 1])) ? 'stop' : 'clitic';
  }
  if (glued) return 'head';
  if (token.text === '-' && !token.spaced && i > first && i + 1 < limit && !tokens[i + 1]!.spaced) return 'modifier';
  const fresh = i === first || CLITIC.has(tokens[i - 1]!.lower);
  if (pos === 'DET' || (pos === 'PRON' && POSSESSIVE.has(token.lower)))
    return fresh || tags[i - 1] === 'DET' ? 'modifier' : 'stop';
  if (head >= 0 && head === i - 1 && pos !== 'ADJ' && tags[i - 1] !== 'NUM') return 'stop';
  // "sick and wounded prisoners": adjectives joined in front of one noun.
  if (pos === 'CCONJ' && !fresh && head !== i - 1 && tags[i - 1] === 'ADJ') {
    return (next === 'ADJ' || next === 'VERB') && nounFollows(tags, i + 2, limit) ? 'modifier' : 'stop';
  }
  // "visit Varenia next week": a time begins, the name ends.
  if (head >= 0 && head === i - 1 && /^(?:next|last|early|late|earlier|later)$/u.test(token.lower)) return 'stop';
  // "shot dead | two envoys"
  if (i === first && token.lower === 'dead' && /^(?:shot|gunned|left|found)$/u.test(tokens[i - 1]?.lower ?? ''))
    return 'stop';
  if (pos === 'ADJ') return 'modifier';
  // "when two envoys": what opens a clause is no part of a name.
  if (pos === 'ADV' && i === first && /^(?:when|where|why|while|once)$/u.test(token.lower)) return 'stop';
  if (pos === 'ADV')
    return (['ADJ', 'NUM', 'VERB'].includes(next) && !fresh) || next === 'NUM' || next === 'ADJ' ? 'modifier' : 'stop';
  // "Orvald II | warned Friday that": what a day follows is told of that day.
  if (pos === 'VERB' && WEEKDAY.test(tokens[i + 1]?.text ?? '')) return 'stop';
  if (pos === 'VERB' && /(?:ed|ing|en)$/u.test(token.lower))
    return !fresh && nounFollows(tags, i + 1, limit) ? 'modifier' : 'stop';
  if (QUOTE_MARK.has(token.text) && !fresh)
    return ((next === 'ADJ' || next === 'NOUN') && head < 0) ||
      (i > first && nounFollows(tags, i + 1, limit) && head < 0)
      ? 'modifier'
      : 'stop';
  return 'stop';
}

const participle = (_clitic: Token, next: Token | undefined) =>
  next !== undefined && /(?:ed|ing|en)$/u.test(next.lower);

const nounFollows = (tags: readonly Upos[], i: number, limit: number) =>
  i < limit && ['NOUN', 'PROPN', 'ADJ', 'NUM'].includes(tags[i]!);

const MODALS = new Set("will would may might can could must shall should cannot ’ll 'll ’d 'd wo ca".split(' '));
const BE = new Set("is are was were be been being am ’s 's ’re 're ’m 'm get got gets".split(' '));
const HAVE = new Set("has have had having ’ve 've".split(' '));
const NOT = new Set(["n't", 'n’t', 'not', 'never', 'no']);

/** Verb groups of a run of tokens, left to right. An infinitive with "to" is a group of its own. */
export function verbGroups(
  tokens: readonly Token[],
  tags: readonly Upos[],
  within: Run,
  nouns: readonly NounPhrase[],
): VerbGroup[] {
  const inNoun = new Set<number>();
  for (const n of nouns) for (let i = n.first; i < n.last; i++) inNoun.add(i);
  const found: VerbGroup[] = [];
  for (let i = within.first; i < within.last; ) {
    const group = inNoun.has(i) ? null : verbGroupAt(tokens, tags, i, within.last, inNoun);
    if (group) found.push(group);
    i = group ? group.last : i + 1;
  }
  return found;
}

function verbGroupAt(
  tokens: readonly Token[],
  tags: readonly Upos[],
  first: number,
  limit: number,
  inNoun: ReadonlySet<number>,
): VerbGroup | null {
  const to = tokens[first]!.lower === 'to' && !inNoun.has(first) && tags[first] !== 'ADP';
  let i = to ? first + 1 : first;
  let head = -1;
  for (; i < limit && !inNoun.has(i); i++) {
    const pos = tags[i]!;
    if (pos === 'AUX') {
      if (head >= 0 && tags[head] === 'VERB') break;
      head = i;
    } else if (pos === 'VERB') {
      if (head >= 0 && tags[head] === 'VERB') break;
      head = i;
    } else if (pos === 'ADV' || NOT.has(tokens[i]!.lower)) {
      if (head < 0 && !to) return null;
      if (head >= 0 && tags[head] === 'VERB') break;
    } else break;
  }
  if (head < 0 || attributive(tokens, tags, first, head)) return null;
  return describe(tokens, first, head, to);
}

/** "sick and wounded prisoners": a participle between an adjective and its noun is no act. */
function attributive(tokens: readonly Token[], tags: readonly Upos[], first: number, head: number): boolean {
  if (first !== head || !/(?:ed|en)$/u.test(tokens[head]!.lower)) return false;
  const before = tags[first - 1] === 'CCONJ' ? tags[first - 2] : tags[first - 1];
  const next = tags[head + 1];
  return (
    (before === 'ADJ' || before === 'DET' || before === 'NUM') &&
    (next === 'NOUN' || next === 'PROPN' || next === 'ADJ')
  );
}

function describe(tokens: readonly Token[], first: number, head: number, to: boolean): VerbGroup {
  const words = tokens.slice(first, head + 1).map((t) => t.lower);
  const before = words.slice(0, -1);
  const main = words.at(-1)!;
  const modal = words.find((w) => MODALS.has(w)) ?? null;
  const be = before.findLast((w) => BE.has(w));
  const perfect = before.some((w) => HAVE.has(w));
  const ing = main.endsWith('ing');
  const past = main.endsWith('ed') || IRREGULAR_PAST.has(main);
  const passive = be !== undefined && !ing && past && main !== 'been';
  let tense: Tense = past || main === 'was' || main === 'were' ? 'past' : 'present';
  if (to) tense = 'infinitive';
  else if (modal === 'will' || modal === 'shall' || modal?.endsWith('ll') || modal === 'wo') tense = 'future';
  else if (before.includes('was') || before.includes('were') || before.includes('had')) tense = 'past';
  else if (be !== undefined || before.includes('has') || before.includes('have')) tense = perfect ? 'past' : 'present';
  else if (ing) tense = 'ing';
  return {
    ...run(tokens, first, head + 1),
    head,
    // "never ratified": without an auxiliary the negation stands in front of the group.
    negated: words.some((w) => NOT.has(w) || w === 'cannot') || tokens[first - 1]?.lower === 'never',
    modal,
    passive,
    tense,
    perfect,
  };
}

/** The span of tokens `[first, last)`. */
export const tokenSpan = (tokens: readonly Token[], first: number, last: number): Span =>
  span(tokens[first]!.start, tokens[last - 1]!.end);
