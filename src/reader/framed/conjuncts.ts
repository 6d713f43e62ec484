import type { Draft } from '../draft.js';
import type { Stretch } from '../parties/mention.js';
import type { NounPhrase } from '../syntax/chunks.js';
import { type Tree, topOf } from '../syntax/dependencies.js';
import type { Syntax } from '../syntax/syntax.js';

/** How many tokens a list may run on behind what the model took for the party. */
const FAR = 40;

/**
 * The members of a list of parties that begins with a stretch: "Lena Orsk, Minister of Trade Ivo Brandt and six others", also where the
 * stretch ends within it. Empty where it is no list. What stands beside a name in apposition is no member, nor is what hangs inside a
 * member's own phrase ("experts of Varenia and Maresh").
 */
export function conjuncts(draft: Draft, at: Stretch): Stretch[] {
  const { tree } = draft.syntax;
  const first = tree ? memberAt(draft, at.first) : null;
  if (!tree || !first) return [];
  const found = [first];
  let { last } = first;
  let open = false;
  while (last < at.first + FAR) {
    const from = separator(draft, last);
    const next = from === null ? null : memberAt(draft, from);
    if (!next) break;
    if (joins(draft, tree, found, next)) {
      found.push(next);
      open = /^(?:and|or)$/u.test(draft.syntax.lower(from! - 1));
      // "Orsk and Brandt and Kell": one "and" closes a list.
    } else if (!isBeside(draft, tree, found.at(-1)!, next)) break;
    last = next.last;
    if (open) break;
  }
  // A list without an "and" may be an apposition, and one that ends before the stretch does is something else.
  return found.length > 1 && open && last >= at.last ? found : [];
}

/** Where the next member begins behind a comma or an "and"; null where none can. */
function separator({ syntax }: Draft, from: number): number | null {
  const last = behindAside(syntax, from);
  const i = syntax.words(last) === ',' || syntax.words(last) === ';' ? last + 1 : last;
  const next = /^(?:and|or)$/u.test(syntax.lower(i)) ? i + 1 : i;
  return next > last ? next : null;
}

/** How many tokens "who is the minister" may have. */
const ASIDE = 16;

/** Behind "(EU)" and ", who is the minister": what tells of a member and ends at a comma. */
function behindAside(syntax: Syntax, last: number): number {
  if (syntax.words(last) === '(') return syntax.words(last + 2) === ')' ? last + 3 : last;
  if (syntax.words(last) !== ',' || !/^(?:who|which)$/u.test(syntax.lower(last + 1))) return last;
  for (let i = last + 2; i < last + ASIDE; i++) {
    if (/^[.;!?]$/u.test(syntax.words(i))) return last;
    if (syntax.words(i) === ',') return i;
  }
  return last;
}

/** The phrase of a party that begins at a token, with what "of" and "for" tie to it and the name that follows an office: "Minister of Trade Ivo Brandt". */
function memberAt(draft: Draft, first: number): Stretch | null {
  const { syntax, parties } = draft;
  const np = nounFrom(draft, first);
  if (!np || np.pronoun) return null;
  const m = parties.of(np);
  // "six hostages" act in nothing, and are taken and let go all the same.
  if (!parties.acts(np) && !m?.office && m?.type !== 'group') return null;
  let { last } = np;
  for (let guard = 0; guard < 3 && /^(?:of|for)$/u.test(syntax.lower(last)); guard++) {
    const inner = syntax.nounAt(last + 1);
    if (inner?.first !== last + 1) break;
    last = inner.last;
  }
  return { first, last };
}

/** The noun phrase at a token, a participle in front of it counted in: "visiting senior diplomats". */
function nounFrom({ syntax }: Draft, first: number): NounPhrase | null {
  const np = syntax.nounAt(first);
  if (np?.first === first) return np;
  const next = np === undefined && /ing$/u.test(syntax.lower(first)) ? syntax.nounAt(first + 1) : undefined;
  return next?.first === first + 1 ? next : null;
}

/** Whether the tree joins a member to one of those before it; two people beside each other need no tree. */
function joins(draft: Draft, tree: Tree, found: readonly Stretch[], next: Stretch): boolean {
  const { syntax } = draft;
  const heads = found.map((f) => headOf(draft, f));
  const head = topOf(tree, headOf(draft, next));
  const to = tree.heads[head]!;
  const on = heads.some((h) => h.first <= to && to < h.last);
  const and = /^(?:and|or)$/u.test(syntax.lower(next.first - 1));
  if (on && (tree.relation(head) === 'conj' || (and && BESIDE.test(tree.relation(head))))) return true;
  const first = topOf(tree, heads[0]!);
  if (and && to === tree.heads[first] && tree.relation(head) === tree.relation(first)) return true;
  const [one, other] = [mentionOf(draft, found.at(-1)!), mentionOf(draft, next)];
  if (!one || !other || one.entity === other.entity) return false;
  // "the guide of Orsk and Brandt": the name before it must be a member itself.
  const alone =
    one.office !== null || syntax.tag(one.core.first - 1) !== 'ADP' || one.core.first === found.at(-1)!.first;
  return alone && [one, other].every((m) => m.type === 'person' && m.form === 'name');
}

/** What the parser takes a last member for where it misses that it is one. */
const BESIDE = /^(?:appos|nmod|dep|list|flat)/u;

const headOf = (draft: Draft, at: Stretch): NounPhrase => nounFrom(draft, at.first)!;

/** The name of a member, else its own phrase. */
function mentionOf({ parties }: Draft, at: Stretch) {
  const named = parties.within(at.first, at.last).filter((m) => m.form === 'name' && m.type === 'person');
  return named.length === 1 ? named[0]! : parties.in(at.first, at.last);
}

/** "Lena Orsk, the premier,": the same party once more. */
function isBeside(draft: Draft, tree: Tree, before: Stretch, next: Stretch): boolean {
  const [one, other] = [mentionOf(draft, before), mentionOf(draft, next)];
  const top = topOf(tree, headOf(draft, next));
  return (one !== null && one.entity !== null && one.entity === other?.entity) || tree.relation(top) === 'appos';
}
