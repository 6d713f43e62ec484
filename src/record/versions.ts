/** Addresses under which other words stood before: which report is the newest, and which ones it replaced. */

import { retractions } from '../lexicon/index.js';
import { type Appearance, grouped, publicationDay, type ReportId, type Story } from '../model/index.js';
import type { Span, Text } from '../text/index.js';

/** Parameters of an address that say who sent the reader, and not which page it is. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|mc_\w+|ref|cmpid|ocid|at_\w+)$/u;

/** What two captures of one page share of an address; null for none, and for the front page of a site, which tells something else every day. */
function storyAddress(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { hostname, pathname, searchParams } = new URL(url);
  const asked = [...searchParams].filter(([name]) => !TRACKING.test(name)).sort(([a], [b]) => (a < b ? -1 : 1));
  if (hostname === '' || (/^\/(?:index\.\w+)?$/u.test(pathname) && asked.length === 0)) return null;
  const query = asked.map(([name, value]) => `${name}=${value}`).join('&');
  return `${hostname.replace(/^www\./u, '')}${pathname.replace(/\/$/u, '')}${query ? `?${query}` : ''}`;
}

/** The moment by which captures of one address are put in order: of its change, else of its publication, else of the capture. */
const momentOf = (a: Appearance): string => a.modifiedAt ?? a.publishedAt ?? a.capturedAt;

/** Moments of different precision and offset, the older first, what is no moment before all; ties by report. */
function older(a: Appearance, b: Appearance): number {
  const at = (one: Appearance) => Date.parse(momentOf(one)) || Number.MIN_SAFE_INTEGER;
  return at(a) - at(b) || (a.report < b.report ? -1 : a.report > b.report ? 1 : 0);
}

export interface Versions {
  readonly stories: readonly Story[];
  /** The newest report of the story, for reports that stand nowhere else any more. */
  readonly newer: ReadonlyMap<ReportId, ReportId>;
}

/** Stories with more than one wording, or whose words take them back; the newest appearance of an address stands. */
export function versionsOf(appearances: readonly Appearance[], text: (source: string) => Text): Versions {
  const addressed = grouped(
    appearances.filter((a) => storyAddress(a.url) !== null),
    (a) => storyAddress(a.url)!,
  );
  const stories: Story[] = [];
  const replaced = new Set<string>();
  const heirs = new Map<ReportId, ReportId>();
  for (const [url, captures] of [...addressed].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const last = new Map<ReportId, Appearance>();
    for (const a of [...captures].sort(older)) {
      // Words that come back are the newest again.
      last.delete(a.report);
      last.set(a.report, a);
    }
    if (last.size < 2) continue;
    const ordered = [...last.values()];
    const newest = ordered.at(-1)!;
    for (const a of captures) if (a.report !== newest.report) replaced.add(a.id);
    for (const a of ordered.slice(0, -1)) heirs.set(a.report, newest.report);
    stories.push({
      url,
      versions: ordered.map((a) => ({
        report: a.report,
        appearance: a.id,
        day: publicationDay(a.modifiedAt ?? a.publishedAt),
        retracted: retraction(text(a.report), a.title),
      })),
    });
  }
  const standing = new Set(appearances.filter((a) => !replaced.has(a.id)).map((a) => a.report));
  return { stories, newer: new Map([...heirs].filter(([report]) => !standing.has(report))) };
}

/** Code points at the head of a text in which a retraction stands. */
const HEAD = 600;

/** Whether a report takes a story back: what it names it does not tell, and of the talks it tells nothing. */
export const isRetraction = (text: Text, titles: readonly (string | null)[]): boolean =>
  retraction(text, titles.find((t) => t !== null && retractions().test(t)) ?? null) !== null;

/** The words at the head of a text that take its story back. */
function retraction(text: Text, title: string | null): Span | null {
  const head = { start: text.span.start, end: Math.min(text.length, HEAD) } as Span;
  for (const found of text.scan(retractions(), head)) return { start: found.start, end: found.end };
  return title !== null && retractions().test(title) ? text.span : null;
}
