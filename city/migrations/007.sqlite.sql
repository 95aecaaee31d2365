-- Who may send readings of gauges. A key is kept as its SHA-256; kinds is a list of words with commas.
CREATE TABLE gauge_key (
  name TEXT NOT NULL PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  kinds TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT;
-- What gauges measured: one value for each moment, the one its source said last.
CREATE TABLE gauge_reading (
  station TEXT NOT NULL,
  quantity TEXT NOT NULL,
  at INTEGER NOT NULL,
  value REAL NOT NULL,
  source TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  PRIMARY KEY (station, quantity, at)
) STRICT;
-- The newest reading of each, so that looking at all gauges never reads their past.
CREATE TABLE gauge_newest (
  station TEXT NOT NULL,
  quantity TEXT NOT NULL,
  at INTEGER NOT NULL,
  value REAL NOT NULL,
  PRIMARY KEY (station, quantity)
) STRICT;
-- Values that their source took back by another one.
CREATE TABLE gauge_corrected (
  station TEXT NOT NULL,
  quantity TEXT NOT NULL,
  at INTEGER NOT NULL,
  value REAL NOT NULL,
  received_at INTEGER NOT NULL,
  corrected_at INTEGER NOT NULL
) STRICT;
CREATE INDEX gauge_corrected_of ON gauge_corrected (station, quantity, at);
