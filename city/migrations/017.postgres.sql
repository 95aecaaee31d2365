-- Sources of warnings that are asked from time to time: when, and how it went.
CREATE TABLE source (
  name TEXT NOT NULL PRIMARY KEY,
  -- When it is asked next; a node that asks it puts this off, so that no other one does.
  due_at BIGINT NOT NULL,
  checked_at BIGINT,
  heard_at BIGINT,
  trouble TEXT,
  failures BIGINT NOT NULL,
  etag TEXT,
  modified TEXT
);
-- What they said, each message once, with what became of it: a draft, or why there is none.
CREATE TABLE source_message (
  source TEXT NOT NULL,
  sender TEXT NOT NULL,
  identifier TEXT NOT NULL,
  sent BIGINT NOT NULL,
  url TEXT NOT NULL,
  seen_at BIGINT NOT NULL,
  differences TEXT NOT NULL,
  draft_id TEXT,
  incident TEXT,
  ignored TEXT,
  PRIMARY KEY (source, sender, identifier, sent)
);
CREATE INDEX source_message_url ON source_message (source, url);
CREATE INDEX source_message_draft ON source_message (draft_id);
