import { knownNames } from '../../lexicon/index.js';
import type { Token } from '../../text/index.js';
import { type NounPhrase, tokenSpan } from './chunks.js';

const LINK = /^(?:of|and|for|the|['’]s?)$/u;

/**
 * Noun phrases with those joined that one name of the lexicon runs through: "the Republic | of | Orm", "Orm | and | Sarn" of a state that is
 * called by both words.
 */
export function throughKnownNames(tokens: readonly Token[], nouns: readonly NounPhrase[]): NounPhrase[] {
  const found: NounPhrase[] = [];
  for (let k = 0; k < nouns.length; k++) {
    const end = nameEnd(tokens, nouns[k]!);
    let far = k;
    while (far + 1 < nouns.length && nouns[far + 1]!.first < end) far++;
    found.push(far > k && nouns[far]!.last >= end ? joined(tokens, nouns[k]!, nouns[far]!, end) : nouns[k]!);
    if (far > k && nouns[far]!.last >= end) k = far;
  }
  return found;
}

/** Where a name of several words ends that begins in a phrase and runs over its end; the phrase's own end where none does. */
function nameEnd(tokens: readonly Token[], np: NounPhrase): number {
  if (np.pronoun || !LINK.test(tokens[np.last]?.lower ?? '')) return np.last;
  const lower = (i: number) => tokens[i]?.lower ?? '';
  const exact = (i: number) => tokens[i]?.text ?? '';
  for (let i = np.first; i < np.last; i++) {
    if (!/^\p{Lu}/u.test(exact(i))) continue;
    const known = knownNames().match(i, lower, exact);
    const last = i + (known?.length ?? 0);
    if (known && last > np.last && /^(?:state|body)$/u.test(known.value.type) && /^\p{Lu}/u.test(exact(last - 1)))
      return last;
  }
  return np.last;
}

function joined(tokens: readonly Token[], one: NounPhrase, other: NounPhrase, end: number): NounPhrase {
  const span = tokenSpan(tokens, one.first, other.last);
  // "the Republic of Orm's envoy": the name owns what follows.
  const owns = other.possessor !== null && other.possessor.last === end;
  const possessor = owns ? { first: one.first, last: end } : null;
  return { ...span, first: one.first, last: other.last, head: other.head, pronoun: false, possessor };
}
