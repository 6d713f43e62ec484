import { insertDecision } from './decide.js';
import { type Connection, guarded } from './driver.js';
import { decisions } from './query.js';

/** How much of another dossier was new to this one. */
export interface Taken {
  readonly reports: number;
  readonly appearances: number;
  readonly decisions: number;
  readonly briefs: number;
}

/** What is the same row in both dossiers, by its key; what is known already stays. */
const TABLES = ['report', 'appearance', 'reading', 'finding'] as const;

/** Takes in everything that another dossier holds: reports, appearances, readings of every reader, decisions and frozen briefs; `then` runs in the same transaction. */
export function merge(db: Connection, path: string, others: readonly Connection[], then: () => void): Taken[] {
  const run = () => {
    const taken = others.map((other) => take(db, other));
    then();
    return taken;
  };
  return guarded(path, () => db.transaction(run).immediate());
}

function take(db: Connection, other: Connection): Taken {
  const counts = { reports: 0, appearances: 0, decisions: 0, briefs: 0 };
  const known = new Set(
    (db.prepare('SELECT source, reader FROM reading').all() as { source: string; reader: string }[]).map(readingKey),
  );
  for (const table of TABLES) {
    const added = copy(db, other, table, () => true);
    if (table === 'report') counts.reports = added;
    if (table === 'appearance') counts.appearances = added;
  }
  // Evidence has no key of its own: it goes with the reading that it came with.
  copy(db, other, 'evidence', (row) => !known.has(readingKey(row as { source: string; reader: string })));
  for (const d of decisions(other)) if (insertDecision(db, d)) counts.decisions++;
  const hasBriefs = other
    .prepare("SELECT count(*) FROM sqlite_master WHERE name = 'kept_brief'")
    .pluck()
    .get() as number;
  if (hasBriefs > 0) counts.briefs = copy(db, other, 'kept_brief', () => true);
  return counts;
}

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
