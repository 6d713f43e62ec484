import type { Located, Origin, ReportId, Slice } from '../model/index.js';

const bySource = new WeakMap<Slice, Map<string, Located[]>>();

/** Findings by the text that they stand in; made once for a slice. */
export function findingsBySource(slice: Slice): ReadonlyMap<string, readonly Located[]> {
  let known = bySource.get(slice);
  if (!known) {
    known = new Map();
    for (const located of slice.findings.values()) {
      const list = known.get(located.source);
      if (list) list.push(located);
      else known.set(located.source, [located]);
    }
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
