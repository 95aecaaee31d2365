-- What messages of a source refer to: one of these that comes later is over already.
CREATE TABLE source_reference (
  source TEXT NOT NULL,
  sender TEXT NOT NULL,
  identifier TEXT NOT NULL,
  seen_at INTEGER NOT NULL,
  PRIMARY KEY (source, sender, identifier)
) STRICT;
-- Addresses where no message could be had, and how often that was tried.
CREATE TABLE source_address (
  source TEXT NOT NULL,
  url TEXT NOT NULL,
  tries INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  PRIMARY KEY (source, url)
) STRICT;
-- When the entry of an index that led to a message was changed last, as the index says.
ALTER TABLE source_message ADD COLUMN updated TEXT NOT NULL DEFAULT '';
-- Whether the key that signed it had been taken back before: it is nobody's word.
ALTER TABLE alert ADD COLUMN revoked INTEGER NOT NULL DEFAULT 0;
