-- Dossiers of administrative procedures, as one-stop desks say where they stand.
CREATE TABLE dossier (
  number TEXT NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  pin_hash TEXT NOT NULL,
  procedure TEXT NOT NULL,
  competent_authority TEXT NOT NULL,
  ward_code TEXT NOT NULL,
  applicant TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  working_hours BIGINT NOT NULL,
  due_at BIGINT,
  state TEXT NOT NULL,
  decided_at BIGINT,
  granted BIGINT,
  output TEXT,
  reason TEXT,
  collect_at TEXT,
  changed_at BIGINT NOT NULL,
  demo BIGINT NOT NULL
);
CREATE INDEX dossier_changed_at ON dossier (changed_at);
CREATE TABLE dossier_step (
  number TEXT NOT NULL REFERENCES dossier (number),
  seq BIGINT NOT NULL,
  at BIGINT NOT NULL,
  state TEXT NOT NULL,
  agency TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (number, seq)
);
CREATE TABLE dossier_paper (
  number TEXT NOT NULL REFERENCES dossier (number),
  seq BIGINT NOT NULL,
  name TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  until BIGINT NOT NULL,
  supplied_at BIGINT,
  PRIMARY KEY (number, seq)
);
INSERT INTO counter (name, value) VALUES ('dossier', 0);
