/** Whatever the record is made of makes its tables out of date, whoever changes it. */
const BEHIND = ['appearance', 'decision', 'reading']
  .flatMap((table) => ['INSERT', 'UPDATE', 'DELETE'].map((change) => [table, change] as const))
  .map(
    ([table, change]) =>
      `CREATE TRIGGER record_behind_${table}_${change.toLowerCase()} AFTER ${change} ON ${table} BEGIN DELETE FROM setting WHERE name = 'record'; END;`,
  )
  .join('\n');

/** The tables were written from all that is there, of the reader that the record is made of now. */
const IS_CURRENT = `EXISTS (SELECT 1 FROM setting r JOIN setting s ON s.value = r.value WHERE r.name = 'record' AND s.name = 'reader')`;

/**
 * What captures of one appearance told differently, and tables of the record that are never silently out of date: they are empty from the
 * moment that something comes in until `rapporteur read` writes them again, and `record_state` says so.
 */
export const CAPTURES = `
CREATE TABLE capture (
  appearance TEXT NOT NULL REFERENCES appearance (id),
  captured_at TEXT NOT NULL,
  byline TEXT,
  modified_at TEXT
) STRICT;
CREATE UNIQUE INDEX capture_told ON capture (appearance, ifnull(byline, ''), ifnull(modified_at, ''));
INSERT INTO capture SELECT id, captured_at, byline, modified_at FROM appearance;

DROP VIEW actor;
DROP VIEW round;
ALTER TABLE record_object RENAME TO record_row;
CREATE VIEW record_state AS
  SELECT iif(${IS_CURRENT}, 'current', 'out of date, and therefore empty: run "rapporteur read" on this file') AS state,
    (SELECT value FROM setting WHERE name = 'reader') AS reader;
CREATE VIEW record_object AS SELECT kind, id, body FROM record_row WHERE ${IS_CURRENT};
CREATE VIEW actor AS SELECT id, body ->> '$.name' AS name, body ->> '$.side' AS side, body ->> '$.statements' AS statements FROM record_object WHERE kind = 'actor';
CREATE VIEW round AS SELECT id, body ->> '$.place' AS place, body ->> '$.when' AS "when", body ->> '$.status' AS status FROM record_object WHERE kind = 'round';
${BEHIND}
`;
