-- How many photos of a report that it has the city still lacked when it was last asked.
ALTER TABLE outbox ADD COLUMN missing INTEGER NOT NULL DEFAULT 0;
UPDATE outbox SET missing = (SELECT COUNT(*) FROM photo WHERE photo.report_id = outbox.report_id) WHERE accepted = 1;
