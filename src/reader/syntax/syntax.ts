import { type Known, lemmas, PhraseBook } from '../../lexicon/index.js';
import {
  type Quote,
  quotes,
  type Run,
  run,
  type Span,
  sentences,
  span,
  paragraphs as splitParagraphs,
  type Text,
  type Token,
  tokenize,
} from '../../text/index.js';
import type { Analysis, NameRange } from '../neural/analysis.js';
import { type NounPhrase, nounPhrases, tokenSpan, type VerbGroup, verbGroups } from './chunks.js';
import { Tree, told } from './dependencies.js';
import { throughKnownNames } from './knownPhrases.js';
import { tag, type Upos } from './tagger.js';

export interface Sentence extends Run {
  readonly index: number;
  readonly paragraph: number;
  readonly nouns: readonly NounPhrase[];
  readonly verbs: readonly VerbGroup[];
}

/** "TOLMAR, March 4 (Agency) — ", "TOLMAR, March 4. /AGENCY/. ": the place and date in front of a story. */
const DATELINE =
  /^\s*\p{Lu}{3}[\p{Lu}\p{L}.'’ -]{0,40}(?:,[^—–\n]{2,60}?)?(?:\([^)\n]{2,40}\)\s*)?\s*(?:—|–|--|\s-)\s|^\s*\p{Lu}{3}[\p{Lu}.'’ -]{0,40},\s[^.\n]{3,30}\.\s\/[^/\n]{2,30}\/\.\s/u;

function datelineOf(text: Text, paragraph: Run): Span | null {
  const [found] = text.scan(DATELINE, paragraph);
  return found && found.start === paragraph.start && found.text.length < 110 ? span(found.start, found.end) : null;
}

function byToken(names: readonly NameRange[]): Map<number, NameRange> {
  const found = new Map<number, NameRange>();
  for (const name of names) for (let i = name.first; i < name.last; i++) found.set(i, name);
  return found;
}

/** What is known of a text's form: every later step asks here and never looks at characters itself. */
export class Syntax {
  readonly text: Text;
  readonly tokens: readonly Token[];
  readonly tags: readonly Upos[];
  readonly paragraphs: readonly Run[];
  readonly sentences: readonly Sentence[];
  readonly quotes: readonly Quote[];
  /** Names that this report alone teaches; filled by the step that finds mentions. */
  local = new PhraseBook<Known>();
  /** Place and date in front of a first paragraph; a sentence of its own. */
  readonly dateline: Span | null;
  readonly #lower: readonly string[];
  readonly #sentenceOf: Int32Array;
  readonly #nounAt: (NounPhrase | undefined)[];
  readonly #quoteOf: (Quote | undefined)[];
  /** By their beginning, each with the furthest end of those up to it. */
  readonly #ordered: readonly { readonly quote: Quote; readonly reach: number }[];

  /** What the model sees, where there is one; its numbers are those of `tokens`. */
  readonly analysis: Analysis | null;

  /** Dependencies, where the model gives them. */
  readonly tree: Tree | null;

  constructor(text: Text, analysis: Analysis | null = null) {
    this.text = text;
    this.analysis = analysis;
    this.tree = analysis && new Tree(analysis.heads, analysis.relations, analysis.xpos);
    this.tokens = analysis?.tokens ?? tokenize(text);
    this.paragraphs = analysis?.paragraphs ?? splitParagraphs(text, this.tokens);
    this.dateline = this.paragraphs.map((p) => datelineOf(text, p)).find((d) => d !== null) ?? null;
    this.tags = (analysis?.upos as readonly Upos[] | undefined) ?? tag(this.tokens, this.paragraphs);
    this.quotes = quotes(this.tokens, this.paragraphs);
    let reach = 0;
    this.#ordered = [...this.quotes]
      .sort((a, b) => a.start - b.start)
      .map((quote) => {
        reach = Math.max(reach, quote.end);
        return { quote, reach };
      });
    this.#lower = this.tokens.map((t) => t.lower);
    this.#sentenceOf = new Int32Array(this.tokens.length);
    this.#nounAt = new Array(this.tokens.length);
    this.#quoteOf = new Array(this.tokens.length);
    this.sentences = this.#split();
    for (const q of this.quotes) if (!q.nested) this.#quoteOf.fill(q, q.open, q.last);
  }

  /** Quotations that share a letter with a stretch of text, in the order in which they begin. */
  quotesOver(at: Span): Quote[] {
    const found: Quote[] = [];
    const ordered = this.#ordered;
    let [low, high] = [0, ordered.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ordered[middle]!.quote.start < at.end) low = middle + 1;
      else high = middle;
    }
    // Backwards while some earlier quotation can still reach into the stretch.
    for (let i = low - 1; i >= 0 && ordered[i]!.reach > at.start; i--)
      if (ordered[i]!.quote.end > at.start) found.unshift(ordered[i]!.quote);
    return found;
  }

  #split(): Sentence[] {
    const found: Sentence[] = [];
    for (const [paragraph, runs] of this.#runs().entries()) {
      for (const part of this.#parted(runs)) {
        const nouns = throughKnownNames(this.tokens, nounPhrases(this.tokens, this.tags, part));
        const groups = verbGroups(this.tokens, this.tags, part, nouns);
        const { tree } = this;
        const verbs = tree ? groups.map((v) => told(tree, v)) : groups;
        this.#sentenceOf.fill(found.length, part.first, part.last);
        for (const noun of nouns) this.#nounAt.fill(noun, noun.first, noun.last);
        found.push({ ...part, index: found.length, paragraph, nouns, verbs });
      }
    }
    return found;
  }

  /** The sentences of each paragraph, by the model where there is one. */
  #runs(): readonly (readonly Run[])[] {
    const { analysis } = this;
    if (!analysis) return this.paragraphs.map((whole) => sentences(this.tokens, whole));
    const found: Run[][] = this.paragraphs.map(() => []);
    for (const s of analysis.sentences) found[s.paragraph]!.push(s);
    return found;
  }

  /** The dateline cut off the sentence that it stands in front of. */
  #parted(runs: readonly Run[]): Run[] {
    const { dateline } = this;
    if (!dateline) return [...runs];
    return runs.flatMap((r) => {
      if (dateline.start < r.start || dateline.start >= r.end) return [r];
      const last = Math.min(this.tokenAt(dateline.end), r.last);
      const rest = last < r.last ? [run(this.tokens, last, r.last)] : [];
      return last > r.first ? [run(this.tokens, r.first, last), ...rest] : [r];
    });
  }

  sentenceOf(token: number): Sentence {
    return this.sentences[this.#sentenceOf[token]!]!;
  }

  /** The noun phrase that a token stands in. */
  nounAt(token: number): NounPhrase | undefined {
    return this.#nounAt[token];
  }

  /** The outermost quotation that a token stands in, its marks included. */
  quoteOf(token: number): Quote | undefined {
    return this.#quoteOf[token];
  }

  lower(token: number): string {
    return this.#lower[token] ?? '';
  }

  words(token: number): string {
    return this.tokens[token]?.text ?? '';
  }

  tag(token: number): Upos | undefined {
    return this.tags[token];
  }

  /** The name that the model sees over a token. */
  nameAt(token: number): NameRange | undefined {
    this.#names ??= byToken(this.analysis?.names ?? []);
    return this.#names.get(token);
  }

  #names: Map<number, NameRange> | null = null;

  lemmas(token: number): readonly string[] {
    return lemmas(this.lower(token));
  }

  /** The span of tokens `[first, last)`. */
  span(first: number, last: number): Span {
    return tokenSpan(this.tokens, first, last);
  }

  slice(first: number, last: number): string {
    return this.text.slice(this.span(first, last));
  }

  /** The first token that ends after `offset`: the token at it, or the next one. */
  tokenAt(offset: number): number {
    let low = 0;
    let high = this.tokens.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.tokens[middle]!.end <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Tokens that a span touches, half-open. */
  range(at: Span): { first: number; last: number } {
    const first = this.tokenAt(at.start);
    let last = first;
    while (last < this.tokens.length && this.tokens[last]!.start < at.end) last++;
    return { first, last };
  }

  /** Whether the lower-case words from `token` on are these. */
  reads(token: number, ...words: readonly string[]): boolean {
    return words.every((word, i) => this.#lower[token + i] === word);
  }

  /** Written with a capital inside a sentence somewhere in the text. */
  capitalInside(word: string): boolean {
    this.#inside ??= new Set(
      this.tokens.filter((t, i) => /^\p{Lu}/u.test(t.text) && !this.#opens(i)).map((t) => t.text),
    );
    return this.#inside.has(word);
  }

  #inside: Set<string> | null = null;

  /** Whether the text has a word in small letters. */
  hasSmall(word: string): boolean {
    this.#small ??= new Set(this.tokens.map((t) => t.text).filter((t) => /^\p{Ll}/u.test(t)));
    return this.#small.has(word);
  }

  #small: Set<string> | null = null;

  #opens(token: number): boolean {
    let first = this.sentenceOf(token).first;
    while (first < token && /^[^\p{L}\p{N}]+$/u.test(this.words(first))) first++;
    return first === token;
  }

  isCapital(token: number): boolean {
    return /^\p{Lu}/u.test(this.words(token));
  }
}
