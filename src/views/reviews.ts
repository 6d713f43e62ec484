/** What people said of a finding, as pages and lists show it. */
import type { Decision, DecisionState, FindingId, Review, Slice } from '../model/index.js';
import type { Text } from '../text/index.js';
import { type FieldLine, fieldLines } from './givenFields.js';
import { describe } from './summary.js';

/** What people said of a finding so far, as a page remembers it; empty where nobody said anything. */
export const seenOf = (now: Slice, id: string): string =>
  // Whoever looked at what was corrected since knows it by its former id.
  (reviewOf(now, id) ?? reviewOf(now, presentId(now, id) ?? id))?.decisions.join(' ') ?? '';

/** What people said of a finding, whether it stands or was rejected. */
export const reviewOf = (now: Slice, id: string): Review | null =>
  now.reviews.get(id as FindingId) ?? now.rejected.get(id as FindingId)?.review ?? null;

/** The finding that a former id means now: what was corrected goes on under another one. */
export function presentId(now: Slice, id: string): FindingId | null {
  for (const [own, { was }] of now.reviews) if (was?.id === id) return own;
  return null;
}

/** One thing that somebody said of a finding. */
export interface Told {
  readonly decision: string;
  readonly kind: Decision['kind'];
  readonly author: string;
  readonly at: string;
  readonly reason: string | null;
  /** The words of a note. */
  readonly value: string | null;
}

/** What people said of a finding beside what the reader said. */
export interface Judged {
  readonly verdict: Review['verdict'];
  readonly told: readonly Told[];
  /** The fields that people changed, with what the reader said; empty where they left them. */
  readonly changed: readonly FieldLine[];
  /** What the reader said in a line; null where people left it or the reader has no such finding. */
  readonly was: string | null;
}

const decided = new WeakMap<Slice, ReadonlyMap<string, DecisionState>>();

/** Decisions by their ids; made once for a slice. */
export function decisionsById(slice: Slice): ReadonlyMap<string, DecisionState> {
  let known = decided.get(slice);
  if (!known) {
    known = new Map(slice.record.decisions.map((d) => [d.id, d]));
    decided.set(slice, known);
  }
  return known;
}

/** What people said of a finding; null where nobody said anything. */
export function judged(slice: Slice, id: FindingId, text: Text): Judged | null {
  const review = reviewOf(slice, id);
  const finding = (slice.findings.get(id) ?? slice.rejected.get(id))?.finding;
  if (!review || !finding) return null;
  const known = decisionsById(slice);
  const { was } = review;
  // A verdict alone leaves the fields as they were.
  const changed = was ? fieldLines(text, finding, was).filter((f) => f.was !== null) : [];
  return {
    verdict: review.verdict,
    told: review.decisions.flatMap((d) => {
      const one = known.get(d);
      return one
        ? [{ decision: d, kind: one.kind, author: one.author, at: one.at, reason: one.reason, value: one.value }]
        : [];
    }),
    changed,
    was: was && changed.length > 0 ? describe(was) : null,
  };
}
