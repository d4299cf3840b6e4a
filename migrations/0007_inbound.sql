-- Mail that comes in. Each is kept whole before it is acknowledged, and no row is ever removed: what became of it can be told.

-- `identity` is the same for the same mail however it came; `due_at` is set while it waits to be handled.
-- `conversation_id` is where it stands (with `seq`) or might belong; `from_address` and `message_id` are for finding it.
CREATE TABLE inbound_mail (
  id              TEXT   NOT NULL PRIMARY KEY,
  identity        TEXT   NOT NULL,
  sha256          TEXT   NOT NULL REFERENCES blob (sha256),
  size            BIGINT NOT NULL,
  road            TEXT   NOT NULL,
  peer            TEXT   NOT NULL DEFAULT '',
  envelope_from   TEXT   NOT NULL,
  recipient       TEXT   NOT NULL,
  from_address    TEXT   NOT NULL DEFAULT '',
  from_name       TEXT   NOT NULL DEFAULT '',
  subject         TEXT   NOT NULL DEFAULT '',
  message_id      TEXT   NOT NULL DEFAULT '',
  received_at     BIGINT NOT NULL,
  state           TEXT   NOT NULL,
  reason          TEXT   NOT NULL DEFAULT '',
  failure         TEXT   NOT NULL DEFAULT '',
  tries           BIGINT NOT NULL DEFAULT 0,
  due_at          BIGINT,
  settled_at      BIGINT,
  settled_by      TEXT   REFERENCES person (id),
  verified        TEXT   NOT NULL DEFAULT '',
  topic           TEXT   NOT NULL DEFAULT '',
  organization_id TEXT   REFERENCES organization (id),
  person_id       TEXT,
  conversation_id TEXT,
  seq             BIGINT,
  UNIQUE (identity, recipient),
  FOREIGN KEY (person_id, organization_id) REFERENCES person (id, organization_id),
  FOREIGN KEY (conversation_id, organization_id) REFERENCES side (conversation_id, organization_id),
  FOREIGN KEY (conversation_id, seq) REFERENCES message (conversation_id, seq)
);
CREATE INDEX inbound_mail_due ON inbound_mail (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX inbound_mail_waiting ON inbound_mail (organization_id, received_at, id) WHERE state = 'held' OR state = 'unplaced';
CREATE INDEX inbound_mail_of_message ON inbound_mail (conversation_id, seq) WHERE seq IS NOT NULL;
CREATE INDEX inbound_mail_by_time ON inbound_mail (received_at, id);
CREATE INDEX inbound_mail_by_sender ON inbound_mail (from_address, received_at, id);
CREATE INDEX inbound_mail_by_message_id ON inbound_mail (message_id, received_at, id);
CREATE INDEX inbound_mail_by_content ON inbound_mail (sha256);

-- An address of an organization is named by itself.
CREATE INDEX person_mailbox ON person (name_fold) WHERE kind = 'mailbox';

-- One answer to a sender and day about something that went wrong.
CREATE TABLE mail_answer (
  address TEXT   NOT NULL,
  day     BIGINT NOT NULL,
  PRIMARY KEY (address, day)
);

-- Pictures that stood in the text of a sender's mails: one that comes again is a logo.
CREATE TABLE mail_picture (
  address TEXT   NOT NULL,
  sha256  TEXT   NOT NULL,
  mail_id TEXT   NOT NULL REFERENCES inbound_mail (id),
  PRIMARY KEY (address, sha256)
);

-- Who is away, as the person's own mailbox said; `until` is empty where it did not say so.
CREATE TABLE absence (
  person_id  TEXT   NOT NULL PRIMARY KEY REFERENCES person (id),
  away_until BIGINT,
  noted_at   BIGINT NOT NULL
);

-- With which a mail server or provider may hand mail in; kept as a hash only.
CREATE TABLE mail_token (
  id         TEXT   NOT NULL PRIMARY KEY,
  token_hash TEXT   NOT NULL UNIQUE,
  name       TEXT   NOT NULL,
  created_at BIGINT NOT NULL,
  revoked_at BIGINT
);
