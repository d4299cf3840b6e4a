-- The search index on PostgreSQL: tsvector over folded text, each row with the tokens of those who may find it.

CREATE TABLE search_head (
  organization_id TEXT     NOT NULL,
  kind            TEXT     NOT NULL,
  subject_id      TEXT     NOT NULL,
  words           TSVECTOR NOT NULL,
  UNIQUE (kind, subject_id, organization_id)
);
CREATE INDEX search_head_words ON search_head USING gin (words);

CREATE TABLE search_message (
  conversation_id TEXT     NOT NULL,
  seq             BIGINT   NOT NULL,
  words           TSVECTOR NOT NULL,
  UNIQUE (conversation_id, seq)
);
CREATE INDEX search_message_words ON search_message USING gin (words);

CREATE TABLE search_watermark (
  name TEXT   NOT NULL PRIMARY KEY,
  at   BIGINT NOT NULL,
  id   TEXT   NOT NULL
);
