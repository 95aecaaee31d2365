-- Text messages the city answers with; a gateway sends them, a demonstration only shows them.
CREATE TABLE sms_out (
  id TEXT NOT NULL PRIMARY KEY,
  sos_id TEXT NOT NULL,
  at BIGINT NOT NULL,
  phone TEXT NOT NULL,
  text TEXT NOT NULL
);
CREATE INDEX sms_out_at ON sms_out (at);
