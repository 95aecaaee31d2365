-- How many devices that agreed to say so had a message within so many seconds, by ward. No device and no person.
CREATE TABLE alert_receipt (
  alert_id TEXT NOT NULL,
  ward_code TEXT NOT NULL,
  within_s BIGINT NOT NULL,
  devices BIGINT NOT NULL,
  PRIMARY KEY (alert_id, ward_code, within_s)
);
