import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { calendarFile } from '../export/calendar.js';
import { FONTS, type Links, PAGES, Site } from '../render/site/index.js';
import { measuredOf } from './measured.js';
import { type OpenSlice, openSlice } from './open.js';

/** What `serve` does, for help and the reference. */
export const SERVE_DETAIL =
  'Serves the brief, timeline, positions, statements and reports as pages on this machine, and takes reports in. Every line opens the words of its report. Only this machine can reach it unless --host names another address; then a token is made and printed, and nobody gets in without it. Stop it with Ctrl-C.';

interface Kept {
  readonly stamp: string;
  readonly site: Site;
  readonly open: OpenSlice;
}

const kept = new Map<string, Kept>();

/**
 * The pages of a dossier as it now is; drawn anew when its file has changed.
 *
 * @throws RapporteurError as opening a dossier does.
 */
export async function openSite(dossier: string, links: Links): Promise<Site> {
  const stamp = stampOf(dossier);
  const known = kept.get(dossier);
  if (known?.stamp === stamp) return known.site;
  const open = openSlice({ dossier });
  known?.open.close();
  const measured = measuredOf(open.slice.record.fingerprint.reader);
  const site = new Site(open.slice, links, { text: true, measured, search: open.search });
  kept.set(dossier, { stamp, site, open });
  void warm(dossier, site);
  return site;
}

/**
 * Rounds and deadlines of a dossier as it now is, as iCalendar.
 *
 * @throws RapporteurError as opening a dossier does.
 */
export async function openCalendar(dossier: string, links: Links): Promise<string> {
  // The record that the pages are drawn from: a calendar program asks again and again.
  await openSite(dossier, links);
  return calendarFile(kept.get(dossier)!.open.slice);
}

/** Draws each page once while nobody waits for it, so that whoever does finds its lists made. */
async function warm(dossier: string, site: Site): Promise<void> {
  for (const name of PAGES) {
    await setImmediate();
    if (kept.get(dossier)?.site !== site) return;
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
