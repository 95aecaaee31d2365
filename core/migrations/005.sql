-- The receipt code the city gave a report.
ALTER TABLE report ADD COLUMN receipt TEXT;
