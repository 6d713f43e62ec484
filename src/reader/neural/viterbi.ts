/** Scores of a chain of tags: `follow[i][j]` that tag j follows tag i, `start[j]` that it opens a text. */
export interface Chain {
  readonly tags: readonly string[];
  readonly follow: readonly (readonly number[])[];
  readonly start: readonly number[];
}

/** The best tags of `n` rows of scores, one number for each row; what may not follow never does. */
export function viterbi(scores: Float32Array, n: number, chain: Chain): Int32Array {
  const size = chain.tags.length;
  const tags = new Int32Array(n);
  if (n === 0) return tags;
  const back = new Uint8Array(n * size);
  let best = Float64Array.from(chain.start, (s, j) => s + scores[j]!);
  let next = new Float64Array(size);
  for (let i = 1; i < n; i++) {
    for (let j = 0; j < size; j++) {
      let from = 0;
      let most = Number.NEGATIVE_INFINITY;
      for (let k = 0; k < size; k++) {
        const through = best[k]! + chain.follow[k]![j]!;
        if (through > most) {
          most = through;
          from = k;
        }
      }
      back[i * size + j] = from;
      next[j] = most + scores[i * size + j]!;
    }
    [best, next] = [next, best];
  }
  let tag = 0;
  for (let j = 1; j < size; j++) if (best[j]! > best[tag]!) tag = j;
  for (let i = n - 1; i >= 0; i--) {
    tags[i] = tag;
    tag = back[i * size + tag]!;
  }
  return tags;
}

export interface Labelled {
  readonly first: number;
  readonly last: number;
  readonly label: string;
}

/** The spans that begin-and-inside tags make; tag 0 is outside, 1 + 2r begins label r, 2 + 2r goes on with it. */
export function labelled(tags: Int32Array, chain: Chain): Labelled[] {
  const found: Labelled[] = [];
  let first = -1;
  for (let i = 0; i <= tags.length; i++) {
    const tag = i < tags.length ? tags[i]! : 0;
    if (first >= 0 && (tag === 0 || tag % 2 === 1)) {
      found.push({ first, last: i, label: chain.tags[tags[first]!]!.slice(2) });
      first = -1;
    }
    if (tag % 2 === 1) first = i;
  }
  return found;
}
