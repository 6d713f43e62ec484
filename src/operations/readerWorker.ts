import { workerData } from 'piscina';
import { asRapporteurError, type FaultCode } from '../errors.js';
import type { Reading } from '../model/index.js';
import { openPlain, type Reader, type ReaderWish } from './readers.js';

/** What a worker thread is asked to read. */
export interface Task {
  readonly text: string;
  readonly source: string;
  readonly without?: readonly string[];
  readonly annotations?: boolean;
  readonly vectors?: boolean;
}

/** A reading, or the fault that stood against it: errors lose their fields on the way between threads. */
export type TaskAnswer = { readonly reading: Reading } | { readonly code: FaultCode; readonly message: string };

let reader: Promise<Reader> | null = null;

/** The entry of a worker thread: one reader each, opened at the first text. */
export default async function readInWorker({ text, source, ...options }: Task): Promise<TaskAnswer> {
  reader ??= openPlain(workerData as ReaderWish);
  // Whoever could not be opened is tried again with the next text.
  reader.catch(() => {
    reader = null;
  });
  try {
    return { reading: await (await reader).read(text, source, options) };
  } catch (thrown) {
    const { code, message } = asRapporteurError(thrown);
    return { code, message };
  }
}
