-- The code that says how a report stands to whoever has it. Reports of before have none.
ALTER TABLE report ADD COLUMN receipt TEXT;
CREATE UNIQUE INDEX report_receipt ON report (receipt);
