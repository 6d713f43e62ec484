import { insertDecision } from './decide.js';
import { type Connection, guarded } from './driver.js';
import { type Capture, capturesOf, decisions, isThere } from './kept.js';
import { insertCapture, recordOf } from './write.js';

/** How much of another dossier was new to this one. */
export interface Taken {
  readonly reports: number;
  readonly appearances: number;
  readonly decisions: number;
  readonly briefs: number;
}

/**
 * Takes in everything that other dossiers hold: reports, appearances, readings of every reader, decisions and frozen briefs; what is known
 * already stays. `reader` is the one that the record is made of.
 */
export function merge(db: Connection, path: string, others: readonly Connection[], reader: string): Taken[] {
  const run = () => {
    const taken = others.map((other) => other.transaction(() => take(db, other)).deferred());
    recordOf(db, reader);
    return taken;
  };
  return guarded(path, () => db.transaction(run).immediate());
}

function take(db: Connection, other: Connection): Taken {
  const known = new Set(
    (db.prepare('SELECT source, reader FROM reading').all() as { source: string; reader: string }[]).map(readingKey),
  );
  const isNew = (row: object) => !known.has(readingKey(row as { source: string; reader: string }));
  const reports = copy(db, other, 'report', () => true);
  const appearances = copy(db, other, 'appearance', () => true);
  for (const capture of captures(other)) insertCapture(db, capture);
  copy(db, other, 'reading', () => true);
  // What was found goes with the reading that it came with: two readings of one text are never mixed.
  for (const table of ['finding', 'evidence']) copy(db, other, table, isNew);
  if (isThere(other, 'vector')) copy(db, other, 'vector', isNew);
  const decided = decisions(other).filter((d) => insertDecision(db, d)).length;
  const briefs = isThere(other, 'kept_brief') ? copy(db, other, 'kept_brief', () => true) : 0;
  return { reports, appearances, decisions: decided, briefs };
}

/** Captures of a dossier; one of an older schema knows one of each appearance. */
const captures = (other: Connection): Capture[] =>
  isThere(other, 'capture')
    ? capturesOf(other)
    : (other.prepare('SELECT id AS appearance, captured_at, byline, modified_at FROM appearance').all() as Capture[]);

const readingKey = ({ source, reader }: { source: string; reader: string }): string => `${source}\n${reader}`;

function copy(db: Connection, other: Connection, table: string, wanted: (row: object) => boolean): number {
  let added = 0;
  let put: ReturnType<Connection['prepare']> | null = null;
  for (const row of other.prepare(`SELECT * FROM ${table}`).iterate() as Iterable<Record<string, unknown>>) {
    if (!wanted(row)) continue;
    const names = Object.keys(row);
    put ??= db.prepare(
      `INSERT INTO ${table} (${names.map((n) => `"${n}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')}) ON CONFLICT DO NOTHING`,
    );
    added += put.run(names.map((n) => row[n])).changes;
  }
  return added;
}
