-- Mailboxes that are read by IMAP, and how far each was read.
CREATE TABLE imap_mailbox (
  name          TEXT   NOT NULL PRIMARY KEY,
  uid_validity  BIGINT NOT NULL DEFAULT 0,
  last_uid      BIGINT NOT NULL DEFAULT 0,
  begun         BOOLEAN NOT NULL,
  looked_at     BIGINT,
  failure       TEXT   NOT NULL DEFAULT '',
  failing_since BIGINT
);
