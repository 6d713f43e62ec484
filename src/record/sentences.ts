import type { Located, Statement } from '../model/index.js';
import { put } from '../model/index.js';
import { overlap, type Span, sentenceAt, span } from '../text/index.js';
import type { Actors } from './actors.js';
import { type Material, stems } from './located.js';

/** A sentence of a report as far as it can be held against one of another. */
export interface Sentence {
  readonly source: string;
  readonly at: Span;
  readonly words: string;
  /** Without names, days and numbers: what it tells. */
  readonly stems: ReadonlySet<string>;
  /** States, bodies, people and places that it names, those aside whose words it is: sides where they are known, else names. */
  readonly names: ReadonlySet<string>;
  /** Stems of the words by which it names them. */
  readonly naming: ReadonlySet<string>;
  /** Days, months and years that it tells, those aside on which something is said of it. */
  readonly days: ReadonlySet<string>;
  /** Parties that it names or means by a pronoun, and the side of whoever says "we" or "I". */
  readonly sides: ReadonlySet<string>;
}

const DAY_WORDS =
  /\b(?:(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|((?:January|February|March|April|May|June|July|August|September|October|November|December)\b)(?: (\d{1,2})\b)?|(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December)\b|((?:last|next|this|past) (?:week|month|year|summer|winter|autumn|spring))|((?:19|20)\d\d))\b/gu;

/** The sentences that differences are looked for in, each looked at once. */
export class Sentences {
  readonly #known = new Map<string, Sentence>();
  readonly #bySource = new Map<string, Located[]>();

  constructor(
    private readonly material: Material,
    private readonly who: Actors,
  ) {
    for (const kind of ['mention', 'statement'] as const)
      for (const told of material.of(kind)) put(this.#bySource, told.source, told);
  }

  /** The sentence around some words of a text. */
  of(source: string, at: Span): Sentence {
    const own = sentenceAt(this.material.text(source), at);
    const key = `${source} ${own.start} ${own.end}`;
    let known = this.#known.get(key);
    if (!known) {
      known = this.#describe(source, own);
      this.#known.set(key, known);
    }
    return known;
  }

  /** The innermost statement whose content holds the words, else the first party that their sentence names: what leads to words that no finding tells. */
  leadingTo(source: string, at: Span): Located | null {
    const all = this.#bySource.get(source) ?? [];
    const holding = all.filter(
      ({ finding: f }) => f.kind === 'statement' && f.content.some((c) => c.start <= at.start && at.end <= c.end),
    );
    const size = ({ finding }: Located) => (finding as Statement).content.reduce((n, c) => n + c.end - c.start, 0);
    if (holding.length > 0) return holding.reduce((a, b) => (size(b) < size(a) ? b : a));
    const own = this.of(source, at).at;
    return (
      all
        .filter(({ finding: f }) => f.kind === 'mention' && within(f.evidence[0]!, own))
        .sort((a, b) => a.finding.evidence[0]!.start - b.finding.evidence[0]!.start)[0] ?? null
    );
  }

  /** Parties, and their sides, named or meant right before some words of a sentence, and whoever says "we" or "I" there. */
  before(source: string, at: Span): Set<string> {
    const own = this.of(source, at).at;
    const found = new Set<string>();
    const from = span(Math.max(own.start, at.start - SUBJECT), at.start);
    const near = (this.#bySource.get(source) ?? []).filter(
      ({ finding: f }) => f.kind === 'mention' && within(f.evidence[0]!, own) && touches(f.evidence[0]!, from),
    );
    for (const { finding: f } of near) {
      const actor = f.kind === 'mention' && f.party ? this.who.of.get(f.party) : undefined;
      for (const name of [actor?.side, actor?.name]) if (name) found.add(name);
    }
    if (/(?<!\p{L})(?:we|I|our\s+\p{L}+)\s+$/iu.test(this.material.words(source, from)))
      for (const name of this.of(source, at).sides) found.add(name);
    return found;
  }

  #describe(source: string, at: Span): Sentence {
    const words = this.material.words(source, at);
    const inside = (this.#bySource.get(source) ?? []).filter(({ finding: f }) =>
      f.kind === 'statement' ? f.content.some((c) => touches(c, at)) : touches(f.evidence[0]!, at),
    );
    const said = inside.flatMap(({ finding: f }) => (f.kind === 'statement' ? [f] : []));
    const telling = said.flatMap((s) => [
      ...(s.source?.evidence ?? []),
      ...s.cue,
      ...s.relayedBy.flatMap((t) => t.evidence),
    ]);
    const names = new Set<string>();
    const sides = new Set<string>();
    const named: Span[] = [];
    for (const { finding: f } of inside) {
      if (f.kind !== 'mention') continue;
      const actor = f.party ? this.who.of.get(f.party) : undefined;
      for (const name of [actor?.side, actor?.name]) if (name) sides.add(name);
      if (f.form !== 'name' && f.type !== 'nationality') continue;
      named.push(f.evidence[0]!);
      if (!telling.some((t) => touches(t, f.evidence[0]!))) names.add(actor?.side ?? actor?.name ?? f.name);
    }
    if (/\b(?:we|our|us|I|me|my)\b/u.test(words))
      for (const s of said) {
        const actor = s.source?.value.party ? this.who.of.get(s.source.value.party) : undefined;
        for (const name of [actor?.side, actor?.name]) if (name) sides.add(name);
      }
    return {
      source,
      at,
      words,
      stems: this.#stems(source, at, [...named, ...telling]),
      names,
      naming: new Set(named.flatMap((n) => [...stems(this.material.words(source, n))])),
      days: this.#days(source, at, said),
      sides,
    };
  }

  /** Of what stands in the sentence outside of names and of whose words it is. */
  #stems(source: string, at: Span, without: readonly Span[]): Set<string> {
    let from = at.start as number;
    let kept = '';
    for (const s of [...without].sort((a, b) => a.start - b.start)) {
      if (s.end <= from || s.start >= at.end) continue;
      if (s.start > from) kept += `${this.material.words(source, span(from, s.start))} `;
      from = Math.max(from, s.end);
    }
    if (from < at.end) kept += this.material.words(source, span(from, at.end));
    return stems(
      kept.replace(DAY_WORDS, ' ').replace(/\p{N}[\p{N}.,]*|\b(?:million|billion|thousand|hundred|dozen)s?\b/gu, ' '),
    );
  }

  #days(source: string, at: Span, said: readonly Statement[]): Set<string> {
    // "killed 12 on Monday, police said | on Tuesday": the day on which something is said is not the day of what is said.
    const whens = said.length > 0 ? said.flatMap((s) => (s.when ? s.when.evidence : [])) : [];
    const found = new Set<string>();
    const all = [...this.material.text(source).scan(DAY_WORDS, at)];
    const other = all.filter((m) => !whens.some((w) => touches(w, span(m.start, m.end))));
    for (const m of other) found.add(m.text.replace(/^(\d{1,2}) (\p{L}+)$/u, '$2 $1'));
    return found;
  }
}

/** Code points before a verb within which its subject begins. */
const SUBJECT = 30;

const touches = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
const within = (a: Span, b: Span): boolean => a.start >= b.start && a.end <= b.end;

const WEEKDAY = /day$/u;
const YEAR = /^\d{4}$/u;
const SPAN = /^(?:last|next|this|past) /u;
const DATE = /^\p{L}+ \d/u;
const MONTH = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)/u;

/** Whether the days that two sentences tell speak against one thing: of no kind of day do both tell another. */
export function sameDays(a: Sentence, b: Sentence): boolean {
  if (isLongAgo(a, b) || isLongAgo(b, a)) return false;
  const months = [a, b].map((s) => [...s.days].flatMap((d) => MONTH.exec(d)?.[0] ?? [])) as [string[], string[]];
  if (months.every((m) => m.length > 0) && !months[0].some((m) => months[1].includes(m))) return false;
  return [WEEKDAY, YEAR, SPAN, DATE].every((sort) => {
    const [x, y] = [a, b].map((s) => [...s.days].filter((d) => sort.test(d))) as [string[], string[]];
    return x.length === 0 || y.length === 0 || x.some((d) => y.includes(d));
  });
}

/** "last month" in the one and no such stretch, but a day, in the other. */
const isLongAgo = (a: Sentence, b: Sentence): boolean =>
  [...a.days].some((d) => LONG.test(d)) && b.days.size > 0 && ![...b.days].some((d) => SPAN.test(d) || YEAR.test(d));
const LONG = /^(?:last|next) (?!week)/u;

/** Whether two sentences name parties and places of their own each, and share less than most: trade of two states, and of two others. */
export function otherNames(a: Sentence, b: Sentence): boolean {
  const both = [...a.names].filter((n) => b.names.has(n)).length;
  const own = a.names.size > both && b.names.size > both;
  return own && both / Math.min(a.names.size, b.names.size) <= 0.5;
}

/** Share of what the sentence that tells less tells that the other tells too, certain words aside. */
export function likeness(a: Sentence, b: Sentence, without: ReadonlySet<string> = new Set()): number {
  const rest = (s: Sentence) => new Set([...s.stems].filter((w) => !without.has(w)));
  return overlap(rest(a), rest(b));
}
