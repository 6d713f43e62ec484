import { canonical, type Decision, decisionOf } from '../model/index.js';
import { type Connection, guarded } from './driver.js';

/**
 * Keeps a decision beside those that were taken before; nothing is ever changed or taken away. `then` runs in the same transaction: where it
 * fails, nothing is kept.
 */
export function decide(db: Connection, path: string, told: Omit<Decision, 'id'>, then: () => void): Decision {
  const d = decisionOf(told);
  const run = () => {
    insertDecision(db, d);
    then();
  };
  guarded(path, () => db.transaction(run).immediate());
  return d;
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
