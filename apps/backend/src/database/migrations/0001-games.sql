CREATE TABLE owners (
  id uuid PRIMARY KEY,
  name text NOT NULL UNIQUE,
  -- Milliseconds of play that this owner's games have had: whose is least goes first.
  played_ms double precision NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- Whoever uses a laboratory without accounts.
INSERT INTO owners (id, name) VALUES ('00000000-0000-7000-8000-000000000001', 'local');

CREATE TYPE game_status AS ENUM ('draft', 'running', 'paused', 'completed', 'failed', 'cancelled');

CREATE TABLE games (
  id uuid PRIMARY KEY,
  owner_id uuid NOT NULL REFERENCES owners,
  name text NOT NULL,
  status game_status NOT NULL DEFAULT 'draft',
  -- All that the history depends on; appended to when agents join or leave.
  manifest json NOT NULL,
  rounds_planned bigint CHECK (rounds_planned > 0),
  rounds_played bigint NOT NULL DEFAULT 0 CHECK (rounds_played >= 0),
  -- Milliseconds of play that led here.
  played_ms double precision NOT NULL DEFAULT 0,
  -- Rounds a second that it is held to; null: as fast as it can.
  tempo double precision CHECK (tempo > 0),
  digest text NOT NULL,
  -- What forbids playing the next round with the agents that there are, in words; changes with the manifest alone.
  obstacle text,
  fault text,
  -- Raised by every change: who writes names the version that it read, so that two can never both write.
  version bigint NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

-- Ids are UUIDv7: their order is the order of creation.
CREATE INDEX games_by_owner ON games (owner_id, id DESC);
CREATE INDEX games_by_status ON games (owner_id, status, id DESC);
-- Whose games are running is asked at the end of every turn.
CREATE INDEX games_running ON games (owner_id) WHERE status = 'running';

-- Attendances in blocks of 4096 rounds, the last one open. Compressed already: the server need not try.
CREATE TABLE series (
  game_id uuid NOT NULL REFERENCES games ON DELETE CASCADE,
  block integer NOT NULL CHECK (block >= 0),
  rounds integer NOT NULL CHECK (rounds BETWEEN 1 AND 4096),
  attendances bytea STORAGE EXTERNAL NOT NULL,
  PRIMARY KEY (game_id, block)
);

-- Coarse views of the full blocks: level k has minimum, maximum, first, last and sum of attendance and benefit for
-- every 64^k rounds; each row has 1024 such buckets of one level, the last row of a level fewer.
CREATE TABLE pyramid (
  game_id uuid NOT NULL REFERENCES games ON DELETE CASCADE,
  level smallint NOT NULL CHECK (level BETWEEN 1 AND 3),
  chunk integer NOT NULL CHECK (chunk >= 0),
  buckets smallint NOT NULL CHECK (buckets BETWEEN 1 AND 1024),
  packed bytea STORAGE EXTERNAL NOT NULL,
  PRIMARY KEY (game_id, level, chunk)
);

-- What play goes on from: the latest one, and some on the way there to replay a round from.
CREATE TABLE checkpoints (
  game_id uuid NOT NULL REFERENCES games ON DELETE CASCADE,
  round bigint NOT NULL,
  -- Milliseconds of play that led here.
  played_ms double precision NOT NULL,
  snapshot bytea NOT NULL,
  PRIMARY KEY (game_id, round)
);

-- Answers given once to a request with an Idempotency-Key, to be given again.
CREATE TABLE answers (
  owner_id uuid NOT NULL REFERENCES owners,
  key text NOT NULL,
  request_hash text NOT NULL,
  status integer,
  body text,
  location text,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (owner_id, key)
);

CREATE INDEX answers_by_age ON answers (created_at);
