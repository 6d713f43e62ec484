import type { NameRange } from '../neural/analysis.js';
import type { NounPhrase } from '../syntax/chunks.js';
import type { Syntax } from '../syntax/syntax.js';
import { PORTFOLIO } from './affiliation.js';
import type { Stretch } from './mention.js';
import { type Piece, pieces } from './namesInPhrase.js';

/** Where a noun phrase begins without its article. */
const bare = (syntax: Syntax, { first, last }: Stretch): number =>
  first + 1 < last && syntax.lower(first) === 'the' ? first + 1 : first;

const JOINS = /^(?:of|for)$/u;

/** The name that begins a phrase, behind words in small letters: "the rebel | Orm's Resistance Army". */
function nameIn(syntax: Syntax, np: NounPhrase): NameRange | undefined {
  let i = np.first;
  while (i < np.last - 1 && /^\p{Ll}+$/u.test(syntax.words(i)) && !syntax.nameAt(i)) i++;
  const seen = syntax.nameAt(bare(syntax, np)) ?? syntax.nameAt(np.first) ?? syntax.nameAt(i);
  return seen && [np.first, bare(syntax, np), i].includes(seen.first) ? seen : undefined;
}

/** "Varenia" of "the Varenia People's Army" owns nothing: names that are less than a phrase and less than its possessor. */
function isInside(piece: Piece, np: NounPhrase, seen: Stretch): boolean {
  const whole = piece.first <= seen.first && piece.last >= seen.last;
  return whole || (np.possessor !== null && piece.last < np.possessor.last);
}

/**
 * The name of a body that the model sees as one, though phrases part it: "the League | of the Upper Towns", "the Widows' Union". Names of
 * the lexicon stay what they are; null for other phrases.
 */
export function bodyName(syntax: Syntax, np: NounPhrase): { readonly name: string; readonly core: Stretch } | null {
  const seen = nameIn(syntax, np);
  if (seen?.type !== 'organisation' || !syntax.isCapital(seen.last - 1)) return null;
  // "the Minister of | Trade of Orm"
  if (PORTFOLIO.test(syntax.words(seen.first)) && syntax.lower(seen.first - 1) === 'of') return null;
  const parted =
    seen.last > np.last ? JOINS.test(syntax.lower(np.last)) : seen.last === np.last && np.possessor !== null;
  const known = pieces(syntax, np.first, np.last).some(
    (p) => (p.type === 'known' && !isInside(p, np, seen)) || (p.type === 'office' && p.last > seen.first),
  );
  if (!parted || known) return null;
  const first = syntax.lower(seen.first) === 'the' ? seen.first + 1 : seen.first;
  return { name: syntax.slice(first, seen.last).replace(/\s+/gu, ' '), core: { first, last: np.last } };
}

/** "the Upper Towns" of "the League of the Upper Towns": nobody, unless the report also names them by themselves, or the lexicon does. */
export function isPartOfName(syntax: Syntax, np: NounPhrase): boolean {
  const first = bare(syntax, np);
  const seen = syntax.nameAt(first);
  if (seen?.type !== 'organisation' || seen.first >= np.first || np.last > seen.last) return false;
  if (pieces(syntax, first, np.last).some((p) => p.type === 'known')) return false;
  const words = syntax.slice(first, np.last);
  const names = syntax.analysis?.names ?? [];
  return !names.some((n) => n !== seen && syntax.slice(bare(syntax, n), n.last) === words);
}
