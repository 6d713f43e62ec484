import type { Labels } from './bundle.js';
import { dot, dotRows } from './dot.js';
import type { Table } from './encode.js';
import { bestTree } from './tree.js';
import type { Range } from './windows.js';

/** Parts of speech and dependencies of a run of tokens. */
export interface Parse {
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  /** Number of each token's head in the whole stretch, -1 for a root. */
  readonly heads: Int32Array;
  readonly relations: readonly string[];
}

/** The parse of every sentence of a stretch; `sentences` cover its tokens in order. */
export function parse(rows: Table, sentences: readonly Range[], labels: Labels): Parse {
  const { columns } = labels;
  const heads = new Int32Array(rows.count).fill(-1);
  const relations = new Array<string>(rows.count).fill('root');
  const named = new RelationScorer(rows, labels);
  for (const sentence of sentences) {
    const n = sentence.last - sentence.first;
    const tree = bestTree(arcs(rows, sentence, labels), n);
    for (let i = 0; i < n; i++) {
      const head = tree[i]!;
      heads[sentence.first + i] = head < 0 ? -1 : sentence.first + head;
      // A root is called so, and nothing else is.
      if (head >= 0) relations[sentence.first + i] = named.best(sentence.first + i, sentence.first + head);
    }
  }
  const best = (column: readonly [number, number], names: readonly string[]) =>
    Array.from({ length: rows.count }, (_, i) => names[argmax(rows.data, column, i * rows.width)]!);
  return {
    upos: best(columns.words.upos!, labels.syntax.upos),
    xpos: best(columns.words.xpos!, labels.syntax.xpos),
    heads,
    relations,
  };
}

/** The place of the greatest number in the columns of a row that begins at `start`, counted from their first. */
export function argmax(data: Float32Array, [from, to]: readonly [number, number], start = 0): number {
  let best = start + from;
  for (let i = best + 1; i < start + to; i++) if (data[i]! > data[best]!) best = i;
  return best - start - from;
}

/** Columns of rows `[first, last)`, packed row by row. */
function packed({ data, width }: Table, { first, last }: Range, [from, to]: readonly [number, number]): Float64Array {
  const size = to - from;
  const out = new Float64Array((last - first) * size);
  for (let i = first; i < last; i++) out.set(data.subarray(i * width + from, i * width + to), (i - first) * size);
  return out;
}

/** Scores of every head for every token of a sentence (Dozat & Manning 2017), the root first. */
export function arcs(rows: Table, sentence: Range, { columns, syntax }: Labels): Float32Array {
  const n = sentence.last - sentence.first;
  const own = packed(rows, sentence, columns.words.dependent!);
  const up = packed(rows, sentence, columns.words.governor!);
  const size = own.length / n;
  const { root } = syntax;
  const scores = new Float32Array(n * (n + 1));
  const heads = { data: up, from: 0, stride: size + 1, count: n };
  const products = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    dotRows(own, i * size, heads, size, products);
    scores[i * (n + 1)] = root[size]! + dot(own, i * size, root, 0, size);
    for (let h = 0; h < n; h++) scores[i * (n + 1) + h + 1] = up[h * (size + 1) + size]! + products[h]!;
  }
  return scores;
}

/** The relation between a token and its head: one hidden layer over both, in buffers that all tokens share. */
export class RelationScorer {
  readonly #bias: Float64Array;
  readonly #scores: Float64Array;
  readonly #root: number;
  /** Hidden numbers that are above nothing, and where they stand: half of them are cut, and add nothing. */
  readonly #hidden: Float64Array;
  readonly #at: Int32Array;

  constructor(
    readonly rows: Table,
    readonly labels: Labels,
  ) {
    const { relation, relations } = labels.syntax;
    this.#bias = new Float64Array(relation.bias);
    this.#scores = new Float64Array(relations.length);
    this.#root = relations.indexOf('root');
    this.#hidden = new Float64Array(relation.weight.length + 3);
    this.#at = new Int32Array(relation.weight.length + 3);
  }

  best(token: number, head: number): string {
    const scores = this.#score(this.#fill(token, head));
    let best = this.#root === 0 ? 1 : 0;
    for (let r = best + 1; r < scores.length; r++) if (r !== this.#root && scores[r]! > scores[best]!) best = r;
    return this.labels.syntax.relations[best]!;
  }

  #fill(token: number, head: number): number {
    const { data, width } = this.rows;
    const [d, dEnd] = this.labels.columns.words.relationDependent!;
    const [g] = this.labels.columns.words.relationGovernor!;
    let n = 0;
    for (let k = 0; k < dEnd - d; k++) {
      const hidden = data[token * width + d + k]! + data[head * width + g + k]!;
      if (hidden <= 0) continue;
      this.#hidden[n] = hidden;
      this.#at[n++] = k;
    }
    // Filled up to fours with nothing.
    for (let k = n; k < n + 3; k++) this.#hidden[k] = this.#at[k] = 0;
    return n;
  }

  #score(n: number): Float64Array {
    const { weight } = this.labels.syntax.relation;
    const scores = this.#scores;
    scores.set(this.#bias);
    for (let k = 0; k < n; k += 4) {
      const a = this.#hidden[k]!;
      const b = this.#hidden[k + 1]!;
      const c = this.#hidden[k + 2]!;
      const e = this.#hidden[k + 3]!;
      const u = weight[this.#at[k]!]!;
      const v = weight[this.#at[k + 1]!]!;
      const w = weight[this.#at[k + 2]!]!;
      const x = weight[this.#at[k + 3]!]!;
      for (let r = 0; r < scores.length; r++) scores[r] = scores[r]! + a * u[r]! + b * v[r]! + c * w[r]! + e * x[r]!;
    }
    return scores;
  }
}
