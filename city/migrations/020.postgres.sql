-- What the city alone knows, the same on every node.
CREATE TABLE secret (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);
-- By what it is seen that a message of a source was changed in place.
ALTER TABLE source_message ADD COLUMN sha256 TEXT NOT NULL DEFAULT '';
