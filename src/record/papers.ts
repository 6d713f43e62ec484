/** Which tellings of papers are of one paper: by its number of points, its own name, whose it is, and what a report has just named. */
import { isDemonymOf } from '../lexicon/index.js';
import { DAY, type Located, type Proposal } from '../model/index.js';
import type { Actors } from './actors.js';
import { compare, type Material } from './located.js';
import { sideOfParty } from './sides.js';

type ToldPaper = Located & { finding: Proposal };

interface Paper {
  readonly told: ToldPaper;
  /** The kind of thing it is: paper, plan, list, note. */
  readonly head: string;
  readonly number: number | null;
  /** Words with a capital that are nobody's name: "Orm" of "the Orm paper". */
  readonly own: string | null;
  readonly sides: ReadonlySet<string>;
  /** "revised", "second": a paper after another. */
  readonly after: string | null;
  /** Other words in front of what it is: "short" of "the short text". */
  readonly like: ReadonlySet<string>;
  readonly definite: boolean;
  /** A pronoun or a verb: no name at all. */
  readonly bare: boolean;
}

/** Kinds of papers under one word for those that are said of one and the same. */
const HEADS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'paper text draft document page sheet edition version copy point article',
    'plan proposal formula initiative scheme option package idea suggestion blueprint roadmap framework',
    'offer bid swap',
    'list table',
    'note memorandum letter nonpaper memo',
    'agreement treaty accord deal pact protocol',
  ].flatMap((line) => line.split(' ').map((word, _, all) => [word, all[0]!])),
);

/** Days over which "the draft" of two reports, or one side's draft, is taken for the same. */
const NEAR = 14;
/** And over which a paper with a word of its own in front of it is: "the harbour formula". */
const ROW = 45;
const ENOUGH = 4;

/** One paper with all that tells of it, in order of time, under the name that says most. */
export interface PaperLine {
  readonly told: readonly ToldPaper[];
  readonly name: string;
}

/** Which tellings are of one paper. */
export function papers(material: Material, actors: Actors): PaperLine[] {
  const names = new Set(
    actors.list.filter((a) => a.type !== 'place').flatMap((a) => a.names.flatMap((n) => n.split(/\s+/u))),
  );
  const all = [...material.of('proposal')]
    .sort((a, b) => compare(a.day ?? '9999', b.day ?? '9999') || compare(a.report, b.report) || startOf(a) - startOf(b))
    .map((told) => describe(told, actors, names));
  const lines: Paper[][] = [];
  const shelves = new Shelves();
  for (const paper of all) {
    const scored = shelves
      .near(paper)
      .map((n) => ({ line: lines[n]!, n, score: likeness(paper, lines[n]!) }))
      .filter((l) => l.score >= ENOUGH);
    const best = Math.max(...scored.map((l) => l.score));
    const fitting = scored.filter((l) => l.score === best);
    // "The draft" that may be either of two is neither; of papers with one name it is the newest.
    const home = best <= WEAK && fitting.length > 1 ? undefined : fitting.at(-1);
    if (home) home.line.push(paper);
    else lines.push([paper]);
    shelves.put(paper, home?.n ?? lines.length - 1);
  }
  return lines.filter(isNamed).map((line) => ({ told: line.map((p) => p.told), name: nameOf(line) }));
}

/** The plainest of the names that tell most: its own, its number, whose it is. */
function nameOf(line: readonly Paper[]): string {
  const worth = (p: Paper) => (p.bare ? 0 : 1) + (p.own ? 4 : 0) + (p.number ? 2 : 0) + (HEADS[p.head] ? 1 : 0);
  const [best] = [...line].sort(
    (a, b) =>
      worth(b) - worth(a) ||
      a.told.finding.name.value.length - b.told.finding.name.value.length ||
      compare(a.told.finding.id, b.told.finding.id),
  );
  // "proposed to share the water": an idea without a name is called by what is proposed.
  const terms = best!.bare ? line.flatMap((p) => p.told.finding.terms[0]?.value ?? [])[0] : undefined;
  const name = terms === undefined ? best!.told.finding.name.value : shortened(terms);
  return name.replace(/^(?:the|a|an)\s+/iu, '');
}

/** Words that a name has at most. */
const LONG = 14;
const shortened = (words: string): string => {
  const all = words.split(/\s+/u);
  return all.length > LONG ? `${all.slice(0, LONG).join(' ')} …` : all.join(' ');
};

/** Whether anything is told by which a reader could know the paper: a name, or what is proposed. */
const isNamed = (line: readonly Paper[]): boolean =>
  line.some((p) => !p.bare || p.told.finding.terms.length > 0 || p.sides.size > 0);

/** The kind of paper that words name: "the proposal", "their draft"; null for other things. */
export const headIn = (words: string): string | null => {
  const last = /\p{L}+(?=[^\p{L}]*$)/u.exec(words.split(/\s(?:of|on|for|to|from)\s/u)[0]!.toLowerCase())?.[0] ?? '';
  return HEADS[last.replace(/ies$/u, 'y').replace(/s$/u, '')] ?? null;
};

/** More lines than this under one word tell nobody which is meant. */
const MANY = 40;

/** Lines by what a telling can share with them, so that those which share nothing are never compared. */
class Shelves {
  readonly #lines = new Map<string, number[]>();

  put(paper: Paper, line: number): void {
    for (const key of keysOf(paper)) {
      const list = this.#lines.get(key) ?? [];
      const at = list.indexOf(line, Math.max(0, list.length - MANY));
      if (at >= 0) list.splice(at, 1);
      list.push(line);
      this.#lines.set(key, list);
    }
  }

  /** Lines that a telling may belong to, in the order in which they were begun. */
  near(paper: Paper): number[] {
    const found = keysOf(paper).flatMap((key) => this.#lines.get(key)?.slice(-MANY) ?? []);
    return [...new Set(found)].sort((a, b) => a - b);
  }
}

const keysOf = (p: Paper): string[] => [
  `in ${p.told.report}`,
  `head ${p.head}`,
  ...(p.own === null ? [] : [`own ${p.own}`]),
  ...(p.number === null ? [] : [`number ${p.number}`]),
  ...[...p.sides].map((side) => `${p.head} of ${side}`),
];

/** A likeness that other papers of the same days can have too. */
const WEAK = 4;

const startOf = (p: ToldPaper): number => p.finding.name.evidence[0].start;

function describe(told: ToldPaper, actors: Actors, names: ReadonlySet<string>): Paper {
  const { finding } = told;
  const words = finding.name.value.replace(/[“”"‘’']s?\b|[“”"]/gu, (m) => (/s$/u.test(m) ? m : '')).trim();
  const [main = words] = words.split(/\s+(?:of|on|for|to|from|with|by|in|about|entitled|and)\s/u);
  const tokens = main.split(/[\s-]+/u);
  const last = tokens
    .at(-1)!
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');
  const single = last.replace(/ies$/u, 'y').replace(/s$/u, '');
  const owned = tokens.filter((t) => /^\p{Lu}/u.test(t)).map((t) => t.replace(/[’']s?$/u, ''));
  const isOwner = (t: string) => names.has(t) || actors.countries.some((c) => t === c || isDemonymOf(t, c));
  const own = tokens
    .slice(/^(?:the|a|an|this|that|its|their|his|her|our)$/iu.test(tokens[0]!) ? 1 : 0)
    .filter(
      (t) =>
        /^\p{Lu}/u.test(t) &&
        !/[’']s?$/u.test(t) &&
        !isOwner(t) &&
        !/^(?:It|They|This|That|These|Those|Both)$/u.test(t) &&
        !/^(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)$/u.test(t),
    );
  const sides = [...finding.tabledBy, ...finding.drawnUpBy].map((p) => sideOfParty(actors, p));
  for (const t of owned) {
    const country = actors.countries.find((c) => t === c || isDemonymOf(t, c));
    if (country) sides.push(country);
  }
  return {
    told,
    head: HEADS[single] ?? single,
    number: finding.numbers[0]?.value ?? null,
    own: own.length > 0 ? own.join(' ').toLowerCase() : null,
    // "the islanders", "the chair": who they are may be told elsewhere, and speaks against nothing.
    sides: new Set(sides.filter((s) => s !== null && /^\p{Lu}/u.test(s))) as ReadonlySet<string>,
    after:
      /\b(new|revised|second|third|fourth|fifth|fresh|latest|updated|amended|shorter)\b/iu
        .exec(main)?.[1]
        ?.toLowerCase() ?? null,
    like: new Set(
      tokens
        .slice(0, -1)
        .map((t) => t.toLowerCase())
        .filter((t) => /^\p{Ll}{3,}$/u.test(t) && !LEADS.test(t) && !names.has(t)),
    ),
    definite: /^(?:the|this|that|its|their|his|her|our|both)\b/iu.test(words),
    bare:
      !/\p{L}/u.test(main) ||
      /^(?:it|they|this|that|has|have|had)$/iu.test(tokens[0]!) ||
      (/(?:ed|ing|s)$/u.test(last) && tokens.length === 1 && HEADS[single] === undefined),
  };
}

/** Words in front of papers that tell of any. */
const COMMON =
  /^(?:new|first|last|final|short|long|full|joint|common|own|same|other|draft|written|revised|second|third|peace|page|one|two|three|four|five|six|seven|eight|nine|ten)$/u;

const LEADS = /^(?:the|this|that|its|their|his|her|our|both|own|latest|point|page)$/u;

/** How well a telling fits what has been told of a paper so far; 0 where something speaks against it. */
function likeness(p: Paper, all: readonly Paper[]): number {
  // A paper told thousands of times is known by its first and its last tellings.
  const line = all.length > MANY ? [...all.slice(0, MANY / 2), ...all.slice(-MANY / 2)] : all;
  const own = line.map((l) => l.own).find((o) => o !== null) ?? null;
  const number = line.map((l) => l.number).find((n) => n !== null) ?? null;
  const after = line.some((l) => l.after !== null);
  if (p.number !== null && number !== null && p.number !== number) return 0;
  if (p.own !== null && own !== null && p.own !== own) return 0;
  const sides = new Set(line.flatMap((l) => [...l.sides]));
  const shared = [...p.sides].some((s) => sides.has(s));
  const apart = p.sides.size > 0 && sides.size > 0 && !shared;
  const here = line.filter((l) => l.told.report === p.told.report);
  const near = line.some((l) => days(l.told.day, p.told.day) <= NEAR);
  const head = line.some((l) => l.head === p.head);
  // "The short text" is not the long draft, whatever comes next.
  const other = line.some((l) => l.like.size > 0 && p.like.size > 0 && ![...p.like].some((w) => l.like.has(w)));
  // A revised paper is a paper of its own, told as such again and again.
  if (
    (p.after !== null && !after) ||
    (p.after === null && after && p.own !== null && own !== null && p.number === null)
  )
    return 0;
  if (p.own !== null && p.own === own) return 12;
  if (p.number !== null && p.number === number) return apart ? 0 : 10;
  if (apart || other) return 0;
  if (here.length > 0 && (p.bare || (p.definite && head))) return 7;
  if (!p.definite || p.bare) return 0;
  // "the harbour formula", told again and again under that name.
  const named = head && line.some((l) => [...p.like].some((w) => l.like.has(w) && !COMMON.test(w)));
  if (named && line.some((l) => days(l.told.day, p.told.day) <= ROW)) return 6;
  if (shared && head && near) return 6;
  return head && near && p.sides.size + sides.size < 2 ? WEAK : 0;
}

const days = (a: string | null, b: string | null): number =>
  a === b ? 0 : a === null || b === null ? Number.POSITIVE_INFINITY : Math.abs(Date.parse(a) - Date.parse(b)) / DAY;
