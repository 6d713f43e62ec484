import { Text, tokenize } from '../text/index.js';

export interface PhraseMatch<T> {
  readonly value: T;
  /** Tokens that the phrase covers. */
  readonly length: number;
  readonly words: readonly string[];
}

interface Entry<T> {
  readonly words: readonly string[];
  readonly exact: readonly string[] | null;
  readonly value: T;
}

/** Phrases of tokens with a value each; the longest one wins. */
export class PhraseBook<T> {
  readonly #byFirst = new Map<string, Entry<T>[]>();

  /**
   * Adds a phrase. With `cased` it stands for its exact letters only: "US" is a state and "us" is not.
   * The first value given for a phrase is kept.
   */
  add(phrase: string, value: T, cased = false): void {
    const tokens = tokenize(new Text(phrase));
    const words = tokens.map((t) => t.lower);
    if (words.length === 0) return;
    const entries = this.#byFirst.get(words[0]!) ?? [];
    if (entries.some((e) => e.words.length === words.length && e.words.every((w, i) => w === words[i]))) return;
    entries.push({ words, exact: cased ? tokens.map((t) => t.text) : null, value });
    entries.sort((a, b) => b.words.length - a.words.length);
    this.#byFirst.set(words[0]!, entries);
  }

  /** The longest phrase that starts at a token; `lower` and `exact` give the words of a token, `''` past the end. */
  match(at: number, lower: (token: number) => string, exact: (token: number) => string = lower): PhraseMatch<T> | null {
    for (const entry of this.#byFirst.get(lower(at)) ?? []) {
      const fits = entry.exact
        ? entry.exact.every((word, i) => exact(at + i) === word)
        : entry.words.every((word, i) => lower(at + i) === word);
      if (fits) return { value: entry.value, length: entry.words.length, words: entry.words };
    }
    return null;
  }

  /** Like `match`, for phrases that begin with a verb: `first` gives the lemmas of the first token. */
  matchVerb(at: number, first: readonly string[], lower: (token: number) => string, skip = 0): PhraseMatch<T> | null {
    let best: PhraseMatch<T> | null = null;
    for (const lemma of first) {
      for (const entry of this.#byFirst.get(lemma) ?? []) {
        if (best && best.length >= entry.words.length) break;
        if (entry.words.slice(1).every((word, i) => lower(at + skip + 1 + i) === word)) {
          best = { value: entry.value, length: entry.words.length, words: entry.words };
          break;
        }
      }
    }
    return best;
  }
}
