import type { Appearance, Decision, Finding, Reading, ReportId, Slice } from '../model/index.js';
import { publicationDay, titleId } from '../model/index.js';
import { buildSlice } from '../record/record.js';
import { type Connection, guarded } from './driver.js';

interface AppearanceRow {
  id: Appearance['id'];
  report: ReportId;
  outlet: string | null;
  url: string | null;
  title: string | null;
  byline: string | null;
  published_at: string | null;
  modified_at: string | null;
  captured_at: string;
}

export function appearances(db: Connection): Appearance[] {
  const rows = db.prepare('SELECT * FROM appearance ORDER BY id').all() as AppearanceRow[];
  return rows.map((r) => ({
    id: r.id,
    report: r.report,
    outlet: r.outlet,
    url: r.url,
    title: r.title,
    byline: r.byline,
    publishedAt: r.published_at,
    modifiedAt: r.modified_at,
    capturedAt: r.captured_at,
  }));
}

export const decisions = (db: Connection): Decision[] =>
  db.prepare('SELECT * FROM decision ORDER BY rowid').all() as Decision[];

/** The text behind `report:…`, or the headline behind `title:…`. */
export function textOf(db: Connection): (source: string) => string {
  const report = db.prepare('SELECT text FROM report WHERE id = ?').pluck();
  const titles = new Map<string, string>();
  for (const title of db
    .prepare('SELECT DISTINCT title FROM appearance WHERE title IS NOT NULL')
    .pluck()
    .all() as string[])
    titles.set(titleId(title), title);
  const cache = new Map<string, string>();
  return (source) => {
    const known = cache.get(source) ?? titles.get(source) ?? (report.get(source) as string | undefined) ?? '';
    cache.set(source, known);
    return known;
  };
}

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
  const done = new Set(db.prepare('SELECT source FROM reading WHERE reader = ?').pluck().all(reader) as string[]);
  const reports = db.prepare('SELECT id FROM report ORDER BY id').pluck().all() as string[];
  const titles = (
    db.prepare('SELECT DISTINCT title FROM appearance WHERE title IS NOT NULL ORDER BY title').pluck().all() as string[]
  ).map(titleId);
  return [...reports, ...titles].filter((s) => !done.has(s)).map((source) => ({ source, text: text(source) }));
}

/** The reader whose readings the record is made of; null while nothing was read. */
export function recordReader(db: Connection): string | null {
  // A dossier of the first schema that is only opened to be looked at has no such table yet.
  const kept = db.prepare("SELECT count(*) FROM sqlite_master WHERE name = 'setting'").pluck().get() as number;
  const query =
    kept > 0
      ? "SELECT value FROM setting WHERE name = 'reader'"
      : 'SELECT reader FROM reading ORDER BY rowid DESC LIMIT 1';
  return (db.prepare(query).pluck().get() as string | undefined) ?? null;
}

/** What every view is drawn from; with `until` (a day) of what was published by then, and nothing without a date. */
export function slice(db: Connection, path: string, reader: string, until: string | null = null): Slice {
  const isKnown = (a: Appearance) => until === null || (publicationDay(a.publishedAt) ?? '9999') <= until;
  return guarded(path, () =>
    buildSlice({
      appearances: appearances(db).filter(isKnown),
      readings: readings(db, reader),
      decisions: decisions(db),
      text: textOf(db),
      reader,
    }),
  );
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
