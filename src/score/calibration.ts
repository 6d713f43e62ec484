/** An answer's confidence, 0 to 1, and whether it was right. */
export interface Judged {
  readonly confidence: number;
  readonly right: boolean;
}

/**
 * Expected calibration error in points: how far confidence and share of right answers lie apart, over bins of equal size in
 * the order of confidence (Naeini et al. 2015).
 */
export function calibrationError(judged: readonly Judged[], bins = 10): number {
  const sorted = [...judged].sort((a, b) => a.confidence - b.confidence);
  // Answers of one confidence are alike, whichever bin they fall into.
  const groups = new Map<number, Judged[]>();
  for (const j of sorted) groups.set(j.confidence, [...(groups.get(j.confidence) ?? []), j]);
  const right = (j: Judged) => share(groups.get(j.confidence)!);
  let error = 0;
  for (let k = 0; k < bins; k++) {
    const bin = sorted.slice(Math.round((k * sorted.length) / bins), Math.round(((k + 1) * sorted.length) / bins));
    error += Math.abs(bin.reduce((sum, j) => sum + j.confidence - right(j), 0));
  }
  return sorted.length === 0 ? 0 : (100 * error) / sorted.length;
}

/**
 * The calibration error, in points, that as many answers would show by chance if each were right exactly as often as it says: with few answers a bin
 * it is far from nought. Each bin's sum of deviations is taken for normal.
 */
export function chanceError(judged: readonly Judged[], bins = 10): number {
  const sorted = [...judged].sort((a, b) => a.confidence - b.confidence);
  let error = 0;
  for (let k = 0; k < bins; k++) {
    const bin = sorted.slice(Math.round((k * sorted.length) / bins), Math.round(((k + 1) * sorted.length) / bins));
    const spread = bin.reduce((sum, { confidence }) => sum + confidence * (1 - confidence), 0);
    error += Math.sqrt((2 / Math.PI) * spread);
  }
  return sorted.length === 0 ? 0 : (100 * error) / sorted.length;
}

const share = (group: readonly Judged[]) => group.filter((j) => j.right).length / group.length;

/** Answers whose confidence lies in `[from, to)` (the last bin holds 1 too): how many, how sure on average and how often right, 0 to 1. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly sure: number;
  readonly right: number;
}

/** A reliability table: answers in bins of equal width; bins without answers are left out. */
export function reliability(judged: readonly Judged[], bins = 5): Bin[] {
  return Array.from({ length: bins }, (_, k) => k).flatMap((k) => {
    const mine = judged.filter((j) => Math.min(bins - 1, Math.floor(j.confidence * bins)) === k);
    if (mine.length === 0) return [];
    const sure = mine.reduce((sum, j) => sum + j.confidence, 0) / mine.length;
    return [{ from: k / bins, to: (k + 1) / bins, count: mine.length, sure, right: share(mine) }];
  });
}
