import {
  type Appearance,
  appearanceId,
  decisionOf,
  type Finding,
  findingId,
  reportId,
  roleSpans,
} from '../model/index.js';
import { anchor, select, Text } from '../text/index.js';
import { type Connection, guarded } from './driver.js';
import { appearances, decisions, textOf } from './query.js';

interface Verified {
  readonly reports: number;
  readonly findings: number;
  readonly spans: number;
  /** One line for each thing that is not as it should be. */
  readonly faults: readonly string[];
}

/** Re-slices every span of every finding, and checks hashes, ids and the file itself. */
export function verify(db: Connection, path: string): Verified {
  return guarded(path, () => {
    const faults: string[] = [];
    const broken = db.pragma('integrity_check', { simple: true }) as string;
    if (broken !== 'ok') faults.push(`the file: ${broken}`);
    const reports = verifyReports(db, faults);
    for (const a of appearances(db)) verifyAppearance(a, faults);
    for (const d of decisions(db))
      if (decisionOf(d).id !== d.id) faults.push(`${d.id}: its fields have another digest`);
    const { findings, spans } = verifyFindings(db, faults);
    return { reports, findings, spans, faults };
  });
}

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
