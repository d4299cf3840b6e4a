-- Business documents: heads for lists, one JSON record for the page, the original as a blob.

-- What a blob's folder or bucket holds, once per content. `touched_at` keeps the sweep away from what is being claimed.
CREATE TABLE blob (
  sha256     TEXT   NOT NULL PRIMARY KEY,
  size       BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  touched_at BIGINT NOT NULL
);
CREATE INDEX blob_by_touch ON blob (touched_at);

-- `low` and `high` are the two parties, both set once it is delivered; a held document has its sender alone.
CREATE TABLE document (
  id              TEXT    NOT NULL PRIMARY KEY,
  issuer_id       TEXT    NOT NULL REFERENCES organization (id),
  seller_id       TEXT    REFERENCES organization (id),
  buyer_id        TEXT    REFERENCES organization (id),
  low             TEXT,
  high            TEXT,
  state           TEXT    NOT NULL,
  kind            TEXT    NOT NULL,
  numbered_as     TEXT    NOT NULL,
  number          TEXT    NOT NULL,
  number_fold     TEXT    NOT NULL,
  number_year     TEXT    NOT NULL DEFAULT '',
  version         BIGINT  NOT NULL,
  topic           TEXT    NOT NULL,
  seller_name     TEXT    NOT NULL,
  buyer_name      TEXT    NOT NULL,
  issue_date      TEXT    NOT NULL DEFAULT '',
  due_date        TEXT    NOT NULL DEFAULT '',
  currency        TEXT    NOT NULL DEFAULT '',
  total           TEXT    NOT NULL DEFAULT '',
  total_sort      BIGINT  NOT NULL DEFAULT 0,
  status          TEXT    NOT NULL,
  format          TEXT    NOT NULL,
  record          TEXT    NOT NULL,
  original_sha256 TEXT    NOT NULL REFERENCES blob (sha256),
  original_hash   TEXT    NOT NULL,
  original_name   TEXT    NOT NULL,
  original_size   BIGINT  NOT NULL,
  media_type      TEXT    NOT NULL,
  transport_id    TEXT    NOT NULL DEFAULT '',
  sent_by         TEXT    NOT NULL,
  sent_for        TEXT    NOT NULL,
  received_at     BIGINT  NOT NULL,
  delivered_at    BIGINT,
  UNIQUE (id, low, high),
  UNIQUE (issuer_id, numbered_as, number, number_year),
  FOREIGN KEY (low, high) REFERENCES relationship (low, high),
  FOREIGN KEY (sent_by, sent_for) REFERENCES person (id, organization_id)
);
CREATE INDEX document_by_pair ON document (low, high, topic, number);
CREATE INDEX document_by_number ON document (issuer_id, number);
CREATE INDEX document_by_original ON document (original_sha256);
CREATE INDEX document_held ON document (state, received_at) WHERE state = 'waiting_for_partner';

-- One row per party that may see it: lists read from here, by date and by due date.
CREATE TABLE document_side (
  organization_id TEXT   NOT NULL REFERENCES organization (id),
  document_id     TEXT   NOT NULL REFERENCES document (id),
  partner_id      TEXT   REFERENCES organization (id),
  partner_fold    TEXT   NOT NULL,
  topic           TEXT   NOT NULL,
  kind            TEXT   NOT NULL,
  status          TEXT   NOT NULL,
  number_fold     TEXT   NOT NULL,
  issue_date      TEXT   NOT NULL,
  due_date        TEXT   NOT NULL,
  total_sort      BIGINT NOT NULL,
  received_at     BIGINT NOT NULL,
  PRIMARY KEY (organization_id, document_id)
);
CREATE INDEX document_side_by_date ON document_side (organization_id, topic, issue_date, document_id);
CREATE INDEX document_side_by_due ON document_side (organization_id, topic, due_date, document_id);
CREATE INDEX document_side_by_number ON document_side (organization_id, topic, number_fold, document_id);
CREATE INDEX document_side_by_partner ON document_side (organization_id, topic, partner_fold, document_id);
CREATE INDEX document_side_by_total ON document_side (organization_id, topic, total_sort, document_id);
CREATE INDEX document_side_newest ON document_side (organization_id, topic, received_at, document_id);
CREATE INDEX document_side_of_partner ON document_side (organization_id, partner_id, issue_date, document_id);

-- Earlier versions, with their originals; the newest stands in `document`.
CREATE TABLE document_version (
  document_id     TEXT   NOT NULL REFERENCES document (id),
  version         BIGINT NOT NULL,
  kind            TEXT   NOT NULL,
  record          TEXT   NOT NULL,
  original_sha256 TEXT   NOT NULL REFERENCES blob (sha256),
  original_hash   TEXT   NOT NULL,
  original_name   TEXT   NOT NULL,
  media_type      TEXT   NOT NULL,
  received_at     BIGINT NOT NULL,
  PRIMARY KEY (document_id, version)
);
CREATE INDEX document_version_by_original ON document_version (original_sha256);
CREATE INDEX document_version_by_hash ON document_version (original_hash);

-- The same bytes, or the same cXML payloadID, sent again by the same organization: answered from here.
CREATE TABLE document_receipt (
  organization_id TEXT   NOT NULL REFERENCES organization (id),
  transport_key   TEXT   NOT NULL,
  original_hash   TEXT   NOT NULL,
  document_id     TEXT   NOT NULL REFERENCES document (id),
  at              BIGINT NOT NULL,
  PRIMARY KEY (organization_id, transport_key)
);

-- Identifiers of the party a held document waits for.
CREATE TABLE held_identifier (
  document_id TEXT NOT NULL REFERENCES document (id),
  scheme      TEXT NOT NULL,
  value       TEXT NOT NULL,
  PRIMARY KEY (document_id, scheme, value)
);
CREATE INDEX held_identifier_by_value ON held_identifier (scheme, value);

-- References to other documents by number, resolved when shown, whichever comes first. `numbered_as` is '' where the kind is
-- not said; `issuer_id` is that of the referring document, so that a common number is never walked across the network.
CREATE TABLE document_reference (
  document_id TEXT NOT NULL REFERENCES document (id),
  numbered_as TEXT NOT NULL,
  number      TEXT NOT NULL,
  issuer_id   TEXT NOT NULL REFERENCES organization (id),
  PRIMARY KEY (document_id, numbered_as, number)
);
CREATE INDEX document_reference_by_number ON document_reference (issuer_id, number);

-- Accounts to which a seller asked a buyer to pay, to notice one not seen before.
CREATE TABLE payee_account (
  seller_id   TEXT   NOT NULL REFERENCES organization (id),
  buyer_id    TEXT   NOT NULL REFERENCES organization (id),
  account     TEXT   NOT NULL,
  document_id TEXT   NOT NULL REFERENCES document (id),
  at          BIGINT NOT NULL,
  PRIMARY KEY (seller_id, buyer_id, account)
);
