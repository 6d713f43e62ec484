import { type Span, span, type Text } from '../text/index.js';

/** Words in a shingle. */
export const WIDTH = 6;
/** Shingles in a row of which one is kept as a fingerprint, so that a shared run of `WIDTH + WINDOW - 1` words is always found. */
const WINDOW = 4;

/** Letters of a longer word. */
const LONG = 5;

/** A text as numbers of its words and digests of each six in a row (shingles). */
export class Shingled {
  readonly words: Uint32Array;
  /** The longer ones, each once: what a text is about rather than how it is put. */
  readonly long: ReadonlySet<number>;
  /** The digest of the shingle that begins at each word. */
  readonly hashes: Uint32Array;
  readonly #text: Text;
  #sorted: Uint32Array | null = null;
  #spans: readonly Span[] | null = null;

  /** `known` numbers the words of all texts that are to be compared. */
  constructor(text: Text, known: Map<string, number>) {
    this.#text = text;
    const found: number[] = [];
    const long = new Set<number>();
    for (const [words] of text.value.matchAll(WORD)) {
      const word = words.toLowerCase();
      const number = known.get(word) ?? known.size + 1;
      known.set(word, number);
      found.push(number);
      if (word.length >= LONG) long.add(number);
    }
    this.long = long;
    this.words = Uint32Array.from(found);
    this.hashes = digests(this.words);
  }

  /** The shingles, each once, in order of their digests. */
  get sorted(): Uint32Array {
    this.#sorted ??= Uint32Array.from(new Set(this.hashes)).sort();
    return this.#sorted;
  }

  /** Words at which the chosen shingles begin: of each few in a row the one with the least digest (winnowing, Schleimer et al. 2003). */
  get fingerprints(): readonly number[] {
    const { hashes } = this;
    const found: number[] = [];
    for (let i = 0; i < Math.max(1, hashes.length - WINDOW + 1) && hashes.length > 0; i++) {
      let least = i;
      for (let k = i + 1; k < Math.min(hashes.length, i + WINDOW); k++) if (hashes[k]! < hashes[least]!) least = k;
      if (found.at(-1) !== least) found.push(least);
    }
    return found;
  }

  /** Where words stand in the text. */
  span(from: number, to: number): Span {
    this.#spans ??= [...this.#text.scan(WORD)];
    return span(this.#spans[from]!.start, this.#spans[to - 1]!.end);
  }
}

const WORD = /[\p{L}\p{N}]+/gu;

function digests(words: Uint32Array): Uint32Array {
  const found = new Uint32Array(Math.max(0, words.length - WIDTH + 1));
  for (let i = 0; i < found.length; i++) {
    let hash = 2166136261;
    for (let k = 0; k < WIDTH; k++) hash = Math.imul(hash ^ words[i + k]!, 16777619) ^ (hash >>> 13);
    found[i] = Math.imul(hash ^ (hash >>> 16), 2246822507) >>> 0;
  }
  return found;
}

/** How many numbers two ordered lists share. */
export function intersection(a: Uint32Array, b: Uint32Array): number {
  let [i, k, shared] = [0, 0, 0];
  while (i < a.length && k < b.length) {
    if (a[i] === b[k]) {
      shared++;
      i++;
      k++;
    } else if (a[i]! < b[k]!) i++;
    else k++;
  }
  return shared;
}
