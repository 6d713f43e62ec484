import type { Decision, ReportId } from '../model/index.js';
import type { Connection } from './driver.js';

/** Decisions that are about words of reports, and those that undo them: they go when the reports go. */
export function decisionsAbout(
  all: readonly Decision[],
  reports: ReadonlySet<string>,
  mentions: ReadonlySet<string>,
): Decision[] {
  const gone = new Set<string>();
  const isGone = ({ about, value, body }: Decision) =>
    (body !== null && (reports.has(body.on.source) || (body.other !== undefined && reports.has(body.other.source)))) ||
    mentions.has(about) ||
    (value !== null && mentions.has(value)) ||
    gone.has(about);
  for (let before = -1; before !== gone.size; ) {
    before = gone.size;
    for (const d of all) if (isGone(d)) gone.add(d.id);
  }
  return all.filter((d) => gone.has(d.id));
}

/** Ids of mentions that stand in reports. */
export function mentionsIn(db: Connection, reports: readonly ReportId[]): Set<string> {
  const query = db.prepare("SELECT DISTINCT id FROM finding WHERE source = ? AND kind = 'mention'").pluck();
  return new Set(reports.flatMap((r) => query.all(r) as string[]));
}
