-- Mail out: who wants to be told and when, letters with their parts, addresses that take no mail.

-- A `mailbox` is an address of the organization that sits at desks and has no way to sign in; it is active once it is confirmed.
ALTER TABLE person ADD COLUMN kind TEXT NOT NULL DEFAULT 'person';
ALTER TABLE organization ADD COLUMN mail_text BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE organization ADD COLUMN seen_names BOOLEAN NOT NULL DEFAULT FALSE;

-- Nobody there can be told: since when the firm's contact address is owed a notice, and from which message on.
ALTER TABLE side ADD COLUMN notice_at BIGINT;
ALTER TABLE side ADD COLUMN notice_from BIGINT;
CREATE INDEX side_notice ON side (notice_at) WHERE notice_at IS NOT NULL;

-- Whoever has no row has the defaults.
CREATE TABLE preference (
  person_id   TEXT    NOT NULL PRIMARY KEY REFERENCES person (id),
  in_it       TEXT    NOT NULL,
  desk        TEXT    NOT NULL,
  digest_hour BIGINT  NOT NULL,
  quiet_from  BIGINT,
  quiet_to    BIGINT,
  with_text   BOOLEAN NOT NULL
);

-- One mail to one address. While it is `queued`, `retry_at` says when it is tried next; whoever tries it moves that on first.
-- A `note` carries its own text; the others are written when they are sent, as their recipient may see it then.
CREATE TABLE letter (
  id              TEXT   NOT NULL PRIMARY KEY,
  kind            TEXT   NOT NULL,
  organization_id TEXT   REFERENCES organization (id),
  person_id       TEXT   REFERENCES person (id),
  address         TEXT   NOT NULL,
  address_fold    TEXT   NOT NULL,
  message_id      TEXT   NOT NULL UNIQUE,
  subject         TEXT   NOT NULL DEFAULT '',
  body            TEXT   NOT NULL DEFAULT '',
  language        TEXT   NOT NULL DEFAULT '',
  in_reply_to     TEXT   NOT NULL DEFAULT '',
  state           TEXT   NOT NULL,
  retry_at        BIGINT NOT NULL,
  tries           BIGINT NOT NULL DEFAULT 0,
  failure         TEXT   NOT NULL DEFAULT '',
  status          TEXT   NOT NULL DEFAULT '',
  created_at      BIGINT NOT NULL,
  sent_at         BIGINT,
  accepted_at     BIGINT,
  ended_at        BIGINT,
  UNIQUE (id, organization_id),
  FOREIGN KEY (person_id, organization_id) REFERENCES person (id, organization_id)
);
CREATE INDEX letter_waiting ON letter (retry_at, id) WHERE state = 'queued';
CREATE INDEX letter_by_state ON letter (state, id);
CREATE INDEX letter_by_address ON letter (address_fold, id);
CREATE INDEX letter_by_person ON letter (person_id, id);

-- What a letter tells of one conversation: a digest has several. `again` says that one went to the same person before.
CREATE TABLE letter_part (
  id              TEXT    NOT NULL PRIMARY KEY,
  letter_id       TEXT    NOT NULL,
  organization_id TEXT    NOT NULL,
  person_id       TEXT,
  conversation_id TEXT    NOT NULL,
  from_seq        BIGINT  NOT NULL,
  to_seq          BIGINT  NOT NULL,
  again           BOOLEAN NOT NULL,
  FOREIGN KEY (letter_id, organization_id) REFERENCES letter (id, organization_id),
  FOREIGN KEY (conversation_id, organization_id) REFERENCES side (conversation_id, organization_id)
);
CREATE INDEX letter_part_by_letter ON letter_part (letter_id);
CREATE INDEX letter_part_by_conversation ON letter_part (conversation_id, organization_id, to_seq);

-- Addresses that sent mail back. Suppressed ones get none until an answer or a sign-in shows that somebody is there.
CREATE TABLE address_trouble (
  address_fold  TEXT   NOT NULL PRIMARY KEY,
  address       TEXT   NOT NULL,
  score         BIGINT NOT NULL,
  suppressed_at BIGINT,
  status        TEXT   NOT NULL,
  reason        TEXT   NOT NULL,
  last_at       BIGINT NOT NULL
);
CREATE INDEX address_trouble_suppressed ON address_trouble (suppressed_at, address_fold) WHERE suppressed_at IS NOT NULL;
