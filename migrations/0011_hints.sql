-- Hints that another process on this database must hand out too: `batch` names the commit they came with.

ALTER TABLE hint ADD COLUMN batch TEXT;
CREATE INDEX hint_by_batch ON hint (batch) WHERE batch IS NOT NULL;
