/**
 * Coreference scores of one document, without clusters of one mention: MUC (Vilain et al. 1995), B³ (Bagga & Baldwin
 * 1998) and the entity-based CEAF (Luo 2005). The CoNLL score is the mean of the three F1.
 */
import { type Counts, round } from './figures.js';

type Clusters = readonly ReadonlySet<string>[];

/** Mentions are named by their spans. */
export function countCoreference(gold: Clusters, predicted: Clusters): Counts {
  const key = gold.filter((c) => c.size > 1);
  const response = predicted.filter((c) => c.size > 1);
  const [mucRecall, mucPrecision] = [muc(key, response), muc(response, key)];
  const [bRecall, bPrecision] = [bCubed(key, response), bCubed(response, key)];
  const similar = ceafe(key, response);
  return {
    mucR: mucRecall[0],
    mucGold: mucRecall[1],
    mucP: mucPrecision[0],
    mucPredicted: mucPrecision[1],
    bR: bRecall[0],
    bGold: bRecall[1],
    bP: bPrecision[0],
    bPredicted: bPrecision[1],
    ceafR: similar,
    ceafGold: key.length,
    ceafP: similar,
    ceafPredicted: response.length,
  };
}

export interface CoreferenceScore {
  readonly muc: number;
  readonly b3: number;
  readonly ceafe: number;
  readonly conll: number;
}

export function coreferenceScore(sum: Readonly<Record<string, number>>): CoreferenceScore {
  const f = (name: string) => {
    const r = sum[`${name}R`]! / Math.max(1e-9, sum[`${name}Gold`]!);
    const p = sum[`${name}P`]! / Math.max(1e-9, sum[`${name}Predicted`]!);
    return (200 * p * r) / Math.max(1e-9, p + r);
  };
  const [a, b, c] = [f('muc'), f('b'), f('ceaf')];
  return { muc: round(a), b3: round(b), ceafe: round(c), conll: round((a + b + c) / 3) };
}

const homes = (clusters: Clusters): Map<string, number> =>
  new Map(clusters.flatMap((c, i) => [...c].map((m) => [m, i] as const)));

/** Links of `a` that `b` has too, and all links of `a`. */
function muc(a: Clusters, b: Clusters): [number, number] {
  const home = homes(b);
  let hit = 0;
  let all = 0;
  for (const cluster of a) {
    const parts = new Set<number>();
    let alone = 0;
    for (const m of cluster) {
      const at = home.get(m);
      if (at === undefined) alone++;
      else parts.add(at);
    }
    hit += cluster.size - parts.size - alone;
    all += cluster.size - 1;
  }
  return [hit, all];
}

function bCubed(a: Clusters, b: Clusters): [number, number] {
  const home = homes(b);
  let sum = 0;
  let all = 0;
  for (const cluster of a) {
    all += cluster.size;
    const shared = new Map<number, number>();
    for (const m of cluster) {
      const at = home.get(m);
      if (at !== undefined) shared.set(at, (shared.get(at) ?? 0) + 1);
    }
    for (const n of shared.values()) sum += (n * n) / cluster.size;
  }
  return [sum, all];
}

/** The sum of similarities under the best one-to-one matching of clusters. */
function ceafe(a: Clusters, b: Clusters): number {
  if (a.length === 0 || b.length === 0) return 0;
  const home = homes(b);
  const size = Math.max(a.length, b.length);
  const cost = Array.from({ length: size }, () => new Float64Array(size));
  for (const [i, cluster] of a.entries()) {
    const shared = new Map<number, number>();
    for (const m of cluster) {
      const at = home.get(m);
      if (at !== undefined) shared.set(at, (shared.get(at) ?? 0) + 1);
    }
    for (const [j, n] of shared) cost[i]![j] = -(2 * n) / (cluster.size + b[j]!.size);
  }
  return -leastCost(cost);
}

/** Cost of the cheapest assignment of rows to columns (Kuhn 1955, by shortest augmenting paths). */
function leastCost(cost: readonly Float64Array[]): number {
  const n = cost.length;
  const [u, v] = [new Float64Array(n + 1), new Float64Array(n + 1)];
  const row = new Int32Array(n + 1);
  for (let i = 1; i <= n; i++) {
    row[0] = i;
    let column = 0;
    const least = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
    const from = new Int32Array(n + 1);
    const used = new Uint8Array(n + 1);
    do {
      used[column] = 1;
      const at = row[column]!;
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let j = 1; j <= n; j++) {
        if (used[j]) continue;
        const reduced = cost[at - 1]![j - 1]! - u[at]! - v[j]!;
        if (reduced < least[j]!) [least[j], from[j]] = [reduced, column];
        if (least[j]! < delta) [delta, next] = [least[j]!, j];
      }
      for (let j = 0; j <= n; j++) {
        if (used[j]) {
          u[row[j]!]! += delta;
          v[j]! -= delta;
        } else least[j]! -= delta;
      }
      column = next;
    } while (row[column] !== 0);
    while (column !== 0) {
      row[column] = row[from[column]!]!;
      column = from[column]!;
    }
  }
  let sum = 0;
  for (let j = 1; j <= n; j++) sum += cost[row[j]! - 1]![j - 1]!;
  return sum;
}
