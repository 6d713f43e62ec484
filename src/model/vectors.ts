import type { Span } from '../text/index.js';

/** What words mean, as a direction: 384 whole numbers; divided by `WHOLE` they are a vector of length one. */
export type Vector = Int8Array;

/** What a coordinate of 1 is written as. */
export const WHOLE = 127;

/** Words of a text and what they mean. */
export interface Meant {
  readonly at: Span;
  readonly vector: Vector;
}

/** What the sentences of a text mean, and what is said in each of its statements, whose words are given by their hull. */
export interface Vectors {
  readonly sentences: readonly Meant[];
  readonly contents: readonly Meant[];
}

/** How near two meanings are: the cosine of their vectors, from -1 to 1. */
export function nearness(a: Vector, b: Vector): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum / (WHOLE * WHOLE);
}
