import {
  type Anchor,
  type Appearance,
  appearanceId,
  canonical,
  type Decision,
  decisionOf,
  type Finding,
  findingId,
  grouped,
  reportId,
  roleSpans,
  titleId,
} from '../model/index.js';
import { anchor, select, Text } from '../text/index.js';
import { type Connection, guarded, isSwept } from './driver.js';
import { appearances, capturesOf, decisions, isThere, textOf, toldBy } from './kept.js';
import { briefId, keptBriefs } from './keptBriefs.js';
import { recordReader, slice } from './query.js';
import { recordRows } from './write.js';

interface Verified {
  readonly reports: number;
  readonly findings: number;
  readonly spans: number;
  /** One line for each thing that is not as it should be. */
  readonly faults: readonly string[];
}

/**
 * Re-slices every span of every finding and every words that were decided of, and checks hashes, ids, that nothing is left of what is gone, the
 * tables of the record and the file itself.
 */
export function verify(db: Connection, path: string): Verified {
  const look = () => {
    const faults: string[] = [];
    const broken = db.pragma('integrity_check', { simple: true }) as string;
    if (broken !== 'ok') faults.push(`the file: ${broken}`);
    const reports = verifyReports(db, faults);
    const where = appearances(db);
    for (const a of where) verifyAppearance(a, faults);
    verifyCaptures(db, where, faults);
    for (const d of decisions(db)) verifyDecision(db, d, faults);
    for (const b of keptBriefs(db, path))
      if (briefId(b) !== b.id) faults.push(`${b.id}: the brief that was kept has another digest`);
    verifyRemains(db, where, faults);
    const { findings, spans } = verifyFindings(db, faults);
    // Of what is broken no record is made.
    if (faults.length === 0) verifyTables(db, path, faults);
    return { reports, findings, spans, faults };
  };
  // Somebody may be writing: all that is compared is of one moment.
  return guarded(path, () => db.transaction(look).deferred());
}

/** What stands beside captures is what they told. */
function verifyCaptures(db: Connection, where: readonly Appearance[], faults: string[]): void {
  if (!isThere(db, 'capture')) return;
  const captures = grouped(capturesOf(db), (c) => c.appearance);
  for (const a of where) {
    const told = captures.get(a.id);
    const now = told && toldBy(told);
    if (now?.captured_at !== a.capturedAt || now.byline !== a.byline || now.modified_at !== a.modifiedAt)
      faults.push(`${a.id}: its captures tell something else`);
  }
}

function verifyDecision(db: Connection, d: Decision, faults: string[]): void {
  if (decisionOf(d).id !== d.id) faults.push(`${d.id}: its fields have another digest`);
  if (d.body === null) return;
  const text = textOf(db);
  const at = ({ source, at, exact }: Anchor) => {
    const words = text(source);
    // Of a dossier that was taken in a decision may have come before its report.
    if (words === '') return;
    const measured = new Text(words);
    if (at.end > measured.length || measured.slice(at) !== exact)
      faults.push(`${d.id}: the words at ${at.start}–${at.end} are not those that were decided of`);
    for (const [name, given] of Object.entries(source === d.body!.on.source ? (d.body!.fields ?? {}) : {}))
      for (const span of given?.at ?? [])
        if (span.start < 0 || span.end <= span.start || span.end > measured.length)
          faults.push(`${d.id}: ${name} has no words at ${span.start}–${span.end}`);
  };
  at(d.body.on);
  if (d.body.other) at(d.body.other);
}

/** What was made of texts that are not there any more. */
function verifyRemains(db: Connection, where: readonly Appearance[], faults: string[]): void {
  const known = new Set<string>(db.prepare('SELECT id FROM report').pluck().all() as string[]);
  for (const a of where) {
    if (!known.has(a.report)) faults.push(`${a.id}: its report is not there`);
    if (a.title !== null) known.add(titleId(a.title));
  }
  for (const table of ['reading', 'finding', 'evidence', 'vector'].filter((t) => isThere(db, t)))
    for (const source of db.prepare(`SELECT DISTINCT source FROM ${table}`).pluck().all() as string[])
      if (!known.has(source)) faults.push(`${source}: its text is gone, and rows of ${table} are left`);
  const loose = db
    .prepare(
      'SELECT count(*) FROM evidence e WHERE NOT EXISTS (SELECT 1 FROM finding f WHERE f.id = e.finding AND f.reader = e.reader)',
    )
    .pluck()
    .get() as number;
  if (loose > 0) faults.push(`${loose} rows of evidence belong to no finding`);
  if (isThere(db, 'setting') && !isSwept(db))
    faults.push('words of deleted reports may still stand in bytes of the file: write to the dossier to clear them');
}

/** The tables of the record hold what it is, or are marked as out of date. */
function verifyTables(db: Connection, path: string, faults: string[]): void {
  if (!isThere(db, 'record_state')) return;
  const reader = recordReader(db);
  if (reader === null || db.prepare('SELECT state FROM record_state').pluck().get() !== 'current') return;
  const kept = db.prepare('SELECT kind, id, body FROM record_object ORDER BY kind, id').raw().all();
  const made = recordRows(slice(db, path, reader)).sort((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]));
  if (canonical(kept) !== canonical(made)) faults.push('the tables of the record are not those of the record');
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function verifyReports(db: Connection, faults: string[]): number {
  let n = 0;
  for (const row of db.prepare('SELECT id, text FROM report').iterate() as Iterable<{ id: string; text: string }>) {
    n++;
    if (reportId(row.text) !== row.id) faults.push(`${row.id}: the text has another hash`);
  }
  return n;
}

function verifyAppearance(a: Appearance, faults: string[]): void {
  if (appearanceId(a) !== a.id) faults.push(`${a.id}: its fields have another digest`);
}

function verifyFindings(db: Connection, faults: string[]): { findings: number; spans: number } {
  const text = textOf(db);
  const exact = db.prepare('SELECT role, start, "end", exact FROM evidence WHERE finding = ? AND reader = ?');
  const known = new Map<string, Text>();
  let findings = 0;
  let spans = 0;
  for (const row of db.prepare('SELECT id, reader, source, body FROM finding').iterate() as Iterable<{
    id: string;
    reader: string;
    source: string;
    body: string;
  }>) {
    findings++;
    const measured = known.get(row.source) ?? new Text(text(row.source));
    known.set(row.source, measured);
    const finding = JSON.parse(row.body) as Finding;
    if (findingId(row.source, finding.kind, { ...finding, id: null }) !== row.id)
      faults.push(`${row.id}: its spans have another digest`);
    const stored = exact.all(row.id, row.reader) as { role: string; start: number; end: number; exact: string }[];
    for (const { role, span } of roleSpans(finding)) {
      spans++;
      const words = span.end <= measured.length ? measured.slice(span) : null;
      const kept = stored.find((s) => s.role === role && s.start === span.start && s.end === span.end);
      if (words === null || kept?.exact !== words || anchor(measured, select(measured, span)) === null)
        faults.push(`${row.id}: the words of ${role} at ${span.start}–${span.end} are not those that were kept`);
    }
  }
  return { findings, spans };
}
