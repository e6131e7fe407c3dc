-- What all migrations lead to; `pnpm schema` writes it.

CREATE TYPE experiment_status AS ENUM ('draft', 'running', 'paused', 'completed', 'cancelled');

CREATE TYPE game_status AS ENUM ('draft', 'running', 'paused', 'completed', 'failed', 'cancelled');

CREATE TYPE replicate_status AS ENUM ('pending', 'done', 'failed', 'not-needed');

CREATE OR REPLACE FUNCTION search_key(text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN NORMALIZE(replace(replace(lower(upper((NORMALIZE($1, NFKD) COLLATE pg_c_utf8))), 'ß'::text, 'ss'::text), ('i'::text || chr(775)), 'i'::text), NFKC);

CREATE TABLE answers (
  owner_id uuid NOT NULL,
  key text NOT NULL,
  request_hash text NOT NULL,
  status integer,
  body text,
  location text,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  etag text,
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

CREATE TABLE experiments (
  id uuid NOT NULL,
  owner_id uuid NOT NULL,
  name text NOT NULL,
  status experiment_status NOT NULL DEFAULT 'draft'::experiment_status,
  design jsonb NOT NULL,
  cells integer NOT NULL,
  games integer NOT NULL,
  games_done integer NOT NULL DEFAULT 0,
  games_failed integer NOT NULL DEFAULT 0,
  games_not_needed integer NOT NULL DEFAULT 0,
  rounds_played double precision NOT NULL DEFAULT 0,
  rounds_left double precision NOT NULL,
  played_ms double precision NOT NULL DEFAULT 0,
  running_since timestamp with time zone,
  games_before integer NOT NULL DEFAULT 0,
  rounds_before double precision NOT NULL DEFAULT 0,
  version bigint NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT experiments_pkey PRIMARY KEY (id),
  CONSTRAINT experiments_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES owners(id),
  CONSTRAINT experiments_cells_check CHECK ((cells > 0)),
  CONSTRAINT experiments_games_check CHECK ((games > 0)),
  CONSTRAINT experiments_rounds_left_check CHECK ((rounds_left >= (0)::double precision))
);
CREATE INDEX experiments_by_owner ON experiments USING btree (owner_id, id DESC);
CREATE INDEX experiments_by_status ON experiments USING btree (owner_id, status, id DESC);

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
  kind text NOT NULL,
  agents bigint NOT NULL,
  name_key text NOT NULL GENERATED ALWAYS AS (search_key(name)) STORED,
  due_at timestamp with time zone,
  claims integer NOT NULL DEFAULT 0,
  unnamed text[] NOT NULL DEFAULT '{}'::text[],
  cited_rounds bigint,
  cited_digest text,
  cited_verified boolean,
  revision bigint NOT NULL DEFAULT 1,
  CONSTRAINT games_pkey PRIMARY KEY (id),
  CONSTRAINT games_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES owners(id),
  CONSTRAINT games_agents_check CHECK ((agents >= 0)),
  CONSTRAINT games_cited CHECK (((cited_rounds IS NULL) = (cited_digest IS NULL))),
  CONSTRAINT games_rounds_planned_check CHECK ((rounds_planned > 0)),
  CONSTRAINT games_rounds_played_check CHECK ((rounds_played >= 0)),
  CONSTRAINT games_tempo_check CHECK ((tempo > (0)::double precision))
);
CREATE INDEX games_by_agents ON games USING btree (owner_id, agents, id);
CREATE INDEX games_by_kind ON games USING btree (owner_id, kind, id DESC);
CREATE INDEX games_by_name ON games USING btree (owner_id, lower((name COLLATE pg_c_utf8)), id) INCLUDE (name);
CREATE INDEX games_by_owner ON games USING btree (owner_id, id DESC);
CREATE INDEX games_by_status ON games USING btree (owner_id, status, id DESC);
CREATE INDEX games_due ON games USING btree (due_at) WHERE ((status = 'running'::game_status) AND (tempo IS NOT NULL));
CREATE INDEX games_running ON games USING btree (owner_id) WHERE (status = 'running'::game_status);

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

CREATE TABLE replicate_slices (
  experiment_id uuid NOT NULL,
  cell integer NOT NULL,
  replicate integer NOT NULL,
  round bigint NOT NULL,
  attendances bytea NOT NULL,
  CONSTRAINT replicate_slices_pkey PRIMARY KEY (experiment_id, cell, replicate, round),
  CONSTRAINT replicate_slices_experiment_id_cell_replicate_fkey FOREIGN KEY (experiment_id, cell, replicate) REFERENCES replicates(experiment_id, cell, replicate) ON DELETE CASCADE
);

CREATE TABLE replicates (
  experiment_id uuid NOT NULL,
  cell integer NOT NULL,
  replicate integer NOT NULL,
  status replicate_status NOT NULL DEFAULT 'pending'::replicate_status,
  taken_by uuid,
  tries integer NOT NULL DEFAULT 0,
  manifest_digest text,
  transient bigint,
  rounds_played bigint NOT NULL DEFAULT 0,
  snapshot bytea,
  before bytea,
  digest text,
  statistics jsonb,
  fault text,
  game_id uuid,
  measure_version integer NOT NULL DEFAULT 1,
  CONSTRAINT replicates_pkey PRIMARY KEY (experiment_id, cell, replicate),
  CONSTRAINT replicates_experiment_id_fkey FOREIGN KEY (experiment_id) REFERENCES experiments(id) ON DELETE CASCADE,
  CONSTRAINT replicates_game_id_fkey FOREIGN KEY (game_id) REFERENCES games(id) ON DELETE SET NULL
);
CREATE INDEX replicates_by_game ON replicates USING btree (game_id) WHERE (game_id IS NOT NULL);
CREATE INDEX replicates_by_manifest ON replicates USING btree (manifest_digest) WHERE (status = 'done'::replicate_status);
CREATE INDEX replicates_taken ON replicates USING btree (experiment_id, taken_by) WHERE (taken_by IS NOT NULL);
CREATE INDEX replicates_to_play ON replicates USING btree (experiment_id, ((replicate / 8)), cell, replicate) WHERE ((status = 'pending'::replicate_status) AND (taken_by IS NULL));

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
