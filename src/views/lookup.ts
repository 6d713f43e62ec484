import {
  copiesAmong,
  type FindingId,
  grouped,
  type Located,
  type Origin,
  type ReportId,
  type Slice,
  titleId,
} from '../model/index.js';

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

const headlines = new WeakMap<Slice, ReadonlyMap<string, Located>>();

/** Findings of headlines by id, each with the first report that stood under it; made once for a slice. */
export function headlineFindings(slice: Slice): ReadonlyMap<string, Located> {
  let known = headlines.get(slice);
  if (!known) {
    const found = new Map<string, Located>();
    for (const [report, where] of slice.appearances)
      for (const { title, publishedAt } of where) {
        if (title === null) continue;
        const source = titleId(title);
        for (const finding of slice.headlines.get(source) ?? [])
          if (!found.has(finding.id))
            found.set(finding.id, { finding, report, source, day: publishedAt?.slice(0, 10) ?? null });
      }
    known = found;
    headlines.set(slice, known);
  }
  return known;
}

/** The finding of an id, in a report or in its headline. */
export const findingCalled = (slice: Slice, id: FindingId): Located | undefined =>
  slice.findings.get(id) ?? headlineFindings(slice).get(id);

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

/** What tells the same in other copies of a report, rejected or not. */
export function copiesOf(slice: Slice, one: Located): Located[] {
  const reports = originOf(slice, one.report)?.reports ?? [];
  if (reports.length < 2) return [];
  const rejected = [...slice.rejected.values()].filter((l) => reports.includes(l.report));
  const all = [...reports.flatMap((r) => findingsBySource(slice).get(r) ?? []), ...rejected];
  return copiesAmong(
    one,
    all.filter((l) => l.finding.kind === one.finding.kind),
    slice.text,
  );
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
