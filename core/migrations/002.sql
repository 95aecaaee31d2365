-- A report whose citizen took it back into the form after a try: another one follows under a new id, and this
-- row stays only until the city confirms the withdrawal.
ALTER TABLE report ADD COLUMN replaced INTEGER NOT NULL DEFAULT 0 CHECK (replaced IN (0, 1));
