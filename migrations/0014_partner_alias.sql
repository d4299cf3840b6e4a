-- What a firm's own files call one of its partners: numbers that mean something between these two and identify nobody on the network.
CREATE TABLE partner_alias (
  organization_id TEXT   NOT NULL REFERENCES organization (id),
  scheme          TEXT   NOT NULL,
  value           TEXT   NOT NULL,
  partner_id      TEXT   NOT NULL REFERENCES organization (id),
  person_id       TEXT   NOT NULL REFERENCES person (id),
  at              BIGINT NOT NULL,
  PRIMARY KEY (organization_id, scheme, value)
);
