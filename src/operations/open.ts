import { type Connection, connect, disconnect, slice as readSlice, recordReader, search } from '../dossier/index.js';
import type { ReportId, Slice } from '../model/index.js';

/** Runs work on an open dossier and closes it whatever happens. */
export async function withDossier<T>(
  path: string,
  mode: 'read' | 'write',
  work: (db: Connection) => T | Promise<T>,
): Promise<T> {
  const db = connect(path, mode);
  try {
    return await work(db);
  } finally {
    disconnect(db);
  }
}

/** Reports that one search shows. */
const HITS = 30;

/** A slice whose texts can still be read after it was made, until it is closed. */
export interface OpenSlice {
  readonly slice: Slice;
  /** Reports that hold all of the words, best first; with `some` those that hold any. */
  search(words: string, some?: boolean): ReportId[];
  close(): void;
}

/** As `sliceOf`, for those who look at texts later. */
export function openSlice(path: string): OpenSlice {
  const db = connect(path, 'read');
  try {
    return {
      slice: readSlice(db, path, recordReader(db) ?? 'none'),
      search: (words, some) => search(db, path, words, HITS, some).map((hit) => hit.report),
      close: () => disconnect(db),
    };
  } catch (thrown) {
    disconnect(db);
    throw thrown;
  }
}

/**
 * What views are drawn from: the readings of the reader used last. Reports that it has not read are counted, not read
 * behind the user's back. With `until` (a day) of the reports that were published by then alone.
 */
export function sliceOf(path: string, until: string | null = null): Promise<Slice> {
  return withDossier(path, 'read', (db) => readSlice(db, path, recordReader(db) ?? 'none', until));
}
