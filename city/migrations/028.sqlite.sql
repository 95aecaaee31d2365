-- Cameras of the city, each with its newest still.
CREATE TABLE camera (
  id TEXT NOT NULL PRIMARY KEY,
  -- Rises with each change by a desk: what was written on an older one is not taken.
  version INTEGER NOT NULL,
  name_vi TEXT NOT NULL,
  name_en TEXT NOT NULL,
  kind TEXT NOT NULL,
  lat REAL,
  long REAL,
  ward_code TEXT NOT NULL,
  agency TEXT NOT NULL,
  -- Whether it shows a place that floods.
  flood INTEGER NOT NULL,
  every_minutes INTEGER NOT NULL,
  public_since INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  retired_at INTEGER,
  -- Of the key that its source shows; absent until somebody made one.
  key_sha256 TEXT,
  -- The newest still among the photos, and when it was taken. Absent until one came.
  still_id TEXT,
  taken_at INTEGER
) STRICT;
