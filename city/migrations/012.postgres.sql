-- Places to go to when the water rises: shelters for people, high ground for vehicles.
CREATE TABLE shelter (
  id TEXT NOT NULL PRIMARY KEY,
  -- Rises with each change: what was written on an older one is not taken.
  version BIGINT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  ward_code TEXT NOT NULL,
  address TEXT NOT NULL,
  lat DOUBLE PRECISION,
  long DOUBLE PRECISION,
  -- People, or vehicles.
  capacity BIGINT,
  contact TEXT NOT NULL,
  phone TEXT NOT NULL,
  floor_cm BIGINT,
  ramp BIGINT,
  toilets BIGINT,
  note TEXT NOT NULL,
  demo BIGINT NOT NULL,
  -- What a desk said last, when, who did, and the desk's name. Absent until one said something.
  state TEXT,
  confirmed_at BIGINT,
  confirmed_by TEXT,
  desk TEXT,
  changed_at BIGINT NOT NULL,
  retired_at BIGINT
);
