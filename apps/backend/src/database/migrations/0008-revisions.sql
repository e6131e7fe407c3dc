-- revision counts the edits that people make: name, tempo, planned rounds, manifest, agents, status. Play raises only
-- version, so a game that is being played makes no edit late.
ALTER TABLE games ADD COLUMN revision bigint NOT NULL DEFAULT 1;

-- The ETag of a stored answer, for its repetition.
ALTER TABLE answers ADD COLUMN etag text;
