import type { Act, Bound, Commits, Connective, Direction, LayoutRole, Stance, TalksState } from '../model/index.js';
import { Text, tokenize } from '../text/index.js';
import { lazy } from './lazy.js';
import { PhraseBook } from './phrases.js';
import { table, values } from './table.js';

export interface State {
  readonly code: string;
  readonly name: string;
}

/** What a name of the lexicon stands for. */
export type Known =
  | { readonly type: 'state'; readonly state: State }
  | { readonly type: 'nationality'; readonly state: State }
  | { readonly type: 'capital'; readonly state: State; readonly name: string }
  | { readonly type: 'seat'; readonly state: State; readonly name: string }
  | { readonly type: 'body'; readonly name: string; readonly kind: string }
  | { readonly type: 'outlet'; readonly name: string; readonly kind: string };

export interface Office {
  readonly word: string;
  readonly class: string;
  readonly plural: boolean;
}

export interface Cue {
  readonly lemma: string;
  readonly class: string;
  readonly frames: ReadonlySet<string>;
  readonly commits: Commits;
}

export interface StanceWords {
  readonly stance: Stance;
  readonly part: 'verb' | 'adjective' | 'noun';
}

export interface AssessmentWords {
  readonly tells: 'direction' | 'valuation' | 'state';
  readonly value: Direction | TalksState | string;
}

export interface ConnectiveWords {
  readonly connective: Connective;
  readonly required: 'after' | 'before';
}

export interface ActWords {
  readonly act: Act;
  readonly recipient: string;
}

export interface FurnitureRule {
  readonly role: LayoutRole;
  readonly stands: 'starts' | 'whole' | 'contains';
  readonly words: string;
}

/** Short all-capital names must match letter by letter, or "us" and "who" would be states and bodies. */
const cased = (name: string) => /^[\p{Lu}\d.&]{1,6}s?$/u.test(name);

/** States, capitals, seats of government, bodies and outlets by their names. */
export const knownNames = lazy(() => {
  const book = new PhraseBook<Known>();
  for (const [name, aliases, kind] of table('bodies')) {
    for (const n of [name!, ...values(aliases)]) book.add(n, { type: 'body', name: name!, kind: kind! }, cased(n));
  }
  for (const [code, name, aliases, demonyms, capitals, seats] of table('states')) {
    const state = { code: code!, name: name! };
    for (const n of [name!, ...values(aliases)]) book.add(n, { type: 'state', state }, cased(n));
    for (const n of values(demonyms)) book.add(n, { type: 'nationality', state }, cased(n));
    for (const n of values(capitals)) book.add(n, { type: 'capital', state, name: n });
    for (const n of values(seats)) book.add(n, { type: 'seat', state, name: n });
  }
  for (const [name, aliases, demonyms] of table('regions')) {
    const state = { code: `region:${name}`, name: name! };
    for (const n of [name!, ...values(aliases)]) book.add(n, { type: 'state', state });
    for (const n of values(demonyms)) book.add(n, { type: 'nationality', state });
  }
  for (const [name, aliases, kind] of table('outlets')) {
    for (const n of [name!, ...values(aliases)])
      book.add(n, { type: 'outlet', name: name!, kind: kind! }, cased(n) || n === 'Time' || n === 'Signal');
  }
  return book;
});

/** Offices and roles in singular and plural. */
export const offices = lazy(() => {
  const book = new PhraseBook<Office>();
  for (const [word, plural, kind] of table('offices')) {
    if (kind === 'honorific') continue;
    book.add(word!, { word: word!, class: kind!, plural: false });
    for (const p of values(plural)) book.add(p, { word: word!, class: kind!, plural: true });
  }
  return book;
});

export const honorifics = lazy(() => {
  const found = new Set<string>();
  for (const [word, , kind, abbreviations] of table('offices')) {
    if (kind === 'honorific') found.add(word!.toLowerCase());
    for (const a of values(abbreviations)) found.add(a.toLowerCase());
  }
  return found;
});

/** Given name in lower case to gender: m, f or u. */
export const givenNames = lazy(() => {
  const found = new Map<string, string>();
  for (const [name, gender] of table('givennames')) found.set(name!.toLowerCase(), gender!);
  return found;
});

export const cues = lazy(() => {
  const found = new Map<string, Cue>();
  for (const [lemma, kind, frames, commits] of table('cues')) {
    found.set(lemma!, {
      lemma: lemma!,
      class: kind!,
      frames: new Set(values(frames)),
      commits: (commits ?? 'asserts') as Commits,
    });
  }
  return found;
});

export const issues = lazy(() => {
  const book = new PhraseBook<string>();
  for (const [issue, , terms] of table('issues')) for (const term of [issue!, ...values(terms)]) book.add(term, issue!);
  return book;
});

/** Names of the issues that positions are compared on. */
export const issueNames = lazy((): ReadonlySet<string> => new Set(table('issues').map(([issue]) => issue!)));

const kindsOfBodies = lazy(
  () =>
    new Map(
      table('bodies').flatMap(([name, aliases, kind]) =>
        [name!, ...values(aliases)].map((n) => [n.toLowerCase(), kind!] as const),
      ),
    ),
);

/** International, regional, court, alliance, agency, bank or ngo; null for a name that the lexicon does not have. */
export const bodyKind = (name: string): string | null => kindsOfBodies().get(name.toLowerCase()) ?? null;

/** Names of outlets and platforms, in small letters. */
export const outletNames = lazy((): ReadonlySet<string> => {
  const names = table('outlets').flatMap(([name, aliases]) => [name!, ...values(aliases)]);
  return new Set(names.map((n) => n.toLowerCase()));
});

/** Issues that words touch, each once, in the order in which they come. */
export function issuesIn(words: string): string[] {
  const tokens = tokenize(new Text(words));
  const lower = (at: number) => tokens[at]?.lower ?? '';
  const found = new Set<string>();
  for (const at of tokens.keys()) {
    const match = issues().match(at, lower);
    if (match) found.add(match.value);
  }
  return [...found];
}

const phraseBook = <T>(rows: string[][], words: number, value: (row: string[]) => T) => {
  const book = new PhraseBook<T>();
  for (const row of rows) for (const phrase of values(row[words])) book.add(phrase, value(row));
  return book;
};

export const stances = lazy(() => {
  const of = (part: string) =>
    phraseBook(
      table('stances').filter((r) => r[1] === part),
      2,
      (r): StanceWords => ({ stance: r[0] as Stance, part: r[1] as StanceWords['part'] }),
    );
  return { verb: of('verb'), adjective: of('adjective'), noun: of('noun') };
});

export const assessments = lazy(() =>
  phraseBook(
    table('assessments'),
    2,
    (r): AssessmentWords => ({ tells: r[0] as AssessmentWords['tells'], value: r[1]! }),
  ),
);

export const bounds = lazy(() => phraseBook(table('bounds'), 1, (r) => r[0] as Bound));

export const connectives = lazy(() =>
  phraseBook(
    table('connectives'),
    2,
    (r): ConnectiveWords => ({ connective: r[0] as Connective, required: r[1] as 'after' | 'before' }),
  ),
);

export const acts = lazy(() => phraseBook(table('acts'), 2, (r): ActWords => ({ act: r[0] as Act, recipient: r[1]! })));

/** Where each act stands between conflict (-10) and cooperation (+10): a convention, no measurement. */
export const actWeights = lazy(
  (): ReadonlyMap<Act, number> => new Map(table('weights').map(([act, weight]) => [act as Act, Number(weight)])),
);

/** By reader and kind: what each sign of a finding weighs (`reader/confidence.ts`), and `least`, the share under which it is left out. */
export const confidenceWeights = lazy((): ReadonlyMap<string, ReadonlyMap<string, number>> => {
  const found = new Map<string, Map<string, number>>();
  for (const [reader, kind, sign, weight] of table('confidence')) {
    const key = `${reader} ${kind}`;
    if (!found.has(key)) found.set(key, new Map());
    found.get(key)!.set(sign!, Number(weight));
  }
  return found;
});

export const furniture = lazy(() =>
  table('furniture').flatMap(([role, stands, words]) =>
    values(words).map(
      (w): FurnitureRule => ({ role: role as LayoutRole, stands: stands as FurnitureRule['stands'], words: w }),
    ),
  ),
);
