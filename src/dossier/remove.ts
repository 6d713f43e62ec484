import { type ReportId, titleId } from '../model/index.js';
import { type Connection, guarded, isSwept, sweep } from './driver.js';
import { decisionsAbout } from './query.js';

/** Who deletes, when and why: kept without any words of what was deleted. */
export interface Deletion {
  readonly at: string;
  readonly author: string;
  readonly reason: string | null;
}

/**
 * Takes reports out with all that was made of them and decided about their words, and briefs that quote them. What stays is that somebody
 * deleted something, when and why. False where another program has the file open: bytes of the words are in it until it is next written.
 */
export function remove(db: Connection, path: string, reports: readonly ReportId[], told: Deletion): boolean {
  const run = () => {
    const about = decisionsAbout(db, reports);
    for (const d of about) db.prepare('DELETE FROM decision WHERE id = ?').run(d.id);
    for (const report of reports) {
      db.prepare('DELETE FROM kept_brief WHERE instr(body, ?) > 0').run(report);
      erase(db, report);
      db.prepare('DELETE FROM capture WHERE appearance IN (SELECT id FROM appearance WHERE report = ?)').run(report);
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
    // Objects of the record are out of date, and their words may be those of these reports.
    db.exec('DELETE FROM record_row');
    const { at, author, reason } = told;
    db.prepare('INSERT INTO deletion VALUES (?, ?, ?, ?, ?)').run(at, author, reason, reports.length, about.length);
    db.exec("INSERT OR REPLACE INTO setting VALUES ('sweep', 'due')");
  };
  return guarded(path, () => {
    db.transaction(run).immediate();
    sweep(db);
    return isSwept(db);
  });
}

/** Everything that readers made of a text. */
function erase(db: Connection, source: string): void {
  for (const table of ['evidence', 'finding', 'reading', 'vector'])
    db.prepare(`DELETE FROM ${table} WHERE source = ?`).run(source);
}
