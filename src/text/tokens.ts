import { MAYBE_FINAL, NEVER_FINAL } from './abbreviations.js';
import type { Span } from './span.js';
import { span } from './span.js';
import { codePoints, type Match, type Text } from './text.js';

/** A word, number or mark. Hyphens stand alone, clitics ("n't", "’s") are split off, as in Universal Dependencies. */
export interface Token extends Span {
  readonly text: string;
  readonly lower: string;
  /** White space stands before it. */
  readonly spaced: boolean;
}

/** Prefixes that stay with their word over a hyphen in the English treebanks; other compounds are cut at it. */
const PREFIXES = 'anti co counter cross e ex inter mid mini multi non over post pre pro re semi sub'
  .split(' ')
  .map((prefix) => `[${prefix[0]!.toUpperCase()}${prefix[0]}]${prefix.slice(1)}`)
  .join('|');
const ENDINGS =
  'com|org|net|edu|gov|int|info|docx?|xlsx?|pdf|ppt|txt|html?|jpg|png|zip|COM|ORG|DOCX?|XLSX?|PDF|PPT|TXT|HTML?|JPG|PNG|ZIP';

const PATTERN = new RegExp(
  [
    String.raw`(?:https?:\/\/|www\.)[^\s<>"“”]+[^\s<>"“”.,;:!?)\]’']`, // addresses
    String.raw`[\w.+-]+@[\w-]+\.[\w.-]+\w`, // mail
    String.raw`@\w+|#\p{L}\w*`, // handles
    String.raw`[\p{L}\p{Nd}][\p{L}\p{Nd}_-]*\.(?:${ENDINGS})(?![\p{L}\p{Nd}])`, // sites and files
    String.raw`(?:\p{Lu}\.){2,}`, // U.S.
    String.raw`(?:\p{L}\.){2,}(?=\s|$|[,;:)’”"])`, // a.m. e.g.
    String.raw`\p{Lu}{1,3}&\p{Lu}{1,3}(?!\p{L})`, // R&D
    String.raw`\d{3}-\d{3}-\d{4}|\d{3}-\d{4}(?!\d)|\d+(?:\/\d+)+(?![\p{L}\d])`, // telephones, dates, fractions
    String.raw`\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?(?![\p{L}\d])`, // numbers, times, ordinals
    String.raw`\d+(?:[.,:]\d+)*(?=(?:bn|[mMkK]|[aApP][mM]|[aApP]\.[mM]\.|km|kg|mm|cm|mg|tn)(?![\p{L}\d]))`, // 5pm, 10k
    String.raw`\d+(?:[.,]\d+)*`,
    String.raw`(?:(?<![\p{L}\p{Nd}])(?:${PREFIXES})-)(?=\p{L}{2})[\p{L}\p{M}]+(?:['’]\p{L}[\p{L}\p{M}]*)*`, // non-aggression
    String.raw`[\p{L}\p{M}\p{Nd}_]+(?:['’]\p{L}[\p{L}\p{M}]*)*`, // words with what hangs on them
    String.raw`\.{2,}|…|''|\x60\x60|--+|[!?]{2,}|={2,}|\*{2,}|_{2,}|<<|>>`,
    String.raw`\S`,
  ].join('|'),
  'gu',
);

/** Clitics that are cut from the end of a word; `n't` takes the n with it. */
const CLITIC = /^(.+?)(n['’]t|['’](?:s|S|re|ve|ll|d|m))$/u;

const APOSTROPHE = /['’]/u;

/** The tokens of a stretch of text, in order. */
export function tokenize(text: Text, within: Span = text.span): Token[] {
  const tokens: Token[] = [];
  let end = within.start as number;
  const add = (start: number, words: string, spaced: boolean) => {
    const stop = start + codePoints(words);
    const { start: from, end: to } = span(start, stop);
    // Named one by one: spreading another object into each token takes longer than finding it.
    tokens.push({ start: from, end: to, text: words, lower: words.toLowerCase(), spaced });
    end = stop;
  };
  for (const found of text.scan(PATTERN, within)) {
    const spaced = found.start > end || tokens.length === 0;
    const clitic = APOSTROPHE.test(found.text) ? CLITIC.exec(found.text) : null;
    if (clitic && !/^o['’]/iu.test(found.text)) {
      add(found.start, clitic[1]!, spaced);
      add(end, clitic[2]!, false);
    } else if (found.text === '.' && abbreviation(tokens.at(-1), found)) {
      const word = tokens.pop()!;
      add(word.start, `${word.text}.`, word.spaced);
    } else {
      add(found.start, found.text, spaced);
    }
  }
  return tokens;
}

/** A full stop belongs to the word before it after an abbreviation or a single initial. */
function abbreviation(word: Token | undefined, stop: Match): boolean {
  if (word === undefined || word.end !== stop.start) return false;
  if (/^\p{Lu}$/u.test(word.text)) return word.text !== 'I';
  return isAbbreviation(word.lower) && (/^\p{Lu}/u.test(word.text) || !SHORT_WORDS.has(word.lower));
}

/** Abbreviations that are also ordinary words when written small. */
const SHORT_WORDS = new Set([
  'no',
  'art',
  'sun',
  'sat',
  'mar',
  'am',
  'fig',
  'co',
  'al',
  'est',
  'ms',
  'ch',
  'st',
  'mon',
  'wed',
  'fr',
  'rep',
  'gen',
  'ret',
  'dec',
  'pres',
  'sec',
  'v',
  'ca',
  'div',
  'nos',
  'hon',
  'vol',
  'sen',
]);

const isAbbreviation = (lower: string) => NEVER_FINAL.has(lower) || MAYBE_FINAL.has(lower);
