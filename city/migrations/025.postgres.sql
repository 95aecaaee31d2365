-- What is said of the reports of a month that is over: written once, so that no later number gives away by its difference
-- what was withdrawn.
CREATE TABLE report_month (
  month TEXT NOT NULL,
  counted_by TEXT NOT NULL,
  code TEXT NOT NULL,
  count BIGINT NOT NULL,
  PRIMARY KEY (month, counted_by, code)
);
CREATE INDEX report_put_at ON report (put_at);
-- The newest month that was counted, in months since the year 0.
INSERT INTO counter (name, value) VALUES ('report_month', 0);
