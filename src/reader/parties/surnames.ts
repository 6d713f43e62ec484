import { skeleton } from '../../text/index.js';
import { isFamily } from './likeness.js';
import { CALENDAR, PLACE_PREPOSITIONS } from './nouns.js';
import type { Mentioned, Parties } from './parties.js';

/** Whether a single name is the surname of somebody whom the report names in full, in a place where no town or body would stand. */
export function isSurname(parties: Parties, m: Mentioned): boolean {
  const { syntax } = parties;
  const bare = m.first === m.core.first || CALENDAR.has(syntax.lower(m.core.first - 1));
  if (!bare || PLACE_PREPOSITIONS.has(syntax.lower(m.first - 1))) return false;
  const names = fullNames(parties);
  const name = skeleton(syntax.words(m.core.first));
  if (names.some((n) => n.at(-1) === name)) return true;
  // "the spokesman Hu Renlai. | Hu | said": the family's name may come first; it must act, for a town could be called so.
  return (m.subject || parties.links.speaks(m)) && names.some((n) => isFamily(n, name));
}

/** Persons named in full, each name as its skeleton. */
function fullNames(parties: Parties): readonly (readonly string[])[] {
  const before = known.get(parties);
  if (before) return before;
  const { syntax, mentions } = parties;
  const found = mentions
    .filter((o) => o.type === 'person' && o.form === 'name' && o.core.last - o.core.first > 1)
    .map(({ core }) =>
      Array.from({ length: core.last - core.first }, (_, k) => skeleton(syntax.words(core.first + k))),
    );
  known.set(parties, found);
  return found;
}

const known = new WeakMap<Parties, readonly (readonly string[])[]>();
