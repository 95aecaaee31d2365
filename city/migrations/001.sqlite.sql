-- Rising numbers: report numbers, and the version every change of a report gets. Taken inside the transaction
-- that uses them, so versions become visible in their order and a reader by version misses nothing.
CREATE TABLE counter (
  name TEXT NOT NULL PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT;
INSERT INTO counter (name, value) VALUES ('number', 20000), ('version', 0);

CREATE TABLE report (
  id TEXT NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  owner TEXT NOT NULL,
  guest INTEGER NOT NULL,
  service_code TEXT NOT NULL,
  description TEXT NOT NULL,
  lat REAL NOT NULL,
  long REAL NOT NULL,
  ward_code TEXT NOT NULL,
  address TEXT NOT NULL,
  source TEXT NOT NULL,
  accuracy REAL,
  anonymous INTEGER NOT NULL,
  written_at INTEGER NOT NULL,
  put_at INTEGER NOT NULL,
  received_at INTEGER,
  due_at INTEGER,
  -- Absent until everything arrived.
  status TEXT,
  agency TEXT,
  -- The body as it came, and the answer it got: the same for ever.
  body_sha256 TEXT NOT NULL,
  reply TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX report_owner ON report (owner, version);
CREATE INDEX report_status ON report (status, due_at);

-- Ids that were withdrawn, also before their report ever arrived: they stay taken.
CREATE TABLE tombstone (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

-- Photos a reporter announced, and proof photos of the desk.
CREATE TABLE photo (
  id TEXT NOT NULL PRIMARY KEY,
  report_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  proof INTEGER NOT NULL,
  length INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  stored_at INTEGER
) STRICT;
CREATE INDEX photo_report ON photo (report_id, position);

CREATE TABLE upload (
  id TEXT NOT NULL PRIMARY KEY,
  report_id TEXT NOT NULL,
  owner TEXT NOT NULL,
  length INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  metadata TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  done_at INTEGER
) STRICT;

CREATE TABLE timeline (
  report_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  status TEXT NOT NULL,
  agency TEXT,
  note TEXT,
  proof TEXT NOT NULL,
  PRIMARY KEY (report_id, version)
) STRICT;

CREATE TABLE audit (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT
) STRICT;
CREATE INDEX audit_subject ON audit (subject, id);

CREATE TABLE person (
  id TEXT NOT NULL PRIMARY KEY,
  iss TEXT NOT NULL,
  sub TEXT NOT NULL,
  name TEXT,
  level INTEGER NOT NULL,
  seen_at INTEGER NOT NULL
) STRICT;

CREATE TABLE role (
  iss TEXT NOT NULL,
  sub TEXT NOT NULL,
  role TEXT NOT NULL,
  agency TEXT,
  granted_at INTEGER NOT NULL,
  PRIMARY KEY (iss, sub, role)
) STRICT;

-- Sessions of the console; the cookie holds the secret, the table only its SHA-256.
CREATE TABLE session (
  id_sha256 TEXT NOT NULL PRIMARY KEY,
  iss TEXT NOT NULL,
  sub TEXT NOT NULL,
  name TEXT,
  csrf TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX session_expires ON session (expires_at);
