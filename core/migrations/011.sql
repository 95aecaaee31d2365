-- The services that were used on this device: only those can be rated.
CREATE TABLE service_used (
  service TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- What whoever was here thinks of a service; it waits while sent is 0.
CREATE TABLE rating (
  service TEXT NOT NULL,
  owner TEXT NOT NULL,              -- the person (sub) it goes out under; empty: the guest of this device
  stars INTEGER,                    -- empty: it was taken back
  text TEXT NOT NULL,
  revision INTEGER NOT NULL,        -- rises with every change, so that an answer ends the wait of what it answers alone
  sent INTEGER NOT NULL DEFAULT 0 CHECK (sent IN (0, 1)),
  attempts INTEGER NOT NULL DEFAULT 0,
  next_try_at INTEGER NOT NULL DEFAULT 0,
  problem TEXT,                     -- Problem as JSON
  PRIMARY KEY (service, owner)
) STRICT, WITHOUT ROWID;
