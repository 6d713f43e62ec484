import { type Appearance, type Reading, type Report, roleSpans, type Slice } from '../model/index.js';
import { Text } from '../text/index.js';
import { type Connection, guarded } from './driver.js';
import { type Capture, capturesOf, toldBy } from './kept.js';
import { slice } from './query.js';
import { insertVectors } from './vectors.js';

/** One text ready to be kept: its report, where it stood, what was cut on the way in, and its readings. */
export interface Entry {
  readonly report: Report;
  readonly appearance: Appearance;
  readonly cuts: readonly object[];
  /** Of the body, and of the headline where there is one. */
  readonly readings: readonly { readonly reading: Reading; readonly text: string }[];
}

export type Outcome = 'added' | 'known text, new appearance' | 'already known';

/** Keeps entries in one transaction; what is known already changes nothing. The record is of `reader` from then on. Gives the outcome of each. */
export function insert(db: Connection, path: string, entries: readonly Entry[], reader: string): Outcome[] {
  const run = db.transaction(() => {
    recordOf(db, reader);
    return entries.map((entry) => insertOne(db, entry));
  });
  return guarded(path, () => run.immediate());
}

/** Sets the reader whose readings the record is made of. */
export function recordOf(db: Connection, reader: string): void {
  db.prepare("INSERT INTO setting VALUES ('reader', ?) ON CONFLICT DO UPDATE SET value = excluded.value").run(reader);
}

function insertOne(db: Connection, entry: Entry): Outcome {
  const { report, appearance: a } = entry;
  const newReport =
    db.prepare('INSERT INTO report (id, text) VALUES (?, ?) ON CONFLICT DO NOTHING').run(report.id, report.text)
      .changes > 0;
  const newAppearance =
    db
      .prepare('INSERT INTO appearance VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING')
      .run(
        a.id,
        a.report,
        a.outlet,
        a.url,
        a.title,
        a.byline,
        a.publishedAt,
        a.modifiedAt,
        a.capturedAt,
        JSON.stringify(entry.cuts),
      ).changes > 0;
  insertCapture(db, { appearance: a.id, captured_at: a.capturedAt, byline: a.byline, modified_at: a.modifiedAt });
  for (const { reading, text } of entry.readings) insertReading(db, reading, text);
  return newReport ? 'added' : newAppearance ? 'known text, new appearance' : 'already known';
}

/** Keeps what a capture told of an appearance, and brings the appearance up to date. */
export function insertCapture(db: Connection, c: Capture): void {
  const put = db.prepare(
    "INSERT INTO capture VALUES (?, ?, ?, ?) ON CONFLICT (appearance, ifnull(byline, ''), ifnull(modified_at, '')) DO UPDATE SET captured_at = excluded.captured_at WHERE excluded.captured_at < captured_at",
  );
  if (put.run(c.appearance, c.captured_at, c.byline, c.modified_at).changes === 0) return;
  const now = toldBy(capturesOf(db, c.appearance));
  db.prepare(
    'UPDATE appearance SET captured_at = @captured_at, byline = @byline, modified_at = @modified_at WHERE id = @id AND (captured_at, byline, modified_at) IS NOT (@captured_at, @byline, @modified_at)',
  ).run({ ...now, id: c.appearance });
}

/** Keeps a reading under its text and reader; one that is there already stays. */
export function insertReading(db: Connection, reading: Reading, text: string): void {
  if (reading.vectors) insertVectors(db, reading.source, reading.reader, reading.vectors);
  const added = db
    .prepare(
      'INSERT INTO reading (source, reader, parties, layout, dropped) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    )
    .run(
      reading.source,
      reading.reader,
      JSON.stringify(reading.parties),
      JSON.stringify(reading.layout),
      JSON.stringify(reading.dropped),
    );
  if (added.changes === 0) return;
  const measured = new Text(text);
  const finding = db.prepare('INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const evidence = db.prepare('INSERT INTO evidence VALUES (?, ?, ?, ?, ?, ?, ?)');
  for (const f of reading.findings) {
    finding.run(f.id, reading.reader, reading.source, f.kind, f.saidIn, f.confidence, f.step, JSON.stringify(f));
    for (const { role, span } of roleSpans(f))
      evidence.run(f.id, reading.reader, reading.source, role, span.start, span.end, measured.slice(span));
  }
}

const LISTS = [
  'actors',
  'utterances',
  'rounds',
  'proposals',
  'positions',
  'conditions',
  'commitments',
  'ultimatums',
  'questions',
  'origins',
] as const;

/** Objects of a record as the tables keep them: kind, id and JSON. */
export const recordRows = ({ record }: Slice): [string, string, string][] =>
  LISTS.flatMap((list) =>
    record[list].map((object): [string, string, string] => [
      list.replace(/s$/u, ''),
      object.id,
      JSON.stringify(object),
    ]),
  );

/**
 * Makes the record of a reader and writes its objects beside the findings, for whoever opens the file in a SQLite browser. It is made before
 * anybody is kept waiting, and once more where somebody wrote meanwhile.
 */
export function writeRecord(db: Connection, path: string, reader: string): void {
  const version = () => db.pragma('data_version', { simple: true }) as number;
  guarded(path, () => {
    const before = version();
    const made = recordRows(slice(db, path, reader));
    const run = () => {
      const rows = version() === before ? made : recordRows(slice(db, path, reader));
      recordOf(db, reader);
      db.exec('DELETE FROM record_row');
      const put = db.prepare('INSERT OR REPLACE INTO record_row VALUES (?, ?, ?)');
      for (const row of rows) put.run(row);
      db.prepare("INSERT OR REPLACE INTO setting VALUES ('record', ?)").run(reader);
    };
    db.transaction(run).immediate();
  });
}
