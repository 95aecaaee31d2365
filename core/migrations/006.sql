-- What the city publishes for everybody, as it said it last: an answer an address.
CREATE TABLE published (
  url TEXT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL,
  etag TEXT,
  heard_at INTEGER NOT NULL         -- when the city said it, or confirmed that it still says so
) STRICT, WITHOUT ROWID;

-- A level that the citizen set on a gauge.
CREATE TABLE gauge_threshold (
  station TEXT NOT NULL,
  quantity TEXT NOT NULL,
  level REAL NOT NULL,
  set_at INTEGER NOT NULL,
  above INTEGER NOT NULL CHECK (above IN (0, 1)),
  seen_at INTEGER,                  -- when the newest reading that counted was measured
  crossed_at INTEGER,               -- when the reading that crossed it last was measured
  crossed_value REAL,
  told INTEGER NOT NULL CHECK (told IN (0, 1)), -- whether that crossing was made known
  PRIMARY KEY (station, quantity, level)
) STRICT, WITHOUT ROWID;
