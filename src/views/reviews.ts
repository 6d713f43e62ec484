/** What people said of a finding, as pages and lists show it. */
import {
  type Decision,
  type DecisionState,
  type FindingId,
  OBJECT_NAMES,
  put,
  type Review,
  type Slice,
} from '../model/index.js';
import type { Text } from '../text/index.js';
import { type FieldLine, fieldLines } from './givenFields.js';
import { describe } from './summary.js';

/** What people said of a finding, whether it stands or was rejected. */
export const reviewOf = (now: Slice, id: string): Review | null =>
  now.reviews.get(id as FindingId) ?? now.rejected.get(id as FindingId)?.review ?? null;

const former = new WeakMap<Slice, ReadonlyMap<string, FindingId>>();

/** The finding that a former id means now: what was corrected goes on under another one. */
export function presentId(now: Slice, id: string): FindingId | null {
  let known = former.get(now);
  if (!known) {
    const reviews = [...now.reviews, ...[...now.rejected].map(([own, { review }]) => [own, review] as const)];
    known = new Map(reviews.flatMap(([own, { was }]) => (was && was.id !== own ? [[was.id, own]] : [])));
    former.set(now, known);
  }
  return known.get(id) ?? null;
}

/** An id as the finding that it means is called now. */
export const findingOf = (now: Slice, id: string): string =>
  now.findings.has(id as FindingId) || now.rejected.has(id as FindingId) ? id : (presentId(now, id) ?? id);

/** One thing that somebody said of a finding. */
export interface Told {
  readonly decision: string;
  readonly kind: Decision['kind'];
  readonly author: string;
  readonly at: string;
  readonly reason: string | null;
  /** The words of a note. */
  readonly value: string | null;
  /** What it is about as a whole: "round"; null where it is about the finding. */
  readonly of: string | null;
}

const told = ({ id, kind, author, at, reason, value, body }: DecisionState): Told => ({
  decision: id,
  kind,
  author,
  at,
  reason,
  value,
  of: body?.whole ?? null,
});

/** What an object, a report or somebody is called in decisions: by the findings that tell of it, by its id, by names. */
export interface Notable {
  /** What it is, in a word, where it is an object of the record. */
  readonly name?: string;
  readonly members: readonly string[];
}

const noted = new WeakMap<Slice, readonly { readonly d: DecisionState; readonly on: readonly string[] }[]>();

/** Notes with what they are on now; made once for a slice. */
function notesIn(slice: Slice): readonly { readonly d: DecisionState; readonly on: readonly string[] }[] {
  let known = noted.get(slice);
  if (!known) {
    const on = new Map<string, string[]>();
    for (const [id, { decisions }] of slice.reviews) for (const d of decisions) put(on, d, id);
    known = slice.record.decisions
      .filter((d) => d.kind === 'note' && d.state === 'stands')
      .map((d) => ({ d, on: d.body ? (on.get(d.id) ?? []) : [d.about] }));
    noted.set(slice, known);
  }
  return known;
}

/** Notes on a thing, oldest first: those on it, and those on what tells of it. Of two tellings that differ a note is on both. */
export function notesOn(slice: Slice, { name, members }: Notable): Told[] {
  const own = new Set(members);
  return notesIn(slice)
    .filter(({ d, on }) => {
      const whole = d.body?.whole;
      if (whole === undefined) return on.some((id) => own.has(id));
      return (
        whole === name &&
        (name === OBJECT_NAMES.contradictions ? members.every((m) => on.includes(m)) : on.some((id) => own.has(id)))
      );
    })
    .map(({ d }) => told(d));
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
      return one && one.state !== 'unmatched' ? [told(one)] : [];
    }),
    changed,
    was: was && changed.length > 0 ? describe(was) : null,
  };
}
