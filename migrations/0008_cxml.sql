-- cXML over HTTP: with which credentials a firm's messages come, and what was answered to each.

-- A sender is the firm itself or its network; one network sends for many firms. `secret_hash` is keyed, the key stands in the secrets
-- file. `person_id` is who agreed on it, NULL for the operator.
CREATE TABLE cxml_sender (
  id              TEXT   NOT NULL PRIMARY KEY,
  organization_id TEXT   NOT NULL REFERENCES organization (id),
  person_id       TEXT   REFERENCES person (id),
  domain          TEXT   NOT NULL,
  identity        TEXT   NOT NULL,
  scheme          TEXT   NOT NULL,
  value           TEXT   NOT NULL,
  secret_hash     TEXT   NOT NULL,
  created_at      BIGINT NOT NULL,
  last_used_at    BIGINT
);
CREATE INDEX cxml_sender_by_value ON cxml_sender (scheme, value);
CREATE INDEX cxml_sender_of_organization ON cxml_sender (organization_id, id);

-- The answer to a message that was taken: a retry under the same payloadID gets the same.
CREATE TABLE cxml_answer (
  organization_id TEXT   NOT NULL REFERENCES organization (id),
  payload_id      TEXT   NOT NULL,
  answer          TEXT   NOT NULL,
  at              BIGINT NOT NULL,
  PRIMARY KEY (organization_id, payload_id)
);
CREATE INDEX cxml_answer_by_time ON cxml_answer (at);
