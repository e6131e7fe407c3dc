CREATE TYPE experiment_status AS ENUM ('draft', 'running', 'paused', 'completed', 'cancelled');

CREATE TABLE experiments (
  id uuid PRIMARY KEY,
  owner_id uuid NOT NULL REFERENCES owners,
  name text NOT NULL,
  status experiment_status NOT NULL DEFAULT 'draft',
  -- Complete: it is taken again as it is, and gives the same.
  design jsonb NOT NULL,
  cells integer NOT NULL CHECK (cells > 0),
  games integer NOT NULL CHECK (games > 0),
  games_done integer NOT NULL DEFAULT 0,
  games_failed integer NOT NULL DEFAULT 0,
  games_not_needed integer NOT NULL DEFAULT 0,
  rounds_played double precision NOT NULL DEFAULT 0,
  -- Of all games that are neither finished nor known not to be needed.
  rounds_left double precision NOT NULL CHECK (rounds_left >= 0),
  -- Milliseconds of play that led here.
  played_ms double precision NOT NULL DEFAULT 0,
  -- Since when it runs, and what was played before: its pace. Null while it does not.
  running_since timestamptz,
  games_before integer NOT NULL DEFAULT 0,
  rounds_before double precision NOT NULL DEFAULT 0,
  -- Raised by every change of the status.
  version bigint NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX experiments_by_owner ON experiments (owner_id, id DESC);
CREATE INDEX experiments_by_status ON experiments (owner_id, status, id DESC);

CREATE TYPE replicate_status AS ENUM ('pending', 'done', 'failed', 'not-needed');

-- The games of an experiment. Of a finished one its digest and statistics are kept: the rest is played again on demand.
CREATE TABLE replicates (
  experiment_id uuid NOT NULL REFERENCES experiments ON DELETE CASCADE,
  cell integer NOT NULL,
  replicate integer NOT NULL,
  status replicate_status NOT NULL DEFAULT 'pending',
  -- The job that alone may play it, until it stores or releases it; null when it is not pending.
  taken_by uuid,
  -- Workers that ended while they had it.
  tries integer NOT NULL DEFAULT 0,
  -- What its history depends on, rounds and all, as one name; the statistics are of the rounds after the transient.
  manifest_digest text,
  transient bigint,
  rounds_played bigint NOT NULL DEFAULT 0,
  -- What play goes on from, and the agents' totals when the transient was over: only of a game that takes many slices.
  snapshot bytea,
  before bytea,
  digest text,
  statistics jsonb,
  fault text,
  -- The ordinary game that was last made of it.
  game_id uuid REFERENCES games ON DELETE SET NULL,
  PRIMARY KEY (experiment_id, cell, replicate)
);

-- Eight replicates of every cell before the next eight of any: there is soon something to see of all of them.
CREATE INDEX replicates_to_play ON replicates (experiment_id, (replicate / 8), cell, replicate)
  WHERE status = 'pending' AND taken_by IS NULL;
CREATE INDEX replicates_taken ON replicates (experiment_id, taken_by) WHERE taken_by IS NOT NULL;
CREATE INDEX replicates_by_manifest ON replicates (manifest_digest) WHERE status = 'done';
CREATE INDEX replicates_by_game ON replicates (game_id) WHERE game_id IS NOT NULL;

-- Attendances after the transient of games that take many slices; gone when such a game is finished.
CREATE TABLE replicate_slices (
  experiment_id uuid NOT NULL,
  cell integer NOT NULL,
  replicate integer NOT NULL,
  -- Rounds played at its end.
  round bigint NOT NULL,
  attendances bytea NOT NULL,
  PRIMARY KEY (experiment_id, cell, replicate, round),
  FOREIGN KEY (experiment_id, cell, replicate) REFERENCES replicates ON DELETE CASCADE
);
