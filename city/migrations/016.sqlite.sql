-- Who is called, in this order, when a warning waits too long for its second person.
CREATE TABLE duty (
  iss TEXT NOT NULL,
  sub TEXT NOT NULL,
  name TEXT NOT NULL,
  phone TEXT NOT NULL,
  place INTEGER NOT NULL,
  PRIMARY KEY (iss, sub)
) STRICT;

-- Who was called for which warning. A warning that is asked for again waits anew: its calls count from there.
CREATE TABLE duty_call (
  alert_id TEXT NOT NULL,
  submitted_at INTEGER NOT NULL,
  step INTEGER NOT NULL,
  iss TEXT NOT NULL,
  sub TEXT NOT NULL,
  name TEXT NOT NULL,
  called_at INTEGER NOT NULL,
  -- Of the link's secret, in hex.
  link_sha256 TEXT NOT NULL,
  used_at INTEGER,
  PRIMARY KEY (alert_id, submitted_at, step)
) STRICT;
CREATE UNIQUE INDEX duty_call_link ON duty_call (link_sha256);

-- Text messages are about a call for rescue or about a warning.
CREATE TABLE sms_out_new (
  id TEXT NOT NULL PRIMARY KEY,
  sos_id TEXT,
  alert_id TEXT,
  at INTEGER NOT NULL,
  phone TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
INSERT INTO sms_out_new (id, sos_id, at, phone, text) SELECT id, sos_id, at, phone, text FROM sms_out;
DROP TABLE sms_out;
ALTER TABLE sms_out_new RENAME TO sms_out;
CREATE INDEX sms_out_at ON sms_out (at);
