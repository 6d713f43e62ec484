import { DAY, put, type ReportId } from '../model/index.js';
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

/** Finds reports that tell in other words, sentence by sentence, what another tells. */
export class Alike {
  readonly #sentences = new Map<number, readonly Sentence[]>();
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

  /** Pairs of reports of days that lie close together whose words are much the same, found by an index. */
  pairs(): [number, number][] {
    const index = new Map<string, number[]>();
    const found = new Map<string, [number, number]>();
    for (const i of this.reports.keys()) {
      for (const key of bandsOf(this.texts[i]!.long)) {
        // The last ones: reports come in order of days, and copies soon.
        for (const other of (index.get(key) ?? []).slice(-HELD))
          if (this.#isNear(i, other)) found.set(`${i} ${other}`, [other, i]);
        put(index, key, i);
      }
    }
    return [...found.values()];
  }

  /** The share of the shorter report's sentences that the other tells in the same order; null where they are two reports. */
  rewritten(a: number, b: number): number | null {
    if (!this.#isNear(a, b)) return null;
    const [one, other] = [this.#sentencesOf(a), this.#sentencesOf(b)];
    const [short, long] = one.length <= other.length ? [one, other] : [other, one];
    if (short.length < FEW) return null;
    const share = inOrder(short.map((s) => best(s, long)).filter((at) => at >= 0)) / short.length;
    return share >= REWRITTEN ? share : null;
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

/** Words with a capital that open no sentence, and numbers. */
const NAME = /(?<=\p{L},? )\p{Lu}[\p{L}’-]+|\p{N}+/gu;

/** Which sentence tells most of what another tells; -1 where none tells the same. */
function best(sentence: Sentence, others: readonly Sentence[]): number {
  let [most, found] = [SAME, -1];
  for (const [i, other] of others.entries()) {
    if (Math.min(sentence.names.size, other.names.size) > 0 && overlap(sentence.names, other.names) < NAMED) continue;
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
