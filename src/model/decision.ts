import type { Span } from '../text/index.js';
import { canonical } from './canonical.js';
import { shortDigest } from './digest.js';
import type { Kind } from './finding.js';

/** What somebody can decide of who is who. */
export const NAME_DECISIONS = ['side', 'merge', 'split'] as const;
/** What somebody can decide of one finding, or of two of a kind that are one thing or are not. */
export const FINDING_DECISIONS = ['accept', 'reject', 'correct', 'add', 'note', 'checked', 'link', 'unlink'] as const;
/** Those that can be about every telling of a thing at once. */
export const WHOLE_DECISIONS: readonly DecisionKind[] = ['accept', 'reject', 'checked', 'note'];

/** What somebody can decide about a record, and what it does to it. */
export const DECISION_KINDS = [...NAME_DECISIONS, ...FINDING_DECISIONS, 'undo'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];
export type FindingDecisionKind = (typeof FINDING_DECISIONS)[number];

/** The words that a decision is about: a better reader's finding of this kind at these words is meant as well. */
export interface Anchor {
  /** `report:…`; findings of headlines are no part of the record. */
  readonly source: string;
  readonly kind: Kind;
  /** From the first to the last word of the finding. */
  readonly at: Span;
  readonly exact: string;
}

/** A field as a person gives it: a value, the words that it is read from, or both; several stretches of words are several parties or parts. */
export interface GivenField {
  readonly value: string | null;
  readonly at: readonly Span[];
}

/** A finding that is decided of together with another one. */
interface Told {
  readonly about: string;
  readonly on: Anchor;
}

/** What a decision about findings says beside its name. */
export interface DecisionBody {
  readonly on: Anchor;
  /** The other finding of `link` and `unlink`. */
  readonly other?: Anchor;
  /** Where an object of the record is meant as a whole: what it is, in a word ("round"), and its other tellings. */
  readonly whole?: string;
  readonly each?: readonly Told[];
  /** Fields of `add` and `correct`; null takes a field away. */
  readonly fields?: Readonly<Record<string, GivenField | null>>;
}

/** What a person decided about the record: append-only, with who, when and why. */
export interface Decision {
  readonly id: string;
  readonly kind: DecisionKind;
  /** Whom it is about: a name of the record, or the id of a mention; a finding; of `note` also a report or an object that no finding names; of `undo`, the id of the decision. */
  readonly about: string;
  /** Of `side` the side, null for none; of `merge` and `split` the other name or mention; of `note` its words; of `link` and `unlink` the other finding. */
  readonly value: string | null;
  /** Of a decision about findings the words that they stand in; else null, as of a note on a report or on somebody. */
  readonly body: DecisionBody | null;
  readonly author: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly reason: string | null;
}

/** A decision with the id that its content gives it. */
export function decisionOf(told: Omit<Decision, 'id'>): Decision {
  const { kind, about, value, body, author, at, reason } = told;
  const parts = [kind, about, value ?? '', author, at, reason ?? ''];
  return { ...told, id: `decision:${shortDigest(body ? [...parts, canonical(body)] : parts)}` };
}

/** Decisions in the order in which they were taken; of one moment, as two dossiers may hold them, in the order of ids, whichever came first into this one. */
export const inTime = (all: readonly Decision[]): Decision[] =>
  [...all].sort((a, b) => Number(a.at > b.at) - Number(a.at < b.at) || (a.id < b.id ? -1 : 1));

/** Decisions that stand, oldest first: those that no later one that stands undoes. */
export function standing(all: readonly Decision[]): Decision[] {
  const undone = new Set<string>();
  for (const d of inTime(all).reverse()) if (!undone.has(d.id) && d.kind === 'undo') undone.add(d.about);
  return inTime(all).filter((d) => d.kind !== 'undo' && !undone.has(d.id));
}

/** Whether words of a decision are the id of a mention, which means one party of one report. */
export const isMentionId = (who: string): boolean => who.startsWith('mention:');

/** Whether a decision is about a finding's words and not about who is who. */
export const isOfFinding = (
  d: Decision,
): d is Decision & { readonly kind: FindingDecisionKind; readonly body: DecisionBody } =>
  d.body !== null && (FINDING_DECISIONS as readonly string[]).includes(d.kind);
