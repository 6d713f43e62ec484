import { shortDigest } from './digest.js';

/** What somebody can decide about a record, and what it does to it. */
export const DECISION_KINDS = ['side', 'merge', 'split', 'undo'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** What a person decided about the record: append-only, with who, when and why. */
export interface Decision {
  readonly id: string;
  readonly kind: DecisionKind;
  /** Whom it is about: a name of the record, or the id of a mention; of `undo`, the id of the decision. */
  readonly about: string;
  /** Of `side` the side, null for none; of `merge` and `split` the other name or mention. */
  readonly value: string | null;
  readonly author: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly reason: string | null;
}

/** A decision with the id that its content gives it. */
export function decisionOf(told: Omit<Decision, 'id'>): Decision {
  const { kind, about, value, author, at, reason } = told;
  return { ...told, id: `decision:${shortDigest([kind, about, value ?? '', author, at, reason ?? ''])}` };
}

/** Decisions in the order in which they were taken; of one moment, in the order in which they are given. */
export const inTime = (all: readonly Decision[]): Decision[] =>
  [...all].sort((a, b) => Number(a.at > b.at) - Number(a.at < b.at));

/** Decisions that stand, oldest first: those that no later one that stands undoes. */
export function standing(all: readonly Decision[]): Decision[] {
  const undone = new Set<string>();
  for (const d of inTime(all).reverse()) if (!undone.has(d.id) && d.kind === 'undo') undone.add(d.about);
  return inTime(all).filter((d) => d.kind !== 'undo' && !undone.has(d.id));
}

/** Whether words of a decision are the id of a mention, which means one party of one report. */
export const isMentionId = (who: string): boolean => who.startsWith('mention:');
