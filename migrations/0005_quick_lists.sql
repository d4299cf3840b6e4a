-- Long lists and a busy index stay quick. Messages that the search index does not hold yet stand in a list of their own:
-- the post writes the row, the worker takes it away.

CREATE TABLE search_due (
  conversation_id TEXT   NOT NULL,
  seq             BIGINT NOT NULL,
  PRIMARY KEY (conversation_id, seq)
);
INSERT INTO search_due (conversation_id, seq)
  SELECT m.conversation_id, m.seq FROM message m
  WHERE m.withdrawn_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM search_message x WHERE x.conversation_id = m.conversation_id AND x.seq = m.seq);

-- What a filter leaves of a long list is found by itself when it is little.
CREATE INDEX document_side_by_status ON document_side (organization_id, topic, status, document_id);
CREATE INDEX document_side_held ON document_side (organization_id, topic, document_id) WHERE partner_id IS NULL;
