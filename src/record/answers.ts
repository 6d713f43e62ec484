/** Which paper an answer is to: the one that its words name, the one that was told last before it, or one of several. */
import { type FindingId, type Located, put, type Reception } from '../model/index.js';
import type { Span } from '../text/index.js';
import type { Descent } from './descents.js';
import { compare, type Material } from './located.js';
import { days, likeness, type PaperLine, ROW, WEAK } from './papers.js';
import { type Describer, headIn, headOf } from './paperWords.js';

type Told = Located & { finding: Reception };

/** Words that go back to something or are a part of it: "it", "that", "its clause on coal", "eleven of its twelve points". */
const BACK =
  /^(?:it|this|that|them|these|those)$|^(?:its|their)\b|\b(?:clauses?|articles?|points?|pages?|paragraphs?|chapters?|lines?|parts?|most|much|all)\b/iu;
const BOTH = /^(?:both|the two)\b/iu;
/** How far before an answer the paper stands that nothing but the answer goes back to, in code points. */
const REACH = 500;

interface Place {
  readonly at: number;
  readonly id: FindingId;
  readonly paper: PaperLine;
}

/** Places answers under papers. They are to be asked for in order of time. */
export class Answers {
  readonly #byReport = new Map<string, Place[]>();
  readonly #heads = new Map<PaperLine, ReadonlySet<string | null>>();
  /** The day on which each paper was heard of last. */
  readonly #heard = new Map<PaperLine, string>();
  /** From which day on another paper has taken the place of one. */
  readonly #replaced = new Map<PaperLine, string>();

  constructor(
    readonly material: Material,
    readonly lines: readonly PaperLine[],
    readonly describer: Describer,
    readonly descents: ReadonlyMap<PaperLine, readonly Descent[]>,
  ) {
    for (const line of lines) {
      this.#heads.set(line, new Set(line.told.map((t) => headIn(t.told.finding.name.value))));
      for (const { told } of line.told)
        put(this.#byReport, told.source, { at: told.finding.name.evidence[0].start, id: told.finding.id, paper: line });
      for (const { relation, of, told } of descents.get(line) ?? [])
        if (of && told.day !== null && /^(?:revises|replaces)$/u.test(relation)) this.#replaced.set(of, told.day);
    }
    for (const list of this.#byReport.values()) list.sort((a, b) => a.at - b.at);
  }

  /** The papers that an answer may be to: one, several that nothing tells apart, or none; "both plans" answers `each` of two. */
  of(answer: Told): { readonly papers: readonly PaperLine[]; readonly each: boolean } {
    const both = BOTH.test(answer.finding.of?.value ?? '');
    const here = this.#here(answer);
    const papers = here === null || (both && here.length < 2) ? this.#elsewhere(answer) : here;
    const each = papers.length === 1 || (papers.length === 2 && both);
    if (each && answer.day !== null) for (const p of papers) this.#heard.set(p, answer.day);
    return { papers, each };
  }

  /**
   * Of several papers of its report that the words may mean: those of the kind that they name, and of these the ones of the last sentence
   * before it that tells of any. Words that only go back to something mean what was told last, if that was just before.
   */
  #here({ source, finding }: Told): readonly PaperLine[] | null {
    const here = this.#byReport.get(source) ?? [];
    const words = finding.of?.value ?? '';
    const start = finding.of?.evidence[0].start ?? finding.answer.evidence[0].start;
    const possible = here.filter((p) => finding.candidates.includes(p.id));
    const head = headIn(words);
    const named = head === null ? [] : possible.filter((p) => this.#heads.get(p.paper)!.has(head));
    const list = named.length > 0 ? named : possible;
    if (list.length > 0) return this.#last(source, list, start);
    const near = here.filter((p) => p.at < start && start - p.at <= REACH);
    return (finding.of === null || BACK.test(words)) && near.length > 0 ? [near.at(-1)!.paper] : null;
  }

  /** The papers of the last sentence before a place that tells of any of these; what stands at the place itself is named. */
  #last(source: string, list: readonly Place[], start: number): readonly PaperLine[] {
    const before = list.filter((p) => p.at <= start);
    const last = before.at(-1) ?? list[0]!;
    if (last.at === start) return [last.paper];
    const beside = before.filter((p) => p.at === last.at || !this.#isParted(source, p.at, last.at));
    const all = [...new Set(beside.map((p) => p.paper))];
    // "A text that draws on two others": the others are named for its sake alone.
    const own = all.filter((p) => !all.some((o) => this.descents.get(o)?.some((d) => d.of === p)));
    return own.length > 0 ? own : [last.paper];
  }

  #isParted(source: string, from: number, to: number): boolean {
    return /[.!?][”"’']?\s|\n/u.test(this.material.words(source, { start: from, end: to } as Span));
  }

  /** "the plan", of a report that tells of none: by its name or number, else any of its kind that is on the table on that day. */
  #elsewhere({ source, finding, day, report }: Told): readonly PaperLine[] {
    const words = finding.of?.value ?? '';
    const asked = { ...this.describer.of(words), report, day };
    if (!asked.definite || asked.bare || headOf(asked.head) === undefined) return [];
    const alive = this.lines.filter((l) => this.#isAlive(l, day));
    const scored = alive.map((l) => ({ l, score: likeness(asked, l.told) })).filter((s) => s.score > WEAK);
    const best = Math.max(...scored.map((s) => s.score));
    if (scored.length > 0)
      return scored
        .filter((s) => s.score === best)
        .map((s) => s.l)
        .slice(-1);
    const plain = asked.own === null && asked.number === null && asked.sides.size === 0 && asked.month === null;
    if (!plain) return [];
    return alive.filter(
      (l) =>
        this.#heads.get(l)!.has(asked.head) &&
        (asked.after === null || l.told.some((t) => t.after !== null)) &&
        this.#isLike(asked.like, l) &&
        source !== '',
    );
  }

  /** "the peace plan" may be any plan, "the harbour plan" only one that is called so. */
  #isLike(like: ReadonlySet<string>, line: PaperLine): boolean {
    const known = new Set(line.told.flatMap((t) => [...t.like]));
    return [...like].every(
      (w) => known.has(w) || known.size === 0 || /^(?:peace|draft|whole|entire|proposed)$/u.test(w),
    );
  }

  /** Whether a paper was told of by a day and not long before, and is neither withdrawn, of an earlier time nor replaced. */
  #isAlive(line: PaperLine, day: string | null): boolean {
    const told = line.told.filter((t) => compare(t.day ?? '0000', day ?? '9999') <= 0);
    const last = [...told.flatMap((t) => t.day ?? []), this.#heard.get(line) ?? ''].sort().at(-1);
    const replaced = this.#replaced.get(line);
    if (told.length === 0 || (replaced !== undefined && compare(replaced, day ?? '9999') <= 0)) return false;
    const status = told.at(-1)!.told.finding.status;
    if (status === 'withdrawn' || told.every((t) => t.told.finding.status === 'earlier')) return false;
    return !last || day === null || days(last, day) <= ROW;
  }
}
