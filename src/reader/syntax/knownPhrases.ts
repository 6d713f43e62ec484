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
  const free = (i: number) => !nouns.some((n) => n.first <= i && i < n.last);
  for (let k = 0; k < nouns.length; k++) {
    const end = nameEnd(tokens, nouns[k]!);
    let far = k;
    while (far + 1 < nouns.length && nouns[far + 1]!.first < end) far++;
    const whole = far > k && nouns[far]!.last >= end;
    const next = whole ? undefined : nouns[k + 1];
    if (whole) found.push(joined(tokens, nouns[k]!, nouns[far]!, end));
    else if (next && isShared(tokens, nouns[k]!, next)) found.push(joined(tokens, nouns[k]!, next, -1));
    else found.push(nouns[k]!);
    if (found.at(-1)!.last !== nouns[k]!.last) k = whole ? far : k + 1;
    else found[found.length - 1] = withAdjective(tokens, found.at(-1)!, free);
  }
  return found;
}

/** "Varenian | and | Sarnish officials": two adjectives of one noun. */
function isShared(tokens: readonly Token[], one: NounPhrase, other: NounPhrase): boolean {
  if (one.pronoun || one.possessor || other.possessor || tokens[one.last]?.lower !== 'and') return false;
  if (other.first !== one.last + 1) return false;
  const left = nationAt(tokens, one.last - 1, one.first);
  const right = nationAt(tokens, other.first, other.first);
  if (!left || !right || left.last !== one.last || right.last >= other.last) return false;
  // "Varenia and Sarnish officials" are a state and some officials.
  if (left.noun && !/^\p{Lu}{2,}$|\./u.test(tokens[one.last - 1]!.text)) return false;
  for (let i = right.last; i < other.last; i++) if (/^\p{Lu}/u.test(tokens[i]!.text)) return false;
  return true;
}

/** "Varenian and | Sarnish officials": an adjective that is no phrase by itself belongs to the noun that both have. */
function withAdjective(tokens: readonly Token[], np: NounPhrase, free: (i: number) => boolean): NounPhrase {
  const at = np.first - 2;
  if (np.pronoun || np.possessor || at < 0 || tokens[np.first - 1]!.lower !== 'and' || !free(at)) return np;
  const [left, right] = [nationAt(tokens, at, at), nationAt(tokens, np.first, np.first)];
  if (!left || left.noun || !right || right.last >= np.last) return np;
  for (let i = right.last; i < np.last; i++) if (/^\p{Lu}/u.test(tokens[i]!.text)) return np;
  const first = at > 0 && tokens[at - 1]!.lower === 'the' && free(at - 1) ? at - 1 : at;
  return { ...np, ...tokenSpan(tokens, first, np.last), first };
}

/** The state or its adjective that a phrase from `first` on holds at a token, or null. */
function nationAt(tokens: readonly Token[], at: number, first: number): { last: number; noun: boolean } | null {
  const lower = (i: number) => tokens[i]?.lower ?? '';
  const exact = (i: number) => tokens[i]?.text ?? '';
  for (let i = Math.max(first, at - 3); i <= at; i++) {
    const known = /^\p{Lu}/u.test(exact(i)) ? knownNames().match(i, lower, exact) : null;
    if (known && i + known.length > at && /^(?:state|nationality)$/u.test(known.value.type))
      return { last: i + known.length, noun: known.value.type === 'state' };
  }
  return null;
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
