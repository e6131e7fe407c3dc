-- Parameters of the rules that nobody named. Until the first round their defaults follow the number of agents.
-- Earlier games keep the values that they have.
ALTER TABLE games ADD COLUMN unnamed text[] NOT NULL DEFAULT '{}';

-- The rounds and the digest of a citation that was opened as a game. `cited_verified` is null until these rounds are
-- played.
ALTER TABLE games
  ADD COLUMN cited_rounds bigint,
  ADD COLUMN cited_digest text,
  ADD COLUMN cited_verified boolean,
  ADD CONSTRAINT games_cited CHECK ((cited_rounds IS NULL) = (cited_digest IS NULL));
