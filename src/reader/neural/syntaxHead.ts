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

/** Scores of every head for every token of a sentence (Dozat & Manning 2017), the root first. */
function arcs({ data, width }: Table, { first, last }: Range, { columns, syntax }: Labels): Float32Array {
  const n = last - first;
  const [d] = columns.words.dependent!;
  const [g, end] = columns.words.governor!;
  const size = end - g - 1;
  const { root } = syntax;
  const scores = new Float32Array(n * (n + 1));
  for (let i = 0; i < n; i++) {
    const own = (first + i) * width + d;
    scores[i * (n + 1)] = root[size]! + dot(data, own, root, 0, size);
    for (let h = 0; h < n; h++) {
      const up = (first + h) * width + g;
      scores[i * (n + 1) + h + 1] = data[up + size]! + dot(data, own, data, up, size);
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
  const size = dEnd - d;
  const hidden = new Float32Array(size);
  for (let k = 0; k < size; k++) {
    const sum = data[token * width + d + k]! + data[head * width + g + k]!;
    hidden[k] = Math.max(0, sum);
  }
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (let r = 0; r < relations.length; r++) {
    if (relations[r] === 'root') continue;
    const sum = classes.bias[r]! + dot(hidden, 0, classes.weight[r]!, 0, size);
    if (sum > most) {
      most = sum;
      best = r;
    }
  }
  return relations[best]!;
}
