-- Dossiers of administrative procedures, as one-stop desks say where they stand.
CREATE TABLE dossier (
  number TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  pin_hash TEXT NOT NULL,
  procedure TEXT NOT NULL,
  competent_authority TEXT NOT NULL,
  ward_code TEXT NOT NULL,
  applicant TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  working_hours INTEGER NOT NULL,
  due_at INTEGER,
  state TEXT NOT NULL,
  decided_at INTEGER,
  granted INTEGER,
  output TEXT,
  reason TEXT,
  collect_at TEXT,
  changed_at INTEGER NOT NULL,
  demo INTEGER NOT NULL
) STRICT;
CREATE INDEX dossier_changed_at ON dossier (changed_at);
CREATE TABLE dossier_step (
  number TEXT NOT NULL REFERENCES dossier (number),
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  state TEXT NOT NULL,
  agency TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (number, seq)
) STRICT;
CREATE TABLE dossier_paper (
  number TEXT NOT NULL REFERENCES dossier (number),
  seq INTEGER NOT NULL,
  name TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  until INTEGER NOT NULL,
  supplied_at INTEGER,
  PRIMARY KEY (number, seq)
) STRICT;
INSERT INTO counter (name, value) VALUES ('dossier', 0);
