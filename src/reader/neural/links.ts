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
  const found = labelled(viterbi(scores, units.length, labels.attribution), labels.attribution);
  const of = (label: string) => found.filter((s) => s.label === label);
  const [sources, cues, contents] = [of('source'), of('cue'), of('content')];
  if (cues.length === 0 || contents.length === 0) return [];
  const linker = new Linker(units, rows, labels, cues);
  const held: Labelled[][] = cues.map(() => []);
  for (const content of contents) {
    const best = linker.best(0, content, cues);
    if (best >= 0) held[best]!.push(content);
  }
  return cues.flatMap((cue, k) => {
    const content = held[k]!;
    if (content.length === 0) return [];
    const best = linker.source(cue, sources);
    const spans = [cue, ...content, ...(best ? [best] : [])];
    return [{ cue, source: best, content, confidence: certainty(scores, spans, labels.attribution.tags.length) }];
  });
}

function column(rows: UnitRows, n: number, [from, to]: readonly [number, number]): Float32Array {
  const width = to - from;
  const out = new Float32Array(n * width);
  for (let i = 0; i < n; i++) out.set(rows.data.subarray(i * rows.width + from, i * rows.width + to), i * width);
  return out;
}

/** The mean over spans of the share that the first tag of each has in its unit. */
function certainty(scores: Float32Array, spans: readonly Labelled[], size: number): number {
  let sum = 0;
  for (const s of spans) {
    const row = scores.subarray(s.first * size, (s.first + 1) * size);
    const most = Math.max(...row);
    let total = 0;
    for (const x of row) total += Math.exp(x - most);
    sum += 1 / total;
  }
  return sum / spans.length;
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

  /** The cue that a content belongs to, -1 when none is near. */
  best(which: 0 | 1, from: Labelled, to: readonly Labelled[]): number {
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    for (const [k, span] of to.entries()) {
      const score = this.#score(which, from, span);
      if (score > most) {
        most = score;
        best = k;
      }
    }
    return best;
  }

  source(cue: Labelled, sources: readonly Labelled[]): Labelled | null {
    const best = this.best(1, cue, sources);
    if (best < 0) return null;
    const none = (this.#at('noSource', cue.first, 0) + this.#at('noSource', cue.last - 1, 0)) / 2;
    return this.#score(1, cue, sources[best]!) > none ? sources[best]! : null;
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
