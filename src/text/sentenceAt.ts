import { MAYBE_FINAL, NEVER_FINAL } from './abbreviations.js';
import { type Span, span } from './span.js';
import { codePoints, type Text } from './text.js';

/** How far the marks of a sentence are looked for, in code points. */
const REACH = 400;

/** Marks that end a sentence, with what closes behind them, before words that can open one. */
const END = /(?:\r?\n)+\s*|[.!?…]["”’'»)\]]*\s+(?=["“‘'«([–—•-]*[\p{Lu}\p{Lo}\p{N}])/gu;

/**
 * The sentence around some words by its marks, in code points of the text: no parse is needed, so whoever has but the text can ask. "until
 * Nov. 10" and "Gen. Orm" end none. Where no mark is near it is cut between words.
 */
export function sentenceAt(text: Text, at: Span): Span {
  const from = Math.max(0, at.start - REACH);
  const to = Math.min(text.length, at.end + REACH);
  const before = text.slice(span(from, at.start));
  const own = text.slice(at);
  const all = `${before}${own}${text.slice(span(at.end, to))}`;
  let [opens, closes] = [-1, -1];
  for (const m of all.matchAll(END)) {
    if (m[0].startsWith('.') && isShort(all, m.index, m.index + m[0].length)) continue;
    if (m.index + m[0].length <= before.length) opens = m.index + m[0].length;
    // The full stop belongs to the words that it ends.
    else if (m.index >= before.length + own.length - 1) {
      closes = m.index + m[0].trimEnd().length;
      break;
    }
  }
  if (opens < 0) opens = from === 0 ? 0 : Math.min(before.length, all.indexOf(' ') + 1);
  if (closes < 0) closes = to === text.length ? all.length : Math.max(before.length + own.length, all.lastIndexOf(' '));
  const start = from + codePoints(all.slice(0, opens));
  return span(start, Math.max(at.end, start + codePoints(all.slice(opens, closes).trimEnd())));
}

/** Whether a full stop only shortens the word before it: "Gen.", "Nov. 10", an initial. */
function isShort(all: string, stop: number, next: number): boolean {
  const word = /[\p{L}.]+$/u.exec(all.slice(Math.max(0, stop - 20), stop))?.[0] ?? '';
  if (/^(?:\p{Lu}\.)*\p{Lu}$/u.test(word) || NEVER_FINAL.has(word.toLowerCase())) return true;
  return (
    MAYBE_FINAL.has(word.toLowerCase()) && /^(?:\p{N}|GMT|UTC|\p{Lu}\p{Ll}+day\b)/u.test(all.slice(next, next + 12))
  );
}
