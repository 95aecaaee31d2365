-- What step 021 set too low: a whole is as easy to reach as its parts, and words may hold a place or a phone.
UPDATE sos SET reach = 1 WHERE reach = 0 AND (details NOT LIKE '%"note":""%'
  OR EXISTS (SELECT 1 FROM sos AS part WHERE part.merged_into = sos.id AND part.reach = 1));
-- What a node of an earlier version wrote after step 019.
INSERT INTO timeline (report_id, version, at, status, agency, note, proof)
  SELECT id, version, put_at, 'received', NULL, NULL, '[]' FROM report WHERE status IS NULL;
UPDATE report SET status = 'received', received_at = put_at WHERE status IS NULL;
