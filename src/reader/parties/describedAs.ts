import type { Syntax } from '../syntax/syntax.js';
import type { Stretch } from './mention.js';
import { opensSentence, pieces } from './namesInPhrase.js';

/** Nouns for several who are sent by several. */
export const SENT =
  /^(?:delegations?|experts|representatives|teams?|negotiators|envoys|officials|governments|armies)$/u;

/** What states call themselves, before "of" and their name. */
const REALM = /^(?:republic|kingdom|emirate|union|federation|commonwealth|state|principality|sultanate)$/u;

/** Whether a word has its capital from where it stands alone: "Both sides", "Six envoys", not "Varenian envoys". */
function isSmall(syntax: Syntax, at: number): boolean {
  if (!opensSentence(syntax, at) || /^\p{Lu}{2}/u.test(syntax.words(at))) return false;
  const tag = syntax.tag(at) ?? '';
  if (/^(?:DET|NUM|PRON|ADV)$/u.test(tag)) return true;
  const plain = /^(?:NOUN|ADJ|VERB)$/u.test(tag) && !syntax.nameAt(at) && !syntax.capitalInside(syntax.words(at));
  return plain && pieces(syntax, at, at + 1)[0]?.type !== 'known';
}

/** The words of a description without its article, with whose or what it is of: "office of the High Commissioner", "secretary of state". */
export function descriptionOf(syntax: Syntax, { first, last }: Stretch): string {
  const of = syntax.lower(last) === 'of' ? syntax.nounAt(last + 1) : undefined;
  const near = of && of.first === last + 1 && !of.pronoun ? of.last : last;
  // "the negotiator of the Republic | of Orm"
  const realm = near > last && REALM.test(syntax.lower(near - 1)) && syntax.lower(near) === 'of';
  const more = realm ? syntax.nounAt(near + 1) : undefined;
  const own = more && more.first === near + 1 && syntax.isCapital(more.head) ? more.last : near;
  // "delegations of Varenia and Maresh" are those of both.
  const next = own > last && SENT.test(syntax.lower(last - 1)) && syntax.lower(own) === 'and' ? own + 1 : own;
  const end = next > own ? (syntax.nounAt(next)?.last ?? own) : own;
  const bare = /^(?:the|a|an)$/u.test(syntax.lower(first)) && first + 1 < end ? first + 1 : first;
  const words = syntax.slice(bare, end);
  return (isSmall(syntax, bare) ? words[0]!.toLowerCase() + words.slice(1) : words)
    .replace(/\s+/gu, ' ')
    .replace(/\s*\([^)]*$/u, '');
}
