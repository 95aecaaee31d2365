-- The sequence of published warnings: taken in the transaction that publishes, so it has no gap and readers that go
-- on after a number miss nothing.
INSERT INTO counter (name, value) VALUES ('alert', 0);

-- Published messages, never changed and never removed.
CREATE TABLE alert (
  sequence INTEGER NOT NULL PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  incident TEXT NOT NULL,
  -- The exact bytes that were signed; everything else about it is read out of them.
  jws TEXT NOT NULL,
  sent INTEGER NOT NULL,
  -- When the event is over if no further message comes: `expires`, for the message that ends it `sent`.
  ends INTEGER NOT NULL
) STRICT;
CREATE INDEX alert_incident ON alert (incident, sequence);
CREATE INDEX alert_ends ON alert (ends);

-- Messages being written; a published one stays for the record. The id becomes the message's.
CREATE TABLE alert_draft (
  id TEXT NOT NULL PRIMARY KEY,
  incident TEXT NOT NULL,
  version INTEGER NOT NULL,
  content TEXT NOT NULL,
  -- Who saved this content last: somebody else approves.
  author TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  -- Since when it waits for approval.
  submitted_at INTEGER,
  -- Why it came back from approval.
  remark TEXT,
  -- Published or thrown away.
  ended_at INTEGER
) STRICT;
CREATE INDEX alert_draft_open ON alert_draft (changed_at) WHERE ended_at IS NULL;

-- Who wrote and who approved each published message.
CREATE TABLE alert_approval (
  alert_id TEXT NOT NULL PRIMARY KEY,
  author TEXT NOT NULL,
  approver TEXT NOT NULL,
  approved_at INTEGER NOT NULL,
  -- Why a supervisor published alone; absent where two people did.
  override_reason TEXT
) STRICT;
