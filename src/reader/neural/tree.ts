/**
 * The best dependency tree of a sentence: one root, no cycle (Chu & Liu 1965, Edmonds 1967; the greedy choice is taken
 * where it is a tree already, as it is for most sentences).
 *
 * @param scores `n` rows of `n + 1` numbers: the score of each word's head, the root first.
 * @returns the head of each word, -1 for the root.
 */
export function bestTree(scores: Float32Array, n: number): Int32Array {
  const greedy = new Int32Array(n);
  for (let i = 0; i < n; i++) greedy[i] = bestHead(scores, n, i);
  if (isTree(greedy)) return greedy;
  // Every word that might be the root is tried as the only one; the two likeliest are enough.
  const roots = [...greedy.keys()].sort((a, b) => scores[b * (n + 1)]! - scores[a * (n + 1)]!).slice(0, 2);
  let best = greedy;
  let most = Number.NEGATIVE_INFINITY;
  for (const root of roots) {
    const heads = edmonds(matrix(scores, n, root), n + 1).slice(1);
    const found = Int32Array.from(heads, (h) => h - 1);
    let total = 0;
    for (let i = 0; i < n; i++) total += scores[i * (n + 1) + found[i]! + 1]!;
    if (total > most) {
      most = total;
      best = found;
    }
  }
  return best;
}

function bestHead(scores: Float32Array, n: number, i: number): number {
  let best = -1;
  let most = scores[i * (n + 1)]!;
  for (let h = 0; h < n; h++) {
    const score = scores[i * (n + 1) + h + 1]!;
    if (h !== i && score > most) {
      most = score;
      best = h;
    }
  }
  return best;
}

/** One root, and every word leads to it. */
function isTree(heads: Int32Array): boolean {
  if (heads.filter((h) => h < 0).length !== 1) return false;
  const seen = new Int32Array(heads.length).fill(-1);
  for (let i = 0; i < heads.length; i++) {
    for (let at = i; at >= 0 && seen[at]! !== -2; at = heads[at]!) {
      if (seen[at] === i) return false;
      seen[at] = i;
    }
    for (let at = i; at >= 0 && seen[at] === i; at = heads[at]!) seen[at] = -2;
  }
  return true;
}

const NEVER = -1e9;

/** `[head][dependent]` over nodes, 0 being the root; only `root` may hang on it. */
function matrix(scores: Float32Array, n: number, root: number): Float64Array[] {
  const rows = Array.from({ length: n + 1 }, () => new Float64Array(n + 1).fill(NEVER));
  for (let i = 0; i < n; i++) {
    for (let h = 0; h <= n; h++) {
      if (h === i + 1 || (h === 0 && i !== root)) continue;
      rows[h]![i + 1] = scores[i * (n + 1) + h]!;
    }
  }
  return rows;
}

/** Heads of nodes 1 … size-1 in the heaviest tree from node 0. */
function edmonds(weights: Float64Array[], size: number): number[] {
  const heads = new Array<number>(size).fill(0);
  for (let i = 1; i < size; i++) {
    for (let h = 1; h < size; h++) if (h !== i && weights[h]![i]! > weights[heads[i]!]![i]!) heads[i] = h;
  }
  const cycle = findCycle(heads);
  if (!cycle) return heads;
  return expand(weights, size, heads, cycle);
}

function findCycle(heads: readonly number[]): number[] | null {
  const state = new Array<number>(heads.length).fill(0);
  for (let i = 1; i < heads.length; i++) {
    let at = i;
    while (at !== 0 && state[at] === 0) {
      state[at] = i;
      at = heads[at]!;
    }
    if (at !== 0 && state[at] === i) {
      const cycle = [at];
      for (let next = heads[at]!; next !== at; next = heads[next]!) cycle.push(next);
      return cycle;
    }
  }
  return null;
}

/** Folds a cycle into one node, solves the smaller problem, and opens the cycle where the new arc enters it. */
function expand(weights: Float64Array[], size: number, heads: number[], cycle: readonly number[]): number[] {
  const inside = new Set(cycle);
  const outer = [...Array(size).keys()].filter((i) => !inside.has(i));
  const folded = outer.length;
  const small = Array.from({ length: folded + 1 }, () => new Float64Array(folded + 1).fill(NEVER));
  const enters: number[] = [];
  const leaves: number[] = [];
  for (const [a, from] of outer.entries()) {
    for (const [b, to] of outer.entries()) if (a !== b) small[a]![b] = weights[from]![to]!;
    const into = most(cycle, (c) => weights[from]![c]! - weights[heads[c]!]![c]!);
    small[a]![folded] = weights[from]![into]! - weights[heads[into]!]![into]!;
    enters[a] = into;
    if (a > 0) {
      const out = most(cycle, (c) => weights[c]![from]!);
      small[folded]![a] = weights[out]![from]!;
      leaves[a] = out;
    }
  }
  const solved = edmonds(small, folded + 1);
  const result = [...heads];
  for (let a = 1; a < folded; a++) result[outer[a]!] = solved[a] === folded ? leaves[a]! : outer[solved[a]!]!;
  result[enters[solved[folded]!]!] = outer[solved[folded]!]!;
  return result;
}

function most(items: readonly number[], score: (item: number) => number): number {
  return items.reduce((best, item) => (score(item) > score(best) ? item : best));
}
