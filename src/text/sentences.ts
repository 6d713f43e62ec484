import { MAYBE_FINAL, NEVER_FINAL } from './abbreviations.js';
import { type Span, span } from './span.js';
import type { Text } from './text.js';
import type { Token } from './tokens.js';

/** A run of tokens, half-open, with its words. */
export interface Run extends Span {
  readonly first: number;
  readonly last: number;
}

const CLOSING = new Set(['”', '"', '’', "'", '»', '“', "''", ')', ']']);
const ENDING = /^(?:[.!?…]|\.{2,})$/u;

/** Lines that hold words, as runs of tokens: the paragraphs of a plain text. */
export function paragraphs(text: Text, tokens: readonly Token[]): Run[] {
  const runs: Run[] = [];
  let first = 0;
  for (let i = 1; i <= tokens.length; i++) {
    const next = tokens[i];
    const broken =
      !next || (next.spaced && /[\n\r\u2028\u2029]/u.test(text.slice(span(tokens[i - 1]!.end, next.start))));
    if (!broken) continue;
    if (i > first) runs.push(run(tokens, first, i));
    first = i;
  }
  return runs;
}

/** Tokens after which a sentence is cut wherever it is: no writer's sentence, and no step is made for more. */
const LONGEST = 300;

/** The sentences of one paragraph. A quotation of several sentences is several sentences; closing marks go with the last. */
export function sentences(tokens: readonly Token[], paragraph: Run): Run[] {
  const runs: Run[] = [];
  let first = paragraph.first;
  for (let i = paragraph.first; i < paragraph.last; i++) {
    if (i - first >= LONGEST) {
      runs.push(run(tokens, first, i));
      first = i;
    }
    if (!endsHere(tokens, i, paragraph.last)) continue;
    let next = i + 1;
    while (next < paragraph.last && CLOSING.has(tokens[next]!.text) && !tokens[next]!.spaced) next++;
    if (next < paragraph.last && !startsSentence(tokens, next, paragraph.last)) continue;
    runs.push(run(tokens, first, next));
    first = next;
    i = next - 1;
  }
  if (first < paragraph.last) runs.push(run(tokens, first, paragraph.last));
  return runs;
}

/**
 * The sentences of one paragraph by the score of each token to begin one: above 0 it does. A sentence longer than any
 * writer's is cut wherever it is.
 */
export function sentencesFrom(tokens: readonly Token[], paragraph: Run, score: (token: number) => number): Run[] {
  const runs: Run[] = [];
  let first = paragraph.first;
  for (let i = first + 1; i <= paragraph.last; i++) {
    if (i < paragraph.last && score(i) <= 0 && i - first < LONGEST) continue;
    runs.push(run(tokens, first, i));
    first = i;
  }
  return runs;
}

export const run = (tokens: readonly Token[], first: number, last: number): Run => ({
  first,
  last,
  ...span(tokens[first]!.start, tokens[last - 1]!.end),
});

function endsHere(tokens: readonly Token[], i: number, limit: number): boolean {
  const { text, lower } = tokens[i]!;
  if (ENDING.test(text)) return true;
  if (!text.endsWith('.') || text.length < 2) return false;
  const stem = lower.slice(0, -1);
  if (NEVER_FINAL.has(stem) || /^\p{Lu}\.$/u.test(text)) return false;
  const next = tokens[i + 1];
  if (i + 1 >= limit || !next) return true;
  // "U.S. envoy" goes on, "in the U.S. He said" ends: only a word that mostly opens sentences tells.
  return (MAYBE_FINAL.has(stem) || stem.includes('.')) && OPENERS.has(next.lower) && /^\p{Lu}/u.test(next.text);
}

const OPENERS = new Set(
  'the a an he she it they we i but and in on at after before this that these those his her their its both some for as when while if there what however meanwhile earlier'.split(
    ' ',
  ),
);

function startsSentence(tokens: readonly Token[], i: number, limit: number): boolean {
  const token = tokens[i]!;
  if (!token.spaced && !/^["“«„‘]/u.test(token.text))
    return /^\p{Lu}/u.test(token.text) && /[.!?]$/u.test(tokens[i - 1]!.text);
  if (/^(?:\p{Lu}|\p{Nd}|\p{Lt})/u.test(token.text)) return true;
  if (/^(?:[“"«„‘'([–—•*-]|''|``)$/u.test(token.text))
    return (
      i + 1 >= limit ||
      /^[\p{Lu}\p{Nd}[(…“‘'"]/u.test(tokens[i + 1]!.text) ||
      /^\p{Ll}/u.test(tokens[i + 1]!.text) === false
    );
  // Scripts without case open sentences too.
  return /^\p{Lo}/u.test(token.text);
}
