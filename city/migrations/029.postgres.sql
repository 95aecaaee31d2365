-- Every item of the catalogue is edited by one mechanism: services, places, pages of help, life events.
ALTER TABLE service_edit RENAME TO catalogue_edit;
ALTER TABLE catalogue_edit RENAME COLUMN service TO item;
-- `was` is `null` where the item is new.
ALTER TABLE catalogue_edit ADD COLUMN kind TEXT NOT NULL DEFAULT 'service';
-- Where the author has it from.
ALTER TABLE catalogue_edit ADD COLUMN source TEXT;
DROP INDEX service_edit_waiting;
DROP INDEX service_edit_version;
DROP INDEX service_edit_service;
CREATE UNIQUE INDEX catalogue_edit_waiting ON catalogue_edit (kind, item) WHERE outcome IS NULL;
CREATE UNIQUE INDEX catalogue_edit_version ON catalogue_edit (version) WHERE version IS NOT NULL;
CREATE INDEX catalogue_edit_item ON catalogue_edit (kind, item, id);
UPDATE counter SET name = 'catalogue_edit' WHERE name = 'service_edit';
