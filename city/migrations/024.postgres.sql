-- What officers propose to say of a service of the catalogue, and what became of it.
CREATE TABLE service_edit (
  id BIGINT NOT NULL PRIMARY KEY,
  service TEXT NOT NULL,
  -- The service as it stood, and as it is proposed: JSON.
  was TEXT NOT NULL,
  proposed TEXT NOT NULL,
  author TEXT NOT NULL,
  proposed_at BIGINT NOT NULL,
  -- Absent while it waits for a second person.
  outcome TEXT,
  decided_by TEXT,
  decided_at BIGINT,
  reason TEXT,
  -- The version of the catalogue that brought it.
  version BIGINT
);
CREATE UNIQUE INDEX service_edit_waiting ON service_edit (service) WHERE outcome IS NULL;
CREATE UNIQUE INDEX service_edit_version ON service_edit (version) WHERE version IS NOT NULL;
CREATE INDEX service_edit_service ON service_edit (service, id);
INSERT INTO counter (name, value) VALUES ('service_edit', 0), ('catalogue', 0);
