-- The network: organizations, their people, their relationships, how they sign in.
-- One text for SQLite and PostgreSQL: times are Unix milliseconds, ids lower-case UUIDv7 text, enums their words.

-- `found_by` is what its partners may type to find it: name, city and identifiers, folded.
CREATE TABLE organization (
  id            TEXT    NOT NULL PRIMARY KEY,
  name          TEXT    NOT NULL,
  name_fold     TEXT    NOT NULL,
  found_by      TEXT    NOT NULL DEFAULT '',
  street        TEXT    NOT NULL DEFAULT '',
  postcode      TEXT    NOT NULL DEFAULT '',
  city          TEXT    NOT NULL DEFAULT '',
  country       TEXT    NOT NULL,
  language      TEXT    NOT NULL,
  time_zone     TEXT    NOT NULL,
  role          TEXT    NOT NULL,
  plan          TEXT    NOT NULL,
  plan_asked_at BIGINT,
  messaging     BOOLEAN NOT NULL,
  created_at    BIGINT  NOT NULL
);
CREATE INDEX organization_by_name ON organization (name_fold, id);

-- An identifier belongs to one organization of the network; `value` is the compared form, `shown` the written one.
CREATE TABLE organization_identifier (
  scheme          TEXT NOT NULL,
  value           TEXT NOT NULL,
  organization_id TEXT NOT NULL REFERENCES organization (id),
  shown           TEXT NOT NULL,
  PRIMARY KEY (scheme, value)
);
CREATE INDEX organization_identifier_by_organization ON organization_identifier (organization_id, scheme, value);

CREATE TABLE contact (
  organization_id TEXT NOT NULL REFERENCES organization (id),
  topic           TEXT NOT NULL,
  name            TEXT NOT NULL DEFAULT '',
  email           TEXT NOT NULL DEFAULT '',
  phone           TEXT NOT NULL DEFAULT '',
  web             TEXT NOT NULL DEFAULT '',
  hours           TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (organization_id, topic)
);

-- One row for a pair; `low` is the smaller id of the two.
CREATE TABLE relationship (
  low          TEXT    NOT NULL REFERENCES organization (id),
  high         TEXT    NOT NULL REFERENCES organization (id),
  low_sells    BOOLEAN NOT NULL,
  high_sells   BOOLEAN NOT NULL,
  status       TEXT    NOT NULL,
  changed_by   TEXT    REFERENCES organization (id),
  since        BIGINT  NOT NULL,
  reason       TEXT    NOT NULL DEFAULT '',
  created_at   BIGINT  NOT NULL,
  PRIMARY KEY (low, high),
  CHECK (low < high)
);
CREATE INDEX relationship_by_high ON relationship (high, low);

-- A human being, whatever the number of firms.
CREATE TABLE sign_in (
  id            TEXT   NOT NULL PRIMARY KEY,
  email         TEXT   NOT NULL,
  email_fold    TEXT   NOT NULL UNIQUE,
  password_hash TEXT,
  created_at    BIGINT NOT NULL
);

-- That human being in one organization.
CREATE TABLE person (
  id              TEXT    NOT NULL PRIMARY KEY,
  organization_id TEXT    NOT NULL REFERENCES organization (id),
  sign_in_id      TEXT    NOT NULL REFERENCES sign_in (id),
  name            TEXT    NOT NULL,
  name_fold       TEXT    NOT NULL,
  email           TEXT    NOT NULL,
  language        TEXT    NOT NULL,
  time_zone       TEXT    NOT NULL,
  theme           TEXT    NOT NULL DEFAULT '',
  permissions     BIGINT  NOT NULL,
  operator        BOOLEAN NOT NULL DEFAULT FALSE,
  active          BOOLEAN NOT NULL DEFAULT TRUE,
  created_at      BIGINT  NOT NULL,
  deactivated_at  BIGINT,
  UNIQUE (id, organization_id),
  UNIQUE (organization_id, sign_in_id)
);
CREATE INDEX person_by_sign_in ON person (sign_in_id);
CREATE INDEX person_by_organization ON person (organization_id, name_fold, id);

-- Sessions and tokens are kept as hashes only.
CREATE TABLE session (
  token_hash TEXT   NOT NULL PRIMARY KEY,
  sign_in_id TEXT   NOT NULL REFERENCES sign_in (id),
  person_id  TEXT   NOT NULL REFERENCES person (id),
  created_at BIGINT NOT NULL,
  seen_at    BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX session_by_sign_in ON session (sign_in_id);
CREATE INDEX session_by_person ON session (person_id);
CREATE INDEX session_by_expiry ON session (expires_at);

CREATE TABLE api_token (
  id           TEXT   NOT NULL PRIMARY KEY,
  token_hash   TEXT   NOT NULL UNIQUE,
  person_id    TEXT   NOT NULL REFERENCES person (id),
  name         TEXT   NOT NULL,
  created_at   BIGINT NOT NULL,
  revoked_at   BIGINT
);
CREATE INDEX api_token_by_person ON api_token (person_id, id);

-- A desk takes what is about its topic ('' is General), where its organization stands on that side ('' is either).
-- `chosen` is false while an administrator has not chosen its people: General then holds everyone with `messages`.
CREATE TABLE desk (
  id              TEXT    NOT NULL PRIMARY KEY,
  organization_id TEXT    NOT NULL REFERENCES organization (id),
  topic           TEXT    NOT NULL,
  side            TEXT    NOT NULL DEFAULT '',
  name            TEXT    NOT NULL DEFAULT '',
  chosen          BOOLEAN NOT NULL DEFAULT FALSE,
  created_at      BIGINT  NOT NULL,
  UNIQUE (id, organization_id),
  UNIQUE (organization_id, topic, side)
);

CREATE TABLE desk_person (
  desk_id         TEXT NOT NULL,
  organization_id TEXT NOT NULL,
  person_id       TEXT NOT NULL,
  PRIMARY KEY (desk_id, person_id),
  FOREIGN KEY (desk_id, organization_id) REFERENCES desk (id, organization_id),
  FOREIGN KEY (person_id, organization_id) REFERENCES person (id, organization_id)
);
CREATE INDEX desk_person_by_person ON desk_person (person_id);

CREATE TABLE terms_acceptance (
  organization_id TEXT   NOT NULL,
  person_id       TEXT   NOT NULL,
  plan            TEXT   NOT NULL,
  terms           TEXT   NOT NULL,
  at              BIGINT NOT NULL,
  PRIMARY KEY (organization_id, at, plan),
  FOREIGN KEY (person_id, organization_id) REFERENCES person (id, organization_id)
);

-- “Ask them to turn messaging on”: at most one a week from one organization to another.
CREATE TABLE messaging_request (
  from_organization TEXT   NOT NULL REFERENCES organization (id),
  to_organization   TEXT   NOT NULL REFERENCES organization (id),
  person_id         TEXT   NOT NULL REFERENCES person (id),
  at                BIGINT NOT NULL,
  PRIMARY KEY (from_organization, to_organization)
);
CREATE INDEX messaging_request_by_receiver ON messaging_request (to_organization, at);

CREATE TABLE audit (
  id              TEXT   NOT NULL PRIMARY KEY,
  organization_id TEXT,
  person_id       TEXT,
  verb            TEXT   NOT NULL,
  detail          TEXT   NOT NULL,
  at              BIGINT NOT NULL
);
CREATE INDEX audit_by_organization ON audit (organization_id, id);
