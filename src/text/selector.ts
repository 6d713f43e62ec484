import type { Offset } from './offset.js';
import { type Span, span } from './span.js';
import type { Text } from './text.js';

/** Code points of surrounding text on each side of a quotation selector. */
const CONTEXT = 32;

/** W3C Web Annotation Data Model, section 4.2.5. */
export interface TextPositionSelector {
  readonly type: 'TextPositionSelector';
  readonly start: number;
  readonly end: number;
}

/** W3C Web Annotation Data Model, section 4.2.4. */
export interface TextQuoteSelector {
  readonly type: 'TextQuoteSelector';
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

export type Selectors = readonly [TextPositionSelector, TextQuoteSelector];

/** Both selectors of a span: where the words stand, and which words they are. */
export function select(text: Text, at: Span): Selectors {
  return [
    { type: 'TextPositionSelector', start: at.start, end: at.end },
    {
      type: 'TextQuoteSelector',
      exact: text.slice(at),
      prefix: text.before(at.start, CONTEXT),
      suffix: text.after(at.end, CONTEXT),
    },
  ];
}

/** The span that both selectors pick, or null: exact or orphaned, never a guess. */
export function anchor(text: Text, [position, quote]: Selectors): Span | null {
  const { start, end } = position;
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end < start || end > text.length) return null;
  const at = span(start, end);
  const same =
    text.slice(at) === quote.exact &&
    text.before(at.start, CONTEXT) === quote.prefix &&
    text.after(at.end, CONTEXT) === quote.suffix;
  return same ? at : null;
}

/** Where the words of a quotation selector stand with just its surroundings; null when nowhere or in several places. */
export function anchorQuote(text: Text, quote: TextQuoteSelector): Span | null {
  const shift = [...quote.prefix].length;
  const width = [...quote.exact].length;
  const found = text.findAll(quote.prefix + quote.exact + quote.suffix);
  if (found.length !== 1) return null;
  const start = found[0]!.start + shift;
  return span(start, start + width) as { start: Offset; end: Offset };
}
