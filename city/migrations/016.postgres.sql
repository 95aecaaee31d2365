-- Who is called, in this order, when a warning waits too long for its second person.
CREATE TABLE duty (
  iss TEXT NOT NULL,
  sub TEXT NOT NULL,
  name TEXT NOT NULL,
  phone TEXT NOT NULL,
  place BIGINT NOT NULL,
  PRIMARY KEY (iss, sub)
);

-- Who was called for which warning. A warning that is asked for again waits anew: its calls count from there.
CREATE TABLE duty_call (
  alert_id TEXT NOT NULL,
  submitted_at BIGINT NOT NULL,
  step BIGINT NOT NULL,
  iss TEXT NOT NULL,
  sub TEXT NOT NULL,
  name TEXT NOT NULL,
  called_at BIGINT NOT NULL,
  -- Of the link's secret, in hex.
  link_sha256 TEXT NOT NULL,
  used_at BIGINT,
  PRIMARY KEY (alert_id, submitted_at, step)
);
CREATE UNIQUE INDEX duty_call_link ON duty_call (link_sha256);

-- Text messages are about a call for rescue or about a warning.
ALTER TABLE sms_out ALTER COLUMN sos_id DROP NOT NULL;
ALTER TABLE sms_out ADD COLUMN alert_id TEXT;
