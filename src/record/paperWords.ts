/** What words tell of the paper that they mean: "the Orm paper", "Maresh's second draft", "the 19-point plan". */
import { isDemonymOf } from '../lexicon/index.js';
import type { Actors } from './actors.js';
import { sideOfParty } from './sides.js';

export interface Described {
  /** The kind of thing it is: paper, plan, list, note. */
  readonly head: string;
  /** The very noun: "draft" and "page" are of one kind. */
  readonly noun: string;
  readonly number: number | null;
  /** Words with a capital that are nobody's name: "Orm" of "the Orm paper". */
  readonly own: string | null;
  readonly sides: ReadonlySet<string>;
  /** "revised", "second": a paper after another. */
  readonly after: string | null;
  /** Other words in front of what it is: "short" of "the short text". */
  readonly like: ReadonlySet<string>;
  /** The month that it is told by: "the March draft", "the text of 7 March"; 1 to 12. */
  readonly month: number | null;
  readonly definite: boolean;
  /** A pronoun, a verb, or a part of a paper such as "Article 9": no name at all. */
  readonly bare: boolean;
}

/** Kinds of papers under one word for those that are said of one and the same. */
const HEADS: ReadonlyMap<string, string> = new Map(
  [
    'paper text draft document page sheet edition version copy point article',
    'plan proposal formula initiative scheme option package idea suggestion blueprint roadmap framework',
    'offer bid swap',
    'list table',
    'note memorandum letter nonpaper memo',
    'agreement treaty accord deal pact protocol',
  ].flatMap((line) => line.split(' ').map((word, _, all) => [word, all[0]!] as const)),
);

/** The kind of paper that a noun names; undefined for other things. */
export const headOf = (noun: string): string | undefined => HEADS.get(singular(noun.toLowerCase()));

const singular = (noun: string): string => noun.replace(/ies$/u, 'y').replace(/s$/u, '');

/** The kind of paper that words name: "the proposal", "their draft"; null for other things. */
export const headIn = (words: string): string | null => {
  const last = /\p{L}+(?=[^\p{L}]*$)/u.exec(words.split(/\s(?:of|on|for|to|from)\s/u)[0]!.toLowerCase())?.[0] ?? '';
  return headOf(last) ?? null;
};

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const NUMBERS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const PARTS = '(?:point|article|page|step|stage|clause|item|phase|part|paragraph|chapter)s?';
const COUNTED = new RegExp(`(?<!\\p{L}-)\\b(\\d{1,3}|${NUMBERS.join('|')})(?:[-‑ ]| new | agreed )${PARTS}\\b`, 'giu');

/** How many points or pages words count: of "eleven of its twelve points" the last. */
function countIn(words: string): number | null {
  const last = [...words.matchAll(COUNTED)].at(-1)?.[1]?.toLowerCase();
  if (last === undefined) return null;
  return /^\d/u.test(last) ? Number(last) : NUMBERS.indexOf(last) + 1;
}

/** A paper after another. */
const AFTER =
  /\b(new|revised|second|third|fourth|fifth|fresh|latest|updated|amended|reworked|rewritten|shortened|shorter)\b/iu;

const DEFINITE = /^(?:(?:the|this|that|its|their|his|her|our|both)\b|\p{Lu}[\p{L}-]*(?: \p{Lu}[\p{L}-]*)*[’']s?\s)/iu;
/** "a second version of the Orm draft": named by what it is a version of. */
const VERSION_OF = /\b(?:version|edition|revision|variant|copy) of (.+)$/iu;
/** Words in front of papers that say nothing of which. */
const LEADS = /^(?:the|this|that|its|their|his|her|our|both|own|latest|point|page)$/u;
const POINTERS = /^(?:It|They|This|That|These|Those|Both)$/u;
const WEEKDAYS = /^(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)$/u;
/** "Article 9", "its clause on coal": a part, and no paper. */
export const PART = /^(?:the |an? |its |their )?(?:new |old )?(?:articles?|chapters?|clauses?|paragraphs?)\b/iu;

export class Describer {
  readonly #names: ReadonlySet<string>;

  constructor(readonly actors: Actors) {
    this.#names = new Set(
      actors.list.filter((a) => a.type !== 'place').flatMap((a) => a.names.flatMap((n) => n.split(/\s+/u))),
    );
  }

  /** `number` and `sides` are what a telling gives beside its words. */
  of(told: string, number: number | null = countIn(told), sides: readonly (string | null)[] = []): Described {
    const words = told.replace(/[“”"‘’']s?\b|[“”"]/gu, (m) => (/s$/u.test(m) ? m : '')).trim();
    const [main = words] = words.split(/\s+(?:of|on|for|to|from|with|by|in|about|entitled|and)\s/u);
    const tokens = main.split(/[\s-]+/u);
    const last = tokens
      .at(-1)!
      .toLowerCase()
      .replace(/[^\p{L}]/gu, '');
    const capital = tokens.filter((t) => /^\p{Lu}/u.test(t)).map((t) => t.replace(/[’']s?$/u, ''));
    return {
      head: headOf(last) ?? singular(last),
      noun: singular(last),
      number,
      own: this.#own(tokens) ?? this.#own(VERSION_OF.exec(words)?.[1]?.split(/[\s-]+/u) ?? []),
      // "the islanders", "the chair": who they are may be told elsewhere, and speaks against nothing.
      sides: new Set(
        [...sides, ...capital.map((t) => this.#country(t))].filter((s) => s !== null && /^\p{Lu}/u.test(s)) as string[],
      ),
      after: AFTER.exec(main)?.[1]?.toLowerCase() ?? null,
      like: new Set(
        tokens
          .slice(0, -1)
          .map((t) => t.toLowerCase())
          .filter((t) => /^\p{Ll}{3,}$/u.test(t) && !LEADS.test(t) && !this.#names.has(t)),
      ),
      month: monthIn(words),
      definite: DEFINITE.test(words),
      bare: PART.test(words) || isBare(main, tokens, last),
    };
  }

  side(party: Parameters<typeof sideOfParty>[1]): string | null {
    return sideOfParty(this.actors, party);
  }

  #country(word: string): string | null {
    return this.actors.countries.find((c) => word === c || isDemonymOf(word, c)) ?? null;
  }

  #own(tokens: readonly string[]): string | null {
    const led = /^(?:the|a|an|this|that|its|their|his|her|our)$/iu.test(tokens[0] ?? '');
    const own = tokens
      .slice(led ? 1 : 0)
      .filter(
        (t) =>
          /^\p{Lu}/u.test(t) &&
          !/[’']s?$/u.test(t) &&
          !this.#names.has(t) &&
          this.#country(t) === null &&
          !POINTERS.test(t) &&
          !WEEKDAYS.test(t) &&
          !MONTHS.includes(t.toLowerCase()),
      );
    return own.length > 0 ? own.join(' ').toLowerCase() : null;
  }
}

const isBare = (main: string, tokens: readonly string[], last: string): boolean =>
  !/\p{L}/u.test(main) ||
  /^(?:it|they|this|that|has|have|had)$/iu.test(tokens[0]!) ||
  (/(?:ed|ing|s)$/u.test(last) && tokens.length === 1 && headOf(last) === undefined);

function monthIn(words: string): number | null {
  const found = new RegExp(
    `\\b(?:${MONTHS.join('|')})\\b(?= \\p{Ll})|\\bof (?:\\d{1,2} )?(${MONTHS.join('|')})\\b`,
    'iu',
  ).exec(words);
  if (!found || !/\p{Lu}/u.test(found[0])) return null;
  return MONTHS.indexOf((found[1] ?? found[0]).toLowerCase()) + 1;
}
