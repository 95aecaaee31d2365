-- Who asked for warnings by Web Push: an endpoint, its keys, and the few wards its owner chose. Nothing of a person.
CREATE TABLE push_subscription (
  id TEXT NOT NULL PRIMARY KEY,
  endpoint TEXT NOT NULL,
  p256dh TEXT NOT NULL,
  auth TEXT NOT NULL,
  wards TEXT NOT NULL,
  sent INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  tries INTEGER NOT NULL
) STRICT;
CREATE INDEX push_subscription_due ON push_subscription (due_at, sent);
