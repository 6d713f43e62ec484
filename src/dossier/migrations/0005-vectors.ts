/** What the sentences of a reading mean, as `src/dossier/vectors.ts` writes them. */
export const VECTORS = `
CREATE TABLE vector (
  source TEXT NOT NULL,
  reader TEXT NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (source, reader)
) STRICT;
`;
