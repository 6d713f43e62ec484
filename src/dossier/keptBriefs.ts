import { canonical, shortDigest } from '../model/index.js';
import { type Connection, guarded } from './driver.js';
import { isThere } from './kept.js';

/** A brief as it was shown, frozen. */
export interface KeptBrief {
  readonly id: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly author: string;
  readonly reason: string | null;
  /** Canonical JSON. */
  readonly body: string;
}

/** The id that its content gives a brief. */
export const briefId = ({ at, author, reason, body }: Omit<KeptBrief, 'id'>): string =>
  `brief:${shortDigest([at, author, reason ?? '', body])}`;

/** Freezes a brief; the same brief frozen twice by one person at one moment is one. */
export function keepBrief(
  db: Connection,
  path: string,
  told: Omit<KeptBrief, 'id' | 'body'>,
  brief: unknown,
): KeptBrief {
  const body = canonical(brief);
  const kept = { ...told, id: briefId({ ...told, body }), body };
  guarded(path, () =>
    db
      .prepare('INSERT INTO kept_brief VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING')
      .run(kept.id, kept.at, kept.author, kept.reason, kept.body),
  );
  return kept;
}

/** Frozen briefs, the newest first. */
export function keptBriefs(db: Connection, path: string): KeptBrief[] {
  // A dossier of an older schema that is only looked at has none.
  if (!isThere(db, 'kept_brief')) return [];
  return guarded(path, () => db.prepare('SELECT * FROM kept_brief ORDER BY at DESC, id').all() as KeptBrief[]);
}
