-- Accounts. A person is an owner of the same id; the first administrator takes over the owner of the laboratory without
-- accounts, and with it all games. Tokens, keys and links are stored as SHA-256 hashes: a dump of the database contains
-- nothing that signs in.

CREATE TABLE users (
  id uuid PRIMARY KEY REFERENCES owners,
  name text NOT NULL,
  email text NOT NULL UNIQUE CHECK (email = lower(email)),
  email_verified boolean NOT NULL DEFAULT false,
  image text,
  role text NOT NULL DEFAULT 'member' CHECK (role IN ('administrator', 'member', 'viewer')),
  is_blocked boolean NOT NULL DEFAULT false,
  two_factor_enabled boolean DEFAULT false,
  -- Limits that differ from those of the laboratory; null: none do.
  limits jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX users_by_name ON users (lower(name), id);

-- Names of owners are no longer unique: two people may share one.
ALTER TABLE owners DROP CONSTRAINT owners_name_key;
-- Agent-rounds played on a day (UTC), for the daily limit.
ALTER TABLE owners ADD COLUMN day date, ADD COLUMN day_agent_rounds double precision NOT NULL DEFAULT 0;

-- Every person is an owner.
CREATE FUNCTION make_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO owners (id, name) VALUES (NEW.id, NEW.id::text) ON CONFLICT (id) DO NOTHING;
  RETURN NEW;
END $$;
CREATE TRIGGER users_are_owners BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION make_owner();

CREATE TABLE sessions (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  token_hash text NOT NULL UNIQUE,
  expires_at timestamptz NOT NULL,
  ip_address text,
  user_agent text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX sessions_by_user ON sessions (user_id);

-- Ways of a user to sign in: a password ('credential'), or the OpenID provider.
CREATE TABLE credentials (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  provider_id text NOT NULL,
  account_id text NOT NULL,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (provider_id, account_id)
);
CREATE INDEX credentials_by_user ON credentials (user_id);

-- Unfinished sign-ins: second factors and visits to the OpenID provider.
CREATE TABLE verifications (
  id uuid PRIMARY KEY,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX verifications_by_identifier ON verifications (identifier);

-- Secrets are encrypted with AUTH_SECRET.
CREATE TABLE two_factors (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL UNIQUE REFERENCES users ON DELETE CASCADE,
  secret text NOT NULL,
  backup_codes text NOT NULL,
  verified boolean DEFAULT true,
  failed_verification_count integer DEFAULT 0,
  locked_until timestamptz
);

-- Keys that sign JSON Web Tokens; the private ones are encrypted with AUTH_SECRET.
CREATE TABLE signing_keys (
  id uuid PRIMARY KEY,
  public_key text NOT NULL,
  private_key text NOT NULL,
  alg text,
  crv text,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz
);

CREATE TABLE api_keys (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  name text NOT NULL,
  scope text NOT NULL CHECK (scope IN ('read', 'play', 'admin')),
  key_hash text NOT NULL UNIQUE,
  start text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz,
  last_used_at timestamptz
);
CREATE INDEX api_keys_by_user ON api_keys (user_id);

-- Links that work once: an invitation, a reset of a password, the confirmation of an e-mail address.
CREATE TABLE tickets (
  id uuid PRIMARY KEY,
  purpose text NOT NULL CHECK (purpose IN ('invitation', 'set-up', 'reset', 'sign-up')),
  token_hash text NOT NULL UNIQUE,
  user_id uuid REFERENCES users ON DELETE CASCADE,
  email text,
  role text CHECK (role IN ('administrator', 'member', 'viewer')),
  -- Of a sign-up.
  name text,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  CONSTRAINT tickets_of_a_reset CHECK ((purpose = 'reset') = (user_id IS NOT NULL))
);

-- A share with a person, or by a link.
CREATE TABLE shares (
  id uuid PRIMARY KEY,
  game_id uuid REFERENCES games ON DELETE CASCADE,
  experiment_id uuid REFERENCES experiments ON DELETE CASCADE,
  user_id uuid REFERENCES users ON DELETE CASCADE,
  token_hash text UNIQUE,
  may text NOT NULL CHECK (may IN ('view', 'play')),
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz,
  CONSTRAINT shares_one_thing CHECK (num_nonnulls(game_id, experiment_id) = 1),
  CONSTRAINT shares_one_way CHECK (num_nonnulls(user_id, token_hash) = 1),
  CONSTRAINT shares_links_view CHECK (token_hash IS NULL OR may = 'view'),
  UNIQUE (game_id, user_id),
  UNIQUE (experiment_id, user_id)
);
CREATE INDEX shares_by_user ON shares (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX shares_by_experiment ON shares (experiment_id) WHERE experiment_id IS NOT NULL;

-- Security events. Rows are only added: updates, deletes and truncation are refused for every role.
CREATE TABLE audit_events (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now(),
  action text NOT NULL,
  actor_id uuid,
  actor_name text NOT NULL,
  by text NOT NULL,
  address text,
  agent text,
  subject text,
  detail jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_events_by_actor ON audit_events (actor_id, id);
CREATE INDEX audit_events_by_subject ON audit_events (subject, id);
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_events is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON audit_events FROM CURRENT_USER;

-- Requests counted by address or account, for the limits that several API processes share.
CREATE UNLOGGED TABLE rate_limits (
  key text PRIMARY KEY,
  spent integer NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX rate_limits_by_end ON rate_limits (expires_at);

-- Sessions and keys are cached by API processes; a change drops what they cached about the user.
CREATE FUNCTION tell_access() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('access_changed', coalesce(to_jsonb(OLD) ->> 'user_id', OLD.id::text));
  RETURN NULL;
END $$;
CREATE TRIGGER sessions_tell_access AFTER DELETE ON sessions FOR EACH ROW EXECUTE FUNCTION tell_access();
CREATE TRIGGER api_keys_tell_access AFTER DELETE ON api_keys FOR EACH ROW EXECUTE FUNCTION tell_access();
CREATE TRIGGER users_tell_access AFTER UPDATE OF role, is_blocked OR DELETE ON users FOR EACH ROW EXECUTE FUNCTION tell_access();
CREATE TRIGGER shares_tell_access AFTER DELETE ON shares FOR EACH ROW EXECUTE FUNCTION tell_access();
