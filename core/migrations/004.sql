-- A call for rescue. It is its own row in the outbox: it has something to say to the city while acknowledged is less
-- than revision and nothing stopped it.
CREATE TABLE sos (
  number INTEGER PRIMARY KEY AUTOINCREMENT, -- in the order of raising: clocks jump
  id TEXT NOT NULL UNIQUE,
  raised_at INTEGER NOT NULL,
  secret TEXT NOT NULL,             -- base64url, of this case alone; shown to the city with each request
  details TEXT NOT NULL,            -- SosDetails as JSON
  revision INTEGER NOT NULL,        -- counts what was said
  cancelled TEXT,                   -- CancelReason as JSON
  acknowledged INTEGER NOT NULL,    -- the newest revision that the city said it has
  status TEXT,                      -- SosStatus as JSON, as the city said last
  texted_at INTEGER,                -- when the text message was last opened
  problem TEXT                      -- Problem as JSON: refused for good
) STRICT;
