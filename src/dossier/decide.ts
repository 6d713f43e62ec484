import { canonical, type Decision, decisionOf } from '../model/index.js';
import { type Connection, guarded } from './driver.js';

/**
 * Keeps a decision beside those that were taken before; nothing is ever changed or taken away. `tell` gives it and `then` runs after it in one
 * transaction with it: nobody decides in between, and where either fails, nothing is kept.
 */
export function decide(db: Connection, path: string, tell: () => Omit<Decision, 'id'>, then: () => void): Decision {
  const run = () => {
    const told = tell();
    const d = decisionOf({ ...told, at: after(db, told.at) });
    insertDecision(db, d);
    then();
    return d;
  };
  return guarded(path, () => db.transaction(run).immediate());
}

/**
 * The moment of a decision, a millisecond after the last one where the clock does not say so: what is decided on sight of another decision is
 * later than it in every dossier that takes both in, also where somebody's clock is ahead.
 */
function after(db: Connection, now: string): string {
  const last = db.prepare('SELECT max(at) FROM decision').pluck().get() as string | null;
  return last === null || last < now ? now : new Date(Date.parse(last) + 1).toISOString();
}

/** Keeps a decision under its id; one that is there already stays. */
export function insertDecision(db: Connection, d: Decision): boolean {
  const { changes } = db
    .prepare(
      'INSERT INTO decision (id, kind, about, value, author, at, reason, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    )
    .run(d.id, d.kind, d.about, d.value, d.author, d.at, d.reason, d.body && canonical(d.body));
  return changes > 0;
}
