/** What each paper grew out of: the paper that the words name, else the one that "revised" or "third version" must mean. */
import { type LineageRelation, put } from '../model/index.js';
import { overlaps, type Span } from '../text/index.js';
import { compare } from './located.js';
import { days, likeness, type PaperLine, type PaperTold, ROW, WEAK } from './papers.js';
import { type Described, type Describer, headIn } from './paperWords.js';

export interface Descent {
  readonly relation: LineageRelation;
  readonly stated: boolean;
  readonly words: string;
  /** Null where no line holds the other paper. */
  readonly of: PaperLine | null;
  readonly told: PaperTold;
}

/** Every line with what it grew out of, in order of days. */
export function descents(lines: readonly PaperLine[], describer: Describer): Map<PaperLine, Descent[]> {
  const shelf = new Shelf(lines, describer);
  const found = new Map<PaperLine, Descent[]>();
  const all = lines.flatMap((line) => [...told(line, shelf), ...cutDown(line, shelf)]);
  // What is said stands before what is inferred, so that an inference never turns the order round.
  for (const { line, descent } of all.sort((a, b) => Number(b.descent.stated) - Number(a.descent.stated))) {
    const known = found.get(line) ?? [];
    const same = (d: Descent) =>
      d.relation === descent.relation && (d.of === descent.of || (d.of !== null && !descent.stated));
    const round = descent.of !== null && isFrom(descent.of, line, found);
    if (!known.some(same) && !round) put(found, line, descent);
  }
  for (const list of found.values()) list.sort((a, b) => compare(a.told.day ?? '9999', b.told.day ?? '9999'));
  return found;
}

interface Found {
  readonly line: PaperLine;
  readonly descent: Descent;
}

/** Whether a line grew out of another, over however many. */
function isFrom(line: PaperLine, other: PaperLine, found: ReadonlyMap<PaperLine, readonly Descent[]>): boolean {
  const seen = new Set<PaperLine>();
  const open = [line];
  for (let at = open.pop(); at; at = open.pop()) {
    if (at === other) return true;
    seen.add(at);
    open.push(...(found.get(at) ?? []).flatMap((d) => (d.of && !seen.has(d.of) ? [d.of] : [])));
  }
  return false;
}

/** What the tellings of a line say of its origin. */
function told(line: PaperLine, shelf: Shelf): Found[] {
  return line.told.flatMap((telling) =>
    telling.told.finding.lineage.flatMap(({ relation, of, stated }) => {
      const meant = shelf.meant(telling, of.value, of.evidence[0], line);
      // A later version that is told under the line of the paper itself is no other paper.
      if (meant === 'itself') return [];
      const descent = { relation, stated, words: of.value, told: telling };
      return (meant.length > 0 ? meant : [null]).map((of) => ({ line, descent: { ...descent, of } }));
    }),
  );
}

/** "The 28-point plan was cut down to 19 points": the paper of 19 points comes from the one of 28. */
function cutDown(line: PaperLine, shelf: Shelf): Found[] {
  return line.told.flatMap((telling) => {
    const [from, to] = telling.told.finding.numbers;
    const later = from && to ? shelf.counted(to.value, line, telling) : undefined;
    if (!later) return [];
    const words = telling.told.finding.name.value;
    return [{ line: later, descent: { relation: 'revises' as const, stated: true, words, of: line, told: telling } }];
  });
}

/** Words that go back to a paper and do not name it: "the first", "the last text", "an earlier version". */
const POINTER =
  /^(?:the |its |an? )?(?:first|last|previous|earlier|original|old|former|one before)(?:\s\p{Ll}+)?$|^(?:it|that|this|both)$/iu;
/** A word that only shows that there was another: "revised". */
const ADJECTIVE = /^\p{L}+$/u;

/** Lines by where their tellings stand. */
class Shelf {
  readonly #here = new Map<string, { readonly at: Span; readonly line: PaperLine; readonly told: PaperTold }[]>();

  constructor(
    readonly lines: readonly PaperLine[],
    readonly describer: Describer,
  ) {
    for (const line of lines)
      for (const t of line.told) put(this.#here, t.report, { at: t.told.finding.name.evidence[0], line, told: t });
    for (const list of this.#here.values()) list.sort((a, b) => a.at.start - b.at.start);
  }

  /** The lines that some words in a telling of another line mean; several for "both". */
  meant(telling: PaperTold, words: string, at: Span, line: PaperLine): readonly PaperLine[] | 'itself' {
    const here = this.#here.get(telling.report) ?? [];
    const named = here.find((h) => h.told !== telling && overlaps(h.at, at));
    if (named) return named.line === line ? 'itself' : [named.line];
    const { start } = telling.told.finding.name.evidence[0];
    const before = [...new Set(here.filter((h) => h.at.start < start && h.line !== line).map((h) => h.line))];
    if (/^both$/iu.test(words)) return before.slice(-2);
    if (!POINTER.test(words) && !(ADJECTIVE.test(words) && headIn(words) === null && /^\p{Ll}/u.test(words)))
      return this.#byWords(telling, words, line);
    return this.#predecessor(telling, line);
  }

  /** The line of a paper with so many points that is no other side's, told when another was cut down to them. */
  counted(number: number, from: PaperLine, { day }: PaperTold): PaperLine | undefined {
    const sides = sidesOf(from);
    return this.lines.find(
      (l) =>
        l !== from &&
        l.told.some((t) => t.number === number && days(t.day, day) <= ROW) &&
        !areApart(sides, sidesOf(l)),
    );
  }

  #byWords(telling: PaperTold, words: string, line: PaperLine): PaperLine[] {
    const described = this.describer.of(words);
    const others = this.lines.filter((l) => l !== line && isBegun(l, telling));
    const month = others.filter((l) => isOfMonth(l, described));
    if (described.own === null && described.number === null && month.length === 1) return month;
    // Of a report of its own, since "the text" next to a paper is told as that paper already.
    const asked = { ...described, definite: true, report: '', day: telling.day };
    const scored = others.map((l) => ({ l, score: likeness(asked, l.told) })).filter((s) => s.score >= WEAK);
    const best = Math.max(...scored.map((s) => s.score));
    const fitting = scored.filter((s) => s.score === best).map((s) => s.l);
    return best <= WEAK && fitting.length > 1 ? [] : fitting.slice(-1);
  }

  /** The one earlier paper that "revised" can mean: of the same name, owner or kind. */
  #predecessor(telling: PaperTold, line: PaperLine): PaperLine[] {
    const scored = this.lines
      .filter((l) => l !== line && isBegun(l, telling))
      .map((l) => ({ l, score: kinship(line, l, telling) }))
      .filter((s) => s.score > 0);
    const best = Math.max(...scored.map((s) => s.score));
    const fitting = scored.filter((s) => s.score === best).map((s) => s.l);
    return fitting.length === 1 ? fitting : [];
  }
}

const sidesOf = (line: PaperLine): ReadonlySet<string> => new Set(line.told.flatMap((t) => [...t.sides]));
const areApart = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size > 0 && b.size > 0 && ![...a].some((s) => b.has(s));

/** Whether a paper was told of before a telling. */
function isBegun(line: PaperLine, telling: PaperTold): boolean {
  const [first] = line.told;
  if (first!.report !== telling.report) return compare(first!.day ?? '0000', telling.day ?? '9999') <= 0;
  return first!.told.finding.name.evidence[0].start < telling.told.finding.name.evidence[0].start;
}

const isOfMonth = (line: PaperLine, { month, head }: Described): boolean =>
  month !== null &&
  line.told[0]!.day !== null &&
  Number(line.told[0]!.day.slice(5, 7)) === month &&
  line.told.some((t) => t.head === head);

/** How near two papers are; 0 where something speaks against it. */
function kinship(line: PaperLine, other: PaperLine, { day, report }: PaperTold): number {
  const own = (l: PaperLine) => l.told.map((t) => t.own).find((o) => o !== null) ?? null;
  const [a, b] = [own(line), own(other)];
  if ((a !== null && b !== null && a !== b) || areApart(sidesOf(line), sidesOf(other))) return 0;
  const heads = new Set(line.told.map((t) => t.head));
  const like = new Set(line.told.flatMap((t) => [...t.like]));
  const near = other.told.some((t) => days(t.day, day) <= ROW);
  if (!near || !other.told.some((t) => heads.has(t.head))) return a !== null && a === b ? 8 : 0;
  const shared = [...sidesOf(line)].some((s) => sidesOf(other).has(s));
  return (
    1 +
    (a !== null && a === b ? 8 : 0) +
    (shared ? 4 : 0) +
    (other.told.some((t) => [...t.like].some((w) => like.has(w))) ? 2 : 0) +
    (other.told.some((t) => t.report === report) ? 1 : 0)
  );
}
