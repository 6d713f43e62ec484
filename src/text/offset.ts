declare const codePoint: unique symbol;

/** A count of Unicode code points from the start of a text. Only `text/` turns it into a JavaScript string index. */
export type Offset = number & { readonly [codePoint]: true };

/** @throws RangeError unless `n` is a whole number from 0. */
export function offset(n: number): Offset {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`an offset is a whole number from 0, not ${n}`);
  return n as Offset;
}
