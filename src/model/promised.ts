import type { Commitment } from './finding.js';

/** Whether a report tells what became of a promise: it was kept, broken, or that is disputed. */
export const isSettled = ({ status }: Commitment): boolean => status !== 'pending' && status !== 'due';

/** Of some tellings of one promise, one at least, that which says most of what is promised; one that tells what became of it only where all do. */
export function fullest<T extends { readonly finding: Commitment }>(told: readonly T[]): T {
  const open = told.filter((t) => !isSettled(t.finding));
  const length = (t: T) => t.finding.act.value.length;
  return (open.length > 0 ? open : told).reduce((best, t) => (length(t) > length(best) ? t : best));
}
