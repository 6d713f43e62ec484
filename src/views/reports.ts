import { type Appearance, type ReportId, type Slice, titleId } from '../model/index.js';
import { span } from '../text/index.js';
import { clip } from './brief/context.js';

/** A report in a list, newest first. */
export interface ReportRow {
  readonly id: ReportId;
  readonly title: string | null;
  /** Its first words, for those without a headline. */
  readonly opening: string;
  readonly outlet: string | null;
  readonly day: string | null;
  readonly findings: number;
  /** Number of its origin: reports with one number carry one text. */
  readonly origin: number;
  readonly carriers: number;
  /** A newer wording of the story stands in its place: nothing of it is in the record. */
  readonly replaced: boolean;
  /** How many wordings its story has; 1 where nobody changed it. */
  readonly wordings: number;
  readonly retracted: boolean;
}

/** Findings of the headline that the report is shown under. */
function headline(slice: Slice, where: readonly Appearance[]): number {
  const title = where.find((a) => a.title)?.title;
  return title ? (slice.headlines.get(titleId(title)) ?? []).filter((f) => f.kind !== 'mention').length : 0;
}

/** Texts are looked at only where there is no headline. */
const opening = (slice: Slice, id: ReportId, where: readonly Appearance[]): string =>
  where.some((a) => a.title) ? '' : clip(slice.text(id).slice(span(0, Math.min(200, slice.text(id).length))), 90);

export function reportRows(slice: Slice): ReportRow[] {
  const counts = new Map<string, number>();
  for (const { source, finding } of slice.findings.values())
    if (finding.kind !== 'mention') counts.set(source, (counts.get(source) ?? 0) + 1);
  const originOf = new Map(slice.record.origins.flatMap((o, i) => o.reports.map((r) => [r, { o, i }] as const)));
  const stories = new Map(slice.record.stories.flatMap((s) => s.versions.map((v) => [v.report, s] as const)));
  const rows = [...slice.appearances].map(([id, where]): ReportRow => {
    const origin = originOf.get(id);
    return {
      id,
      title: where.find((a) => a.title)?.title ?? null,
      opening: opening(slice, id, where),
      outlet: where.find((a) => a.outlet)?.outlet ?? null,
      day:
        where
          .map((a) => a.publishedAt)
          .find((d) => d !== null)
          ?.slice(0, 10) ?? null,
      findings: (counts.get(id) ?? 0) + headline(slice, where),
      origin: (origin?.i ?? 0) + 1,
      carriers: (origin?.o.appearances.length ?? 1) - 1,
      replaced: slice.replaced.has(id),
      wordings: stories.get(id)?.versions.length ?? 1,
      retracted: stories.get(id)?.versions.some((v) => v.report === id && v.retracted !== null) ?? false,
    };
  });
  const key = (r: ReportRow) => `${r.day ?? '0000'} ${r.id}`;
  return rows.sort((a, b) => (key(a) < key(b) ? 1 : -1));
}
