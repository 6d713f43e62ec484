import { type ReportId, titleId } from '../model/index.js';
import { decisionsAbout, mentionsIn } from './about.js';
import { type Connection, guarded } from './driver.js';
import { decisions } from './query.js';

/** Who deletes, when and why: kept without any words of what was deleted. */
export interface Deletion {
  readonly at: string;
  readonly author: string;
  readonly reason: string | null;
}

/**
 * Takes reports out with all that was made of them and decided about their words, and briefs that quote them; `then` runs in the same
 * transaction. What stays is that somebody deleted something, when and why.
 */
export function remove(
  db: Connection,
  path: string,
  reports: readonly ReportId[],
  told: Deletion,
  then: () => void,
): void {
  const run = () => {
    const about = decisionsAbout(decisions(db), new Set(reports), mentionsIn(db, reports));
    for (const d of about) db.prepare('DELETE FROM decision WHERE id = ?').run(d.id);
    for (const report of reports) {
      db.prepare('DELETE FROM kept_brief WHERE instr(body, ?) > 0').run(report);
      erase(db, report);
      db.prepare('DELETE FROM appearance WHERE report = ?').run(report);
      db.prepare('DELETE FROM report WHERE id = ?').run(report);
    }
    const titles = db
      .prepare('SELECT DISTINCT title FROM appearance WHERE title IS NOT NULL')
      .pluck()
      .all() as string[];
    const left = new Set(titles.map(titleId) as string[]);
    const headlines = db
      .prepare("SELECT DISTINCT source FROM reading WHERE source LIKE 'title:%'")
      .pluck()
      .all() as string[];
    for (const source of headlines) if (!left.has(source)) erase(db, source);
    const { at, author, reason } = told;
    db.prepare('INSERT INTO deletion VALUES (?, ?, ?, ?, ?)').run(at, author, reason, reports.length, about.length);
    then();
  };
  guarded(path, () => {
    db.transaction(run).immediate();
    // Words in the index of the search would stay until its pages are next put together.
    db.exec("INSERT INTO report_search (report_search) VALUES ('rebuild')");
    db.exec("INSERT INTO report_search (report_search) VALUES ('optimize')");
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.exec('VACUUM');
  });
}

/** Everything that readers made of a text. */
function erase(db: Connection, source: string): void {
  for (const table of ['evidence', 'finding', 'reading'])
    db.prepare(`DELETE FROM ${table} WHERE source = ?`).run(source);
}
