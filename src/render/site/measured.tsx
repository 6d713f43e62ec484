import type { Kind } from '../../model/index.js';

/** How often findings of a kind were wrong where that was measured, in words of ours; kinds that it does not hold were not measured. */
export type Measured = Readonly<Partial<Record<Kind | OfRecord, string>>>;

/** Objects of the record that were held against records kept by hand. */
type OfRecord = 'round' | 'line' | 'move' | 'deadlock' | 'promise';

const PLURALS: Readonly<Record<Kind | OfRecord, string>> = {
  round: 'rounds',
  line: 'papers with all that is told of them',
  move: 'moves',
  deadlock: 'deadlocks',
  promise: 'promises with what became of them',
  mention: 'mentions',
  statement: 'statements',
  meeting: 'meetings',
  proposal: 'papers',
  reception: 'answers to papers',
  position: 'positions',
  condition: 'conditions',
  commitment: 'promises',
  event: 'acts',
  assessment: 'assessments',
  figure: 'figures',
  question: 'questions',
};

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** What is known of how right a section is: said beside it and not left to trust. */
export const Errors = ({ kinds, measured }: { kinds: readonly (Kind | OfRecord)[]; measured: Measured }) => {
  const known = kinds.flatMap((k) => measured[k] ?? []);
  const unknown = kinds.filter((k) => !measured[k]);
  const rest = `Error rate of ${listed(unknown.map((k) => PLURALS[k]))}: not yet measured.`;
  return <p class="measured">{[...known, ...(unknown.length > 0 ? [rest] : [])].join(' ')}</p>;
};
