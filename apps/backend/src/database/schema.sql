-- What all migrations lead to; `pnpm schema` writes it.

CREATE TYPE experiment_status AS ENUM ('draft', 'running', 'paused', 'completed', 'cancelled');

CREATE TYPE game_status AS ENUM ('draft', 'running', 'paused', 'completed', 'failed', 'cancelled');

CREATE TYPE replicate_status AS ENUM ('pending', 'done', 'failed', 'not-needed');

CREATE OR REPLACE FUNCTION make_owner()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO owners (id, name) VALUES (NEW.id, NEW.id::text) ON CONFLICT (id) DO NOTHING;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'audit_events is append-only' USING ERRCODE = 'insufficient_privilege';
END $function$;

CREATE OR REPLACE FUNCTION search_key(text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN NORMALIZE(replace(replace(lower(upper((NORMALIZE($1, NFKD) COLLATE pg_c_utf8))), 'ß'::text, 'ss'::text), ('i'::text || chr(775)), 'i'::text), NFKC);

CREATE OR REPLACE FUNCTION tell_access()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM pg_notify('access_changed', coalesce(to_jsonb(OLD) ->> 'user_id', OLD.id::text));
  RETURN NULL;
END $function$;

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

CREATE TABLE api_keys (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  name text NOT NULL,
  scope text NOT NULL,
  key_hash text NOT NULL,
  start text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  CONSTRAINT api_keys_pkey PRIMARY KEY (id),
  CONSTRAINT api_keys_key_hash_key UNIQUE (key_hash),
  CONSTRAINT api_keys_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  CONSTRAINT api_keys_scope_check CHECK ((scope = ANY (ARRAY['read'::text, 'play'::text, 'admin'::text])))
);
CREATE INDEX api_keys_by_user ON api_keys USING btree (user_id);

CREATE TABLE audit_events (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  at timestamp with time zone NOT NULL DEFAULT now(),
  action text NOT NULL,
  actor_id uuid,
  actor_name text NOT NULL,
  by text NOT NULL,
  address text,
  agent text,
  subject text,
  detail jsonb NOT NULL DEFAULT '{}'::jsonb,
  CONSTRAINT audit_events_pkey PRIMARY KEY (id)
);
CREATE INDEX audit_events_by_actor ON audit_events USING btree (actor_id, id);
CREATE INDEX audit_events_by_subject ON audit_events USING btree (subject, id);

CREATE TABLE checkpoints (
  game_id uuid NOT NULL,
  round bigint NOT NULL,
  played_ms double precision NOT NULL,
  snapshot bytea NOT NULL,
  CONSTRAINT checkpoints_pkey PRIMARY KEY (game_id, round),
  CONSTRAINT checkpoints_game_id_fkey FOREIGN KEY (game_id) REFERENCES games(id) ON DELETE CASCADE
);

CREATE TABLE credentials (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  provider_id text NOT NULL,
  account_id text NOT NULL,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT credentials_pkey PRIMARY KEY (id),
  CONSTRAINT credentials_provider_id_account_id_key UNIQUE (provider_id, account_id),
  CONSTRAINT credentials_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE INDEX credentials_by_user ON credentials USING btree (user_id);

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
  day date,
  day_agent_rounds double precision NOT NULL DEFAULT 0,
  CONSTRAINT owners_pkey PRIMARY KEY (id)
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

CREATE UNLOGGED TABLE rate_limits (
  key text NOT NULL,
  spent integer NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  CONSTRAINT rate_limits_pkey PRIMARY KEY (key)
);
CREATE INDEX rate_limits_by_end ON rate_limits USING btree (expires_at);

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

CREATE TABLE sessions (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  token_hash text NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT sessions_pkey PRIMARY KEY (id),
  CONSTRAINT sessions_token_hash_key UNIQUE (token_hash),
  CONSTRAINT sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE INDEX sessions_by_user ON sessions USING btree (user_id);

CREATE TABLE shares (
  id uuid NOT NULL,
  game_id uuid,
  experiment_id uuid,
  user_id uuid,
  token_hash text,
  may text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  expires_at timestamp with time zone,
  CONSTRAINT shares_pkey PRIMARY KEY (id),
  CONSTRAINT shares_experiment_id_user_id_key UNIQUE (experiment_id, user_id),
  CONSTRAINT shares_game_id_user_id_key UNIQUE (game_id, user_id),
  CONSTRAINT shares_token_hash_key UNIQUE (token_hash),
  CONSTRAINT shares_experiment_id_fkey FOREIGN KEY (experiment_id) REFERENCES experiments(id) ON DELETE CASCADE,
  CONSTRAINT shares_game_id_fkey FOREIGN KEY (game_id) REFERENCES games(id) ON DELETE CASCADE,
  CONSTRAINT shares_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  CONSTRAINT shares_links_view CHECK (((token_hash IS NULL) OR (may = 'view'::text))),
  CONSTRAINT shares_may_check CHECK ((may = ANY (ARRAY['view'::text, 'play'::text]))),
  CONSTRAINT shares_one_thing CHECK ((num_nonnulls(game_id, experiment_id) = 1)),
  CONSTRAINT shares_one_way CHECK ((num_nonnulls(user_id, token_hash) = 1))
);
CREATE INDEX shares_by_experiment ON shares USING btree (experiment_id) WHERE (experiment_id IS NOT NULL);
CREATE INDEX shares_by_user ON shares USING btree (user_id) WHERE (user_id IS NOT NULL);

CREATE TABLE signing_keys (
  id uuid NOT NULL,
  public_key text NOT NULL,
  private_key text NOT NULL,
  alg text,
  crv text,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  expires_at timestamp with time zone,
  CONSTRAINT signing_keys_pkey PRIMARY KEY (id)
);

CREATE TABLE tickets (
  id uuid NOT NULL,
  purpose text NOT NULL,
  token_hash text NOT NULL,
  user_id uuid,
  email text,
  role text,
  name text,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  expires_at timestamp with time zone NOT NULL,
  CONSTRAINT tickets_pkey PRIMARY KEY (id),
  CONSTRAINT tickets_token_hash_key UNIQUE (token_hash),
  CONSTRAINT tickets_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  CONSTRAINT tickets_of_a_reset CHECK (((purpose = 'reset'::text) = (user_id IS NOT NULL))),
  CONSTRAINT tickets_purpose_check CHECK ((purpose = ANY (ARRAY['invitation'::text, 'set-up'::text, 'reset'::text, 'sign-up'::text]))),
  CONSTRAINT tickets_role_check CHECK ((role = ANY (ARRAY['administrator'::text, 'member'::text, 'viewer'::text])))
);

CREATE TABLE two_factors (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  secret text NOT NULL,
  backup_codes text NOT NULL,
  verified boolean DEFAULT true,
  failed_verification_count integer DEFAULT 0,
  locked_until timestamp with time zone,
  CONSTRAINT two_factors_pkey PRIMARY KEY (id),
  CONSTRAINT two_factors_user_id_key UNIQUE (user_id),
  CONSTRAINT two_factors_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

CREATE TABLE users (
  id uuid NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  email_verified boolean NOT NULL DEFAULT false,
  image text,
  role text NOT NULL DEFAULT 'member'::text,
  is_blocked boolean NOT NULL DEFAULT false,
  two_factor_enabled boolean DEFAULT false,
  limits jsonb,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT users_pkey PRIMARY KEY (id),
  CONSTRAINT users_email_key UNIQUE (email),
  CONSTRAINT users_id_fkey FOREIGN KEY (id) REFERENCES owners(id),
  CONSTRAINT users_email_check CHECK ((email = lower(email))),
  CONSTRAINT users_role_check CHECK ((role = ANY (ARRAY['administrator'::text, 'member'::text, 'viewer'::text])))
);
CREATE INDEX users_by_name ON users USING btree (lower(name), id);

CREATE TABLE verifications (
  id uuid NOT NULL,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT verifications_pkey PRIMARY KEY (id)
);
CREATE INDEX verifications_by_identifier ON verifications USING btree (identifier);

CREATE TRIGGER api_keys_tell_access AFTER DELETE ON api_keys FOR EACH ROW EXECUTE FUNCTION tell_access();
CREATE TRIGGER audit_events_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON audit_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sessions_tell_access AFTER DELETE ON sessions FOR EACH ROW EXECUTE FUNCTION tell_access();
CREATE TRIGGER shares_tell_access AFTER DELETE ON shares FOR EACH ROW EXECUTE FUNCTION tell_access();
CREATE TRIGGER users_are_owners BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION make_owner();
CREATE TRIGGER users_tell_access AFTER DELETE OR UPDATE OF role, is_blocked ON users FOR EACH ROW EXECUTE FUNCTION tell_access();
