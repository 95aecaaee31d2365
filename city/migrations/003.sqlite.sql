-- When a photo's report was withdrawn. The row stays until the photo's bytes are gone from every place they are in.
ALTER TABLE photo ADD COLUMN removed_at INTEGER;
CREATE INDEX photo_removed ON photo (report_id) WHERE removed_at IS NOT NULL;
