import type { Syntax } from '../syntax/syntax.js';
import type { Stretch } from './mention.js';

/** Nouns for several who are sent by several. */
export const SENT =
  /^(?:delegations?|experts|representatives|teams?|negotiators|envoys|officials|governments|armies)$/u;

/** What states call themselves, before "of" and their name. */
const REALM = /^(?:republic|kingdom|emirate|union|federation|commonwealth|state|principality|sultanate)$/u;

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
  return syntax
    .slice(first, end)
    .replace(/^(?:the|a|an)\s+/iu, '')
    .replace(/\s+/gu, ' ')
    .replace(/\s*\([^)]*$/u, '');
}
