import type { Columns, Labels } from './bundle.js';
import { opensLine, type Unit } from './units.js';
import { type Labelled, labelled, viterbi } from './viterbi.js';
import type { Range } from './windows.js';

/** An attribution in units, each span with the model's confidence. */
export interface Attribution {
  readonly cue: Range;
  readonly source: Range | null;
  readonly content: readonly Range[];
  /** 0 to 1. */
  readonly confidence: number;
}

/** Rows of a text's units: `data` holds `width` numbers for each. */
export interface UnitRows {
  readonly data: Float32Array;
  readonly width: number;
}

/** Units between a cue and what belongs to it, at most; and what each of them costs. */
const REACH = 128;
const COST = 0.05;
/** What each line break between them costs on top: attributions rarely reach over a paragraph. */
const LINE = 2;

/**
 * Spans by the best legal tags, then links: every content chooses its cue, every cue its source or none. The scores are
 * products of short vectors plus a table of distance, cues and line breaks in between.
 */
export function attributions(units: readonly Unit[], rows: UnitRows, labels: Labels): Attribution[] {
  const scores = column(rows, units.length, labels.columns.attribution.tags!);
  const tags = viterbi(scores, units.length, labels.attribution);
  const found = labelled(tags, labels.attribution);
  const of = (label: string) => found.filter((s) => s.label === label);
  const [sources, cues, contents] = [of('source'), of('cue'), of('content')];
  if (cues.length === 0 || contents.length === 0) return [];
  const linker = new Linker(units, rows, labels, cues);
  const held: { span: Labelled; odds: number }[][] = cues.map(() => []);
  for (const span of contents) {
    const { best, odds } = linker.best(0, span, cues);
    if (best >= 0) held[best]!.push({ span, odds });
  }
  return cues.flatMap((cue, k) => {
    if (held[k]!.length === 0) return [];
    const content = held[k]!.map((h) => h.span);
    const { source, odds } = linker.source(cue, sources);
    const borders = [cue, ...content, ...(source ? [source] : [])].flatMap((s) => [s.first, s.last - 1]);
    const size = labels.attribution.tags.length;
    const tagged = mean(borders.map((i) => logOdds(scores.subarray(i * size, (i + 1) * size), tags[i]!)));
    const confidence = sure(labels.attribution.calibration, tagged, mean([odds, ...held[k]!.map((h) => h.odds)]));
    return [{ cue, source, content, confidence }];
  });
}

const mean = (list: readonly number[]) => list.reduce((sum, x) => sum + x, 0) / list.length;

/** The logistic curve (Platt 1999) that `training/` fitted over the log odds of tags and links. */
function sure([bias, tags, links]: readonly number[], tagged: number, linked: number): number {
  return 1 / (1 + Math.exp(-(bias! + tags! * tagged + links! * linked)));
}

/** How much likelier one of several scores is than all others, as a logarithm within ±10. */
function logOdds(row: ArrayLike<number>, chosen: number): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < row.length; i++) if (i !== chosen) most = Math.max(most, row[i]!);
  if (most === Number.NEGATIVE_INFINITY) return 10;
  let total = 0;
  for (let i = 0; i < row.length; i++) if (i !== chosen) total += Math.exp(row[i]! - most);
  return Math.max(-10, Math.min(10, row[chosen]! - most - Math.log(total)));
}

function column(rows: UnitRows, n: number, [from, to]: readonly [number, number]): Float32Array {
  const width = to - from;
  const out = new Float32Array(n * width);
  for (let i = 0; i < n; i++) out.set(rows.data.subarray(i * rows.width + from, i * rows.width + to), i * width);
  return out;
}

/** The place of the first greatest of some scores; -1 when all are minus infinity. */
function highest(scores: readonly number[]): number {
  let best = -1;
  for (let i = 0; i < scores.length; i++) if (scores[i]! > (scores[best] ?? Number.NEGATIVE_INFINITY)) best = i;
  return best;
}

const LINK = 8; // √64, the root of the vectors' length

class Linker {
  readonly #lines: Int32Array;
  readonly #cueStarts: readonly number[];
  readonly #columns: Columns;

  constructor(
    units: readonly Unit[],
    readonly rows: UnitRows,
    readonly labels: Labels,
    cues: readonly Labelled[],
  ) {
    this.#columns = labels.columns.attribution;
    this.#lines = new Int32Array(units.length);
    let lines = 0;
    for (const [i, unit] of units.entries()) {
      if (opensLine(unit)) lines++;
      this.#lines[i] = lines;
    }
    this.#cueStarts = cues.map((c) => c.first);
  }

  /** The span that one belongs to, -1 when none is near, and how much likelier it is than the others. */
  best(which: 0 | 1, from: Labelled, to: readonly Labelled[]): { best: number; odds: number } {
    const scores = to.map((span) => this.#score(which, from, span));
    const best = highest(scores);
    return { best, odds: best < 0 ? 0 : logOdds(scores, best) };
  }

  source(cue: Labelled, sources: readonly Labelled[]): { source: Labelled | null; odds: number } {
    const scores = sources.map((span) => this.#score(1, cue, span));
    scores.push((this.#at('noSource', cue.first, 0) + this.#at('noSource', cue.last - 1, 0)) / 2);
    const best = highest(scores);
    return { source: sources[best] ?? null, odds: logOdds(scores, best) };
  }

  #score(which: 0 | 1, a: Labelled, b: Labelled): number {
    const gap = b.first >= a.last ? b.first - a.last : a.first - b.last;
    if (gap > REACH) return Number.NEGATIVE_INFINITY;
    const { far, cues, lines, distances } = this.labels.attribution;
    let distance = 0;
    for (const d of distances) if (gap > d) distance++;
    if (b.first < a.last) distance += distances.length + 1;
    const [from, to] = b.first >= a.last ? [a.last, b.first] : [b.last, a.first];
    let between = 0;
    for (const start of this.#cueStarts) if (from <= start && start < to) between++;
    const broken = this.#lines[Math.max(a.first, b.first)]! - this.#lines[Math.min(a.last, b.last) - 1]!;
    const [left, right] = which === 0 ? ['content', 'cueOfContent'] : ['cueOfSource', 'source'];
    return (
      this.#product(left, a, right, b) / LINK +
      far[which]![distance]! +
      cues[which]![Math.min(between, cues[which]!.length - 1)]! +
      lines[which]![Math.min(Math.max(0, broken), lines[which]!.length - 1)]! -
      COST * gap -
      LINE * Math.max(0, broken)
    );
  }

  #product(left: string, a: Labelled, right: string, b: Labelled): number {
    const size = this.#columns[left]![1] - this.#columns[left]![0];
    let sum = 0;
    for (let k = 0; k < size; k++) {
      const x = this.#at(left, a.first, k) + this.#at(left, a.last - 1, k);
      const y = this.#at(right, b.first, k) + this.#at(right, b.last - 1, k);
      sum += x * y;
    }
    return sum / 4;
  }

  #at(column: string, unit: number, k: number): number {
    return this.rows.data[unit * this.rows.width + this.#columns[column]![0] + k]!;
  }
}
