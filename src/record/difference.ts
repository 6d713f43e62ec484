import type { ContradictionKind, ContradictionLabel, FindingId, Located, Statement } from '../model/index.js';
import { DAY } from '../model/index.js';
import type { Span } from '../text/index.js';
import type { Actors } from './actors.js';
import { byTime, type Material } from './located.js';
import type { Sentences } from './sentences.js';
import { sideOfParty } from './sides.js';

/** One of two tellings that differ. */
export interface End {
  readonly told: Located;
  /** The words that differ. */
  readonly at: Span;
  /** What they say, in a form in which two that say the same are equal. */
  readonly value: string;
}

/** Two tellings that differ, before it is weighed what the difference is. */
export interface Difference {
  readonly kind: ContradictionKind;
  readonly about: string;
  readonly side: string | null;
  /** The earlier one first. */
  readonly ends: readonly [End, End];
  /** What the tellings themselves say of it, where the kind of difference already tells. */
  readonly as?: Exclude<ContradictionLabel, 'conflict'>;
}

/** What layers that look for differences are given. */
export interface Differing {
  readonly material: Material;
  readonly who: Actors;
  readonly originOf: ReadonlyMap<string, string>;
  readonly sentences: Sentences;
}

export const inOrder = (a: End, b: End): readonly [End, End] => (byTime(a.told, b.told) <= 0 ? [a, b] : [b, a]);

/** Days from the one report to the other; endless where one has no date. */
export const apart = (a: string | null, b: string | null): number =>
  a && b ? Math.abs(Date.parse(a) - Date.parse(b)) / DAY : Number.POSITIVE_INFINITY;

/** The moment at which a report was published first, where an hour is told; else null. */
function momentOf(material: Material, { report }: Located): number | null {
  const told = (material.appearances.get(report) ?? []).flatMap(({ publishedAt }) =>
    publishedAt?.includes('T') ? [Date.parse(publishedAt)] : [],
  );
  return told.length === 0 ? null : Math.min(...told);
}

/** Milliseconds between two reports of one day from which on one is the later. */
const HOUR = 3_600_000;

/** Whether one report is told to be later than the other, by its day or by its hour. */
export function isAfter(material: Material, late: Located, early: Located): boolean {
  if (late.day === null || early.day === null) return false;
  if (late.day !== early.day) return late.day > early.day;
  const [x, y] = [momentOf(material, late), momentOf(material, early)];
  return x !== null && y !== null && x - y >= HOUR;
}

/** Copies of one text do not contradict each other; what stands in one report may, where two voices tell it. */
export function canDiffer({ material, originOf }: Differing, a: Located, b: Located): boolean {
  if (a.report === b.report) return a.finding.saidIn !== b.finding.saidIn && voice(material, a) !== voice(material, b);
  return originOf.get(a.report) !== originOf.get(b.report);
}

/** The statement in whose words a finding stands; none for the outlet's own voice. */
function statementOf(material: Material, { finding }: Located): Statement | null {
  const id: FindingId | null = finding.kind === 'statement' ? finding.id : finding.saidIn;
  return ((id && material.located.get(id)?.finding) as Statement | undefined) ?? null;
}

const voice = (material: Material, located: Located): string | null =>
  statementOf(material, located)?.source?.value.name ?? null;

/** Who speaks, and of which side; null for the outlet's own voice and for nobody named. */
export function voiceOf({ material, who }: Differing, located: Located): { actor: string; side: string | null } | null {
  const source = statementOf(material, located)?.source;
  if (!source) return null;
  const actor = source.value.party ? who.of.get(source.value.party) : undefined;
  return { actor: actor?.id ?? source.value.name, side: sideOfParty(who, source) };
}
