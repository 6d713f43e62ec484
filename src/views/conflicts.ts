import { type DecisionState, grouped, type Slice } from '../model/index.js';
import { findingOf } from './reviews.js';

/** Decisions of the same thing that cannot both hold; the later one counts. */
export interface Conflict {
  /** Oldest first. */
  readonly decisions: readonly DecisionState[];
}

/** What a decision settles, and how. */
interface Settled {
  readonly key: string;
  readonly as: string;
}

/** What a decision settles: two that settle the same differently contradict each other. */
function settles(slice: Slice, d: DecisionState): readonly Settled[] {
  // What was corrected goes on under another id; both mean one finding.
  const abouts = [d.about, ...(d.body?.each ?? []).map((e) => e.about)].map((id) => findingOf(slice, id));
  const pair = [abouts[0], findingOf(slice, d.value ?? '')].sort().join('\n');
  const each = (as: string, key = 'right') => abouts.map((id) => ({ key: `${key} ${id}`, as }));
  switch (d.kind) {
    case 'side':
      return [{ key: `side ${d.about}`, as: d.value ?? '' }];
    case 'merge':
    case 'split':
      return [{ key: `one ${pair}`, as: d.kind }];
    case 'link':
    case 'unlink':
      return [{ key: `told ${pair}`, as: d.kind }];
    case 'accept':
    case 'checked':
    case 'add':
      return each('accept');
    case 'reject':
      return each('reject');
    case 'correct':
      // Who mends a finding takes it for one.
      return [
        ...each('accept'),
        ...Object.entries(d.body?.fields ?? {}).flatMap(([name, given]) =>
          each(JSON.stringify(given), `field ${name} of`),
        ),
      ];
    default:
      return [];
  }
}

/** How a decision stands to an earlier one about the same thing. */
export type Standing = 'contrary' | 'the same' | 'beside';

export function standingOf(slice: Slice, later: DecisionState, earlier: DecisionState): Standing {
  const before = new Map(settles(slice, earlier).map((s) => [s.key, s.as]));
  // Two who mend different fields say nothing of each other's.
  const mended = later.kind === 'correct' && earlier.kind === 'correct';
  const both = settles(slice, later).filter((s) => before.has(s.key) && !(mended && s.key.startsWith('right ')));
  if (both.some((s) => before.get(s.key) !== s.as)) return 'contrary';
  return both.length > 0 && later.kind === earlier.kind ? 'the same' : 'beside';
}

/** Contradictions between decisions of several people that nobody took back; of each person the last word counts. */
export function conflicts(slice: Slice): Conflict[] {
  const live = slice.record.decisions
    .filter((d) => d.state !== 'undone')
    .flatMap((d) => settles(slice, d).map((s) => ({ ...s, d })));
  const found = [...grouped(live, (s) => s.key).values()]
    .map((group) => [...new Map(group.map((s) => [s.d.author, s])).values()])
    .filter((last) => new Set(last.map((s) => s.as)).size > 1)
    .map((last) => inOrder(slice, [...new Set(last.map((s) => s.d))]));
  // Two that differ in several things are one contradiction.
  return [...grouped(found, (all) => all.map((d) => d.id).join(' ')).values()].map(([decisions]) => ({
    decisions: decisions!,
  }));
}

const inOrder = (slice: Slice, some: readonly DecisionState[]): DecisionState[] =>
  slice.record.decisions.filter((d) => some.includes(d));
