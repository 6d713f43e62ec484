import { type DecisionState, grouped } from '../model/index.js';

/** Decisions of the same thing that cannot both hold; the later one counts. */
export interface Conflict {
  /** Oldest first. */
  readonly decisions: readonly DecisionState[];
}

/** What a decision settles: two that settle the same differently contradict each other. */
function settles(d: DecisionState): { readonly key: string; readonly as: string }[] {
  const pair = [d.about, d.value ?? ''].sort().join('\n');
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
      return [{ key: `right ${d.about}`, as: 'accept' }];
    case 'reject':
      return [{ key: `right ${d.about}`, as: 'reject' }];
    case 'correct':
      return Object.entries(d.body?.fields ?? {}).map(([name, given]) => ({
        key: `field ${d.about} ${name}`,
        as: JSON.stringify(given),
      }));
    default:
      return [];
  }
}

/** Contradictions between decisions that nobody took back. */
export function conflicts(all: readonly DecisionState[]): Conflict[] {
  const live = all.filter((d) => d.state !== 'undone').flatMap((d) => settles(d).map((s) => ({ ...s, d })));
  return [...grouped(live, (s) => s.key).values()]
    .filter((group) => new Set(group.map((s) => s.as)).size > 1 && new Set(group.map((s) => s.d.author)).size > 1)
    .map((group) => ({ decisions: [...new Set(group.map((s) => s.d))] }));
}
