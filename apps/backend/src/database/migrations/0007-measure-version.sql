-- The version of the statistics' definitions that a replicate was measured with. Results of an earlier version are
-- kept, but not reused for a new experiment.
ALTER TABLE replicates ADD COLUMN measure_version integer NOT NULL DEFAULT 1;
