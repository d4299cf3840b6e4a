-- A post costs less: only messages that came with a key of their sender's are kept by it, and the order of sending has no index,
-- since nobody asks for it any more.

DROP INDEX message_unindexed;
ALTER TABLE message DROP CONSTRAINT message_person_id_client_key_key;
CREATE UNIQUE INDEX message_by_key ON message (person_id, client_key) WHERE client_key IS NOT NULL;
