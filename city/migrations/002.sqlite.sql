-- The sandbox issuer. Codes and tokens are kept as SHA-256 only.
CREATE TABLE vneid_grants (
  id TEXT NOT NULL PRIMARY KEY,
  client_id TEXT NOT NULL,
  sub TEXT NOT NULL,
  scope TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  ended_at INTEGER,
  -- The newest refresh token that was shown: it and its successors are good, everything else is a reuse.
  confirmed_hash TEXT
) STRICT;
CREATE INDEX vneid_grants_ended ON vneid_grants (ended_at);

CREATE TABLE vneid_codes (
  code_hash TEXT NOT NULL PRIMARY KEY,
  grant_id TEXT NOT NULL REFERENCES vneid_grants (id) ON DELETE CASCADE,
  nonce TEXT,
  redirect_uri TEXT NOT NULL,
  code_challenge TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER
) STRICT;
CREATE INDEX vneid_codes_grant ON vneid_codes (grant_id);

CREATE TABLE vneid_refresh_tokens (
  token_hash TEXT NOT NULL PRIMARY KEY,
  grant_id TEXT NOT NULL REFERENCES vneid_grants (id) ON DELETE CASCADE,
  parent_hash TEXT,
  issued_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX vneid_refresh_tokens_grant ON vneid_refresh_tokens (grant_id);

-- Sign-ins of the console that are on their way to the issuer and back.
CREATE TABLE console_sign_in (
  state_hash TEXT NOT NULL PRIMARY KEY,
  -- SHA-256 of the cookie that ties the answer to the browser that asked.
  browser_hash TEXT NOT NULL,
  nonce TEXT NOT NULL,
  code_verifier TEXT NOT NULL,
  return_to TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
