-- Calls for rescue, numbered without a gap.
INSERT INTO counter (name, value) VALUES ('sos', 0);

CREATE TABLE sos (
  id TEXT NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  receipt TEXT NOT NULL UNIQUE,
  -- SHA-256 of the device's secret; absent while only a text message or an operator spoke for the case.
  device_hash TEXT,
  source TEXT NOT NULL,
  -- The highest the device sent; 0 where none did.
  revision INTEGER NOT NULL,
  -- Rises with every change; the other one only with the desk's and the team's.
  version INTEGER NOT NULL,
  desk_version INTEGER NOT NULL,
  state TEXT NOT NULL,
  drill INTEGER NOT NULL,
  -- What was said last, as JSON; everything that was ever said is in sos_said.
  details TEXT NOT NULL,
  people_least INTEGER,
  people_most INTEGER,
  -- What the board sorts by, higher first.
  need INTEGER NOT NULL,
  water INTEGER NOT NULL,
  vulnerable INTEGER NOT NULL,
  confirmed INTEGER NOT NULL,
  ward_code TEXT,
  -- The digits of the phones, to find doubles by.
  phone_key TEXT NOT NULL,
  caller_key TEXT NOT NULL,
  raised_at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  heard_at INTEGER NOT NULL,
  over_at INTEGER,
  cancelled TEXT,
  claimed_by TEXT,
  claimed_at INTEGER,
  team_id TEXT,
  merged_into TEXT
) STRICT;
CREATE INDEX sos_state ON sos (state, need, water);
CREATE INDEX sos_merged ON sos (merged_into) WHERE merged_into IS NOT NULL;

-- Everything that was said of a case, never overwritten.
CREATE TABLE sos_said (
  sos_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  source TEXT NOT NULL,
  -- The operator who typed it; absent where the caller said it.
  actor TEXT,
  revision INTEGER NOT NULL,
  details TEXT NOT NULL,
  -- What could not be read, as JSON: field and text as it came.
  odd TEXT NOT NULL,
  PRIMARY KEY (sos_id, version)
) STRICT;

-- What happened, as the caller reads it.
CREATE TABLE sos_timeline (
  sos_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  state TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (sos_id, version)
) STRICT;

CREATE TABLE team (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  leader TEXT NOT NULL,
  phone TEXT NOT NULL,
  boat TEXT NOT NULL,
  area TEXT NOT NULL,
  retired_at INTEGER
) STRICT;

-- One giving of a case to a team; its link serves this case and no other, and expires.
CREATE TABLE sos_assignment (
  token_hash TEXT NOT NULL PRIMARY KEY,
  sos_id TEXT NOT NULL,
  team_id TEXT NOT NULL,
  given_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  accepted_at INTEGER,
  -- When the case was taken from the team again, or ended.
  ended_at INTEGER
) STRICT;
CREATE INDEX sos_assignment_sos ON sos_assignment (sos_id, given_at);

-- What a person decided about two cases that may be one.
CREATE TABLE sos_double (
  sos_id TEXT NOT NULL,
  other_id TEXT NOT NULL,
  same INTEGER NOT NULL,
  actor TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (sos_id, other_id)
) STRICT;
