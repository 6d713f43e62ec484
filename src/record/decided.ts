/** What people decided about who is who, by the names or mentions that they decided it of. */
import {
  type Actor,
  type Decision,
  type DecisionState,
  type FindingId,
  inTime,
  isMentionId,
  isOfFinding,
  put,
  standing,
} from '../model/index.js';
import type { Reviewed } from './reviewed.js';

/** What of a record decisions can be about besides actors. */
export interface Decidable {
  readonly reviewed: Pick<Reviewed, 'meant' | 'overruled'>;
  readonly hasReport: (id: string) => boolean;
  /** Whether there is such an object ('round'), told by any of these findings; of two that differ, by both. */
  readonly holds: (name: string, findings: readonly FindingId[]) => boolean;
}

/** Somebody who may be meant: by a name, or by a mention. */
export interface Nameable {
  readonly names: { readonly has: (name: string) => boolean };
  holds(mention: string): boolean;
}

/** Whether a decision means somebody: by the id of one of their mentions, else by one of their names to the letter. */
export const isMeant = (who: string, someone: Nameable): boolean =>
  isMentionId(who) ? someone.holds(who) : someone.names.has(who);

type Pair = readonly [string, string];

/** Decisions that stand, ready to be asked. Of two that contradict each other the later one counts. */
export class Decided {
  readonly merges: readonly Pair[];
  readonly splits: readonly Pair[];
  readonly sides: readonly Decision[];
  /** Mentions that a merge or split names: their party is joined to nobody of other reports unless a person or a rule says so. */
  readonly mentions: ReadonlySet<string>;

  constructor(readonly all: readonly Decision[]) {
    const pairs = new Map<string, Decision>();
    const sides = new Map<string, Decision>();
    for (const d of standing(all).filter((d) => !isOfFinding(d) && d.kind !== 'note')) {
      // Set again, it counts from then on.
      const [known, key] = d.kind === 'side' ? [sides, d.about] : [pairs, [d.about, d.value ?? ''].sort().join('\n')];
      known.delete(key);
      known.set(key, d);
    }
    const of = (kind: Decision['kind']) =>
      [...pairs.values()].filter((d) => d.kind === kind).map((d): Pair => [d.about, d.value ?? '']);
    this.merges = of('merge');
    this.splits = of('split');
    this.sides = [...sides.values()];
    this.mentions = new Set([...this.merges, ...this.splits].flat().filter(isMentionId));
  }

  /** Whether somebody said that these two are not one. */
  apart(a: Nameable, b: Nameable): boolean {
    return this.splits.some(([x, y]) => (isMeant(x, a) && isMeant(y, b)) || (isMeant(x, b) && isMeant(y, a)));
  }
}

/** Actors whom words mean; names are looked up, since a long log asks again and again. */
function finder(actors: readonly Actor[]): (who: string) => readonly Actor[] {
  const known = new Map<string, Actor[]>();
  for (const a of actors) for (const word of new Set([a.name, ...a.names, ...a.members])) put(known, word, a);
  return (who) => known.get(who) ?? [];
}

/**
 * Actors with the sides that people set. Who is told to be of a body or state goes with it, where its side is set; with none for a side,
 * it alone.
 */
export function withSides(actors: readonly Actor[], { sides }: Decided): Actor[] {
  const find = finder(sides.length > 0 ? actors : []);
  return sides.reduce((list: readonly Actor[], { id, about, value }) => {
    // An actor keeps its id, whatever side it is given.
    const ids = new Set(find(about).map((a) => a.id));
    const meant = list.filter((a) => ids.has(a.id));
    const called = new Set(meant.flatMap((a) => [a.name, ...a.names]));
    const told = (a: Actor) => (a.sideSet ? a.sideSet.was : a.side);
    const follows = (a: Actor) => value !== null && told(a) !== null && called.has(told(a)!);
    const set = (a: Actor): Actor => ({ ...a, side: value, sideSet: { decision: id, was: told(a) } });
    return list.map((a) => (ids.has(a.id) || follows(a) ? set(a) : a));
  }, actors) as Actor[];
}

/** Every decision with what has become of it, oldest first. */
export function decisionStates(
  all: readonly Decision[],
  actors: readonly Actor[],
  { reviewed, hasReport, holds }: Decidable,
): DecisionState[] {
  const stand = new Set(standing(all).map((d) => d.id));
  const find = finder(all.length > 0 ? actors : []);
  const applied = (d: Decision): DecisionState['state'] => {
    if (isOfFinding(d)) {
      const meant = reviewed.meant.get(d.id) ?? [];
      // What was rejected as a whole is none any more, and the rejection stands.
      const whole = d.kind === 'note' ? d.body.whole : undefined;
      if (meant.length === 0 || (whole !== undefined && !holds(whole, meant))) return 'unmatched';
      return reviewed.overruled.has(d.id) ? 'overruled' : 'stands';
    }
    if (d.kind === 'note') return hasReport(d.about) || find(d.about).length > 0 ? 'stands' : 'unmatched';
    const [own, other] = [find(d.about), find(d.value ?? '')];
    if (own.length === 0 || (d.kind !== 'side' && other.length === 0)) return 'unmatched';
    const same = own.some((a) => other.includes(a));
    const effective =
      d.kind === 'side'
        ? own.some((a) => a.sideSet?.decision === d.id)
        : d.kind === 'merge'
          ? same
          : !same || own.length + other.length > 2;
    return effective ? 'stands' : 'overruled';
  };
  return inTime(all).map((d) => ({
    ...d,
    state: d.kind === 'undo' ? undoState(d, all) : stand.has(d.id) ? applied(d) : 'undone',
  }));
}

/** An undo that another one undid is undone: what it was about stands again. */
function undoState(d: Decision, all: readonly Decision[]): DecisionState['state'] {
  if (!all.some((o) => o.id === d.about)) return 'unmatched';
  return standing(all).some((o) => o.id === d.about) ? 'undone' : 'stands';
}
