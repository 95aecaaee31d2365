-- Sources of warnings that are asked from time to time: when, and how it went.
CREATE TABLE source (
  name TEXT NOT NULL PRIMARY KEY,
  -- When it is asked next; a node that asks it puts this off, so that no other one does.
  due_at INTEGER NOT NULL,
  checked_at INTEGER,
  heard_at INTEGER,
  trouble TEXT,
  failures INTEGER NOT NULL,
  etag TEXT,
  modified TEXT
) STRICT;
-- What they said, each message once, with what became of it: a draft, or why there is none.
CREATE TABLE source_message (
  source TEXT NOT NULL,
  sender TEXT NOT NULL,
  identifier TEXT NOT NULL,
  sent INTEGER NOT NULL,
  url TEXT NOT NULL,
  seen_at INTEGER NOT NULL,
  differences TEXT NOT NULL,
  draft_id TEXT,
  incident TEXT,
  ignored TEXT,
  PRIMARY KEY (source, sender, identifier, sent)
) STRICT;
CREATE INDEX source_message_url ON source_message (source, url);
CREATE INDEX source_message_draft ON source_message (draft_id);
