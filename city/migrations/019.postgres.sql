-- A report is received with its words: photos still to come keep it from the desk no more.
INSERT INTO timeline (report_id, version, at, status, agency, note, proof)
  SELECT id, version, put_at, 'received', NULL, NULL, '[]' FROM report WHERE status IS NULL;
UPDATE report SET status = 'received', received_at = put_at WHERE status IS NULL;
