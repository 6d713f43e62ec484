/** What people decided about who is who, by the names or mentions that they decided it of. */
import { type Actor, type Decision, type DecisionState, inTime, standing } from '../model/index.js';

/** Somebody who may be meant: by a name, or by a mention. */
export interface Nameable {
  readonly names: { readonly has: (name: string) => boolean };
  readonly holds: (mention: string) => boolean;
}

const MENTION = /^mention:/u;

/** Whether a decision means somebody: by the id of one of their mentions, else by one of their names to the letter. */
export const isMeant = (who: string, { names, holds }: Nameable): boolean =>
  MENTION.test(who) ? holds(who) : names.has(who);

type Pair = readonly [string, string];

/** Decisions that stand, ready to be asked. Of two that contradict each other the later one counts. */
export class Decided {
  readonly merges: readonly Pair[];
  readonly splits: readonly Pair[];
  readonly sides: readonly Decision[];

  constructor(readonly all: readonly Decision[]) {
    const pairs = new Map<string, Decision>();
    const sides = new Map<string, Decision>();
    for (const d of standing(all)) {
      if (d.kind === 'side') {
        // Set again, it counts from then on.
        sides.delete(d.about);
        sides.set(d.about, d);
      } else pairs.set([d.about, d.value ?? ''].sort().join('\n'), d);
    }
    const of = (kind: Decision['kind']) =>
      [...pairs.values()].filter((d) => d.kind === kind).map((d): Pair => [d.about, d.value ?? '']);
    this.merges = of('merge');
    this.splits = of('split');
    this.sides = [...sides.values()];
  }

  /** Whether somebody said that these two are not one. */
  apart(a: Nameable, b: Nameable): boolean {
    return this.splits.some(([x, y]) => (isMeant(x, a) && isMeant(y, b)) || (isMeant(x, b) && isMeant(y, a)));
  }
}

const nameable = (a: Actor): Nameable => ({
  names: new Set([a.name, ...a.names]),
  holds: (mention) => (a.members as readonly string[]).includes(mention),
});

/**
 * Actors with the sides that people set. Who is told to be of a body or state goes with it, where its side is set; with none for a side,
 * it alone.
 */
export function withSides(actors: readonly Actor[], { sides }: Decided): Actor[] {
  return sides.reduce((list: readonly Actor[], { id, about, value }) => {
    const meant = new Set(list.filter((a) => isMeant(about, nameable(a))));
    const called = new Set([...meant].filter((a) => a.type !== 'person').map((a) => a.name));
    const set = (a: Actor): Actor => ({
      ...a,
      side: value,
      sideSet: { decision: id, was: a.sideSet ? a.sideSet.was : a.side },
    });
    return list.map((a) => (meant.has(a) || (value !== null && a.side !== null && called.has(a.side)) ? set(a) : a));
  }, actors) as Actor[];
}

/** Every decision with what has become of it, oldest first. */
export function decisionStates(all: readonly Decision[], actors: readonly Actor[]): DecisionState[] {
  const stand = new Set(standing(all).map((d) => d.id));
  const known = (who: string) => actors.some((a) => isMeant(who, nameable(a)));
  const isMatched = (d: Decision) => known(d.about) && (d.kind === 'side' || known(d.value ?? ''));
  return inTime(all).map((d) => ({
    ...d,
    state: d.kind === 'undo' ? undoState(d, all) : !stand.has(d.id) ? 'undone' : isMatched(d) ? 'stands' : 'unmatched',
  }));
}

/** An undo that another one undid is undone: what it was about stands again. */
function undoState(d: Decision, all: readonly Decision[]): DecisionState['state'] {
  if (!all.some((o) => o.id === d.about)) return 'unmatched';
  return standing(all).some((o) => o.id === d.about) ? 'undone' : 'stands';
}
