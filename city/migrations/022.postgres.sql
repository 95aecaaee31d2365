-- The id that volunteers gave a row of their table.
ALTER TABLE sos ADD COLUMN sheet_id TEXT;
CREATE INDEX sos_sheet ON sos (sheet_id) WHERE sheet_id IS NOT NULL;
