import type { Token } from '../../text/index.js';
import type { Labels } from './bundle.js';
import { dotRows } from './dot.js';
import type { Table } from './encode.js';
import type { Parse } from './syntaxHead.js';
import type { Range } from './windows.js';

/** A later mention looks at no more earlier ones than this. */
const REACH = 250;
/** Words whose score to head a mention is below this are left out. */
const LEAST = -1;

const KINDS: readonly (readonly [number, string])[] = [
  [0, 'i me my mine myself we us our ours ourselves'],
  [1, 'you your yours yourself yourselves'],
  [3, 'he him his himself'],
  [4, 'she her hers herself'],
  [5, 'it its itself'],
  [6, 'they them their theirs themselves'],
  [7, 'who whom whose which that'],
  [8, 'this these those here there then'],
];
const KIND_OF = new Map(KINDS.flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind] as const)));
const [PROPER, NOUN, OTHER] = [9, 10, 11];

/** Antecedents with less are not worth keeping. */
const LEAST_SHARE = 0.02;
/** As far below the best one, a score adds less than a millionth to the shares of the others. */
const NOTHING = 20;

/** An earlier phrase that a later one may mean, with its head and the model's share for it, 0 to 1. */
export interface Antecedent extends Range {
  readonly head: number;
  readonly share: number;
}

type Column = readonly [number, number];

interface Candidate extends Range {
  readonly head: number;
  readonly score: number;
  readonly sentence: number;
  readonly kind: number;
  readonly word: string;
  readonly phrase: string;
  readonly bag: ReadonlySet<string>;
  readonly later: Float64Array;
  readonly earlier: Float64Array;
}

/**
 * Groups of phrases that mean the same, by links between the words that head them (after Dobrovolskii 2021). Fed stretch
 * by stretch; keeps two short vectors for each of the last mentions and nothing else, so memory does not grow.
 */
export class Coreference {
  readonly #recent: { readonly candidate: Candidate; readonly group: number }[] = [];
  readonly #groups: Range[][] = [];
  readonly #links = new Map<number, readonly Antecedent[]>();
  readonly #scores = new Float64Array(REACH);
  /** The vectors of the recent mentions as earlier ones, row by row from `#from` on; moved to the front when the end is reached. */
  readonly #vectors: Float64Array;
  readonly #width: number;
  #from = 0;

  constructor(readonly labels: Labels) {
    const [first, last] = labels.columns.words.earlier!;
    this.#width = last - first;
    this.#vectors = new Float64Array(2 * REACH * this.#width);
  }

  /**
   * `sentences` are those of the stretch, in its own token numbers; `offset` is added to token numbers and `before` to
   * those of sentences, so that both count through the whole text.
   */
  add(
    tokens: readonly Token[],
    parse: Parse,
    rows: Table,
    sentences: readonly Range[],
    offset: number,
    before: number,
  ): void {
    const [mention] = this.labels.columns.words.mention!;
    for (const [k, sentence] of sentences.entries())
      for (let i = sentence.first; i < sentence.last; i++) {
        const score = rows.data[i * rows.width + mention]!;
        if (score > LEAST) this.#place(this.#candidate(tokens, parse, rows, sentence, i, score, offset, before + k));
      }
  }

  /** What each word that heads a mention may go back to, by its token. */
  get links(): ReadonlyMap<number, readonly Antecedent[]> {
    return this.#links;
  }

  /** Groups of at least two phrases, in the order of their first ones. */
  get clusters(): Range[][] {
    return this.#groups.map(unique).filter((g) => g.length > 1);
  }

  #candidate(
    tokens: readonly Token[],
    parse: Parse,
    rows: Table,
    within: Range,
    i: number,
    score: number,
    offset: number,
    sentence: number,
  ): Candidate {
    const at = this.#phrase(rows, within, i);
    const words: string[] = [];
    for (let k = at.first; k < at.last; k++)
      if (!['DET', 'PUNCT'].includes(parse.upos[k]!) && parse.xpos[k] !== 'POS') words.push(tokens[k]!.lower);
    const lower = tokens[i]!.lower;
    const { later, earlier } = this.labels.columns.words;
    return {
      first: at.first + offset,
      last: at.last + offset,
      head: i + offset,
      score,
      sentence,
      kind: kindOf(lower, parse.upos[i]!),
      word: lower,
      phrase: words.join(' ') || lower,
      bag: new Set(words.length > 0 ? words : [lower]),
      // Not `Float64Array.from`, which walks its argument step by step.
      later: new Float64Array(rows.row(i).subarray(...later!)),
      earlier: new Float64Array(rows.row(i).subarray(...earlier!)),
    };
  }

  /** The phrase that a token heads: the likeliest first and last word of its sentence, each by itself. */
  #phrase(rows: Table, within: Range, head: number): Range {
    const { firstOf, first, lastOf, last } = this.labels.columns.words;
    const [before, after] = this.labels.coreference.spread;
    const best = (from: number, to: number, asks: Column, answers: Column, spread: readonly number[]) => {
      const size = asks[1] - asks[0];
      const a = head * rows.width + asks[0];
      let found = head;
      let most = Number.NEGATIVE_INFINITY;
      for (let i = from; i < to; i++) {
        const b = i * rows.width + answers[0];
        let sum = 0;
        for (let k = 0; k < size; k++) sum += rows.data[a + k]! * rows.data[b + k]!;
        const score = sum / Math.sqrt(Math.sqrt(size)) + spread[Math.min(Math.abs(i - head), spread.length - 1)]!;
        if (score > most) {
          most = score;
          found = i;
        }
      }
      return found;
    };
    return {
      first: best(within.first, head + 1, firstOf!, first!, before!),
      last: best(head, within.last, lastOf!, last!, after!) + 1,
    };
  }

  #place(candidate: Candidate): void {
    const scores = this.#scores.subarray(0, this.#recent.length);
    const width = this.#width;
    const rows = { data: this.#vectors, from: this.#from * width, stride: width, count: scores.length };
    dotRows(candidate.later, 0, rows, candidate.later.length, scores);
    let best = 0;
    let group = -1;
    for (let k = 0; k < scores.length; k++) {
      const other = this.#recent[k]!;
      const score = this.#score(candidate, other.candidate, scores[k]!);
      scores[k] = score;
      if (score > best) {
        best = score;
        group = other.group;
      }
    }
    this.#links.set(candidate.head, this.#shares(scores, best));
    if (group < 0) {
      group = this.#groups.length;
      this.#groups.push([]);
    }
    this.#groups[group]!.push({ first: candidate.first, last: candidate.last });
    this.#remember(candidate, group);
  }

  #remember(candidate: Candidate, group: number): void {
    const width = this.#width;
    if (this.#from + this.#recent.length === 2 * REACH) {
      this.#vectors.copyWithin(0, this.#from * width);
      this.#from = 0;
    }
    this.#vectors.set(candidate.earlier, (this.#from + this.#recent.length) * width);
    this.#recent.push({ candidate, group });
    if (this.#recent.length > REACH) {
      this.#recent.shift();
      this.#from++;
    }
  }

  /** The likelier antecedents with the share that each has among all of them and none. */
  #shares(scores: Float64Array, most: number): Antecedent[] {
    let total = Math.exp(-most);
    const likely: number[] = [];
    for (let k = 0; k < scores.length; k++) {
      if (scores[k]! < most - NOTHING) continue;
      total += Math.exp(scores[k]! - most);
      likely.push(k);
    }
    return likely.flatMap((k) => {
      const share = Math.exp(scores[k]! - most) / total;
      if (share < LEAST_SHARE) return [];
      const { first, last, head } = this.#recent[k]!.candidate;
      return [{ first, last, head, share }];
    });
  }

  /** Of two mentions, `sum` being the product of their vectors. */
  #score(later: Candidate, earlier: Candidate, sum: number): number {
    const { words, sentences, kinds, tables } = this.labels.coreference;
    const size = later.later.length;
    const pair = (later.kind * kinds + earlier.kind) * 2;
    return (
      sum / Math.sqrt(Math.sqrt(size)) +
      earlier.earlier[size]! +
      later.score +
      earlier.score +
      tables[0]![classOf(later.head - earlier.head, words)]! +
      tables[1]![classOf(later.sentence - earlier.sentence, sentences)]! +
      tables[2]![pair + Number(later.word === earlier.word)]! +
      tables[3]![pair + Number(later.phrase === earlier.phrase)]! +
      tables[4]![pair + Number(subset(later.bag, earlier.bag))]!
    );
  }
}

const classOf = (value: number, bounds: readonly number[]) => {
  let k = 0;
  while (k < bounds.length && value > bounds[k]!) k++;
  return k;
};

function subset(inner: ReadonlySet<string>, outer: ReadonlySet<string>): boolean {
  if (inner.size > outer.size) return false;
  for (const word of inner) if (!outer.has(word)) return false;
  return true;
}

const unique = (ranges: readonly Range[]): Range[] => [
  ...new Map(ranges.map((r) => [`${r.first} ${r.last}`, r])).values(),
];

function kindOf(lower: string, upos: string): number {
  const pronoun = ['PRON', 'DET', 'ADV'].includes(upos) ? KIND_OF.get(lower) : undefined;
  return pronoun ?? (upos === 'PROPN' ? PROPER : upos === 'NOUN' ? NOUN : OTHER);
}
