-- Rising numbers: report numbers, and the version every change of a report gets. Taken inside the transaction
-- that uses them, so versions become visible in their order and a reader by version misses nothing.
CREATE TABLE counter (
  name TEXT NOT NULL PRIMARY KEY,
  value BIGINT NOT NULL
);
INSERT INTO counter (name, value) VALUES ('number', 20000), ('version', 0);

CREATE TABLE report (
  id TEXT NOT NULL PRIMARY KEY,
  number BIGINT NOT NULL UNIQUE,
  version BIGINT NOT NULL,
  owner TEXT NOT NULL,
  guest BIGINT NOT NULL,
  service_code TEXT NOT NULL,
  description TEXT NOT NULL,
  lat DOUBLE PRECISION NOT NULL,
  long DOUBLE PRECISION NOT NULL,
  ward_code TEXT NOT NULL,
  address TEXT NOT NULL,
  source TEXT NOT NULL,
  accuracy DOUBLE PRECISION,
  anonymous BIGINT NOT NULL,
  written_at BIGINT NOT NULL,
  put_at BIGINT NOT NULL,
  received_at BIGINT,
  due_at BIGINT,
  -- Absent until everything arrived.
  status TEXT,
  agency TEXT,
  -- The body as it came, and the answer it got: the same for ever.
  body_sha256 TEXT NOT NULL,
  reply TEXT NOT NULL
);
CREATE UNIQUE INDEX report_owner ON report (owner, version);
CREATE INDEX report_status ON report (status, due_at);

-- Ids that were withdrawn, also before their report ever arrived: they stay taken.
CREATE TABLE tombstone (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  at BIGINT NOT NULL
);

-- Photos a reporter announced, and proof photos of the desk.
CREATE TABLE photo (
  id TEXT NOT NULL PRIMARY KEY,
  report_id TEXT NOT NULL,
  position BIGINT NOT NULL,
  proof BIGINT NOT NULL,
  length BIGINT NOT NULL,
  sha256 TEXT NOT NULL,
  stored_at BIGINT
);
CREATE INDEX photo_report ON photo (report_id, position);

CREATE TABLE upload (
  id TEXT NOT NULL PRIMARY KEY,
  report_id TEXT NOT NULL,
  owner TEXT NOT NULL,
  length BIGINT NOT NULL,
  sha256 TEXT NOT NULL,
  metadata TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  done_at BIGINT
);

CREATE TABLE timeline (
  report_id TEXT NOT NULL,
  version BIGINT NOT NULL,
  at BIGINT NOT NULL,
  status TEXT NOT NULL,
  agency TEXT,
  note TEXT,
  proof TEXT NOT NULL,
  PRIMARY KEY (report_id, version)
);

CREATE TABLE audit (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT
);
CREATE INDEX audit_subject ON audit (subject, id);

CREATE TABLE person (
  id TEXT NOT NULL PRIMARY KEY,
  iss TEXT NOT NULL,
  sub TEXT NOT NULL,
  name TEXT,
  level BIGINT NOT NULL,
  seen_at BIGINT NOT NULL
);

CREATE TABLE role (
  iss TEXT NOT NULL,
  sub TEXT NOT NULL,
  role TEXT NOT NULL,
  agency TEXT,
  granted_at BIGINT NOT NULL,
  PRIMARY KEY (iss, sub, role)
);

-- Sessions of the console; the cookie holds the secret, the table only its SHA-256.
CREATE TABLE session (
  id_sha256 TEXT NOT NULL PRIMARY KEY,
  iss TEXT NOT NULL,
  sub TEXT NOT NULL,
  name TEXT,
  csrf TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX session_expires ON session (expires_at);
