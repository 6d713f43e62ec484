import { grouped, type Located, type Origin, type ReportId, roleWords, type Slice } from '../model/index.js';
import { keyWords } from './reference.js';

const bySource = new WeakMap<Slice, Map<string, Located[]>>();

/** Findings by the text that they stand in; made once for a slice. */
export function findingsBySource(slice: Slice): ReadonlyMap<string, readonly Located[]> {
  let known = bySource.get(slice);
  if (!known) {
    known = grouped(slice.findings.values(), (l) => l.source);
    bySource.set(slice, known);
  }
  return known;
}

const origins = new WeakMap<Slice, Map<ReportId, Origin>>();

/** The origin that a report belongs to; made once for a slice. */
export function originOf(slice: Slice, report: ReportId): Origin | undefined {
  let known = origins.get(slice);
  if (!known) {
    known = new Map(slice.record.origins.flatMap((o) => o.reports.map((r) => [r, o] as const)));
    origins.set(slice, known);
  }
  return known.get(report);
}

/** What tells the same in the same words in other copies of a report. */
export function copiesOf(slice: Slice, { finding, report, source }: Located): Located[] {
  const reports = originOf(slice, report)?.reports ?? [report];
  if (reports.length === 1) return [];
  const words = roleWords(finding, slice.text(source));
  const alike = (of: ReportId) =>
    [...(findingsBySource(slice).get(of) ?? []), ...[...slice.rejected.values()].filter((l) => l.report === of)]
      .filter((l) => l.finding.kind === finding.kind && roleWords(l.finding, slice.text(of)) === words)
      .sort((a, b) => keyWords(a.finding).start - keyWords(b.finding).start);
  // The same words twice in one text are two findings, the first of a copy is the first of the other.
  const place = alike(report).findIndex((l) => l.finding.id === finding.id);
  return reports.filter((r) => r !== report).flatMap((r) => alike(r)[place] ?? []);
}

const primaries = new WeakMap<Slice, ReadonlySet<ReportId>>();

/** Of each origin the one report that is read for it: copies say nothing of their own. Made once for a slice. */
export function primaryReports(slice: Slice): ReadonlySet<ReportId> {
  let known = primaries.get(slice);
  if (!known) {
    known = new Set(slice.record.origins.map((o) => primary(slice, o.reports)));
    primaries.set(slice, known);
  }
  return known;
}

/** The telling of an origin that was published first; of those the longest. */
function primary(slice: Slice, reports: readonly ReportId[]): ReportId {
  const day = (r: ReportId) => (slice.appearances.get(r) ?? []).map((a) => a.publishedAt ?? '9999').sort()[0] ?? '9999';
  return [...reports].sort((a, b) =>
    day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : slice.text(b).length - slice.text(a).length,
  )[0]!;
}
