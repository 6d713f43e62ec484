import { type Decision, isOfFinding, type ReportId } from '../model/index.js';
import type { Connection } from './driver.js';
import { decisions } from './kept.js';

/**
 * Decisions that are about words of reports, and those that undo them: they go when the reports go. So does who is who by a name that stands
 * in these reports and nowhere else, since it would keep their words. `left` gives the names that a record of the other reports knows, also
 * where these write them in another way; it is asked only where that decides.
 */
export function aboutReports(
  db: Connection,
  reports: readonly ReportId[],
  left: () => ReadonlySet<string>,
): Decision[] {
  const all = decisions(db);
  const sources = new Set<string>(reports);
  const mentions = mentionsIn(db, reports);
  const stands = namesIn(db, reports);
  let names: ReadonlySet<string> | null = null;
  const isTheirs = (name: string) => {
    if (!stands(name)) return false;
    names ??= left();
    return !names.has(name);
  };
  const gone = new Set<string>();
  const isGone = (d: Decision) =>
    wordsIn(d).some((source) => sources.has(source)) ||
    namesOf(d).some((who) => mentions.has(who)) ||
    gone.has(d.about) ||
    (d.kind !== 'undo' && !isOfFinding(d) && namesOf(d).some(isTheirs));
  for (let before = -1; before !== gone.size; ) {
    before = gone.size;
    for (const d of all) if (!gone.has(d.id) && isGone(d)) gone.add(d.id);
  }
  return all.filter((d) => gone.has(d.id));
}

/** The reports whose words a decision holds, or that it is about. */
function wordsIn({ about, body }: Decision): readonly string[] {
  if (body === null) return [about];
  const { on, other, each = [] } = body;
  return [on, ...(other ? [other] : []), ...each.map((e) => e.on)].map((a) => a.source);
}

/** Whom a decision names; what a note says of somebody is no name. */
const namesOf = ({ kind, about, value }: Decision): readonly string[] =>
  kind === 'note' || value === null ? [about] : [about, value];

/** Ids of mentions that stand in reports. */
function mentionsIn(db: Connection, reports: readonly ReportId[]): Set<string> {
  const query = db.prepare("SELECT DISTINCT id FROM finding WHERE source = ? AND kind = 'mention'").pluck();
  return new Set(reports.flatMap((r) => query.all(r) as string[]));
}

/** Asks of a name whether its letters stand in these reports or their headlines, and in no other. */
function namesIn(db: Connection, reports: readonly ReportId[]): (name: string) => boolean {
  const own = JSON.stringify(reports);
  const where = (table: string, key: string, column: string, not: string) =>
    `EXISTS (SELECT 1 FROM ${table} WHERE ${key} ${not} IN (SELECT value FROM json_each(@own)) AND instr(${column}, @name) > 0)`;
  const either = (not: string) =>
    `(${where('report', 'id', 'text', not)} OR ${where('appearance', 'report', 'title', not)})`;
  const query = db.prepare(`SELECT ${either('')} AND NOT ${either('NOT')}`).pluck();
  const known = new Map<string, boolean>();
  return (name) => {
    if (!known.has(name)) known.set(name, query.get({ own, name }) === 1);
    return known.get(name)!;
  };
}
