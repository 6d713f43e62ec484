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

const share = (group: readonly Judged[]) => group.filter((j) => j.right).length / group.length;
