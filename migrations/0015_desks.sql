-- A desk that was deleted stays as a row: messages and events go on naming it. Set up again, it is the same desk.
ALTER TABLE desk ADD COLUMN deleted_at BIGINT;
