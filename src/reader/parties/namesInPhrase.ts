import { givenNames, honorifics, type Known, knownNames, type Office, offices } from '../../lexicon/index.js';
import type { Syntax } from '../syntax/syntax.js';
import { CALENDAR, PARTICLES } from './nouns.js';

/** What stands in a stretch of tokens, left to right: names that the lexicon knows, offices, and other capitalised names. */
export type Piece =
  | { readonly type: 'known'; readonly first: number; readonly last: number; readonly known: Known }
  | { readonly type: 'office'; readonly first: number; readonly last: number; readonly office: Office }
  | { readonly type: 'honorific'; readonly first: number; readonly last: number }
  | { readonly type: 'name'; readonly first: number; readonly last: number };

/** The pieces of tokens `[first, last)`. */
export function pieces(syntax: Syntax, first: number, last: number): Piece[] {
  const found: Piece[] = [];
  const lower = (i: number) => (i < last ? syntax.lower(i) : '');
  const exact = (i: number) => (i < last ? syntax.words(i) : '');
  for (let i = first; i < last; ) {
    const piece = pieceAt(syntax, i, last, lower, exact, found.at(-1));
    if (piece && !isJoined(syntax, piece.last, last)) found.push(piece);
    i = piece ? piece.last : i + 1;
  }
  return found;
}

/** "the Sarn-based group", "Varenian-backed rebels": where somebody sits, and who is behind them, is not whose they are. */
const isJoined = (syntax: Syntax, dash: number, last: number): boolean =>
  dash + 1 < last &&
  syntax.words(dash) === '-' &&
  !syntax.tokens[dash]!.spaced &&
  /^(?:\p{Ll}+ed|led|born|held|run|made|sent)$/u.test(syntax.words(dash + 1));

function pieceAt(
  syntax: Syntax,
  i: number,
  last: number,
  lower: (i: number) => string,
  exact: (i: number) => string,
  before: Piece | undefined,
): Piece | null {
  // What the report itself spells out wins: "ICP" is what it says that it stands for.
  const own = syntax.local.match(i, lower, exact);
  const known = own?.value.type === 'body' ? own : (knownNames().match(i, lower, exact) ?? own);
  const capital = syntax.isCapital(i) || (lower(i) === 'the' && syntax.isCapital(i + 1));
  const person = personRun(syntax, i, last);
  // "Jordan Hale" is a person although Jordan is a state: a given name before a further name wins.
  if (
    known &&
    capital &&
    !(person > i + known.length && givenNames().has(lower(i)) && known.value.type !== 'nationality')
  ) {
    return { type: 'known', first: i, last: i + known.length, known: known.value };
  }
  const seen = syntax.nameAt(i);
  // "Saint Orm", "the Donor Club": a town or a body whose name begins with what else is a title.
  if (seen && seen.first === i && seen.last > i + 1 && seen.last <= last && capital && opensOther(syntax, i, seen))
    return { type: 'name', first: i, last: seen.last };
  const office = offices().match(i, lower);
  const general =
    office && lower(i) === 'general' && office.length === 1 && syntax.isCapital(i) && syntax.isCapital(i + 1);
  if (office && (general || lower(i) !== 'general' || before?.type !== 'office')) {
    // A surname that is an office word ("King", "Pope") follows a given name and is no office.
    const surname = before?.type === 'name' && before.last === i && syntax.isCapital(i) && office.length === 1;
    if (!surname) return { type: 'office', first: i, last: i + office.length, office: office.value };
  }
  const named = syntax.isCapital(i + 1) || (PARTICLES.has(lower(i + 1)) && syntax.isCapital(i + 2));
  if (honorifics().has(lower(i)) && syntax.isCapital(i) && named) return { type: 'honorific', first: i, last: i + 1 };
  return person > i ? { type: 'name', first: i, last: splitAtGivenName(syntax, i, person) } : null;
}

/** Whether a name that the model sees is a town's or a body's, though its first word is an honorific or an office. */
const opensOther = (syntax: Syntax, i: number, seen: { last: number; type: string }): boolean =>
  (seen.type === 'place' && honorifics().has(syntax.lower(i))) ||
  (seen.type === 'organisation' &&
    seen.last === i + 2 &&
    syntax.isCapital(i + 1) &&
    offices().match(i, (k) => syntax.lower(k))?.length === 1);

/** "Foreign Affairs Zakhar Dobrenin": what stands in front of a given name is not of the person's name. */
function splitAtGivenName(syntax: Syntax, first: number, last: number): number {
  if (syntax.nameAt(first)?.type === 'organisation') return last;
  if (last - first < 3 || givenNames().has(syntax.lower(first)) || /^\p{Lu}\.$/u.test(syntax.words(first))) return last;
  for (let i = first + 1; i < last - 1; i++)
    if (givenNames().has(syntax.lower(i)) && /^\p{Lu}/u.test(syntax.words(i))) return i;
  return last;
}

/** The end of a run of capitalised words from `i` on; `i` when there is none. */
function personRun(syntax: Syntax, i: number, last: number): number {
  const seen = syntax.nameAt(i);
  if (seen && seen.first === i && seen.type !== 'nationality' && syntax.isCapital(i)) {
    // "Varenian Deputy Prime": an office that the name runs into is none of it.
    let end = i + 1;
    while (end < Math.min(seen.last, last) && (seen.type === 'person' || !isOfficeWord(syntax, end))) end++;
    return end;
  }
  // Without a name there by the model, only what is tagged as one can be one.
  if (!startsName(syntax, i) || (syntax.analysis && syntax.tag(i) !== 'PROPN')) return i;
  let end = i + 1;
  while (end < last) {
    // "Trade Ivo Brandt", of a minister: the person's own name begins where the model sees it begin.
    const next = syntax.nameAt(end);
    if (next?.type === 'person' && next.first === end && next.last - end > 1) break;
    const glue =
      (syntax.words(end) === '-' || syntax.words(end) === '’' || syntax.words(end) === "'") &&
      !syntax.tokens[end]!.spaced &&
      end + 1 < last &&
      !syntax.tokens[end + 1]!.spaced;
    if (glue && syntax.isCapital(end + 1)) end += 2;
    else if (startsName(syntax, end) && !isOfficeWord(syntax, end) && !isKnownAt(syntax, end, last)) end++;
    else if (
      PARTICLES.has(syntax.lower(end)) &&
      end + 1 < last &&
      (startsName(syntax, end + 1) || (syntax.words(end + 1) === '-' && startsName(syntax, end + 2)))
    )
      end += syntax.words(end + 1) === '-' ? 3 : 2;
    else break;
  }
  return end;
}

const isOfficeWord = (syntax: Syntax, i: number) =>
  offices().match(i, (k) => syntax.lower(k)) !== null &&
  !givenNames().has(syntax.lower(i)) &&
  syntax.lower(i) !== 'king' &&
  syntax.lower(i) !== 'pope';

/** "Lena Orsk France", "Orsk Tuesday": a state or body inside a run ends it, unless it can be a surname. */
function isKnownAt(syntax: Syntax, i: number, last: number): boolean {
  const lower = (k: number) => (k < last ? syntax.lower(k) : '');
  const known = knownNames().match(i, lower, (k) => syntax.words(k)) ?? syntax.local.match(i, lower);
  return known !== null && (known.value.type === 'nationality' || known.value.type === 'state' || known.length > 1);
}

function startsName(syntax: Syntax, i: number): boolean {
  const word = syntax.words(i);
  if (!/^\p{Lu}[\p{L}\p{M}’'.]*$/u.test(word) || CALENDAR.has(syntax.lower(i))) return false;
  const tag = syntax.tag(i);
  if (/^\p{Lu}\.$/u.test(word)) return true;
  return (
    tag === 'PROPN' ||
    tag === 'NOUN' ||
    (tag === 'ADJ' && !opensSentence(syntax, i)) ||
    (givenNames().has(syntax.lower(i)) && tag !== 'VERB' && tag !== 'AUX')
  );
}

export const opensSentence = (syntax: Syntax, i: number): boolean => {
  const sentence = syntax.sentenceOf(i);
  let first = sentence.first;
  while (first < i && /^[^\p{L}\p{N}]+$/u.test(syntax.words(first))) first++;
  return first === i;
};
