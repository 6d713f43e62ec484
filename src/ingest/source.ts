import type { RapporteurError } from '../errors.js';

/** A text with what is known of where it stood, before it becomes a report. */
export interface Captured {
  readonly text: string;
  readonly title: string | null;
  readonly url: string | null;
  readonly outlet: string | null;
  readonly byline: string | null;
  readonly publishedAt: string | null;
  readonly modifiedAt: string | null;
  /** Where it was read from, for messages: a path, or a path and a line number. */
  readonly from: string;
  /** What was cut or mended on the way: step, reason, words. */
  readonly log: readonly Cut[];
}

export interface Cut {
  readonly step: string;
  readonly reason: string;
  readonly text: string;
}

/** What could not be taken in, beside what could: one bad line spoils nothing. */
export interface Refused {
  readonly from: string;
  readonly error: RapporteurError;
}

export type Ingested = Captured | Refused;

export const isRefused = (item: Ingested): item is Refused => 'error' in item;

/** More than any report; a text above it is refused rather than read for minutes. In bytes of UTF-8. */
export const MAX_TEXT = 1_000_000;

export const EMPTY: Omit<Captured, 'text' | 'from'> = {
  title: null,
  url: null,
  outlet: null,
  byline: null,
  publishedAt: null,
  modifiedAt: null,
  log: [],
};
