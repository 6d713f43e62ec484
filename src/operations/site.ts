import { statSync } from 'node:fs';
import { type Links, Site } from '../render/site/index.js';
import { measuredOf } from './measured.js';
import { sliceOf } from './open.js';

const kept = new Map<string, { readonly stamp: string; readonly site: Promise<Site> }>();

/**
 * The pages of a dossier as it now is; drawn anew when its file has changed.
 *
 * @throws RapporteurError as opening a dossier does.
 */
export function openSite(dossier: string, links: Links): Promise<Site> {
  const stamp = stampOf(dossier);
  const known = kept.get(dossier);
  if (known && known.stamp === stamp) return known.site;
  const site = sliceOf(dossier).then(
    (slice) => new Site(slice, links, { text: true, measured: measuredOf(slice.record.fingerprint.reader) }),
  );
  kept.set(dossier, { stamp, site });
  // What could not be opened is tried again at the next look.
  site.catch(() => kept.delete(dossier));
  return site;
}

/** Size and time of the file and of the log that a writer keeps beside it. */
const stampOf = (dossier: string): string =>
  [dossier, `${dossier}-wal`]
    .map((path) => {
      const found = statSync(path, { throwIfNoEntry: false });
      return found ? `${found.mtimeMs} ${found.size}` : 'none';
    })
    .join(' ');
