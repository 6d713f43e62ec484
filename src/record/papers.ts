/** Which tellings of papers are of one paper: by its number of points, its own name, whose it is, and what a report has just named. */
import { DAY, type Located, type Proposal } from '../model/index.js';
import type { Actors } from './actors.js';
import { regrouped } from './linked.js';
import { compare, type Material } from './located.js';
import { nameOf } from './paperNames.js';
import { type Described, Describer, PART } from './paperWords.js';

export type ToldPaper = Located & { finding: Proposal };

/** Words that mean a paper, at their place and day. */
export interface Paper extends Described {
  readonly report: string;
  readonly day: string | null;
  /** The highest article that its report names, of a telling that does not count its points; 0 where none is named. */
  readonly articles?: number;
  /** Whether it is articles that its number counts, and no points or pages. */
  readonly ofArticles?: boolean;
}

export type PaperTold = Paper & { readonly told: ToldPaper };

/** Days over which "the draft" of two reports, or one side's draft, is taken for the same. */
const NEAR = 14;
/** And over which a paper with a word of its own in front of it is: "the harbour formula". */
export const ROW = 45;
const ENOUGH = 4;

/** One paper with all that tells of it, in order of time, under the name that says most. */
export interface PaperLine {
  readonly told: readonly PaperTold[];
  readonly name: string;
}

/** Which tellings are of one paper. */
export function papers(material: Material, actors: Actors, describer = new Describer(actors)): PaperLine[] {
  const articlesOf = articlesIn(material);
  const all = [...material.of('proposal')]
    .sort((a, b) => compare(a.day ?? '9999', b.day ?? '9999') || compare(a.report, b.report) || startOf(a) - startOf(b))
    .map((told) => ({
      ...describe(told, describer),
      articles: articlesOf(told),
      ofArticles: /article/iu.test(told.finding.name.value),
    }));
  const lines: PaperTold[][] = [];
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
  return regrouped(lines, (p) => p.told, material)
    .filter(isNamed)
    .map((told) => ({ told, name: nameOf(told, actors) }));
}

/** The highest article that the report of a telling names, each report looked through once. */
const articlesIn = (material: Material): ((told: ToldPaper) => number) => {
  const known = new Map<string, number>();
  return ({ source, finding }) => {
    if (finding.numbers.length > 0) return 0;
    if (!known.has(source)) {
      const text = material.text(source);
      const named = [...text.slice(text.span).matchAll(/\bArticle (\d{1,3})\b(?! of)/gu)].map(([, n]) => Number(n));
      known.set(source, Math.max(0, ...named));
    }
    return known.get(source)!;
  };
};

const describe = (told: ToldPaper, describer: Describer): PaperTold => {
  const { name, numbers, tabledBy, drawnUpBy } = told.finding;
  const sides = [...tabledBy, ...drawnUpBy].map((p) => describer.side(p));
  return {
    ...describer.of(name.value, numbers[0]?.value ?? null, sides),
    told,
    report: told.report,
    day: told.day,
  };
};

/** Whether anything is told by which a reader could know the paper: a name, or what is proposed. */
const isNamed = (line: readonly PaperTold[]): boolean =>
  line.some(
    (p) => !p.bare || (!PART.test(p.told.finding.name.value) && (p.told.finding.terms.length > 0 || p.sides.size > 0)),
  );

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
  `in ${p.report}`,
  `head ${p.head}`,
  ...(p.own === null ? [] : [`own ${p.own}`]),
  ...(p.number === null ? [] : [`number ${p.number}`]),
  ...[...p.sides].map((side) => `${p.head} of ${side}`),
];

/** A likeness that other papers of the same days can have too. */
export const WEAK = 4;

const startOf = (p: ToldPaper): number => p.finding.name.evidence[0].start;

/** Words in front of papers that tell of any. */
const COMMON =
  /^(?:new|first|last|final|short|long|full|joint|common|own|same|other|draft|written|revised|second|third|peace|page|one|two|three|four|five|six|seven|eight|nine|ten)$/u;

/** How well words fit what has been told of a paper so far; 0 where something speaks against it. */
/** Whether one paper counts fewer articles than the report of the other names. */
const hasNo = (one: Paper, other: Paper): boolean =>
  one.ofArticles === true && one.number !== null && one.report !== other.report && (other.articles ?? 0) > one.number;

export function likeness(p: Paper, all: readonly Paper[]): number {
  // A paper told thousands of times is known by its first and its last tellings.
  const line = all.length > MANY ? [...all.slice(0, MANY / 2), ...all.slice(-MANY / 2)] : all;
  const own = line.map((l) => l.own).find((o) => o !== null) ?? null;
  const number = line.map((l) => l.number).find((n) => n !== null) ?? null;
  const after = line.some((l) => l.after !== null);
  if (p.number !== null && number !== null && p.number !== number) return 0;
  if (p.own !== null && own !== null && p.own !== own) return 0;
  // A text of nine articles has no Article 17.
  if (line.some((l) => hasNo(l, p)) || line.some((l) => hasNo(p, l))) return 0;
  const sides = new Set(line.flatMap((l) => [...l.sides]));
  const shared = [...p.sides].some((s) => sides.has(s));
  const apart = p.sides.size > 0 && sides.size > 0 && !shared;
  const here = line.filter((l) => l.report === p.report);
  const near = line.some((l) => days(l.day, p.day) <= NEAR);
  const head = line.some((l) => l.head === p.head);
  // "The short text" is not the long draft, whatever comes next.
  const other = line.some((l) => l.like.size > 0 && p.like.size > 0 && ![...p.like].some((w) => l.like.has(w)));
  // A revised paper is a paper of its own, told as such again and again; its name alone means it where no other paper has that.
  if (p.after !== null && !after) return 0;
  if (p.after === null && after && p.own !== null && own !== null && p.number === null) return apart ? 0 : 5;
  if (p.own !== null && p.own === own) return 12;
  if (p.number !== null && p.number === number) return apart ? 0 : 10;
  if (apart || other) return 0;
  if (here.length > 0 && (p.bare || (p.definite && head))) return 7;
  if (!p.definite || p.bare) return 0;
  // "the harbour formula", told again and again under that name.
  const named = head && line.some((l) => [...p.like].some((w) => l.like.has(w) && !COMMON.test(w)));
  if (named && line.some((l) => days(l.day, p.day) <= ROW)) return 6;
  if (shared && head && near) return 6;
  // "the text" of a report that has told of a plan alone.
  if (here.length > 0 && isAnyPaper(p)) return 5;
  // "The Orm draft" is not the nameless page of another report.
  const alike = p.own === null || own !== null || line.some((l) => l.noun === p.noun || LOOSE.test(l.noun));
  return head && alike && near && p.sides.size + sides.size < 2 ? WEAK : 0;
}

/** Nouns of one kind that one paper is called by in turn; a page or a sheet is none. */
const LOOSE = /^(?:paper|text|draft|document|version|edition)$/u;
const isAnyPaper = (p: Paper): boolean =>
  /^(?:text|paper|document)$/u.test(p.noun) &&
  p.like.size === 0 &&
  p.own === null &&
  p.number === null &&
  p.after === null;

export const days = (a: string | null, b: string | null): number =>
  a === b ? 0 : a === null || b === null ? Number.POSITIVE_INFINITY : Math.abs(Date.parse(a) - Date.parse(b)) / DAY;
