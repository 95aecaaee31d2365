-- Exercises of the rescue desk: one at a time, with the calls that were made up for it.
CREATE TABLE drill (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  calls BIGINT NOT NULL,
  started_at BIGINT NOT NULL,
  started_by TEXT NOT NULL,
  ended_at BIGINT,
  ended_by TEXT
);
