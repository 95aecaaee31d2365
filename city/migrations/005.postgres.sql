-- Calls for rescue, numbered without a gap.
INSERT INTO counter (name, value) VALUES ('sos', 0);

CREATE TABLE sos (
  id TEXT NOT NULL PRIMARY KEY,
  number BIGINT NOT NULL UNIQUE,
  receipt TEXT NOT NULL UNIQUE,
  -- SHA-256 of the device's secret; absent while only a text message or an operator spoke for the case.
  device_hash TEXT,
  source TEXT NOT NULL,
  -- The highest the device sent; 0 where none did.
  revision BIGINT NOT NULL,
  -- Rises with every change; the other one only with the desk's and the team's.
  version BIGINT NOT NULL,
  desk_version BIGINT NOT NULL,
  state TEXT NOT NULL,
  drill BIGINT NOT NULL,
  -- What was said last, as JSON; everything that was ever said is in sos_said.
  details TEXT NOT NULL,
  people_least BIGINT,
  people_most BIGINT,
  -- What the board sorts by, higher first.
  need BIGINT NOT NULL,
  water BIGINT NOT NULL,
  vulnerable BIGINT NOT NULL,
  confirmed BIGINT NOT NULL,
  ward_code TEXT,
  -- The digits of the phones, to find doubles by.
  phone_key TEXT NOT NULL,
  caller_key TEXT NOT NULL,
  raised_at BIGINT NOT NULL,
  received_at BIGINT NOT NULL,
  heard_at BIGINT NOT NULL,
  over_at BIGINT,
  cancelled TEXT,
  claimed_by TEXT,
  claimed_at BIGINT,
  team_id TEXT,
  merged_into TEXT
);
CREATE INDEX sos_state ON sos (state, need, water);
CREATE INDEX sos_merged ON sos (merged_into) WHERE merged_into IS NOT NULL;

-- Everything that was said of a case, never overwritten.
CREATE TABLE sos_said (
  sos_id TEXT NOT NULL,
  version BIGINT NOT NULL,
  at BIGINT NOT NULL,
  source TEXT NOT NULL,
  -- The operator who typed it; absent where the caller said it.
  actor TEXT,
  revision BIGINT NOT NULL,
  details TEXT NOT NULL,
  -- What could not be read, as JSON: field and text as it came.
  odd TEXT NOT NULL,
  PRIMARY KEY (sos_id, version)
);

-- What happened, as the caller reads it.
CREATE TABLE sos_timeline (
  sos_id TEXT NOT NULL,
  version BIGINT NOT NULL,
  at BIGINT NOT NULL,
  state TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (sos_id, version)
);

CREATE TABLE team (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  leader TEXT NOT NULL,
  phone TEXT NOT NULL,
  boat TEXT NOT NULL,
  area TEXT NOT NULL,
  retired_at BIGINT
);

-- One giving of a case to a team; its link serves this case and no other, and expires.
CREATE TABLE sos_assignment (
  token_hash TEXT NOT NULL PRIMARY KEY,
  sos_id TEXT NOT NULL,
  team_id TEXT NOT NULL,
  given_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  accepted_at BIGINT,
  -- When the case was taken from the team again, or ended.
  ended_at BIGINT
);
CREATE INDEX sos_assignment_sos ON sos_assignment (sos_id, given_at);

-- What a person decided about two cases that may be one.
CREATE TABLE sos_double (
  sos_id TEXT NOT NULL,
  other_id TEXT NOT NULL,
  same BIGINT NOT NULL,
  actor TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (sos_id, other_id)
);
