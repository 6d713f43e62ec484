/** Which reader's readings the record is made of: the one used last. */
export const SETTING = `
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
INSERT INTO setting SELECT 'reader', reader FROM reading ORDER BY rowid DESC LIMIT 1;
`;
