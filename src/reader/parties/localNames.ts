import {
  givenNames,
  isDemonymOf,
  type Known,
  knownNames,
  offices,
  PhraseBook,
  type State,
  toldCapitals,
} from '../../lexicon/index.js';
import { binder } from '../syntax/dependencies.js';
import type { Syntax } from '../syntax/syntax.js';
import { PORTFOLIO } from './affiliation.js';
import { CALENDAR } from './nouns.js';

/**
 * Countries and peoples that no lexicon holds, read from the report itself: where "Varenian officials" and "Varenia" both
 * stand, the one is the adjective of the other.
 */
export function localNames(syntax: Syntax): PhraseBook<Known> {
  const book = new PhraseBook<Known>();
  for (const { words: short, state } of halves(syntax)) book.add(short, { type: 'state', state }, true);
  const words = new Map<string, { alone: number; modifier: number }>();
  for (let i = 0; i < syntax.tokens.length; i++) {
    if (
      !syntax.isCapital(i) ||
      syntax.words(i).length < 5 ||
      CALENDAR.has(syntax.lower(i)) ||
      !/^\p{L}+$/u.test(syntax.words(i))
    )
      continue;
    const seen = words.get(syntax.words(i)) ?? { alone: 0, modifier: 0 };
    const next = syntax.tag(i + 1);
    const modifies = (next === 'NOUN' || next === 'ADJ' || next === 'PROPN') && syntax.tokens[i + 1]!.spaced;
    if (modifies) seen.modifier++;
    else seen.alone++;
    words.set(syntax.words(i), seen);
  }
  const towns = new Set(toldCapitals(syntax.text.slice(syntax.text.span)).map((c) => c.town));
  for (const name of [...attributive(syntax), ...unintroduced(syntax)]) {
    if (towns.has(name)) continue;
    // "the Varenian premier" beside "Varenia": the adjective is no second country.
    if (countryOf(name, words)) continue;
    const state = { code: `local:${name}`, name };
    book.add(name, { type: 'state', state });
  }
  for (const [adjective, use] of words) {
    const country = use.modifier > 0 || adjective.endsWith('s') ? countryOf(adjective, words) : null;
    if (!country) continue;
    const state = { code: `local:${country}`, name: country };
    book.add(adjective, { type: 'nationality', state });
    if (!adjective.endsWith('s')) book.add(`${adjective}s`, { type: 'nationality', state });
    book.add(country, { type: 'state', state });
  }
  for (const { town, state } of capitals(syntax, words)) {
    if (state.code.startsWith('local:')) book.add(state.name, { type: 'state', state });
    book.add(town, { type: 'capital', state, name: town });
  }
  for (const { first, last, letters } of acronyms(syntax)) {
    const name = syntax.slice(first, last).replace(/\s+/gu, ' ');
    const body: Known = { type: 'body', name, kind: 'agency' };
    book.add(name, body);
    book.add(syntax.words(letters), body, true);
  }
  return book;
}

/** Towns that the report tells to be a country's capital, where the report names that country or the lexicon knows it. */
function* capitals(
  syntax: Syntax,
  words: ReadonlyMap<string, { alone: number }>,
): Generator<{ town: string; state: State }> {
  for (const { town, of } of toldCapitals(syntax.text.slice(syntax.text.span))) {
    const own = of.split(' ');
    const known = knownNames().match(
      0,
      (i) => own[i]?.toLowerCase() ?? '',
      (i) => own[i] ?? '',
    )?.value;
    const name = countryOf(of, words) ?? (words.has(of) && own.length === 1 ? of : null);
    if (known && 'state' in known) yield { town, state: known.state };
    else if (!known && name) yield { town, state: { code: `local:${name}`, name } };
  }
}

const HALVES = [
  ['North', 'South'],
  ['East', 'West'],
] as const;

/** "the North", "North and South Orm": halves of one land, where a report names no other place by the same word. */
function* halves(syntax: Syntax): Generator<{ words: string; state: State }> {
  for (const pair of HALVES) {
    const lands = pair.map((half) => namedBy(syntax, half));
    const land = lands.find((l) => l) ?? '';
    // A half that is not named at all speaks against nothing.
    if (land === '' || lands.some((l) => l === null || (l !== undefined && l !== '' && l !== land))) continue;
    for (const half of pair) {
      const own = [half, land];
      const known = knownNames().match(
        0,
        (i) => own[i]?.toLowerCase() ?? '',
        (i) => own[i] ?? '',
      );
      if (known?.value.type !== 'state' || known.length !== 2) continue;
      yield { words: half, state: known.value.state };
    }
  }
}

/** The word that follows another wherever that has a capital and a name behind it: '' where none does, null where there are several, undefined where the word is not there. */
function namedBy(syntax: Syntax, half: string): string | null | undefined {
  const found = new Set<string>();
  let seen = false;
  for (let i = 0; i < syntax.tokens.length; i++) {
    if (syntax.words(i) !== half) continue;
    seen = true;
    const next = syntax.words(i + 1);
    if (!/^\p{Lu}/u.test(next)) continue;
    const known = knownNames().match(
      i,
      (k) => syntax.lower(k),
      (k) => syntax.words(k),
    );
    // "North Varenian troops" are of the same land.
    const land = known?.value.type === 'nationality' ? known.value.state.name.split(' ')[1] : next;
    if (land) found.add(land);
  }
  if (!seen) return undefined;
  return found.size > 1 ? null : ([...found][0] ?? '');
}

/** "the International Council of Pilots (ICP)": a name, and its first letters behind it; of, and, for … may be left out. */
function* acronyms(syntax: Syntax): Generator<{ first: number; last: number; letters: number }> {
  for (let i = 1; i + 2 < syntax.tokens.length; i++) {
    const letters = syntax.words(i + 1);
    if (syntax.words(i) !== '(' || syntax.words(i + 2) !== ')' || !/^\p{Lu}{2,8}$/u.test(letters)) continue;
    let first = i;
    let left = letters.length;
    while (first > 0 && left > 0 && i - first < 2 * letters.length) {
      const word = syntax.words(first - 1);
      if (word[0] === letters[left - 1]) left--;
      else if (!/^['’]s?$/u.test(word) && !/^(?:of|and|for|the|in|on|to|de|des|la)$/u.test(word)) break;
      first--;
    }
    const known = knownNames().match(
      first,
      (k) => syntax.lower(k),
      (k) => syntax.words(k),
    );
    if (left === 0 && !(known && first + known.length >= i)) yield { first, last: i, letters: i + 1 };
  }
}

const OF_STATE =
  /^(?:foreign|defence|defense|interior|finance|energy|trade|justice|prime|premier|president|parliament|government|delegation|envoy|ambassador|army|navy|chancellor|chancellery|coastguard|embassy)$/u;

/** What a state has and no person does: "Maresh's foreign minister", "the parliament of Maresh". */
const OWNED_BY_STATE =
  /^(?:minister|ministry|premier|president|parliament|ambassador|army|navy|chancellor|chancellery|coastguard|embassy|secretary|capital|border|borders|airspace|king|queen|negotiator|envoy|delegation|government|side)$/u;
const MINISTRIES = 'foreign|defence|defense|interior|finance|energy|trade|justice|environment|climate|fisheries';
/** What ministers are for, in front of whose they are: "the Minister of Foreign Affairs | of Maresh". */
const OFFICE_OF = new RegExp(`^(?:${MINISTRIES}|affairs|security|relations)$`, 'u');
/** Words that may stand between a state's name and what it has. */
const OF_STATE_TOO = new RegExp(
  `^(?:${MINISTRIES}|prime|deputy|chief|vice|new|former|late|first|current|acting|and|-)$`,
  'u',
);

/** Whether a name owns what only states own, in front of it or behind "of". */
function ownsState(syntax: Syntax, i: number): boolean {
  if (/^(?:'s|’s)$/u.test(syntax.lower(i + 1))) {
    let at = i + 2;
    while (at < i + 7 && OF_STATE_TOO.test(syntax.lower(at))) at++;
    return OWNED_BY_STATE.test(syntax.lower(at));
  }
  if (syntax.lower(i - 1) !== 'of') return false;
  let at = i - 2;
  while (at > i - 5 && OFFICE_OF.test(syntax.lower(at))) at--;
  const office = at < i - 2 && /^(?:of|for)$/u.test(syntax.lower(at)) ? at - 1 : at;
  return OWNED_BY_STATE.test(syntax.lower(office));
}

/** "the Maresh premier": a name in front of an office of state that no person bears. */
function attributive(syntax: Syntax): Set<string> {
  const found = new Set<string>();
  const persons = new Set<string>();
  for (let i = 0; i < syntax.tokens.length - 1; i++) {
    if (!syntax.isCapital(i) || !/^\p{L}{4,}$/u.test(syntax.words(i)) || CALENDAR.has(syntax.lower(i))) continue;
    const first = i === 0 || !syntax.isCapital(i - 1) || syntax.sentenceOf(i).first === i;
    if (!first && syntax.tag(i - 1) === 'PROPN') persons.add(syntax.words(i));
    if (first && ownsState(syntax, i) && !syntax.isCapital(i + 1)) found.add(syntax.words(i));
    if (/^(?:'s|’s)$/u.test(syntax.lower(i + 1))) continue;
    if (
      first &&
      syntax.tag(i) === 'PROPN' &&
      OF_STATE.test(syntax.lower(i + 1)) &&
      (syntax.lower(i - 1) === 'the' || syntax.sentenceOf(i).first === i)
    )
      found.add(syntax.words(i));
  }
  for (const name of persons) found.delete(name);
  return new Set([...found].filter(isFree));
}

/** Prepositions that lead to places and hardly ever to persons. */
const INSIDE = /^(?:in|at|near|outside|inside|across|around)$/u;
/** Verbs whose "it" means nothing: "Orsk said it seemed". */
const EMPTY = /^(?:seem|appear|look|happen|matter|depend|take|turn|rain|snow|come|follow|remain|mean)/u;

/**
 * Single names that act and that no full name, office or title introduces, though news introduces persons so: those in which something
 * is, or which are told as "it".
 */
function unintroduced(syntax: Syntax): Set<string> {
  const { tree } = syntax;
  if (!tree) return new Set();
  const seen = new Map<string, { person: boolean; place: boolean; acts: boolean; it: boolean }>();
  for (let i = 0; i < syntax.tokens.length; i++) {
    if (!syntax.isCapital(i) || !/^\p{Lu}\p{Ll}{3,}$/u.test(syntax.words(i)) || syntax.tag(i) !== 'PROPN') continue;
    const name = syntax.words(i);
    const told = seen.get(name) ?? { person: false, place: false, acts: false, it: false };
    seen.set(name, told);
    if (introduced(syntax, i)) told.person = true;
    if (INSIDE.test(syntax.words(i - 1)) && !/^(?:'s|’s)$/u.test(syntax.lower(i + 1))) told.place = true;
    if (tree.relations[i] === 'nsubj') told.acts = true;
  }
  for (let i = 0; i < syntax.tokens.length; i++) {
    if (syntax.lower(i) !== 'it' || tree.relations[i] !== 'nsubj' || !acts(syntax, tree.heads[i]!)) continue;
    const subject = binder(tree, i);
    const told = subject === null ? undefined : seen.get(syntax.words(subject));
    if (told && syntax.quoteOf(subject!) === syntax.quoteOf(i)) told.it = true;
  }
  const names = [...seen].filter(([, told]) => !told.person && ((told.place && told.acts) || told.it));
  return new Set(names.map(([name]) => name).filter(isFree));
}

/** A verb that somebody does: no copula, no "it seems that". */
const acts = (syntax: Syntax, verb: number): boolean =>
  syntax.tag(verb) === 'VERB' &&
  !EMPTY.test(syntax.lower(verb)) &&
  !syntax.tree!.kids(verb).some((k) => syntax.tree!.relation(k) === 'cop' || syntax.tree!.relations[k] === 'aux:pass');

/** "Lena Orsk", "envoy Orsk", "Mr Orsk", "Orsk, 48,", "Orsk, the envoy": a name in the form in which persons are told. */
function introduced(syntax: Syntax, i: number): boolean {
  const sentence = syntax.sentenceOf(i);
  const capital = (k: number) => k >= sentence.first && k < sentence.last && syntax.isCapital(k);
  if (capital(i - 1) && (syntax.tag(i - 1) === 'PROPN' || i - 1 > sentence.first)) return true;
  if (capital(i + 1) && syntax.tag(i + 1) === 'PROPN') return true;
  const office = (k: number) => offices().match(k, (j) => syntax.lower(j)) !== null;
  if (i > sentence.first && office(i - 1)) return true;
  if (syntax.words(i + 1) !== ',') return false;
  const next = /^(?:the|a|an|its|his|her)$/u.test(syntax.lower(i + 2)) ? i + 3 : i + 2;
  return /^\d\d$/u.test(syntax.words(i + 2)) || office(next) || office(next + 1) || syntax.lower(i + 2) === 'who';
}

const isFree = (name: string): boolean =>
  !givenNames().has(name.toLowerCase()) &&
  !CALENDAR.has(name.toLowerCase()) &&
  !PORTFOLIO.test(name) &&
  offices().match(0, () => name.toLowerCase()) === null;

function countryOf(adjective: string, words: ReadonlyMap<string, { alone: number }>): string | null {
  for (const [word, use] of words) if (use.alone > 0 && isDemonymOf(adjective, word)) return word;
  return null;
}
