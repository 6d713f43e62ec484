import type { FindingId, Words } from '../../model/index.js';
import type { Draft } from '../draft.js';
import { numberOf } from '../moments/numbers.js';
import type { Stretch } from '../parties/mention.js';
import type { NounPhrase } from '../syntax/chunks.js';

/** Parts of a paper, and what one can take or refuse of it. */
export const PARTS =
  /^(?:articles?|points?|clauses?|provisions?|terms?|demands?|conditions?|elements?|paragraphs?|sections?|wording|formulations?|ideas?|things|suggestions?|amendments?|offers?|deal|accord|agreement|ceasefire|truce|concessions?|ultimatum|timetable|version|changes|compromise|request)$/u;
/** Only a definite one lies on the table; "a ceasefire" is an issue. */
export const DEALS = /^(?:deal|accord|agreement|ceasefire|truce|compromise|changes|version|concessions?)$/u;

/** The proposals of the report that the words may mean: the one at the words, else all of the same kind before them. */
export function papersMeant(draft: Draft, np: NounPhrase, of: Words): FindingId[] {
  const all = draft.of('proposal');
  const at = all.filter((p) => p.name.evidence[0].start === of.evidence[0].start);
  if (at.length > 0) return at.map((p) => p.id);
  const before = all.filter((p) => p.name.evidence[0].start < of.evidence[0].start);
  const range = draft.syntax.range(of.evidence[0]);
  const last = Math.max(np.last, range.last);
  const numbers = new Set(numbersIn(draft, { first: Math.min(np.first, range.first), last }));
  const counted = before.filter((p) => p.numbers.some((n) => numbers.has(n.value)));
  if (counted.length > 0) return counted.slice(-1).map((p) => p.id);
  // Articles and points are those of the paper named last; "the plan" may be any of the last few.
  if (
    !/^(?:plan|proposals?|draft|text|paper|document|framework|it)$/u.test(draft.syntax.lower(np.head)) &&
    (PARTS.test(draft.syntax.lower(np.head)) || PARTS.test(draft.syntax.lower(np.first))) &&
    !DEALS.test(draft.syntax.lower(np.head))
  )
    return before.slice(-1).map((p) => p.id);
  if (!/^(?:the|that|this|it|its)$/u.test(draft.syntax.lower(np.first))) return [];
  return before.slice(-3).map((p) => p.id);
}

/** "eight of the nine articles": the numbers in a phrase and in what it is a part of. */
function numbersIn(draft: Draft, np: Stretch): number[] {
  const found: number[] = [];
  for (let i = np.first - 3; i < np.last; i++) {
    const n = i >= 0 && draft.syntax.tag(i) === 'NUM' ? numberOf(draft.syntax.lower(i)) : null;
    if (n !== null) found.push(n);
  }
  return found;
}
