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
  let error = 0;
  for (let k = 0; k < bins; k++) {
    const bin = sorted.slice(Math.round((k * sorted.length) / bins), Math.round(((k + 1) * sorted.length) / bins));
    const sure = bin.reduce((sum, j) => sum + j.confidence, 0);
    error += Math.abs(sure - bin.filter((j) => j.right).length);
  }
  return sorted.length === 0 ? 0 : (100 * error) / sorted.length;
}
