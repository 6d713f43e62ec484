/** Decisions about the words of findings, briefs that were frozen as they were shown, and that something was deleted, without its words. */
export const REVIEWS = `
ALTER TABLE decision ADD COLUMN body TEXT;

CREATE TABLE kept_brief (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  reason TEXT,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE deletion (
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  reason TEXT,
  reports INTEGER NOT NULL,
  decisions INTEGER NOT NULL
) STRICT;
`;
