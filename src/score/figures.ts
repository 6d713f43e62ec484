/** Precision, recall and F1 in per cent. */
export interface Prf {
  readonly p: number;
  readonly r: number;
  readonly f: number;
}

/** One decimal with halves to even, as the reference scorers print. */
export function round(n: number): number {
  const tenths = n * 10;
  const floor = Math.floor(tenths);
  const rest = tenths - floor;
  const up = rest > 0.5 || (rest === 0.5 && floor % 2 === 1);
  return (up ? floor + 1 : floor) / 10;
}

export const prf = (hit: number, predicted: number, gold: number): Prf => ({
  p: round((100 * hit) / Math.max(1, predicted)),
  r: round((100 * hit) / Math.max(1, gold)),
  f: round((200 * hit) / Math.max(1, predicted + gold)),
});

/** What one document adds to a score: numbers that are summed over documents before anything is divided. */
export type Counts = Readonly<Record<string, number>>;

export function total(documents: readonly Counts[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const counts of documents) for (const [name, n] of Object.entries(counts)) sum[name] = (sum[name] ?? 0) + n;
  return sum;
}

/**
 * The middle 95 per cent of a figure over documents drawn with replacement (Efron 1979), low and high.
 *
 * @param figure the figure of summed counts.
 */
export function interval(
  documents: readonly Counts[],
  figure: (sum: Record<string, number>) => number,
  rounds = 1000,
): readonly [number, number] {
  const random = generator(1);
  const found: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const drawn = documents.map(() => documents[Math.floor(random() * documents.length)]!);
    found.push(figure(total(drawn)));
  }
  found.sort((a, b) => a - b);
  return [round(found[Math.floor(rounds * 0.025)]!), round(found[Math.ceil(rounds * 0.975) - 1]!)];
}

/** Numbers in [0, 1) from a seed, the same everywhere (mulberry32). */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
