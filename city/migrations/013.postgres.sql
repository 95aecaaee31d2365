-- Whether a call was taken back with what was said, and why.
ALTER TABLE sos_said ADD COLUMN cancelled TEXT;
