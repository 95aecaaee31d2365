-- When the person showed the issuer who they are; sessions of before may look, and approve nothing.
ALTER TABLE session ADD COLUMN auth_time BIGINT NOT NULL DEFAULT 0;
