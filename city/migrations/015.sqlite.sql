-- Exercises of the rescue desk: one at a time, with the calls that were made up for it.
CREATE TABLE drill (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  calls INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  started_by TEXT NOT NULL,
  ended_at INTEGER,
  ended_by TEXT
) STRICT;
