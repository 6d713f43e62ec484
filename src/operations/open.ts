import {
  type Connection,
  connect,
  disconnect,
  type Moment,
  slice as readSlice,
  recordReader,
  search,
} from '../dossier/index.js';
import { checkDate } from '../ingest/date.js';
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

/** Which dossier, and as of when. */
export interface Asked {
  readonly dossier: string;
  /** A day or a moment, ISO 8601. */
  readonly asOf?: string | undefined;
  readonly clock?: 'captured' | 'published' | undefined;
}

/** The past moment that is asked for; null for now. @throws RapporteurError `date-not-edtf`. */
export function momentOf({ asOf, clock }: Omit<Asked, 'dossier'>): Moment | null {
  const at = checkDate(asOf ?? null, '--as-of');
  return at === null ? null : { at, clock: clock ?? 'captured' };
}

/** As `sliceOf`, for those who look at texts later. */
export function openSlice(asked: Asked): OpenSlice {
  const { dossier: path } = asked;
  const then = momentOf(asked);
  const db = connect(path, 'read');
  try {
    return {
      slice: readSlice(db, path, recordReader(db) ?? 'none', then),
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
 *
 * @throws RapporteurError `date-not-edtf`, and as opening a dossier does.
 */
export function sliceOf(asked: Asked | string, until: string | null = null): Promise<Slice> {
  const { dossier, ...when } = typeof asked === 'string' ? { dossier: asked } : asked;
  const then = momentOf(when);
  return withDossier(dossier, 'read', (db) => readSlice(db, dossier, recordReader(db) ?? 'none', then, until));
}
