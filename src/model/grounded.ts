import type { Span } from '../text/index.js';

/** A list that cannot be empty, in the type and at run time. */
export type NonEmpty<T> = readonly [T, ...T[]];

/** A value together with the words that it was read from. There is no value without words. */
export interface Grounded<T> {
  readonly value: T;
  readonly evidence: NonEmpty<Span>;
}

/** @throws RangeError on an empty list of evidence or an empty span. */
export function grounded<T>(value: T, evidence: NonEmpty<Span>): Grounded<T> {
  if (evidence.length === 0) throw new RangeError('a value needs its words');
  if (evidence.some((at) => at.end <= at.start)) throw new RangeError('an empty span is no words');
  return { value, evidence };
}
