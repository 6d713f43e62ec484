import { type Offset, offset } from './offset.js';
import { type Span, span } from './span.js';

export interface Match extends Span {
  readonly text: string;
  readonly groups: readonly (string | undefined)[];
}

/**
 * A frozen text measured in code points.
 *
 * JavaScript strings count UTF-16 units; a table of the astral characters (none in most reports, then every conversion
 * is the identity) turns one count into the other. Lone surrogates are no code points: `Text` refuses them, and
 * `wellFormed` mends a string before it becomes one.
 */
export class Text {
  readonly value: string;
  /** In code points. */
  readonly length: number;
  /** Code-point offsets of the astral characters, ascending. */
  readonly #astral: readonly number[];

  /** @throws RangeError on a lone surrogate. */
  constructor(value: string) {
    if (!value.isWellFormed()) throw new RangeError('the text holds a lone surrogate');
    this.value = value;
    this.#astral = astralOffsets(value);
    this.length = value.length - this.#astral.length;
  }

  get span(): Span {
    return span(0, this.length);
  }

  /** The words of a span. @throws RangeError when it ends outside the text. */
  slice(at: Span): string {
    if (at.end > this.length) throw new RangeError(`[${at.start}, ${at.end}) ends after the text (${this.length})`);
    return this.value.slice(this.#toUnit(at.start), this.#toUnit(at.end));
  }

  /** Up to `count` code points before `at`. */
  before(at: Offset, count: number): string {
    return this.slice(span(Math.max(0, at - count), at));
  }

  /** Up to `count` code points from `at` on. */
  after(at: Offset, count: number): string {
    return this.slice(span(at, Math.min(this.length, at + count)));
  }

  /** Every match of a pattern inside `within`, in spans. The pattern's own flags hold; `g` is added. */
  *scan(pattern: RegExp, within: Span = this.span): Generator<Match> {
    const flags = pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`;
    const from = this.#toUnit(within.start);
    const part = this.value.slice(from, this.#toUnit(within.end));
    for (const found of part.matchAll(new RegExp(pattern.source, flags))) {
      const start = this.#toOffset(from + found.index) as Offset;
      const end = this.#toOffset(from + found.index + found[0].length) as Offset;
      yield { start, end, text: found[0], groups: found.length > 1 ? found.slice(1) : NO_GROUPS };
    }
  }

  /** Where `words` first stand from `from` on, or null. */
  find(words: string, from: Offset = offset(0)): Span | null {
    const unit = this.value.indexOf(words, this.#toUnit(from));
    return unit < 0 ? null : span(this.#toOffset(unit), this.#toOffset(unit + words.length));
  }

  /** Every place where `words` stand, overlapping ones too. */
  findAll(words: string): Span[] {
    const found: Span[] = [];
    if (words === '') return found;
    for (let at = this.find(words); at; at = this.find(words, offset(at.start + 1))) found.push(at);
    return found;
  }

  #toUnit(at: number): number {
    return this.#astral.length === 0 ? at : at + countBelow(this.#astral, at);
  }

  #toOffset(unit: number): number {
    if (this.#astral.length === 0) return unit;
    // The i-th astral character starts at unit astral[i] + i; count those that start before `unit`.
    let low = 0;
    let high = this.#astral.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#astral[middle]! + middle < unit) low = middle + 1;
      else high = middle;
    }
    return unit - low;
  }
}

const NO_GROUPS: readonly string[] = [];

/** Code points of a string without lone surrogates. */
export const codePoints = (value: string): number => value.length - astralOffsets(value).length;

/** Lone surrogates replaced by U+FFFD, and how many there were. */
export function wellFormed(value: string): { value: string; replaced: number } {
  if (value.isWellFormed()) return { value, replaced: 0 };
  const mended = value.toWellFormed();
  let replaced = 0;
  for (let i = 0; i < value.length; i++) if (value.charCodeAt(i) !== mended.charCodeAt(i)) replaced++;
  return { value: mended, replaced };
}

function astralOffsets(value: string): readonly number[] {
  const found: number[] = [];
  for (let unit = 0; unit < value.length; unit++) {
    const code = value.charCodeAt(unit);
    if (code >= 0xd800 && code <= 0xdbff) {
      found.push(unit - found.length);
      unit++;
    }
  }
  return found;
}

function countBelow(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
