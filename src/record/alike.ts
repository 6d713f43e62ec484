import { DAY, nearness, put, type ReportId, type Vector, WHOLE } from '../model/index.js';
import { overlap } from '../text/index.js';
import { type Material, stems } from './located.js';
import type { Shingled } from './shingles.js';

/** Days between two reports of which one may be the other, written anew. */
const NEAR = 2;
/** Stems of a sentence below which it tells too little to be known again. */
const TELLING = 4;
/** Share of the shorter sentence's stems at which two sentences tell the same. */
const SAME = 0.6;
/** Share of the names and numbers of the one that names fewer that the other must have. */
const NAMED = 0.75;
/** Share of the sentences of the shorter report that the other tells in the same order at which it is one origin: whoever writes anew keeps the order, and two who were there choose two. */
const REWRITTEN = 0.75;
/** Sentences below which a report is too short to be known as written anew: the order of three is soon the same. */
const FEW = 4;

/** How near the meanings of two sentences are when they tell the same. */
const MEANT = 0.65;
/** Sentences whose meaning two reports have in the same order when they are one origin, and their share of the shorter and of the longer one. */
const RETOLD = { sentences: 5, shorter: 0.6, longer: 0.5 } as const;
/** Sentences that are held against one another: whoever writes anew begins with what the other began with. */
const FIRST = 20;
/** How near the meaning of two whole reports is at least before their sentences are held against one another, for how many of the nearest, and among how many of the last. */
const WHOLLY = { near: 0.5, held: 4, last: 300 } as const;

/** Digests that a report is looked up by: `BANDS` keys of `ROWS` least digests each (MinHash with bands, Broder 1997). */
const ROWS = 3;
const BANDS = 16;
/** Reports of one key that each new one is held against. */
const HELD = 6;

/** What a sentence tells outside quotation marks, and the names and numbers in it. */
interface Sentence {
  readonly stems: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

/** What the sentences of a report mean, and the whole of it. */
interface Gist {
  readonly sentences: readonly { readonly vector: Vector; readonly names: ReadonlySet<string> }[];
  readonly whole: Vector;
}

/** Finds reports that tell in other words, sentence by sentence, what another tells. */
export class Alike {
  readonly #sentences = new Map<number, readonly Sentence[]>();
  readonly #gists = new Map<number, Gist | null>();
  readonly #days: readonly (number | null)[];

  constructor(
    readonly material: Material,
    readonly reports: readonly ReportId[],
    readonly texts: readonly Shingled[],
  ) {
    this.#days = reports.map((r) => {
      const day = material.days.get(r);
      return day ? Date.parse(day) / DAY : null;
    });
  }

  /** Reports of days that lie close together whose words or meaning are much the same, found by an index: to each the others. */
  candidates(): ReadonlyMap<number, readonly number[]> {
    const index = new Map<string, number[]>();
    const found = new Map<number, Set<number>>();
    const pair = (i: number, other: number) => {
      for (const [a, b] of [
        [i, other],
        [other, i],
      ] as const)
        found.set(a, (found.get(a) ?? new Set()).add(b));
    };
    for (const i of this.reports.keys()) {
      for (const key of bandsOf(this.texts[i]!.long)) {
        // The last ones: reports come in order of days, and copies soon.
        for (const other of (index.get(key) ?? []).slice(-HELD)) if (this.#isNear(i, other)) pair(i, other);
        put(index, key, i);
      }
      for (const other of this.#nearest(i)) pair(i, other);
    }
    return new Map([...found].sort(([a], [b]) => a - b).map(([i, others]) => [i, [...others].sort((a, b) => a - b)]));
  }

  /** Of which of the others a report is another wording: the one of which it tells most, and how much of the shorter one that is; null where it is of none. */
  source(a: number, others: readonly number[]): { readonly of: number; readonly share: number } | null {
    let found: { readonly of: number; readonly share: number } | null = null;
    for (const of of others) {
      const share = this.#isNear(a, of) ? this.#told(a, of) : 0;
      if (share > (found?.share ?? 0)) found = { of, share };
    }
    return found;
  }

  /** The earlier reports whose meaning comes nearest to that of a report. */
  #nearest(i: number): number[] {
    const gist = this.#gist(i);
    if (!gist) return [];
    const found: { other: number; near: number }[] = [];
    // Reports come in order of days, those without a day last.
    for (let other = i - 1; other >= Math.max(0, i - WHOLLY.last) && this.#isNear(i, other); other--) {
      const theirs = this.#gist(other);
      const near = theirs ? nearness(gist.whole, theirs.whole) : 0;
      if (near >= WHOLLY.near) found.push({ other, near });
    }
    found.sort((a, b) => b.near - a.near || a.other - b.other);
    return found.slice(0, WHOLLY.held).map((f) => f.other);
  }

  #gist(i: number): Gist | null {
    let found = this.#gists.get(i);
    if (found === undefined) {
      found = gistOf(this.material, this.reports[i]!);
      this.#gists.set(i, found);
    }
    return found;
  }

  /** Which share of the sentences of the shorter report the other tells in the same order; 0 where that is too little. */
  #told(a: number, b: number): number {
    const [x, y] = [this.#gist(a), this.#gist(b)];
    const retold = x && y ? retoldIn(x, y) : 0;
    return retold > 0 ? retold : this.#rewritten(a, b);
  }

  #rewritten(a: number, b: number): number {
    const [one, other] = [this.#sentencesOf(a), this.#sentencesOf(b)];
    const [short, long] = one.length <= other.length ? [one, other] : [other, one];
    if (short.length < FEW) return 0;
    const share = inOrder(short.map((s) => best(s, long)).filter((at) => at >= 0)) / short.length;
    return share >= REWRITTEN ? share : 0;
  }

  #isNear(a: number, b: number): boolean {
    const [x, y] = [this.#days[a]!, this.#days[b]!];
    return x === null || y === null || Math.abs(x - y) <= NEAR;
  }

  /** What each sentence tells outside quotation marks: words of a speaker stand in every report of a speech. */
  #sentencesOf(i: number): readonly Sentence[] {
    let found = this.#sentences.get(i);
    if (!found) {
      found = this.material
        .text(this.reports[i]!)
        .value.replace(/[“"«][^”"»\n]*[”"»]/gu, ' ')
        .split(/[.!?]\s+|\n+/u)
        .map((s) => ({ stems: stems(s), names: new Set(s.match(NAME)) }))
        .filter((s) => s.stems.size >= TELLING);
      this.#sentences.set(i, found);
    }
    return found;
  }
}

function gistOf(material: Material, report: ReportId): Gist | null {
  const sentences = material.vectors(report)?.sentences ?? [];
  if (sentences.length < FEW) return null;
  const text = material.text(report);
  const sum = new Float64Array(sentences[0]!.vector.length);
  for (const { vector } of sentences) for (let k = 0; k < sum.length; k++) sum[k]! += vector[k]!;
  const length = Math.hypot(...sum) || 1;
  return {
    sentences: sentences
      .slice(0, FIRST)
      .map(({ at, vector }) => ({ vector, names: new Set(text.slice(at).match(NAME)) })),
    whole: Int8Array.from(sum, (x) => Math.round((WHOLE * x) / length)),
  };
}

/** Which share of what the shorter report means stands in the other in the same order (longest common subsequence); 0 where that is too little. */
function retoldIn(a: Gist, b: Gist): number {
  const [short, long] = a.sentences.length <= b.sentences.length ? [a, b] : [b, a];
  let before = new Uint8Array(long.sentences.length + 1);
  for (const one of short.sentences) {
    const row = new Uint8Array(before.length);
    for (const [k, other] of long.sentences.entries()) {
      const same = nearness(one.vector, other.vector) >= MEANT && agree(one.names, other.names);
      row[k + 1] = Math.max(before[k + 1]!, row[k]!, before[k]! + (same ? 1 : 0));
    }
    before = row;
  }
  const told = before.at(-1)!;
  const share = told / short.sentences.length;
  return told >= RETOLD.sentences && share >= RETOLD.shorter && told / long.sentences.length >= RETOLD.longer
    ? share
    : 0;
}

const agree = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  Math.min(a.size, b.size) === 0 || overlap(a, b) >= NAMED;

/** Words with a capital that open no sentence, and numbers. */
const NAME = /(?<=\p{L},? )\p{Lu}[\p{L}’-]+|\p{N}+/gu;

/** Which sentence tells most of what another tells; -1 where none tells the same. */
function best(sentence: Sentence, others: readonly Sentence[]): number {
  let [most, found] = [SAME, -1];
  for (const [i, other] of others.entries()) {
    if (!agree(sentence.names, other.names)) continue;
    const shared = overlap(sentence.stems, other.stems);
    if (shared > most || (found < 0 && shared >= most)) [most, found] = [shared, i];
  }
  return found;
}

/** How many of the places can be kept so that they rise: the length of the longest rising row. */
function inOrder(places: readonly number[]): number {
  const ends: number[] = [];
  for (const place of places) {
    const at = ends.findIndex((end) => end >= place);
    ends[at < 0 ? ends.length : at] = place;
  }
  return ends.length;
}

/** The keys under which texts of much the same words fall together. */
function bandsOf(words: ReadonlySet<number>): string[] {
  if (words.size === 0) return [];
  const least = new Uint32Array(ROWS * BANDS).fill(0xffffffff);
  for (const word of words)
    for (let k = 0; k < least.length; k++) {
      const mixed = Math.imul(word ^ Math.imul(k + 1, 0x9e3779b1), 0x85ebca6b);
      const hash = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) >>> 0;
      if (hash < least[k]!) least[k] = hash;
    }
  return Array.from({ length: BANDS }, (_, b) => `${b} ${least.subarray(b * ROWS, (b + 1) * ROWS).join()}`);
}
