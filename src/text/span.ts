import type { Offset } from './offset.js';

/** Half-open `[start, end)` in code points. */
export interface Span {
  readonly start: Offset;
  readonly end: Offset;
}

/** @throws RangeError when the ends are not whole numbers from 0 in order. An empty span is allowed. */
export function span(start: number, end: number): Span {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end < start) {
    throw new RangeError(`not a span: [${start}, ${end})`);
  }
  return { start: start as Offset, end: end as Offset };
}

export const isSpan = (value: unknown): value is Span =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Span).start === 'number' &&
  typeof (value as Span).end === 'number';

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** The least span that holds all of them. @throws RangeError on an empty list. */
export function hull(spans: readonly Span[]): Span {
  if (spans.length === 0) throw new RangeError('no spans to cover');
  let { start, end } = spans[0]!;
  for (const s of spans) {
    if (s.start < start) start = s.start;
    if (s.end > end) end = s.end;
  }
  return { start, end };
}
