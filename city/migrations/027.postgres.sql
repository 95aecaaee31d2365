-- Cuts of power and water, as a desk says them.
CREATE TABLE outage (
  id TEXT NOT NULL PRIMARY KEY,
  -- Rises with each change: what was written on an older one is not taken.
  revision BIGINT NOT NULL,
  kind TEXT NOT NULL,
  provider TEXT NOT NULL,
  -- Codes with spaces between them.
  wards TEXT NOT NULL,
  area TEXT NOT NULL,
  reason TEXT NOT NULL,
  starts_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  -- What a desk said last: planned, restored, cancelled. That it is under way says the clock.
  state TEXT NOT NULL,
  restored_at BIGINT,
  updated_at BIGINT NOT NULL,
  updated_by TEXT NOT NULL
);
CREATE INDEX outage_ends_at ON outage (ends_at);
CREATE INDEX outage_updated_at ON outage (updated_at);
