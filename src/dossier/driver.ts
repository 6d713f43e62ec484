import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import type Database from 'better-sqlite3';
import { RapporteurError } from '../errors.js';
import { MIGRATIONS } from './migrations/index.js';

/** "Rapp" in ASCII: marks the file as a dossier for `file(1)` and for us. */
const APPLICATION_ID = 0x52617070;
const SCHEMA_VERSION = MIGRATIONS.length;

export type Connection = Database.Database;

/** Milliseconds that a writer waits for others before it gives up; each holds the file for moments only. */
const PATIENCE = 30_000;

/** Milliseconds that clearing the file of deleted words waits for others: it can be done at the next write as well. */
const SWEEPING = 1000;

/** Milliseconds between two attempts where the engine itself does not wait. */
const PAUSE = 25;

/** Loaded only when a dossier is opened, so that `extract` works where the engine could not be built. */
function engine(): typeof Database {
  try {
    return createRequire(import.meta.url)('better-sqlite3') as typeof Database;
  } catch (cause) {
    throw new RapporteurError('dossier-engine', 'the database engine is not built on this machine', { cause });
  }
}

/**
 * A connection to an existing dossier for reading, or to an existing or new one for writing.
 *
 * @throws RapporteurError `dossier-missing`, `dossier-foreign`, `dossier-newer`, `dossier-damaged`, `dossier-busy`,
 * `dossier-unwritable`, `dossier-engine`.
 */
export function connect(path: string, mode: 'read' | 'write'): Connection {
  // An empty file is what a new dossier grows from, and nothing to read.
  const isNew = path !== ':memory:' && (!existsSync(path) || statSync(path).size === 0);
  if (isNew && mode === 'read')
    throw new RapporteurError('dossier-missing', existsSync(path) ? `${path} is empty` : `there is no dossier ${path}`);
  return guarded(path, () => {
    const Engine = engine();
    const db = new Engine(path, { timeout: PATIENCE, readonly: mode === 'read' });
    try {
      check(db, path, isNew || path === ':memory:');
      if (mode === 'write') prepare(db);
      return db;
    } catch (thrown) {
      db.close();
      throw thrown;
    }
  });
}

/** Runs work on a dossier; a fault of the engine becomes one of ours. */
export function guarded<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof RapporteurError) throw cause;
    throw translate(path, cause);
  }
}

function translate(path: string, cause: unknown): unknown {
  const code = (cause as { code?: unknown }).code;
  const message = cause instanceof Error ? cause.message : '';
  if (code === 'ERR_DLOPEN_FAILED' || /bindings file|NODE_MODULE_VERSION/u.test(message))
    return new RapporteurError('dossier-engine', 'the database engine is not built on this machine', { cause });
  if (typeof code !== 'string') return cause;
  if (code.startsWith('SQLITE_NOTADB'))
    return new RapporteurError('dossier-foreign', `${path} is no dossier`, { cause });
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new RapporteurError('dossier-busy', `another program is writing to ${path}`, { cause });
  if (code.startsWith('SQLITE_CORRUPT')) return new RapporteurError('dossier-damaged', `${path} is damaged`, { cause });
  if (/^SQLITE_(?:READONLY|CANTOPEN|PERM|FULL|IOERR)/u.test(code))
    return new RapporteurError(
      'dossier-unwritable',
      `${path} cannot be opened or written: ${(cause as Error).message}`,
      { cause },
    );
  return cause;
}

function check(db: Connection, path: string, isNew: boolean): void {
  // All three are of one moment: another writer may be creating the dossier.
  const look = db.transaction(() => ({
    id: db.pragma('application_id', { simple: true }) as number,
    version: db.pragma('user_version', { simple: true }) as number,
    tables: db.prepare("SELECT count(*) FROM sqlite_master WHERE type = 'table'").pluck().get() as number,
  }));
  const { id, version, tables } = patiently(() => look.deferred());
  // An empty database is nobody's yet.
  if (id === 0 && version === 0 && tables === 0 && (isNew || !db.readonly)) return;
  if (id !== APPLICATION_ID) throw new RapporteurError('dossier-foreign', `${path} is a database, but no dossier`);
  if (version > SCHEMA_VERSION)
    throw new RapporteurError('dossier-newer', `${path} has schema ${version}; this program knows ${SCHEMA_VERSION}`);
}

function prepare(db: Connection): void {
  db.pragma('secure_delete = ON');
  db.pragma('foreign_keys = ON');
  const migrate = db.transaction(() => {
    const version = db.pragma('user_version', { simple: true }) as number;
    for (const sql of MIGRATIONS.slice(version)) db.exec(sql);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${SCHEMA_VERSION}`);
  });
  if ((db.pragma('user_version', { simple: true }) as number) < SCHEMA_VERSION) migrate.immediate();
  // Readers go on while a writer works; the last one to close folds the log back into one file.
  if (!db.memory) patiently(() => db.pragma('journal_mode = WAL'));
  if (!isSwept(db)) sweep(db);
}

const isBusy = (thrown: unknown): boolean => String((thrown as { code?: unknown }).code).startsWith('SQLITE_BUSY');

/** Tries again what the engine refuses without waiting, such as a change of the journal while somebody leaves. */
function patiently<T>(work: () => T): T {
  const until = Date.now() + PATIENCE;
  for (;;) {
    try {
      return work();
    } catch (thrown) {
      if (!isBusy(thrown) || Date.now() > until) throw thrown;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
    }
  }
}

/** Whether no bytes of deleted words are left in the file. */
export const isSwept = (db: Connection): boolean =>
  db.prepare("SELECT count(*) FROM setting WHERE name = 'sweep'").pluck().get() === 0;

/** Takes words of deleted reports out of the bytes of the file; where others have it open, it is left for the next who writes. */
export function sweep(db: Connection): void {
  try {
    db.pragma(`busy_timeout = ${SWEEPING}`);
    // Words in the index of the search would stay until its pages are next put together.
    db.exec("INSERT INTO report_search (report_search) VALUES ('rebuild')");
    db.exec("INSERT INTO report_search (report_search) VALUES ('optimize')");
    db.exec('VACUUM');
    const [folded] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    if (folded?.busy === 0) db.exec("DELETE FROM setting WHERE name = 'sweep'");
  } catch (thrown) {
    if (!isBusy(thrown)) throw thrown;
  } finally {
    db.pragma(`busy_timeout = ${PATIENCE}`);
  }
}

/** Closes a connection; the last writer to leave makes one file of it again. */
export function disconnect(db: Connection): void {
  if (!db.readonly && !db.memory) {
    try {
      db.pragma('journal_mode = DELETE');
    } catch {
      // Another connection is open; it is the last to leave then.
    }
  }
  db.close();
}
