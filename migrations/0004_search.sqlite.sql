-- The search index on SQLite: FTS5 over folded text, each row with the tokens of those who may find it.

CREATE TABLE search_head (
  rowid_          INTEGER PRIMARY KEY AUTOINCREMENT,
  organization_id TEXT NOT NULL,
  kind            TEXT NOT NULL,
  subject_id      TEXT NOT NULL,
  UNIQUE (kind, subject_id, organization_id)
);
CREATE VIRTUAL TABLE search_head_text USING fts5(scope, words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0', prefix='2 3');

CREATE TABLE search_message (
  rowid_          INTEGER PRIMARY KEY AUTOINCREMENT,
  conversation_id TEXT NOT NULL,
  seq             BIGINT NOT NULL,
  UNIQUE (conversation_id, seq)
);
CREATE VIRTUAL TABLE search_message_text USING fts5(scope, words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0', prefix='2 3');

CREATE TABLE search_watermark (
  name TEXT   NOT NULL PRIMARY KEY,
  at   BIGINT NOT NULL,
  id   TEXT   NOT NULL
);
