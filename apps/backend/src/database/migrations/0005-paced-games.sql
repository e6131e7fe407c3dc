-- A running game with a tempo has no job. Workers play it when it is due: a worker claims it by moving due_at into the
-- future, so that a game whose worker was lost is due again soon. claims counts the claims since the last stored round.
ALTER TABLE games ADD COLUMN due_at timestamptz, ADD COLUMN claims integer NOT NULL DEFAULT 0;
UPDATE games SET due_at = now() WHERE status = 'running' AND tempo IS NOT NULL;
CREATE INDEX games_due ON games (due_at) WHERE status = 'running' AND tempo IS NOT NULL;
