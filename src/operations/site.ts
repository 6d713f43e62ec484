import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { calendarFile } from '../export/calendar.js';
import { changesAtom } from '../export/changesAtom.js';
import type { Slice } from '../model/index.js';
import { FONTS, type Links, PAGES, type PageQuery, Site, type SiteOptions } from '../render/site/index.js';
import { type Changes, changesSince, lastBefore, sinceUnasked } from '../views/changes.js';
import { measuredOf } from './measured.js';
import { type Asked, type OpenSlice, openSlice } from './open.js';

/** What `serve` does, for help and the reference. */
export const SERVE_DETAIL =
  'Serves the brief, timeline, positions, statements and reports as pages on this machine, takes reports in, and takes decisions of reviewers. Every line opens the words of its report. With --as-of the pages are those of a past day, on which nothing can be decided or added. Only this machine can reach it unless --host names another address; then a token is made and printed, and nobody gets in without it. Stop it with Ctrl-C.';

interface Kept {
  readonly stamp: string;
  readonly site: Site;
  readonly open: OpenSlice;
}

const kept = new Map<string, Kept>();

/** A past moment that pages are to show; none for now. */
export type When = Omit<Asked, 'dossier'>;

const keyOf = (dossier: string, { asOf, clock }: When): string => [dossier, asOf ?? '', clock ?? ''].join('\n');

/**
 * The pages of a dossier as it now is, or was at a past moment; drawn anew when its file has changed.
 *
 * @throws RapporteurError `date-not-edtf`, and as opening a dossier does.
 */
export async function openSite(dossier: string, links: Links, when: When = {}): Promise<Site> {
  const stamp = stampOf(dossier);
  const key = keyOf(dossier, when);
  const known = kept.get(key);
  if (known?.stamp === stamp) return known.site;
  const open = openSlice({ dossier, ...when });
  known?.open.close();
  const measured = measuredOf(open.slice.record.fingerprint.reader);
  // The index knows every report; those that were not there yet are not found.
  const search: OpenSlice['search'] = (words, some) =>
    open.search(words, some).filter((report) => open.slice.appearances.has(report));
  const site = new Site(open.slice, links, {
    text: true,
    measured,
    search,
    changes: changesIn(dossier, open.slice),
  });
  kept.set(key, { stamp, site, open });
  void warm(key, site);
  return site;
}

/** Changes that are remembered of one state of a dossier. */
const REMEMBERED = 8;

/** What changed in a dossier up to a slice of it; the record of before is made where somebody asks. */
export function changesIn(dossier: string, now: Slice): NonNullable<SiteOptions['changes']> {
  const known = new Map<string, Changes>();
  return (asked, by) => {
    const unasked = sinceUnasked(now);
    const clock = by ?? (asked ? 'captured' : unasked.clock);
    const since = asked ?? (by && by !== unasked.clock ? lastBefore(now, by) : unasked.since);
    const key = `${since} ${clock}`;
    const found = known.get(key);
    if (found) return found;
    const before = since === null ? null : openSlice({ dossier, asOf: since, clock });
    try {
      const made = changesSince(before?.slice ?? null, now, since, clock);
      for (const old of [...known.keys()].slice(0, -REMEMBERED)) known.delete(old);
      known.set(key, made);
      return made;
    } finally {
      before?.close();
    }
  };
}

/**
 * What changed, as an Atom feed.
 *
 * @throws RapporteurError as opening a dossier does.
 */
export async function openFeed(
  dossier: string,
  links: Links,
  origin: string,
  when: When,
  asked: Pick<PageQuery, 'since' | 'clock'>,
): Promise<string> {
  const site = await openSite(dossier, links, when);
  return feedOf(site, origin, site.changes(asked));
}

/** The feed of a site. */
export const feedOf = (site: Site, origin: string, changes: Changes): string =>
  changesAtom(changes, {
    talks: site.frame.talks,
    links: site.links,
    origin,
    at: (id) => (site.find(id) ? site.frame.at(id) : null),
    newest: site.slice.record.coverage.to,
    handling: site.frame.handling,
    quote: site.frame.quote,
  });

/**
 * Rounds and deadlines of a dossier as it now is, as iCalendar.
 *
 * @throws RapporteurError as opening a dossier does.
 */
export async function openCalendar(dossier: string, links: Links, when: When = {}): Promise<string> {
  // The record that the pages are drawn from: a calendar program asks again and again.
  const { slice } = await openSite(dossier, links, when);
  return calendarFile(slice);
}

/** Draws each page once while nobody waits for it, so that whoever does finds its lists made. */
async function warm(key: string, site: Site): Promise<void> {
  for (const name of PAGES) {
    // What changed needs another record, which is made for whoever asks.
    if (name === 'changes') continue;
    await setImmediate();
    if (kept.get(key)?.site !== site) return;
    try {
      site.page(name);
    } catch {
      // Whoever asks for the page is told.
    }
  }
}

const fonts = new Map<string, Uint8Array<ArrayBuffer>>();

/** A font file of the pages by its name; null when they have none of that name. */
export function font(name: string): Uint8Array<ArrayBuffer> | null {
  const place = FONTS.get(name);
  if (!place) return null;
  let file = fonts.get(name);
  if (!file) {
    const folder = dirname(createRequire(import.meta.url).resolve(`${place.package}/package.json`));
    file = new Uint8Array(readFileSync(join(folder, place.file)));
    fonts.set(name, file);
  }
  return file;
}

/** Size and time of the file and of the log that a writer keeps beside it. */
const stampOf = (dossier: string): string =>
  [dossier, `${dossier}-wal`]
    .map((path) => {
      const found = statSync(path, { throwIfNoEntry: false });
      return found ? `${found.mtimeMs} ${found.size}` : 'none';
    })
    .join(' ');
