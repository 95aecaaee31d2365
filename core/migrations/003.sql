-- Warnings that verified as the city's, a row a message.
CREATE TABLE alert (
  id TEXT NOT NULL PRIMARY KEY,
  incident TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  jws TEXT NOT NULL,                -- exactly what the city signed
  ends_at INTEGER NOT NULL,         -- the later of sent and expires
  heard_at INTEGER NOT NULL,
  delay INTEGER,                    -- from sent to heard_at; empty when the clock was unsure
  rang INTEGER NOT NULL DEFAULT 0 CHECK (rang IN (0, 1)),
  unlisted INTEGER NOT NULL DEFAULT 0 CHECK (unlisted IN (0, 1)), -- a later list of the city leaves its event out
  acknowledged_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX alert_by_incident ON alert (incident, sequence);

-- The keys the city signs warnings with, each exactly as the root key signed it.
CREATE TABLE alert_key (
  jws TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;
