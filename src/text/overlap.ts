/** Share of the smaller set that the other holds, from 0 to 1. */
export function overlap<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let both = 0;
  for (const s of a) if (b.has(s)) both++;
  return both / Math.min(a.size, b.size);
}
