import { canonical, shortDigest } from '../model/index.js';
import { type Connection, guarded } from './driver.js';

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

/** Freezes a brief; the same brief frozen twice by one person at one moment is one. */
export function keepBrief(
  db: Connection,
  path: string,
  told: Omit<KeptBrief, 'id' | 'body'>,
  brief: unknown,
): KeptBrief {
  const body = canonical(brief);
  const kept = { ...told, id: `brief:${shortDigest([told.at, told.author, told.reason ?? '', body])}`, body };
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
  const there = db.prepare("SELECT count(*) FROM sqlite_master WHERE name = 'kept_brief'").pluck().get() as number;
  if (there === 0) return [];
  return guarded(path, () => db.prepare('SELECT * FROM kept_brief ORDER BY at DESC, id').all() as KeptBrief[]);
}
