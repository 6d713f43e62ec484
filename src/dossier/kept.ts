/** What a dossier keeps, as it was given: where reports stood, what people decided, texts. */
import { type Appearance, type Decision, grouped, type ReportId, titleId } from '../model/index.js';
import type { Connection } from './driver.js';

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

/** Every appearance, by id; with `by` those of which a capture passes, as these captures told of them. */
export function appearances(db: Connection, by: ((capturedAt: string) => boolean) | null = null): Appearance[] {
  const rows = db.prepare('SELECT * FROM appearance ORDER BY id').all() as AppearanceRow[];
  const captures = by && isThere(db, 'capture') ? grouped(capturesOf(db), (c) => c.appearance) : null;
  const known = captures
    ? rows.flatMap((r) => {
        const told = (captures.get(r.id) ?? []).filter((c) => by!(c.captured_at));
        return told.length > 0 ? [{ ...r, ...toldBy(told) }] : [];
      })
    : rows;
  return known.map((r) => ({
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

/** Every decision, in the order in which they were taken. */
export function decisions(db: Connection): Decision[] {
  const rows = db.prepare('SELECT * FROM decision ORDER BY at, id').all() as (Omit<Decision, 'body'> & {
    body?: string | null;
  })[];
  // A dossier of an older schema that is only looked at has no body of them yet.
  return rows.map((d) => ({ ...d, body: d.body ? JSON.parse(d.body) : null }));
}

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

/** What one capture told of an appearance; captures that tell the same are the earliest of them. */
export interface Capture {
  readonly appearance: Appearance['id'];
  readonly captured_at: string;
  readonly byline: string | null;
  readonly modified_at: string | null;
}

/** Captures of one appearance, or of all. */
export function capturesOf(db: Connection, appearance: Appearance['id'] | null = null): Capture[] {
  return (
    appearance === null
      ? db.prepare('SELECT * FROM capture').all()
      : db.prepare('SELECT * FROM capture WHERE appearance = ?').all(appearance)
  ) as Capture[];
}

/** What captures tell together, in whatever order they came: known since the first of them, changed and by whom as the newest change has it. */
export function toldBy(captures: readonly Capture[]): Omit<Capture, 'appearance'> {
  const newness = ({ modified_at: at }: Capture) => (at === null ? -Infinity : Date.parse(at));
  const [newest] = [...captures].sort(
    (a, b) =>
      newness(b) - newness(a) ||
      compare(b.modified_at ?? '', a.modified_at ?? '') ||
      compare(b.byline ?? '', a.byline ?? ''),
  );
  const first = captures.map((c) => c.captured_at).sort()[0]!;
  return { captured_at: first, byline: newest!.byline, modified_at: newest!.modified_at };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whether a dossier has a table: one of an older schema that is only looked at may not have it yet. */
export const isThere = (db: Connection, table: string): boolean =>
  (db.prepare('SELECT count(*) FROM sqlite_master WHERE name = ?').pluck().get(table) as number) > 0;
