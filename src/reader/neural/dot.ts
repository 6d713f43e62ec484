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
