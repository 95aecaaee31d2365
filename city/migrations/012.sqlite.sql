-- Places to go to when the water rises: shelters for people, high ground for vehicles.
CREATE TABLE shelter (
  id TEXT NOT NULL PRIMARY KEY,
  -- Rises with each change: what was written on an older one is not taken.
  version INTEGER NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  ward_code TEXT NOT NULL,
  address TEXT NOT NULL,
  lat REAL,
  long REAL,
  -- People, or vehicles.
  capacity INTEGER,
  contact TEXT NOT NULL,
  phone TEXT NOT NULL,
  floor_cm INTEGER,
  ramp INTEGER,
  toilets INTEGER,
  note TEXT NOT NULL,
  demo INTEGER NOT NULL,
  -- What a desk said last, when, who did, and the desk's name. Absent until one said something.
  state TEXT,
  confirmed_at INTEGER,
  confirmed_by TEXT,
  desk TEXT,
  changed_at INTEGER NOT NULL,
  retired_at INTEGER
) STRICT;
