import type { Labels } from './bundle.js';
import { dot } from './dot.js';
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
  for (const sentence of sentences) {
    const n = sentence.last - sentence.first;
    const tree = bestTree(arcs(rows, sentence, labels), n);
    for (let i = 0; i < n; i++) {
      const head = tree[i]!;
      heads[sentence.first + i] = head < 0 ? -1 : sentence.first + head;
      relations[sentence.first + i] = relation(rows, sentence.first + i, heads[sentence.first + i]!, labels);
    }
  }
  const best = (column: readonly [number, number], names: readonly string[]) =>
    Array.from({ length: rows.count }, (_, i) => names[argmax(rows.row(i), column)]!);
  return {
    upos: best(columns.words.upos!, labels.syntax.upos),
    xpos: best(columns.words.xpos!, labels.syntax.xpos),
    heads,
    relations,
  };
}

/** The place of the greatest number in the columns of a row, counted from their start. */
export function argmax(row: Float32Array, [from, to]: readonly [number, number]): number {
  let best = from;
  for (let i = from + 1; i < to; i++) if (row[i]! > row[best]!) best = i;
  return best - from;
}

/** Columns of rows `[first, last)`, packed row by row. */
function packed({ data, width }: Table, { first, last }: Range, [from, to]: readonly [number, number]): Float64Array {
  const size = to - from;
  const out = new Float64Array((last - first) * size);
  for (let i = first; i < last; i++) out.set(data.subarray(i * width + from, i * width + to), (i - first) * size);
  return out;
}

/** Scores of every head for every token of a sentence (Dozat & Manning 2017), the root first. */
function arcs(rows: Table, sentence: Range, { columns, syntax }: Labels): Float32Array {
  const n = sentence.last - sentence.first;
  const own = packed(rows, sentence, columns.words.dependent!);
  const up = packed(rows, sentence, columns.words.governor!);
  const size = own.length / n;
  const { root } = syntax;
  const scores = new Float32Array(n * (n + 1));
  for (let i = 0; i < n; i++) {
    scores[i * (n + 1)] = root[size]! + dot(own, i * size, root, 0, size);
    for (let h = 0; h < n; h++) {
      const at = h * (size + 1);
      scores[i * (n + 1) + h + 1] = up[at + size]! + dot(own, i * size, up, at, size);
    }
  }
  return scores;
}

function relation({ data, width }: Table, token: number, head: number, { columns, syntax }: Labels): string {
  const [d, dEnd] = columns.words.relationDependent!;
  const [g] = columns.words.relationGovernor!;
  const { relations, relation: classes } = syntax;
  // A root is called so, and nothing else is.
  if (head < 0) return 'root';
  const scores = Float64Array.from(classes.bias);
  for (let k = 0; k < dEnd - d; k++) {
    const hidden = data[token * width + d + k]! + data[head * width + g + k]!;
    // Half of the hidden numbers are cut to nothing, and add nothing.
    if (hidden <= 0) continue;
    const row = classes.weight[k]!;
    for (let r = 0; r < row.length; r++) scores[r] = scores[r]! + hidden * row[r]!;
  }
  let best = -1;
  for (let r = 0; r < relations.length; r++)
    if (relations[r] !== 'root' && (best < 0 || scores[r]! > scores[best]!)) best = r;
  return relations[best]!;
}
