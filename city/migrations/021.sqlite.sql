-- Calls that came from one address within ten minutes have the same origin: a digest whose key is forgotten.
ALTER TABLE sos ADD COLUMN origin TEXT;
-- Whether somebody had the calls of this origin shown one by one.
ALTER TABLE sos ADD COLUMN apart INTEGER NOT NULL DEFAULT 0;
-- 1 where a place or a phone is known: the board has the others below.
ALTER TABLE sos ADD COLUMN reach INTEGER NOT NULL DEFAULT 1;
UPDATE sos SET reach = 0 WHERE source = 'app' AND phone_key = '' AND caller_key = '' AND details LIKE '%"place":null%';
CREATE INDEX sos_origin ON sos (origin, drill, apart) WHERE origin IS NOT NULL;
