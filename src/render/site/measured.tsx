import type { Kind } from '../../model/index.js';

/** How often findings of a kind were wrong where that was measured, in words of ours; kinds that it does not hold were not measured. */
export type Measured = Readonly<Partial<Record<Kind, string>>>;

/** What is known of how right a section is: said beside it and not left to trust. */
export const Errors = ({ kinds, measured }: { kinds: readonly Kind[]; measured: Measured }) => {
  const known = kinds.flatMap((k) => measured[k] ?? []);
  return <p class="measured">{known.length > 0 ? known.join(' ') : 'Error rate: not yet measured.'}</p>;
};
