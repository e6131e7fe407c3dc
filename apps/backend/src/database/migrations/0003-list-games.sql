-- What lists of games are filtered and sorted by; both follow from the manifest, and change with it alone.
ALTER TABLE games ADD COLUMN kind text, ADD COLUMN agents bigint CHECK (agents >= 0);

UPDATE games SET kind = manifest #>> '{rules,kind}', agents = (
  SELECT coalesce(sum((entry ->> 'count')::bigint), 0) FROM json_array_elements(manifest -> 'agents') AS entry
  WHERE (entry ->> 'joins')::bigint <= rounds_played
    AND (entry ->> 'leaves' IS NULL OR (entry ->> 'leaves')::bigint > rounds_played)
);

ALTER TABLE games ALTER COLUMN kind SET NOT NULL, ALTER COLUMN agents SET NOT NULL;

CREATE INDEX games_by_kind ON games (owner_id, kind, id DESC);
CREATE INDEX games_by_agents ON games (owner_id, agents, id);
-- In capitals or not, by code points: no library's collation that a new version of it would sort otherwise.
CREATE INDEX games_by_name ON games (owner_id, lower(name COLLATE pg_c_utf8), id) INCLUDE (name);
