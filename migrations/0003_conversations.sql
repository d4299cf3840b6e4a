-- Conversations: messages in order, one side per organization, one seat per person who has to do with it.

CREATE TABLE conversation (
  id           TEXT   NOT NULL PRIMARY KEY,
  low          TEXT   NOT NULL,
  high         TEXT   NOT NULL,
  subject      TEXT   NOT NULL,
  topic        TEXT   NOT NULL,
  document_id  TEXT,
  started_by   TEXT   NOT NULL,
  started_for  TEXT   NOT NULL,
  created_at   BIGINT NOT NULL,
  last_seq     BIGINT NOT NULL,
  last_digest  TEXT   NOT NULL,
  UNIQUE (id, low, high),
  FOREIGN KEY (low, high) REFERENCES relationship (low, high),
  FOREIGN KEY (document_id, low, high) REFERENCES document (id, low, high),
  FOREIGN KEY (started_by, started_for) REFERENCES person (id, organization_id),
  CHECK (started_for = low OR started_for = high)
);

-- Every document of a conversation, the one it began with among them.
CREATE TABLE conversation_document (
  conversation_id TEXT   NOT NULL,
  document_id     TEXT   NOT NULL,
  low             TEXT   NOT NULL,
  high            TEXT   NOT NULL,
  topic           TEXT   NOT NULL,
  linked_at       BIGINT NOT NULL,
  PRIMARY KEY (conversation_id, document_id),
  FOREIGN KEY (conversation_id, low, high) REFERENCES conversation (id, low, high),
  FOREIGN KEY (document_id, low, high) REFERENCES document (id, low, high)
);
CREATE INDEX conversation_document_by_document ON conversation_document (document_id, conversation_id);

-- What one organization's inbox needs, so that no list computes anything from messages.
CREATE TABLE side (
  conversation_id TEXT   NOT NULL,
  organization_id TEXT   NOT NULL,
  partner_id      TEXT   NOT NULL,
  low             TEXT   NOT NULL,
  high            TEXT   NOT NULL,
  topic           TEXT   NOT NULL,
  theirs_seq      BIGINT NOT NULL,
  turn            TEXT   NOT NULL,
  turn_since      BIGINT NOT NULL,
  taken_by        TEXT,
  desk_id         TEXT,
  last_seq        BIGINT NOT NULL,
  last_at         BIGINT NOT NULL,
  seen_seq        BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (conversation_id, organization_id),
  FOREIGN KEY (conversation_id, low, high) REFERENCES conversation (id, low, high),
  FOREIGN KEY (taken_by, organization_id) REFERENCES person (id, organization_id),
  FOREIGN KEY (desk_id, organization_id) REFERENCES desk (id, organization_id),
  CHECK ((organization_id = low AND partner_id = high) OR (organization_id = high AND partner_id = low))
);
CREATE INDEX side_inbox ON side (organization_id, last_at, conversation_id);
CREATE INDEX side_turn ON side (organization_id, turn, last_at, conversation_id);
CREATE INDEX side_partner ON side (organization_id, partner_id, last_at, conversation_id);
CREATE INDEX side_taken ON side (taken_by, last_at, conversation_id) WHERE taken_by IS NOT NULL;

CREATE TABLE message (
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
  UNIQUE (person_id, client_key),
  FOREIGN KEY (conversation_id, organization_id) REFERENCES side (conversation_id, organization_id),
  FOREIGN KEY (person_id, organization_id) REFERENCES person (id, organization_id)
);
CREATE INDEX message_unindexed ON message (sent_at, id);

CREATE TABLE attachment (
  id              TEXT   NOT NULL PRIMARY KEY,
  organization_id TEXT   NOT NULL,
  person_id       TEXT   NOT NULL,
  name            TEXT   NOT NULL,
  media_type      TEXT   NOT NULL,
  size            BIGINT NOT NULL,
  sha256          TEXT   NOT NULL REFERENCES blob (sha256),
  created_at      BIGINT NOT NULL,
  client_key      TEXT,
  conversation_id TEXT,
  seq             BIGINT,
  position        BIGINT NOT NULL DEFAULT 0,
  UNIQUE (person_id, client_key),
  FOREIGN KEY (person_id, organization_id) REFERENCES person (id, organization_id),
  FOREIGN KEY (conversation_id, organization_id) REFERENCES side (conversation_id, organization_id),
  FOREIGN KEY (conversation_id, seq) REFERENCES message (conversation_id, seq)
);
CREATE INDEX attachment_by_message ON attachment (conversation_id, seq, position) WHERE conversation_id IS NOT NULL;
CREATE INDEX attachment_unclaimed ON attachment (created_at) WHERE conversation_id IS NULL;
CREATE INDEX attachment_by_content ON attachment (sha256);

-- The unread mark, the participant and (with mail) the trigger of a letter in one.
-- Unread: told_seq > read_seq. `seen_seq` only goes forward, by real seeing.
CREATE TABLE seat (
  conversation_id TEXT    NOT NULL,
  person_id       TEXT    NOT NULL,
  organization_id TEXT    NOT NULL,
  in_it           BOOLEAN NOT NULL DEFAULT FALSE,
  told_seq        BIGINT  NOT NULL DEFAULT 0,
  read_seq        BIGINT  NOT NULL DEFAULT 0,
  seen_seq        BIGINT  NOT NULL DEFAULT 0,
  muted           BOOLEAN NOT NULL DEFAULT FALSE,
  archived        BOOLEAN NOT NULL DEFAULT FALSE,
  due_at          BIGINT,
  PRIMARY KEY (conversation_id, person_id),
  FOREIGN KEY (conversation_id, organization_id) REFERENCES side (conversation_id, organization_id),
  FOREIGN KEY (person_id, organization_id) REFERENCES person (id, organization_id)
);
CREATE INDEX seat_unread ON seat (person_id, conversation_id) WHERE told_seq > read_seq;
CREATE INDEX seat_of_person ON seat (person_id, in_it, archived, conversation_id);
CREATE INDEX seat_due ON seat (due_at) WHERE due_at IS NOT NULL;

-- Each advance of what a firm has seen.
CREATE TABLE seen (
  conversation_id TEXT   NOT NULL,
  organization_id TEXT   NOT NULL,
  up_to_seq       BIGINT NOT NULL,
  person_id       TEXT   NOT NULL,
  at              BIGINT NOT NULL,
  PRIMARY KEY (conversation_id, organization_id, up_to_seq),
  FOREIGN KEY (conversation_id, organization_id) REFERENCES side (conversation_id, organization_id)
);

-- Events stand in the thread after a message; those with `only_for` are seen by that side alone.
CREATE TABLE event (
  id              TEXT   NOT NULL PRIMARY KEY,
  conversation_id TEXT   NOT NULL,
  after_seq       BIGINT NOT NULL,
  at              BIGINT NOT NULL,
  kind            TEXT   NOT NULL,
  organization_id TEXT   NOT NULL,
  person_id       TEXT,
  only_for        TEXT,
  document_id     TEXT,
  other_person_id TEXT,
  desk_id         TEXT,
  FOREIGN KEY (conversation_id, organization_id) REFERENCES side (conversation_id, organization_id),
  FOREIGN KEY (person_id, organization_id) REFERENCES person (id, organization_id),
  FOREIGN KEY (other_person_id, organization_id) REFERENCES person (id, organization_id)
);
CREATE INDEX event_by_conversation ON event (conversation_id, after_seq, id);

-- The log behind live hints: ids only, never content. `topic` lets a stream leave out what its person may not open.
CREATE TABLE hint (
  id              TEXT   NOT NULL PRIMARY KEY,
  at              BIGINT NOT NULL,
  organization_id TEXT   NOT NULL,
  person_id       TEXT,
  topic           TEXT   NOT NULL,
  kind            TEXT   NOT NULL,
  conversation_id TEXT,
  seq             BIGINT,
  document_id     TEXT
);
CREATE INDEX hint_by_time ON hint (at, id);
CREATE INDEX hint_by_organization ON hint (organization_id, at, id);
