/**
 * The product of `n` numbers of `a` from `i` on with those of `b` from `j` on. Four sums run side by side, since one alone
 * waits for each addition before the next; numbers are doubles, since every single one would be widened at each use.
 */
export function dot(a: Float64Array, i: number, b: Float64Array, j: number, n: number): number {
  // Not one pattern of four: taking an array apart here costs twice the time of all the rest.
  let w = 0;
  let x = 0;
  let y = 0;
  let z = 0;
  let k = 0;
  for (; k + 3 < n; k += 4) {
    w += a[i + k]! * b[j + k]!;
    x += a[i + k + 1]! * b[j + k + 1]!;
    y += a[i + k + 2]! * b[j + k + 2]!;
    z += a[i + k + 3]! * b[j + k + 3]!;
  }
  for (; k < n; k++) w += a[i + k]! * b[j + k]!;
  return w + x + (y + z);
}

/** A matrix row by row: `stride` numbers from the start of one row to that of the next, the first row at `from`. */
export interface RowsAt {
  readonly data: Float64Array;
  readonly from: number;
  readonly stride: number;
  readonly count: number;
}

/** The products of `n` numbers of `a` from `i` on with each row, four rows at a time, so that each number is fetched once for four. */
export function dotRows(a: Float64Array, i: number, rows: RowsAt, n: number, out: Float64Array): void {
  const { data, from, stride, count } = rows;
  let r = 0;
  for (; r + 3 < count; r += 4) {
    const p = from + r * stride;
    const q = p + stride;
    const s = q + stride;
    const t = s + stride;
    let w = 0;
    let x = 0;
    let y = 0;
    let z = 0;
    for (let k = 0; k < n; k++) {
      const v = a[i + k]!;
      w += v * data[p + k]!;
      x += v * data[q + k]!;
      y += v * data[s + k]!;
      z += v * data[t + k]!;
    }
    out[r] = w;
    out[r + 1] = x;
    out[r + 2] = y;
    out[r + 3] = z;
  }
  for (; r < count; r++) out[r] = dot(a, i, data, from + r * stride, n);
}
