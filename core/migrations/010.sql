-- The dossiers that the citizen follows. What the city says of each stands in `published`, and stays there for as long.
CREATE TABLE dossier (
  number TEXT PRIMARY KEY,
  url TEXT NOT NULL,
  pin TEXT NOT NULL,
  followed_at INTEGER NOT NULL,
  -- The change that the citizen was told of last.
  told INTEGER NOT NULL
) STRICT;
