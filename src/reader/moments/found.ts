import type { Moment, Precision, RelativeMoment, TimeReference, Turn } from '../../model/index.js';
import type { TimeDraft } from '../draft.js';
import type { Sentence, Syntax } from '../syntax/syntax.js';

/** A time expression from a token on. */
export interface Found {
  readonly length: number;
  /** How many words from its first on tell it, with those of what it is counted from: "two days after | the shelling". */
  readonly whole?: number;
  readonly edtf?: string;
  readonly relative?: RelativeMoment;
  readonly precision: Precision;
  readonly relation?: Moment['relation'];
  readonly anchor?: Moment['anchor'];
  readonly reference?: TimeReference;
}

/** Where an expression is looked for: the words, and the times told before them. */
export interface Place {
  readonly syntax: Syntax;
  readonly sentence: Sentence;
  /** In the order of the text. */
  readonly told: readonly TimeDraft[];
  /** Which side of the anchor is meant at a token, by the verb that governs it. */
  turn(token: number): Turn;
}

export type Rule = (at: Place, token: number) => Found | null;

/** The same expression with words in front of it that change nothing of its value ("early", "around"). */
export const led = (found: Found | null, words: number): Found | null =>
  found && { ...found, length: found.length + words };
