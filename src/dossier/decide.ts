import { type Decision, decisionOf } from '../model/index.js';
import { type Connection, guarded } from './driver.js';

/**
 * Keeps a decision beside those that were taken before; nothing is ever changed or taken away. `then` runs in the same transaction: where it
 * fails, nothing is kept.
 */
export function decide(db: Connection, path: string, told: Omit<Decision, 'id'>, then: () => void): Decision {
  const d = decisionOf(told);
  const run = () => {
    db.prepare('INSERT INTO decision (id, kind, about, value, author, at, reason) VALUES (?, ?, ?, ?, ?, ?, ?)').run(
      d.id,
      d.kind,
      d.about,
      d.value,
      d.author,
      d.at,
      d.reason,
    );
    then();
  };
  guarded(path, () => db.transaction(run).immediate());
  return d;
}
