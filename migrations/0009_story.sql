-- One story: what documents say about each other, what people say about single lines, and which documents were joined by hand.

-- What a document says about those it refers to, and on which calendar date; '' where it says nothing. It is kept here so that
-- it can be told when they come later.
ALTER TABLE document ADD COLUMN says TEXT NOT NULL DEFAULT '';

-- The timeline of a document, in the order of `position`. `source_id` is the document that says it; without one it is a version of its own, or a query
-- from its page. `state` is 'due' until it was told in a conversation, then 'told', 'entry' where nothing was to be told, or
-- the word of availability that kept it from being told.
CREATE TABLE document_entry (
  id              TEXT    NOT NULL PRIMARY KEY,
  document_id     TEXT    NOT NULL REFERENCES document (id),
  position        BIGINT  NOT NULL,
  at              BIGINT  NOT NULL,
  says            TEXT    NOT NULL,
  said_on         TEXT    NOT NULL DEFAULT '',
  organization_id TEXT    NOT NULL,
  person_id       TEXT    NOT NULL,
  source_id       TEXT    REFERENCES document (id),
  version         BIGINT  NOT NULL DEFAULT 0,
  detail          TEXT    NOT NULL DEFAULT '',
  in_order        BOOLEAN NOT NULL DEFAULT TRUE,
  state           TEXT    NOT NULL,
  conversation_id TEXT,
  seq             BIGINT,
  FOREIGN KEY (person_id, organization_id) REFERENCES person (id, organization_id),
  FOREIGN KEY (conversation_id, organization_id) REFERENCES side (conversation_id, organization_id)
);
CREATE INDEX document_entry_by_document ON document_entry (document_id, position, id);
CREATE UNIQUE INDEX document_entry_by_source ON document_entry (source_id, document_id, version) WHERE source_id IS NOT NULL;
CREATE INDEX document_entry_due ON document_entry (at, id) WHERE state = 'due';
CREATE INDEX document_entry_by_message ON document_entry (conversation_id, seq) WHERE conversation_id IS NOT NULL;

-- Two documents of one pair that somebody joined by hand; `one_id` is the smaller id.
CREATE TABLE document_link (
  one_id          TEXT   NOT NULL,
  other_id        TEXT   NOT NULL,
  low             TEXT   NOT NULL,
  high            TEXT   NOT NULL,
  organization_id TEXT   NOT NULL,
  person_id       TEXT   NOT NULL,
  at              BIGINT NOT NULL,
  PRIMARY KEY (one_id, other_id),
  FOREIGN KEY (one_id, low, high) REFERENCES document (id, low, high),
  FOREIGN KEY (other_id, low, high) REFERENCES document (id, low, high),
  FOREIGN KEY (person_id, organization_id) REFERENCES person (id, organization_id),
  CHECK (one_id < other_id)
);
CREATE INDEX document_link_by_other ON document_link (other_id, one_id);

-- The line of a document that a message is about, by the number that the document's page shows.
CREATE TABLE message_line (
  conversation_id TEXT   NOT NULL,
  seq             BIGINT NOT NULL,
  document_id     TEXT   NOT NULL,
  low             TEXT   NOT NULL,
  high            TEXT   NOT NULL,
  line            TEXT   NOT NULL,
  PRIMARY KEY (conversation_id, seq),
  FOREIGN KEY (conversation_id, seq) REFERENCES message (conversation_id, seq),
  FOREIGN KEY (conversation_id, low, high) REFERENCES conversation (id, low, high),
  FOREIGN KEY (document_id, low, high) REFERENCES document (id, low, high)
);
CREATE INDEX message_line_by_document ON message_line (document_id, conversation_id, seq);

-- What an event of a conversation says about its document.
ALTER TABLE event ADD COLUMN says TEXT;

-- Confirmations, ship notices, responses and status updates are few beside what they speak of, and have a list of their own.
CREATE INDEX document_side_others ON document_side (organization_id, topic, issue_date, document_id)
  WHERE kind IN ('confirmation', 'ship_notice', 'response', 'status_update');
