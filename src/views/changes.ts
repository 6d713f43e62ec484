/** What is new in a dossier since a moment: reports, edits of stories, what they did to the record, and decisions. */
import { DAY, type ReportId, type Slice } from '../model/index.js';
import { type Difference, differences, type Edit, edits } from './changed.js';
import { decisionLog, type LoggedDecision } from './decided.js';

export interface Changes {
  /** The moment from which on, and the clock that it is meant by; null where the dossier was taken in at one time. */
  readonly since: string | null;
  readonly clock: 'captured' | 'published';
  readonly reports: readonly {
    readonly report: ReportId;
    readonly outlet: string | null;
    readonly title: string | null;
    readonly day: string | null;
  }[];
  readonly edits: readonly Edit[];
  readonly objects: readonly Difference[];
  readonly decisions: readonly LoggedDecision[];
}

/** What differs between a record and what it was `since`; where it was nothing before there are edits alone. */
export function changesSince(
  before: Slice | null,
  now: Slice,
  since: string | null,
  clock: 'captured' | 'published',
): Changes {
  const isNew = (report: ReportId) => !before?.appearances.has(report);
  const reports = [...now.appearances].flatMap(([report, where]) =>
    before && isNew(report)
      ? [
          {
            report,
            outlet: where[0]?.outlet ?? null,
            title: where[0]?.title ?? null,
            day: where.map((a) => a.publishedAt?.slice(0, 10) ?? null).sort()[0] ?? null,
          },
        ]
      : [],
  );
  const known = new Set(before?.record.decisions.map((d) => d.id));
  return {
    since,
    clock,
    reports,
    edits: edits(now).filter((e) => before === null || isNew(e.to.report)),
    objects: before ? differences(before, now) : [],
    decisions: before ? decisionLog(now).filter((d) => !known.has(d.id)) : [],
  };
}

/** The moment before reports came last; null where they all came at once. */
export function lastBefore(now: Slice, clock: 'captured' | 'published'): string | null {
  const when = (a: { capturedAt: string; publishedAt: string | null }) =>
    clock === 'captured' ? a.capturedAt : (a.publishedAt?.slice(0, 10) ?? null);
  const moments = [...new Set([...now.appearances.values()].flat().map(when))].filter((m) => m !== null).sort();
  return moments.at(-2) ?? null;
}

/** Days that a page of changes goes back where reports were all taken in at once. */
const WEEK = 7;

/** Since when a page tells changes unasked: since reports were last taken in, else the last week of what was published. */
export function sinceUnasked(now: Slice): { since: string | null; clock: 'captured' | 'published' } {
  const last = lastBefore(now, 'captured');
  const { to } = now.record.coverage;
  if (last !== null || to === null) return { since: last, clock: 'captured' };
  const since = new Date(Date.parse(to) - WEEK * DAY).toISOString().slice(0, 10);
  return { since, clock: 'published' };
}
