-- Small values by name, as JSON: settings, consents, what was learned of the time.
CREATE TABLE meta (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A report from its first keystroke on; a draft while sent_at is empty.
CREATE TABLE report (
  id TEXT NOT NULL PRIMARY KEY,
  content TEXT NOT NULL,            -- DraftContent as JSON
  saved_at INTEGER NOT NULL,
  discarded_at INTEGER,             -- a draft thrown away, until it is swept
  sent_at INTEGER,
  service_name TEXT,                -- Localized as JSON, as it was when sent
  guest INTEGER NOT NULL DEFAULT 0 CHECK (guest IN (0, 1)),
  owner TEXT,                       -- the person (sub) it goes out under; empty: the next to sign in, or a guest
  withdrawn_at INTEGER,
  number TEXT,
  status TEXT,                      -- CityStatus, once the city has all of it
  version INTEGER NOT NULL DEFAULT 0,
  due_at INTEGER,
  timeline TEXT NOT NULL DEFAULT '[]' -- WireEntry list as JSON
) STRICT, WITHOUT ROWID;

CREATE INDEX report_by_sent ON report (sent_at);

CREATE TABLE photo (
  id TEXT NOT NULL PRIMARY KEY,
  report_id TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE ON UPDATE CASCADE,
  position INTEGER NOT NULL,
  blob TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX photo_by_report ON photo (report_id, position);

-- What still has to go out, oldest first.
CREATE TABLE outbox (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  report_id TEXT NOT NULL UNIQUE REFERENCES report (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('send', 'withdraw')),
  body BLOB,                        -- frozen at the first try: the same id always comes with these bytes
  accepted INTEGER NOT NULL DEFAULT 0 CHECK (accepted IN (0, 1)), -- the city has the text
  attempts INTEGER NOT NULL DEFAULT 0,
  next_try_at INTEGER NOT NULL DEFAULT 0,
  problem TEXT                      -- Problem as JSON: stopped until the citizen decides
) STRICT;

-- Photos of the city's answers, once they are on this device.
CREATE TABLE proof (
  photo_id TEXT NOT NULL PRIMARY KEY,
  report_id TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  blob TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- How far each person's reports were read from the city; '' is the guest of this device.
CREATE TABLE cursor (
  owner TEXT NOT NULL PRIMARY KEY,
  since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
