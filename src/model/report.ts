import { sha256, shortDigest } from './digest.js';

/** `report:` and the SHA-256 of the text in UTF-8. */
export type ReportId = `report:${string}`;
/** `appearance:` and a digest of report, outlet, address, title and publication date. */
export type AppearanceId = `appearance:${string}`;

/** A text as captured: frozen, hashed, never cleaned. */
export interface Report {
  readonly id: ReportId;
  readonly text: string;
}

/** One place where a report stood. Every field but `report` and `capturedAt` may be unknown. */
export interface Appearance {
  readonly id: AppearanceId;
  readonly report: ReportId;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly title: string | null;
  readonly byline: string | null;
  /** ISO 8601 as given: a day, or a moment with its offset. */
  readonly publishedAt: string | null;
  readonly modifiedAt: string | null;
  /** ISO 8601 moment; comes with the input, and is no part of the record. */
  readonly capturedAt: string;
}

export const reportId = (text: string): ReportId => `report:${sha256(text)}`;

export function appearanceId(
  of: Pick<Appearance, 'report' | 'outlet' | 'url' | 'title' | 'publishedAt'>,
): AppearanceId {
  // "-" and "+…" keep a missing field apart from an empty one.
  const part = (value: string | null) => (value === null ? '-' : `+${value}`);
  const parts = [of.report, part(of.outlet), part(of.url), part(of.title), part(of.publishedAt)];
  return `appearance:${shortDigest(parts)}`;
}

/** The calendar day of a publication date as given, without any zone arithmetic; null when there is none. */
export const publicationDay = (publishedAt: string | null | undefined): string | null =>
  publishedAt?.match(/^\d{4}-\d{2}-\d{2}/)?.[0] ?? null;

/** The source that findings of a headline name: a digest of its words. */
export const titleId = (title: string): `title:${string}` => `title:${shortDigest([title])}`;
