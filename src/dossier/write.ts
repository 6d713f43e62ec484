import { type Appearance, type Reading, type Report, roleSpans, type Slice } from '../model/index.js';
import { Text } from '../text/index.js';
import { type Connection, guarded } from './driver.js';

/** One text ready to be kept: its report, where it stood, what was cut on the way in, and its readings. */
export interface Entry {
  readonly report: Report;
  readonly appearance: Appearance;
  readonly cuts: readonly object[];
  /** Of the body, and of the headline where there is one. */
  readonly readings: readonly { readonly reading: Reading; readonly text: string }[];
}

export type Outcome = 'added' | 'known text, new appearance' | 'already known';

/** Keeps entries in one transaction; what is known already changes nothing. Gives the outcome of each. */
export function insert(db: Connection, path: string, entries: readonly Entry[]): Outcome[] {
  const run = db.transaction(() => entries.map((entry) => insertOne(db, entry)));
  return guarded(path, () => run.immediate());
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
  for (const { reading, text } of entry.readings) insertReading(db, reading, text);
  return newReport ? 'added' : newAppearance ? 'known text, new appearance' : 'already known';
}

/** Keeps a reading under its text and reader; one that is there already stays. */
export function insertReading(db: Connection, reading: Reading, text: string): void {
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

/** Writes the objects of a record, and whose readings it is made of, beside the findings, for whoever opens the file in a SQLite browser. */
export function writeRecord(db: Connection, path: string, slice: Slice, reader: string): void {
  const run = db.transaction(() => {
    db.exec('DELETE FROM record_object');
    db.prepare("INSERT OR REPLACE INTO setting VALUES ('reader', ?)").run(reader);
    const put = db.prepare('INSERT OR REPLACE INTO record_object VALUES (?, ?, ?)');
    for (const list of LISTS) {
      for (const object of slice.record[list]) put.run(list.replace(/s$/u, ''), object.id, JSON.stringify(object));
    }
  });
  guarded(path, () => run.immediate());
}
