-- A post costs less: only messages that came with a key of their sender's are kept by it, and the order of sending has no index,
-- since nobody asks for it any more. SQLite takes a constraint off a table only by making it anew:
-- https://sqlite.org/lang_altertable.html section 7.

CREATE TABLE message_anew (
  conversation_id TEXT   NOT NULL,
  seq             BIGINT NOT NULL,
  id              TEXT   NOT NULL UNIQUE,
  organization_id TEXT   NOT NULL,
  person_id       TEXT,
  desk_id         TEXT,
  body            TEXT   NOT NULL,
  salt            TEXT   NOT NULL,
  via             TEXT   NOT NULL,
  sent_at         BIGINT NOT NULL,
  client_key      TEXT,
  request_hash    TEXT   NOT NULL DEFAULT '',
  body_hash       TEXT   NOT NULL,
  prev_digest     TEXT   NOT NULL,
  digest          TEXT   NOT NULL,
  withdrawn_at    BIGINT,
  PRIMARY KEY (conversation_id, seq),
  FOREIGN KEY (conversation_id, organization_id) REFERENCES side (conversation_id, organization_id),
  FOREIGN KEY (person_id, organization_id) REFERENCES person (id, organization_id)
);
INSERT INTO message_anew (conversation_id, seq, id, organization_id, person_id, desk_id, body, salt, via, sent_at, client_key,
    request_hash, body_hash, prev_digest, digest, withdrawn_at)
  SELECT conversation_id, seq, id, organization_id, person_id, desk_id, body, salt, via, sent_at, client_key,
    request_hash, body_hash, prev_digest, digest, withdrawn_at
  FROM message ORDER BY conversation_id, seq;
DROP TABLE message;
ALTER TABLE message_anew RENAME TO message;
CREATE UNIQUE INDEX message_by_key ON message (person_id, client_key) WHERE client_key IS NOT NULL;
