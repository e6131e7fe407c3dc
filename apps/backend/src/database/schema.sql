-- What all migrations lead to; `pnpm schema` writes it.

CREATE TYPE game_status AS ENUM ('draft', 'running', 'paused', 'completed', 'failed', 'cancelled');

CREATE TABLE answers (
  owner_id uuid NOT NULL,
  key text NOT NULL,
  request_hash text NOT NULL,
  status integer,
  body text,
  location text,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT answers_pkey PRIMARY KEY (owner_id, key),
  CONSTRAINT answers_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES owners(id)
);
CREATE INDEX answers_by_age ON answers USING btree (created_at);

CREATE TABLE checkpoints (
  game_id uuid NOT NULL,
  round bigint NOT NULL,
  played_ms double precision NOT NULL,
  snapshot bytea NOT NULL,
  CONSTRAINT checkpoints_pkey PRIMARY KEY (game_id, round),
  CONSTRAINT checkpoints_game_id_fkey FOREIGN KEY (game_id) REFERENCES games(id) ON DELETE CASCADE
);

CREATE TABLE games (
  id uuid NOT NULL,
  owner_id uuid NOT NULL,
  name text NOT NULL,
  status game_status NOT NULL DEFAULT 'draft'::game_status,
  manifest json NOT NULL,
  rounds_planned bigint,
  rounds_played bigint NOT NULL DEFAULT 0,
  played_ms double precision NOT NULL DEFAULT 0,
  tempo double precision,
  digest text NOT NULL,
  obstacle text,
  fault text,
  version bigint NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT games_pkey PRIMARY KEY (id),
  CONSTRAINT games_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES owners(id),
  CONSTRAINT games_rounds_planned_check CHECK ((rounds_planned > 0)),
  CONSTRAINT games_rounds_played_check CHECK ((rounds_played >= 0)),
  CONSTRAINT games_tempo_check CHECK ((tempo > (0)::double precision))
);
CREATE INDEX games_by_owner ON games USING btree (owner_id, id DESC);
CREATE INDEX games_by_status ON games USING btree (owner_id, status, id DESC);

CREATE TABLE owners (
  id uuid NOT NULL,
  name text NOT NULL,
  played_ms double precision NOT NULL DEFAULT 0,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT owners_pkey PRIMARY KEY (id),
  CONSTRAINT owners_name_key UNIQUE (name)
);

CREATE TABLE pyramid (
  game_id uuid NOT NULL,
  level smallint NOT NULL,
  chunk integer NOT NULL,
  buckets smallint NOT NULL,
  packed bytea NOT NULL,
  CONSTRAINT pyramid_pkey PRIMARY KEY (game_id, level, chunk),
  CONSTRAINT pyramid_game_id_fkey FOREIGN KEY (game_id) REFERENCES games(id) ON DELETE CASCADE,
  CONSTRAINT pyramid_buckets_check CHECK (((buckets >= 1) AND (buckets <= 1024))),
  CONSTRAINT pyramid_chunk_check CHECK ((chunk >= 0)),
  CONSTRAINT pyramid_level_check CHECK (((level >= 1) AND (level <= 3)))
);

CREATE TABLE series (
  game_id uuid NOT NULL,
  block integer NOT NULL,
  rounds integer NOT NULL,
  attendances bytea NOT NULL,
  CONSTRAINT series_pkey PRIMARY KEY (game_id, block),
  CONSTRAINT series_game_id_fkey FOREIGN KEY (game_id) REFERENCES games(id) ON DELETE CASCADE,
  CONSTRAINT series_block_check CHECK ((block >= 0)),
  CONSTRAINT series_rounds_check CHECK (((rounds >= 1) AND (rounds <= 4096)))
);
