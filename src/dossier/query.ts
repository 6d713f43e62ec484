import type { Appearance, Decision, Finding, Reading, ReportId, Slice } from '../model/index.js';
import { publicationDay, titleId } from '../model/index.js';
import { buildSlice } from '../record/record.js';
import { aboutReports } from './about.js';
import { type Connection, guarded } from './driver.js';
import { appearances, decisions, isThere, textOf } from './kept.js';
import { vectorsOf } from './vectors.js';

function readings(db: Connection, reader: string): Reading[] {
  const found = new Map<string, Finding[]>();
  const rows = db
    .prepare('SELECT source, body FROM finding WHERE reader = ? ORDER BY source, id')
    .iterate(reader) as Iterable<{ source: string; body: string }>;
  for (const row of rows) {
    const list = found.get(row.source) ?? [];
    list.push(JSON.parse(row.body) as Finding);
    found.set(row.source, list);
  }
  const kept = db
    .prepare('SELECT source, parties, layout, dropped FROM reading WHERE reader = ? ORDER BY source')
    .all(reader) as { source: string; parties: string; layout: string; dropped: string }[];
  return kept.map((r) => ({
    source: r.source,
    reader,
    findings: found.get(r.source) ?? [],
    parties: JSON.parse(r.parties),
    layout: JSON.parse(r.layout),
    dropped: JSON.parse(r.dropped),
  }));
}

/** Sources that this reader has not read yet: reports and headlines. */
export function unread(db: Connection, reader: string): { source: string; text: string }[] {
  const text = textOf(db);
  const kept = (table: string) =>
    new Set(db.prepare(`SELECT source FROM ${table} WHERE reader = ?`).pluck().all(reader) as string[]);
  const [read, meant] = [kept('reading'), kept('vector')];
  // A reader with a model gives what sentences mean; earlier versions of the program did not keep that.
  const done = reader.startsWith('neural/') ? new Set([...read].filter((s) => meant.has(s))) : read;
  const reports = db.prepare('SELECT id FROM report ORDER BY id').pluck().all() as string[];
  const titles = (
    db.prepare('SELECT DISTINCT title FROM appearance WHERE title IS NOT NULL ORDER BY title').pluck().all() as string[]
  ).map(titleId);
  return [...reports, ...titles].filter((s) => !done.has(s)).map((source) => ({ source, text: text(source) }));
}

/** The reader whose readings the record is made of; null while nothing was read. */
export function recordReader(db: Connection): string | null {
  // A dossier of the first schema that is only opened to be looked at has no such table yet.
  const query = isThere(db, 'setting')
    ? "SELECT value FROM setting WHERE name = 'reader'"
    : 'SELECT reader FROM reading ORDER BY rowid DESC LIMIT 1';
  return (db.prepare(query).pluck().get() as string | undefined) ?? null;
}

/** A past moment: a day, by its end, or an instant; by when reports were taken in or when they were published. */
export interface Moment {
  readonly at: string;
  readonly clock: 'captured' | 'published';
}

/** The last instant that a moment means, so that a day holds all of its hours. */
const lastOf = (at: string): number => {
  if (at.includes('T')) return Date.parse(at);
  const [year, month, day] = at.split('-').map(Number) as [number, number?, number?];
  const end = day ? [year, month! - 1, day + 1] : month ? [year, month, 1] : [year + 1, 0, 1];
  return Date.UTC(...(end as [number, number, number])) - 1;
};

/** Whether an appearance was there by a moment; by the clock of publication what has no date was not. */
export function isKnown(a: Appearance, { at, clock }: Moment): boolean {
  if (clock === 'captured') return Date.parse(a.capturedAt) <= lastOf(at);
  // A day as it is given, without zone arithmetic; a moment only where both have one.
  if (at.includes('T') && a.publishedAt?.includes('T')) return Date.parse(a.publishedAt) <= Date.parse(at);
  const day = publicationDay(a.publishedAt);
  return day !== null && day.slice(0, Math.min(at.length, 10)) <= at.slice(0, 10);
}

/**
 * What every view is drawn from: with `then` today's reader over what there was at a past moment, and over the decisions that were taken by
 * then; with `until` (a day) what was published by then, with every decision; with `without` as it is when these reports are deleted.
 */
export function slice(
  db: Connection,
  path: string,
  reader: string,
  then: Moment | null = null,
  until: string | null = null,
  without: ReadonlySet<ReportId> = new Set(),
): Slice {
  const inTime = (a: Appearance) =>
    !without.has(a.report) &&
    (then === null || isKnown(a, then)) &&
    (until === null || isKnown(a, { at: until, clock: 'published' }));
  const by = then?.clock === 'captured' ? (at: string) => Date.parse(at) <= lastOf(then.at) : null;
  const make = () => {
    const all = appearances(db, by);
    const there = all.filter(inTime);
    const made = buildSlice({
      appearances: there,
      readings: readings(db, reader),
      decisions: decided(db, without).filter((d) => then === null || Date.parse(d.at) <= lastOf(then.at)),
      text: textOf(db),
      vectors: vectorsOf(db, path, reader),
      reader,
    });
    if (then === null) return made;
    const undated = then.clock === 'published' ? all.filter((a) => publicationDay(a.publishedAt) === null) : [];
    return { ...made, asOf: { ...then, undated: new Set(undated.map((a) => a.report)).size } };
  };
  // All that is asked is of one moment, whoever writes meanwhile.
  return guarded(path, () => db.transaction(make).deferred());
}

/** Decisions that are left when reports are deleted. */
function decided(db: Connection, without: ReadonlySet<ReportId>): Decision[] {
  const gone = new Set(decisionsAbout(db, [...without]).map((d) => d.id));
  return decisions(db).filter((d) => !gone.has(d.id));
}

/** Decisions that go when reports are deleted. */
export function decisionsAbout(db: Connection, reports: readonly ReportId[]): Decision[] {
  if (reports.length === 0) return [];
  return aboutReports(db, reports, () => {
    const gone = new Set<string>(reports);
    const reader = recordReader(db) ?? 'none';
    const { record } = buildSlice({
      appearances: appearances(db).filter((a) => !gone.has(a.report)),
      readings: readings(db, reader),
      decisions: [],
      text: textOf(db),
      reader,
    });
    return new Set(record.actors.flatMap((a) => [a.name, ...a.names]));
  });
}

interface Hit {
  readonly report: ReportId;
  readonly snippet: string;
}

/** Full-text search over reports, best first: those that hold all of the words, or with `some` any; a phrase stands in double quotes. */
export function search(db: Connection, path: string, words: string, limit = 20, some = false): Hit[] {
  const terms = [...words.matchAll(/"[^"]+"|\S+/gu)]
    .map((m) => `"${m[0].replace(/"/gu, '')}"`)
    .join(some ? ' OR ' : ' ');
  if (terms === '') return [];
  return guarded(path, () =>
    db
      .prepare(
        "SELECT r.id AS report, snippet(report_search, 0, '‹', '›', '…', 16) AS snippet FROM report_search JOIN report r ON r.rowid = report_search.rowid WHERE report_search MATCH ? ORDER BY rank LIMIT ?",
      )
      .all(terms, limit),
  ) as Hit[];
}
