-- Alarm levels that a river rose above, each until the water is well below it again: what drafts a warning does it once.
CREATE TABLE gauge_crossing (
  station TEXT NOT NULL,
  stage BIGINT NOT NULL,
  crossed_at BIGINT NOT NULL,
  value DOUBLE PRECISION NOT NULL,
  -- The draft that it made; stages passed at once share one.
  draft_id TEXT NOT NULL,
  ended_at BIGINT,
  PRIMARY KEY (station, stage, crossed_at)
);
CREATE UNIQUE INDEX gauge_crossing_open ON gauge_crossing (station, stage) WHERE ended_at IS NULL;
CREATE INDEX gauge_crossing_draft ON gauge_crossing (draft_id);
