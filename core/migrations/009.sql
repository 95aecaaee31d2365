-- A plan for a day. It leaves the device only as a link that its owner hands out.
CREATE TABLE plan (
  id TEXT NOT NULL PRIMARY KEY,
  content TEXT NOT NULL,            -- PlanContent as JSON
  saved_at INTEGER NOT NULL,
  removed_at INTEGER                -- thrown away, until it is swept
) STRICT, WITHOUT ROWID;
