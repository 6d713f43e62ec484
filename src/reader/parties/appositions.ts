import type { Tree } from '../syntax/dependencies.js';
import type { Syntax } from '../syntax/syntax.js';
import { isKin, type Stretch } from './mention.js';
import { EVENT_WORDS, ORGANISATION_WORDS } from './nouns.js';
import type { Mentioned } from './parties.js';

/** Whether a token of one stretch is the apposition of a token of the other, either way round. */
function apposed(tree: Tree, a: Stretch, b: Stretch): boolean {
  const hangs = (from: Stretch, on: Stretch) => {
    for (let i = from.first; i < from.last; i++)
      if (tree.relation(i) === 'appos' && on.first <= tree.heads[i]! && tree.heads[i]! < on.last) return true;
    return false;
  };
  return hangs(a, b) || hangs(b, a);
}

/**
 * "the head of the fund, Lena Orsk" and "Lena Orsk, the head of the fund": one party. Gives, by the number of an office's
 * mention, the number of the name that holds it.
 */
export function appositions(syntax: Syntax, mentions: readonly Mentioned[]): Map<number, number> {
  const found = new Map<number, number>();
  if (syntax.tree) byTree(syntax.tree, mentions, found);
  for (const [i, m] of mentions.entries()) {
    byTitle(syntax, m, mentions.slice(i + 1, i + 4), found);
    byComma(syntax, m, mentions.slice(i + 1, i + 6), found);
  }
  return found;
}

/** The comma in front of a phrase, an adjective between them: ", retired | General Orsk"; -1 where there is none. */
function commaBefore(syntax: Syntax, { first }: Stretch): number {
  const at = /^(?:ADJ|VERB)$/u.test(syntax.tag(first - 1) ?? '') ? first - 2 : first - 1;
  return syntax.words(at) === ',' ? at : -1;
}

/** "the president of the fund, Lena Orsk": two or three words behind a high office are a person, whatever else they look like. */
const mayBePerson = (syntax: Syntax, { type, key, core }: Mentioned, { office, definite }: Mentioned): boolean =>
  type === 'person' ||
  (type !== 'place' &&
    key === null &&
    definite &&
    /^(?:head|minister)$/u.test(office?.class ?? '') &&
    core.last - core.first > 1 &&
    core.last - core.first < 4 &&
    !ORGANISATION_WORDS.has(syntax.lower(core.last - 1)) &&
    !EVENT_WORDS.has(syntax.lower(core.last - 1)));

/** A person's name and an office with a comma between them, whichever comes first. */
function byComma(syntax: Syntax, m: Mentioned, following: readonly Mentioned[], found: Map<number, number>): void {
  // The whole phrase, not the possessor that opens it ("Orsk, Varenia's minister").
  const next = following
    .filter((n) => n.first > m.last && commaBefore(syntax, n) >= 0)
    .sort((a, b) => a.first - b.first || b.last - a.last)[0];
  if (!next || next.sentence !== m.sentence || next.form === 'pronoun' || m.form === 'pronoun') return;
  const [person, role] = m.form === 'name' ? [m, next] : [next, m];
  if (person.form !== 'name' || role.form === 'name' || !role.office || role.plural) return;
  if (!mayBePerson(syntax, person, role)) return;
  if (!complementReaches(syntax, m.last, commaBefore(syntax, next))) return;
  const article = syntax.lower(role.first);
  const ends = /^[,.;)”"]$/u.test(syntax.words(next.last)) || next === person || complementCloses(syntax, next.last);
  const free = /^(?:the|a|an|its|his|her|their)$/u.test(article) || role.affiliation !== null;
  if (ends && free) found.set(role.index, person.index);
}

/** What the tree calls an apposition between a person's name and an office ("Dr. Lena Orsk, a lawyer for the firm"). */
function byTree(tree: Tree, mentions: readonly Mentioned[], found: Map<number, number>): void {
  const near = (m: Mentioned) => mentions.slice(Math.max(0, m.index - 8), m.index + 9);
  for (const role of mentions) {
    if (role.form === 'name' || role.form === 'pronoun' || !role.office || role.plural) continue;
    const person = near(role).find(
      (n) =>
        n.form === 'name' && n.type === 'person' && n.sentence === role.sentence && apposed(tree, n.core, role.core),
    );
    if (person) found.set(role.index, person.index);
  }
}

/** "the Minister of Foreign Affairs Lena Orsk": an office, its complement and the name without a comma. */
function byTitle(syntax: Syntax, m: Mentioned, following: readonly Mentioned[], found: Map<number, number>): void {
  // "the wife of President Orsk" is not Orsk.
  if (!m.office || isKin(m.office) || m.plural || m.form === 'name' || syntax.lower(m.last) !== 'of') return;
  const name = following.find((n) => n.form === 'name' && n.type === 'person' && n.sentence === m.sentence);
  if (!name) return;
  // "of the department of Varenia Lena Orsk": over each "of" to the phrase that ends in the name.
  let i = m.last;
  for (let guard = 0; guard < 3 && syntax.lower(i) === 'of'; guard++) {
    const np = syntax.nounAt(i + 1);
    if (!np) return;
    if (name.core.first > np.first && name.core.last === np.last) found.set(m.index, name.index);
    i = np.last;
    // "leader of the Marsh Front (MF) Lena Orsk"
    if (syntax.words(i) === '(' && syntax.words(i + 2) === ')' && name.first === i + 3) found.set(m.index, name.index);
  }
}

/** Nothing but "of the …", "for …" between the end of a phrase and a comma. */
function complementReaches(syntax: Syntax, from: number, comma: number): boolean {
  let i = from;
  for (let guard = 0; guard < 4 && i < comma; guard++) {
    if (!['of', 'for', 'to', 'at', 'in', 'on'].includes(syntax.lower(i))) return false;
    const np = syntax.nounAt(i + 1);
    if (!np) return false;
    i = np.last;
  }
  return i === comma;
}

function complementCloses(syntax: Syntax, from: number): boolean {
  let i = from;
  for (let guard = 0; guard < 5; guard++) {
    if (/^[,.;)”"]$/u.test(syntax.words(i))) return true;
    const np = ['of', 'for', 'to', 'at', 'in', 'on', 'and'].includes(syntax.lower(i))
      ? syntax.nounAt(i + 1)
      : undefined;
    if (!np) return false;
    i = np.last;
  }
  return false;
}
