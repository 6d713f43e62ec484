/** Reports and decisions are kept; everything below "derived" can be thrown away and rebuilt. */
export const FIRST = `
CREATE TABLE report (
  id TEXT PRIMARY KEY,
  text TEXT NOT NULL
) STRICT;

CREATE TABLE appearance (
  id TEXT PRIMARY KEY,
  report TEXT NOT NULL REFERENCES report (id),
  outlet TEXT,
  url TEXT,
  title TEXT,
  byline TEXT,
  published_at TEXT,
  modified_at TEXT,
  captured_at TEXT NOT NULL,
  cuts TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE INDEX appearance_report ON appearance (report);

CREATE TABLE decision (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  about TEXT NOT NULL,
  value TEXT,
  author TEXT NOT NULL,
  at TEXT NOT NULL,
  reason TEXT
) STRICT;

-- derived

CREATE TABLE reading (
  source TEXT NOT NULL,
  reader TEXT NOT NULL,
  parties TEXT NOT NULL,
  layout TEXT NOT NULL,
  dropped TEXT NOT NULL,
  PRIMARY KEY (source, reader)
) STRICT;

CREATE TABLE finding (
  id TEXT NOT NULL,
  reader TEXT NOT NULL,
  source TEXT NOT NULL,
  kind TEXT NOT NULL,
  said_in TEXT,
  confidence REAL NOT NULL,
  step TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (id, reader)
) STRICT;
CREATE INDEX finding_source ON finding (source, reader);
CREATE INDEX finding_kind ON finding (kind);

CREATE TABLE evidence (
  finding TEXT NOT NULL,
  reader TEXT NOT NULL,
  source TEXT NOT NULL,
  role TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  exact TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_finding ON evidence (finding, reader);
CREATE INDEX evidence_source ON evidence (source, reader);

CREATE TABLE record_object (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT;

CREATE VIRTUAL TABLE report_search USING fts5 (text, content = 'report', tokenize = 'unicode61 remove_diacritics 2');
CREATE TRIGGER report_added AFTER INSERT ON report BEGIN
  INSERT INTO report_search (rowid, text) VALUES (new.rowid, new.text);
END;
CREATE TRIGGER report_removed AFTER DELETE ON report BEGIN
  INSERT INTO report_search (report_search, rowid, text) VALUES ('delete', old.rowid, old.text);
END;

CREATE VIEW statement AS
  SELECT id, source AS report, body ->> '$.source.value.name' AS speaker, body ->> '$.quotation' AS quotation,
    (SELECT group_concat(exact, ' … ') FROM evidence e WHERE e.finding = f.id AND e.reader = f.reader AND e.role = 'content') AS content,
    said_in, confidence
  FROM finding f WHERE kind = 'statement';
CREATE VIEW meeting AS
  SELECT id, source AS report, body ->> '$.status.value' AS status, body ->> '$.place.value' AS place,
    body ->> '$.when.value.expression' AS "when", said_in, confidence FROM finding WHERE kind = 'meeting';
CREATE VIEW proposal AS
  SELECT id, source AS report, body ->> '$.name.value' AS name, body ->> '$.status' AS status, said_in, confidence FROM finding WHERE kind = 'proposal';
CREATE VIEW reception AS
  SELECT id, source AS report, body ->> '$.holder.value.name' AS holder, body ->> '$.answer.value' AS answer,
    body ->> '$.of.value' AS "of", said_in, confidence FROM finding WHERE kind = 'reception';
CREATE VIEW position AS
  SELECT id, source AS report, body ->> '$.holder.value.name' AS holder, body ->> '$.issue.value' AS issue,
    body ->> '$.stance.value' AS stance, said_in, confidence FROM finding WHERE kind = 'position';
CREATE VIEW condition AS
  SELECT id, source AS report, body ->> '$.dependent.value' AS dependent, body ->> '$.connective.value' AS connective,
    body ->> '$.required.value' AS required, said_in, confidence FROM finding WHERE kind = 'condition';
CREATE VIEW actor AS SELECT id, body ->> '$.name' AS name, body ->> '$.side' AS side, body ->> '$.statements' AS statements FROM record_object WHERE kind = 'actor';
CREATE VIEW round AS SELECT id, body ->> '$.place' AS place, body ->> '$.when' AS "when", body ->> '$.status' AS status FROM record_object WHERE kind = 'round';
`;
