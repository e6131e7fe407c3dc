SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE SCHEMA pgboss;
CREATE TYPE pgboss.job_state AS ENUM (
    'created',
    'retry',
    'active',
    'completed',
    'cancelled',
    'failed'
);
CREATE TYPE public.experiment_status AS ENUM (
    'draft',
    'running',
    'paused',
    'completed',
    'cancelled'
);
CREATE TYPE public.game_status AS ENUM (
    'draft',
    'running',
    'paused',
    'completed',
    'failed',
    'cancelled'
);
CREATE TYPE public.replicate_status AS ENUM (
    'pending',
    'done',
    'failed',
    'not-needed'
);
CREATE FUNCTION pgboss.create_queue(queue_name text, options jsonb) RETURNS void
    LANGUAGE plpgsql
    AS $_$
    DECLARE
      tablename varchar := CASE WHEN options->>'partition' = 'true'
                            THEN 'j' || encode(sha224(queue_name::bytea), 'hex')
                            ELSE 'job_common'
                            END;
      queue_created_on timestamptz;
    BEGIN
      WITH q as (
        INSERT INTO pgboss.queue (
          name,
          policy,
          retry_limit,
          retry_delay,
          retry_backoff,
          retry_delay_max,
          expire_seconds,
          retention_seconds,
          deletion_seconds,
          warning_queued,
          dead_letter,
          partition,
          table_name,
          heartbeat_seconds,
          notify,
          created_on,
          updated_on
        )
        VALUES (
          queue_name,
          options->>'policy',
          COALESCE((options->>'retryLimit')::int, 2),
          COALESCE((options->>'retryDelay')::int, 0),
          COALESCE((options->>'retryBackoff')::bool, false),
          (options->>'retryDelayMax')::int,
          COALESCE((options->>'expireInSeconds')::int, 900),
          COALESCE((options->>'retentionSeconds')::int, 1209600),
          COALESCE((options->>'deleteAfterSeconds')::int, 604800),
          COALESCE((options->>'warningQueueSize')::int, 0),
          options->>'deadLetter',
          COALESCE((options->>'partition')::bool, false),
          tablename,
          (options->>'heartbeatSeconds')::int,
          COALESCE((options->>'notify')::bool, false),
          pgboss.job_now(),
          pgboss.job_now()
        )
        ON CONFLICT DO NOTHING
        RETURNING created_on
      )
      SELECT created_on into queue_created_on from q;
      IF queue_created_on IS NULL OR options->>'partition' IS DISTINCT FROM 'true' THEN
        RETURN;
      END IF;
      EXECUTE format('CREATE TABLE pgboss.%I (LIKE pgboss.job INCLUDING DEFAULTS)', tablename);
      EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD PRIMARY KEY (name, id)$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT q_fkey FOREIGN KEY (name) REFERENCES pgboss.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT dlq_fkey FOREIGN KEY (dead_letter) REFERENCES pgboss.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i11 ON pgboss.job (name, priority DESC, created_on, start_after) WHERE state < 'active' AND NOT blocked$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i4 ON pgboss.job (name, singleton_on, COALESCE(singleton_key, '')) WHERE state <> 'cancelled' AND singleton_on IS NOT NULL$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i7 ON pgboss.job (name, group_id) WHERE state = 'active' AND group_id IS NOT NULL$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i9 ON pgboss.job (name, id) WHERE blocking AND state = 'completed'$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i12 ON pgboss.job (source_root_id) WHERE source_root_id IS NOT NULL$cmd$, tablename);
      IF options->>'policy' = 'short' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i1 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state = 'created' AND policy = 'short'$cmd$, tablename);
      ELSIF options->>'policy' = 'singleton' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i2 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state = 'active' AND policy = 'singleton'$cmd$, tablename);
      ELSIF options->>'policy' = 'stately' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i3 ON pgboss.job (name, state, COALESCE(singleton_key, '')) WHERE state <= 'active' AND policy = 'stately'$cmd$, tablename);
      ELSIF options->>'policy' = 'exclusive' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i6 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state <= 'active' AND policy = 'exclusive'$cmd$, tablename);
      ELSIF options->>'policy' = 'key_strict_fifo' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i8 ON pgboss.job (name, singleton_key) WHERE state IN ('active', 'retry', 'failed') AND policy = 'key_strict_fifo'$cmd$, tablename);
        EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i10 ON pgboss.job (name, singleton_key, state DESC, created_on, id) INCLUDE (start_after) WHERE state < 'active' AND NOT blocked AND policy = 'key_strict_fifo'$cmd$, tablename);
        EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT job_key_strict_fifo_singleton_key_check CHECK (NOT (policy = 'key_strict_fifo' AND singleton_key IS NULL))$cmd$, tablename);
      END IF;
      EXECUTE format('ALTER TABLE pgboss.%I ADD CONSTRAINT cjc CHECK (name=%L)', tablename, queue_name);
      EXECUTE format('ALTER TABLE pgboss.job ATTACH PARTITION pgboss.%I FOR VALUES IN (%L)', tablename, queue_name);
    END;
    $_$;
CREATE FUNCTION pgboss.delete_queue(queue_name text) RETURNS void
    LANGUAGE plpgsql
    AS $$
    DECLARE
      v_table varchar;
      v_partition bool;
    BEGIN
      
      SELECT table_name, partition
      FROM pgboss.queue
      WHERE name = queue_name
      INTO v_table, v_partition;
      IF v_partition THEN
        EXECUTE format('DROP TABLE IF EXISTS pgboss.%I', v_table);
      ELSE
        EXECUTE format('DELETE FROM pgboss.%I WHERE name = %L', v_table, queue_name);
      END IF;
    
      DELETE FROM pgboss.queue WHERE name = queue_name;
    END;
    $$;
CREATE FUNCTION pgboss.job_now() RETURNS timestamp with time zone
    LANGUAGE sql STABLE
    AS $$
      SELECT pg_catalog.now();
    $$;
CREATE FUNCTION pgboss.job_table_format(command text, table_name text) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $_$
      SELECT format(
        regexp_replace(
          regexp_replace(command, '\.job\y', '.%1$I', 'g'),
          '\yjob_i(\d+)', '%1$s_i\1', 'g'
        ),
        table_name
      );
    $_$;
CREATE FUNCTION pgboss.job_table_run(command text, tbl_name text DEFAULT NULL::text, queue_name text DEFAULT NULL::text) RETURNS void
    LANGUAGE plpgsql
    AS $$
    DECLARE
      tbl RECORD;
    BEGIN
      IF queue_name IS NOT NULL THEN
        SELECT table_name INTO tbl_name FROM pgboss.queue WHERE name = queue_name;
      END IF;
      IF tbl_name IS NOT NULL THEN
        EXECUTE pgboss.job_table_format(command, tbl_name);
        RETURN;
      END IF;
      EXECUTE pgboss.job_table_format(command, 'job_common');
      FOR tbl IN SELECT table_name FROM pgboss.queue WHERE partition = true
      LOOP
        EXECUTE pgboss.job_table_format(command, tbl.table_name);
      END LOOP;
    END;
    $$;
CREATE FUNCTION pgboss.job_table_run_async(command_name text, version integer, command text, tbl_name text DEFAULT NULL::text, queue_name text DEFAULT NULL::text) RETURNS void
    LANGUAGE plpgsql
    AS $$
    BEGIN
      IF queue_name IS NOT NULL THEN
        SELECT table_name INTO tbl_name FROM pgboss.queue WHERE name = queue_name;
      END IF;
      IF tbl_name IS NOT NULL THEN
        INSERT INTO pgboss.bam (name, version, status, queue, table_name, command)
        VALUES (
          command_name,
          version,
          'pending',
          queue_name,
          tbl_name,
          pgboss.job_table_format(command, tbl_name)
        );
        RETURN;
      END IF;
      INSERT INTO pgboss.bam (name, version, status, queue, table_name, command)
      SELECT
        command_name,
        version,
        'pending',
        NULL,
        'job_common',
        pgboss.job_table_format(command, 'job_common')
      UNION ALL
      SELECT
        command_name,
        version,
        'pending',
        queue.name,
        queue.table_name,
        pgboss.job_table_format(command, queue.table_name)
      FROM pgboss.queue
      WHERE partition = true;
    END;
    $$;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE pgboss.bam (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    version integer NOT NULL,
    status text DEFAULT 'pending'::text NOT NULL,
    queue text,
    table_name text NOT NULL,
    command text NOT NULL,
    error text,
    created_on timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    started_on timestamp with time zone,
    completed_on timestamp with time zone
);
CREATE TABLE pgboss.job (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    priority integer DEFAULT 0 NOT NULL,
    data jsonb,
    state pgboss.job_state DEFAULT 'created'::pgboss.job_state NOT NULL,
    retry_limit integer DEFAULT 2 NOT NULL,
    retry_count integer DEFAULT 0 NOT NULL,
    retry_delay integer DEFAULT 0 NOT NULL,
    retry_backoff boolean DEFAULT false NOT NULL,
    retry_delay_max integer,
    expire_seconds integer DEFAULT 900 NOT NULL,
    deletion_seconds integer DEFAULT 604800 NOT NULL,
    singleton_key text,
    singleton_on timestamp without time zone,
    group_id text,
    group_tier text,
    start_after timestamp with time zone DEFAULT now() NOT NULL,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    started_on timestamp with time zone,
    completed_on timestamp with time zone,
    keep_until timestamp with time zone DEFAULT (now() + '336:00:00'::interval) NOT NULL,
    output jsonb,
    dead_letter text,
    policy text,
    heartbeat_on timestamp with time zone,
    heartbeat_seconds integer,
    blocked boolean DEFAULT false NOT NULL,
    blocking boolean DEFAULT false NOT NULL,
    pending_dependencies integer DEFAULT 0 NOT NULL,
    source_name text,
    source_id uuid,
    source_created_on timestamp with time zone,
    source_retry_count integer,
    source_output jsonb,
    source_root_id uuid
)
PARTITION BY LIST (name);
CREATE TABLE pgboss.job_common (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    priority integer DEFAULT 0 NOT NULL,
    data jsonb,
    state pgboss.job_state DEFAULT 'created'::pgboss.job_state NOT NULL,
    retry_limit integer DEFAULT 2 NOT NULL,
    retry_count integer DEFAULT 0 NOT NULL,
    retry_delay integer DEFAULT 0 NOT NULL,
    retry_backoff boolean DEFAULT false NOT NULL,
    retry_delay_max integer,
    expire_seconds integer DEFAULT 900 NOT NULL,
    deletion_seconds integer DEFAULT 604800 NOT NULL,
    singleton_key text,
    singleton_on timestamp without time zone,
    group_id text,
    group_tier text,
    start_after timestamp with time zone DEFAULT now() NOT NULL,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    started_on timestamp with time zone,
    completed_on timestamp with time zone,
    keep_until timestamp with time zone DEFAULT (now() + '336:00:00'::interval) NOT NULL,
    output jsonb,
    dead_letter text,
    policy text,
    heartbeat_on timestamp with time zone,
    heartbeat_seconds integer,
    blocked boolean DEFAULT false NOT NULL,
    blocking boolean DEFAULT false NOT NULL,
    pending_dependencies integer DEFAULT 0 NOT NULL,
    source_name text,
    source_id uuid,
    source_created_on timestamp with time zone,
    source_retry_count integer,
    source_output jsonb,
    source_root_id uuid,
    CONSTRAINT job_key_strict_fifo_singleton_key_check CHECK ((NOT ((policy = 'key_strict_fifo'::text) AND (singleton_key IS NULL))))
);
CREATE TABLE pgboss.job_dependency (
    child_name text NOT NULL,
    child_id uuid NOT NULL,
    parent_name text NOT NULL,
    parent_id uuid NOT NULL
);
CREATE TABLE pgboss.queue (
    name text NOT NULL,
    policy text NOT NULL,
    retry_limit integer NOT NULL,
    retry_delay integer NOT NULL,
    retry_backoff boolean NOT NULL,
    retry_delay_max integer,
    expire_seconds integer NOT NULL,
    retention_seconds integer NOT NULL,
    deletion_seconds integer NOT NULL,
    dead_letter text,
    partition boolean NOT NULL,
    table_name text NOT NULL,
    deferred_count integer DEFAULT 0 NOT NULL,
    queued_count integer DEFAULT 0 NOT NULL,
    ready_count integer DEFAULT 0 NOT NULL,
    warning_queued integer DEFAULT 0 NOT NULL,
    active_count integer DEFAULT 0 NOT NULL,
    failed_count integer DEFAULT 0 NOT NULL,
    total_count integer DEFAULT 0 NOT NULL,
    created_delta integer DEFAULT 0 NOT NULL,
    completed_delta integer DEFAULT 0 NOT NULL,
    failed_delta integer DEFAULT 0 NOT NULL,
    delta_on timestamp with time zone,
    delta_seconds integer,
    ready_history integer[] DEFAULT '{}'::integer[] NOT NULL,
    heartbeat_seconds integer,
    notify boolean DEFAULT false NOT NULL,
    singletons_active text[],
    monitor_claim_on timestamp with time zone,
    monitor_on timestamp with time zone,
    maintain_on timestamp with time zone,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    updated_on timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT queue_check CHECK ((dead_letter IS DISTINCT FROM name))
);
CREATE TABLE pgboss.queue_stats (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    deferred_count integer DEFAULT 0 NOT NULL,
    queued_count integer DEFAULT 0 NOT NULL,
    ready_count integer DEFAULT 0 NOT NULL,
    active_count integer DEFAULT 0 NOT NULL,
    failed_count integer DEFAULT 0 NOT NULL,
    total_count integer DEFAULT 0 NOT NULL,
    created_delta integer,
    completed_delta integer,
    failed_delta integer,
    delta_seconds integer,
    delta_on timestamp with time zone,
    captured_on timestamp with time zone DEFAULT now() NOT NULL
)
PARTITION BY RANGE (captured_on);
CREATE TABLE pgboss.queue_stats_20261126 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    deferred_count integer DEFAULT 0 NOT NULL,
    queued_count integer DEFAULT 0 NOT NULL,
    ready_count integer DEFAULT 0 NOT NULL,
    active_count integer DEFAULT 0 NOT NULL,
    failed_count integer DEFAULT 0 NOT NULL,
    total_count integer DEFAULT 0 NOT NULL,
    created_delta integer,
    completed_delta integer,
    failed_delta integer,
    delta_seconds integer,
    delta_on timestamp with time zone,
    captured_on timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE pgboss.queue_stats_20261127 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    deferred_count integer DEFAULT 0 NOT NULL,
    queued_count integer DEFAULT 0 NOT NULL,
    ready_count integer DEFAULT 0 NOT NULL,
    active_count integer DEFAULT 0 NOT NULL,
    failed_count integer DEFAULT 0 NOT NULL,
    total_count integer DEFAULT 0 NOT NULL,
    created_delta integer,
    completed_delta integer,
    failed_delta integer,
    delta_seconds integer,
    delta_on timestamp with time zone,
    captured_on timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE pgboss.schedule (
    name text NOT NULL,
    key text DEFAULT ''::text NOT NULL,
    kind text DEFAULT 'cron'::text NOT NULL,
    cron text NOT NULL,
    timezone text DEFAULT 'UTC'::text,
    data jsonb,
    options jsonb,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    updated_on timestamp with time zone DEFAULT now() NOT NULL,
    last_job_id uuid,
    CONSTRAINT schedule_kind_check CHECK ((kind = ANY (ARRAY['cron'::text, 'rrule'::text])))
);
CREATE TABLE pgboss.subscription (
    event text NOT NULL,
    name text NOT NULL,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    updated_on timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE pgboss.version (
    version integer NOT NULL,
    cron_on timestamp with time zone,
    bam_on timestamp with time zone,
    flow_on timestamp with time zone,
    reindex_on timestamp with time zone,
    monitor_backoff_on timestamp with time zone
);
CREATE TABLE pgboss.warning (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    type text NOT NULL,
    message text NOT NULL,
    data jsonb,
    created_on timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.answers (
    owner_id uuid NOT NULL,
    key text NOT NULL,
    request_hash text NOT NULL,
    status integer,
    body text,
    location text,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.checkpoints (
    game_id uuid NOT NULL,
    round bigint NOT NULL,
    played_ms double precision NOT NULL,
    snapshot bytea NOT NULL
);
CREATE TABLE public.experiments (
    id uuid NOT NULL,
    owner_id uuid NOT NULL,
    name text NOT NULL,
    status public.experiment_status DEFAULT 'draft'::public.experiment_status NOT NULL,
    design jsonb NOT NULL,
    cells integer NOT NULL,
    games integer NOT NULL,
    games_done integer DEFAULT 0 NOT NULL,
    games_failed integer DEFAULT 0 NOT NULL,
    games_not_needed integer DEFAULT 0 NOT NULL,
    rounds_played double precision DEFAULT 0 NOT NULL,
    rounds_left double precision NOT NULL,
    played_ms double precision DEFAULT 0 NOT NULL,
    running_since timestamp with time zone,
    games_before integer DEFAULT 0 NOT NULL,
    rounds_before double precision DEFAULT 0 NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT experiments_cells_check CHECK ((cells > 0)),
    CONSTRAINT experiments_games_check CHECK ((games > 0)),
    CONSTRAINT experiments_rounds_left_check CHECK ((rounds_left >= (0)::double precision))
);
CREATE TABLE public.games (
    id uuid NOT NULL,
    owner_id uuid NOT NULL,
    name text NOT NULL,
    status public.game_status DEFAULT 'draft'::public.game_status NOT NULL,
    manifest json NOT NULL,
    rounds_planned bigint,
    rounds_played bigint DEFAULT 0 NOT NULL,
    played_ms double precision DEFAULT 0 NOT NULL,
    tempo double precision,
    digest text NOT NULL,
    obstacle text,
    fault text,
    version bigint DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    kind text NOT NULL,
    agents bigint NOT NULL,
    CONSTRAINT games_agents_check CHECK ((agents >= 0)),
    CONSTRAINT games_rounds_planned_check CHECK ((rounds_planned > 0)),
    CONSTRAINT games_rounds_played_check CHECK ((rounds_played >= 0)),
    CONSTRAINT games_tempo_check CHECK ((tempo > (0)::double precision))
);
CREATE TABLE public.kysely_migration (
    name character varying(255) NOT NULL,
    "timestamp" character varying(255) NOT NULL
);
CREATE TABLE public.kysely_migration_lock (
    id character varying(255) NOT NULL,
    is_locked integer DEFAULT 0 NOT NULL
);
CREATE TABLE public.owners (
    id uuid NOT NULL,
    name text NOT NULL,
    played_ms double precision DEFAULT 0 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.pyramid (
    game_id uuid NOT NULL,
    level smallint NOT NULL,
    chunk integer NOT NULL,
    buckets smallint NOT NULL,
    packed bytea NOT NULL,
    CONSTRAINT pyramid_buckets_check CHECK (((buckets >= 1) AND (buckets <= 1024))),
    CONSTRAINT pyramid_chunk_check CHECK ((chunk >= 0)),
    CONSTRAINT pyramid_level_check CHECK (((level >= 1) AND (level <= 3)))
);
ALTER TABLE ONLY public.pyramid ALTER COLUMN packed SET STORAGE EXTERNAL;
CREATE TABLE public.replicate_slices (
    experiment_id uuid NOT NULL,
    cell integer NOT NULL,
    replicate integer NOT NULL,
    round bigint NOT NULL,
    attendances bytea NOT NULL
);
CREATE TABLE public.replicates (
    experiment_id uuid NOT NULL,
    cell integer NOT NULL,
    replicate integer NOT NULL,
    status public.replicate_status DEFAULT 'pending'::public.replicate_status NOT NULL,
    taken_by uuid,
    tries integer DEFAULT 0 NOT NULL,
    manifest_digest text,
    transient bigint,
    rounds_played bigint DEFAULT 0 NOT NULL,
    snapshot bytea,
    before bytea,
    digest text,
    statistics jsonb,
    fault text,
    game_id uuid
);
CREATE TABLE public.series (
    game_id uuid NOT NULL,
    block integer NOT NULL,
    rounds integer NOT NULL,
    attendances bytea NOT NULL,
    CONSTRAINT series_block_check CHECK ((block >= 0)),
    CONSTRAINT series_rounds_check CHECK (((rounds >= 1) AND (rounds <= 4096)))
);
ALTER TABLE ONLY public.series ALTER COLUMN attendances SET STORAGE EXTERNAL;
ALTER TABLE ONLY pgboss.job ATTACH PARTITION pgboss.job_common DEFAULT;
ALTER TABLE ONLY pgboss.queue_stats ATTACH PARTITION pgboss.queue_stats_20261126 FOR VALUES FROM ('2026-11-26 00:00:00+00') TO ('2026-11-27 00:00:00+00');
ALTER TABLE ONLY pgboss.queue_stats ATTACH PARTITION pgboss.queue_stats_20261127 FOR VALUES FROM ('2026-11-27 00:00:00+00') TO ('2026-11-28 00:00:00+00');
INSERT INTO pgboss.job_common VALUES ('ceb87a0c-4900-4332-a226-7a962b396ab6', 'play', 30, '{"gameId": "01a21905-fd2c-7164-879d-56a90af9401b", "rounds": 0}', 'completed', 1000000, 0, 1, true, 5, 3600, 3600, '01a21905-fd2c-7164-879d-56a90af9401b', NULL, NULL, NULL, '2026-11-26 18:02:32.960754+00', '2026-11-26 18:02:32.960754+00', '2026-11-26 18:02:33.13738+00', '2026-11-26 18:02:34.303226+00', '2026-12-10 18:02:32.960754+00', NULL, NULL, 'short', '2026-11-26 18:02:33.13738+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('a0fd3570-7c91-4089-b4dc-aaebc75b4dfe', 'play', 30, '{"gameId": "01a21905-bc9e-726e-aaff-b78847745ffd", "rounds": 0}', 'completed', 1000000, 0, 1, true, 5, 3600, 3600, '01a21905-bc9e-726e-aaff-b78847745ffd', NULL, NULL, NULL, '2026-11-26 18:02:16.700051+00', '2026-11-26 18:02:16.700051+00', '2026-11-26 18:02:17.087654+00', '2026-11-26 18:02:25.144739+00', '2026-12-10 18:02:16.700051+00', NULL, NULL, 'short', '2026-11-26 18:02:22.181499+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('5c07a8e1-bd41-4690-a370-e2b763830ee2', 'play', 30, '{"gameId": "01a21905-e099-7377-985e-adb874e91242", "rounds": 0}', 'completed', 1000000, 0, 1, true, 5, 3600, 3600, '01a21905-e099-7377-985e-adb874e91242', NULL, NULL, NULL, '2026-11-26 18:02:25.409143+00', '2026-11-26 18:02:25.409143+00', '2026-11-26 18:02:25.512497+00', '2026-11-26 18:02:25.780663+00', '2026-12-10 18:02:25.409143+00', NULL, NULL, 'short', '2026-11-26 18:02:25.512497+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('d60f0b6e-bd63-409e-a449-fa8a4e2f1d1d', 'play', 30, '{"gameId": "01a21905-e2fd-721f-b617-19605a6e1d45", "rounds": 0}', 'completed', 1000000, 0, 1, true, 5, 3600, 3600, '01a21905-e2fd-721f-b617-19605a6e1d45', NULL, NULL, NULL, '2026-11-26 18:02:26.097013+00', '2026-11-26 18:02:26.097013+00', '2026-11-26 18:02:26.188726+00', '2026-11-26 18:02:26.33094+00', '2026-12-10 18:02:26.097013+00', NULL, NULL, 'short', '2026-11-26 18:02:26.188726+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('d7436c3a-61c1-4821-9d42-cf85f96807d3', 'play', 30, '{"gameId": "01a21905-e4f7-756c-a2b5-feb8109d6406", "rounds": 0}', 'completed', 1000000, 0, 1, true, 5, 3600, 3600, '01a21905-e4f7-756c-a2b5-feb8109d6406', NULL, NULL, NULL, '2026-11-26 18:02:26.516873+00', '2026-11-26 18:02:26.516873+00', '2026-11-26 18:02:26.616326+00', '2026-11-26 18:02:27.037846+00', '2026-12-10 18:02:26.516873+00', NULL, NULL, 'short', '2026-11-26 18:02:26.616326+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('3bee9b86-4dd5-4b99-b186-204f5f62050c', 'play', 30, '{"gameId": "01a21905-e79d-7130-bebd-8ecf32bd0658", "rounds": 0}', 'completed', 1000000, 0, 1, true, 5, 3600, 3600, '01a21905-e79d-7130-bebd-8ecf32bd0658', NULL, NULL, NULL, '2026-11-26 18:02:27.268202+00', '2026-11-26 18:02:27.268202+00', '2026-11-26 18:02:27.362569+00', '2026-11-26 18:02:27.470487+00', '2026-12-10 18:02:27.268202+00', NULL, NULL, 'short', '2026-11-26 18:02:27.362569+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('e3f517a1-9bae-4fb5-823b-951e0c96e152', 'play', 30, '{"gameId": "01a21905-e79d-7130-bebd-8ecf32bd0658", "rounds": 100}', 'completed', 1000000, 0, 1, true, 5, 3600, 3600, '01a21905-e79d-7130-bebd-8ecf32bd0658', NULL, NULL, NULL, '2026-11-26 18:02:27.687298+00', '2026-11-26 18:02:27.687298+00', '2026-11-26 18:02:27.807636+00', '2026-11-26 18:02:28.617851+00', '2026-12-10 18:02:27.687298+00', NULL, NULL, 'short', '2026-11-26 18:02:27.807636+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('6ef2428d-d018-4de7-8b4b-5ceb8635b02d', 'play', 30, '{"gameId": "01a21905-e79d-7130-bebd-8ecf32bd0658", "rounds": 200}', 'completed', 1000000, 0, 1, true, 5, 3600, 3600, '01a21905-e79d-7130-bebd-8ecf32bd0658', NULL, NULL, NULL, '2026-11-26 18:02:29.084503+00', '2026-11-26 18:02:29.084503+00', '2026-11-26 18:02:29.234446+00', '2026-11-26 18:02:29.570543+00', '2026-12-10 18:02:29.084503+00', NULL, NULL, 'short', '2026-11-26 18:02:29.234446+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('6bdf928c-18c5-4cb9-9ca9-29bbc2bc19b4', 'play', 30, '{"gameId": "01a21905-f210-7335-ad14-3f5ba4221e29", "rounds": 0}', 'completed', 1000000, 0, 1, true, 5, 3600, 3600, '01a21905-f210-7335-ad14-3f5ba4221e29', NULL, NULL, NULL, '2026-11-26 18:02:30.017811+00', '2026-11-26 18:02:30.017811+00', '2026-11-26 18:02:30.207853+00', '2026-11-26 18:02:32.638772+00', '2026-12-10 18:02:30.017811+00', NULL, NULL, 'short', '2026-11-26 18:02:30.207853+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('d935d3bd-fd29-4784-9318-70926db9e27b', 'experiment', 30, '{"experimentId": "01a21906-05e1-725b-96bd-fb65504d57c3"}', 'completed', 1000000, 0, 1, true, 5, 3600, 3600, '01a21906-05e1-725b-96bd-fb65504d57c3', NULL, NULL, NULL, '2026-11-26 18:02:35.073177+00', '2026-11-26 18:02:35.073177+00', '2026-11-26 18:02:35.384727+00', '2026-11-26 18:02:38.968546+00', '2026-12-10 18:02:35.073177+00', NULL, NULL, 'short', '2026-11-26 18:02:35.384727+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('37e6fcbe-98af-4061-a9d3-491155c9000b', 'experiment', 0, '{"experimentId": "01a21906-05e1-725b-96bd-fb65504d57c3"}', 'completed', 1000000, 0, 1, true, 5, 3600, 3600, '01a21906-05e1-725b-96bd-fb65504d57c3', NULL, NULL, NULL, '2026-11-26 18:02:35.75446+00', '2026-11-26 18:02:35.75446+00', '2026-11-26 18:02:39.014104+00', '2026-11-26 18:02:39.204234+00', '2026-12-10 18:02:35.75446+00', NULL, NULL, 'short', '2026-11-26 18:02:39.014104+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('2dfd7223-a9bc-460d-ac3e-e9a5643952c4', 'play', 30, '{"gameId": "01a21906-03c2-717c-bddd-bc64bd61b68e", "rounds": 0}', 'completed', 1000000, 0, 1, true, 5, 3600, 3600, '01a21906-03c2-717c-bddd-bc64bd61b68e', NULL, NULL, NULL, '2026-11-26 18:02:34.456696+00', '2026-11-26 18:02:34.456696+00', '2026-11-26 18:02:34.609485+00', '2026-11-26 18:02:40.186717+00', '2026-12-10 18:02:34.456696+00', NULL, NULL, 'short', '2026-11-26 18:02:39.688323+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('e1abb9c7-9444-44e6-a014-7783916dac52', 'play', 0, '{"gameId": "01a21906-03c2-717c-bddd-bc64bd61b68e", "rounds": 104}', 'completed', 1000000, 0, 1, true, 5, 3600, 3600, '01a21906-03c2-717c-bddd-bc64bd61b68e', NULL, NULL, NULL, '2026-11-26 18:02:39.933285+00', '2026-11-26 18:02:39.933285+00', '2026-11-26 18:02:40.191814+00', '2026-11-26 18:02:45.366414+00', '2026-12-10 18:02:39.933285+00', NULL, NULL, 'short', '2026-11-26 18:02:45.246477+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('954ab1d1-99cb-446f-ad07-8a3eadd1560f', 'play', 0, '{"gameId": "01a21906-03c2-717c-bddd-bc64bd61b68e", "rounds": 204}', 'completed', 1000000, 0, 1, true, 5, 3600, 3600, '01a21906-03c2-717c-bddd-bc64bd61b68e', NULL, NULL, NULL, '2026-11-26 18:02:45.265298+00', '2026-11-26 18:02:45.265298+00', '2026-11-26 18:02:45.324655+00', '2026-11-26 18:02:50.479604+00', '2026-12-10 18:02:45.265298+00', NULL, NULL, 'short', '2026-11-26 18:02:50.351443+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('94cd6b41-34e5-4ad8-8a31-2740b5d518de', 'play', 0, '{"gameId": "01a21906-03c2-717c-bddd-bc64bd61b68e", "rounds": 305}', 'completed', 1000000, 0, 1, true, 5, 3600, 3600, '01a21906-03c2-717c-bddd-bc64bd61b68e', NULL, NULL, NULL, '2026-11-26 18:02:50.432265+00', '2026-11-26 18:02:50.432265+00', '2026-11-26 18:02:50.477199+00', '2026-11-26 18:02:55.310535+00', '2026-12-10 18:02:50.432265+00', NULL, NULL, 'short', '2026-11-26 18:02:50.477199+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('60b76438-95ee-414b-b0bb-fceaaa9ff54e', 'play', 0, '{"gameId": "01a21906-6335-7018-a323-fafff31ce39a", "rounds": 100}', 'completed', 1000000, 0, 1, true, 5, 3600, 3600, '01a21906-6335-7018-a323-fafff31ce39a', NULL, NULL, NULL, '2026-11-26 18:03:04.617806+00', '2026-11-26 18:03:04.617806+00', '2026-11-26 18:03:04.64593+00', '2026-11-26 18:03:09.983127+00', '2026-12-10 18:03:04.617806+00', NULL, NULL, 'short', '2026-11-26 18:03:09.712316+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('34ebc3dd-fb51-453d-85eb-5a143b921134', 'play', 30, '{"gameId": "01a21906-6335-7018-a323-fafff31ce39a", "rounds": 0}', 'completed', 1000000, 0, 1, true, 5, 3600, 3600, '01a21906-6335-7018-a323-fafff31ce39a', NULL, NULL, NULL, '2026-11-26 18:02:59.328319+00', '2026-11-26 18:02:59.328319+00', '2026-11-26 18:02:59.571848+00', '2026-11-26 18:03:04.646398+00', '2026-12-10 18:02:59.328319+00', NULL, NULL, 'short', '2026-11-26 18:03:04.592408+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('2defaed0-160d-4627-8dc8-78d353d26888', 'play', 0, '{"gameId": "01a21906-6335-7018-a323-fafff31ce39a", "rounds": 202}', 'completed', 1000000, 0, 1, true, 5, 3600, 3600, '01a21906-6335-7018-a323-fafff31ce39a', NULL, NULL, NULL, '2026-11-26 18:03:09.884089+00', '2026-11-26 18:03:09.884089+00', '2026-11-26 18:03:09.976685+00', '2026-11-26 18:03:15.330631+00', '2026-12-10 18:03:09.884089+00', NULL, NULL, 'short', '2026-11-26 18:03:15.046885+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('01ef9435-98c0-4dd6-bb0f-0cc119316b9c', 'play', 0, '{"gameId": "01a21906-6335-7018-a323-fafff31ce39a", "rounds": 304}', 'completed', 1000000, 0, 1, true, 5, 3600, 3600, '01a21906-6335-7018-a323-fafff31ce39a', NULL, NULL, NULL, '2026-11-26 18:03:15.177891+00', '2026-11-26 18:03:15.177891+00', '2026-11-26 18:03:15.328963+00', '2026-11-26 18:03:17.848527+00', '2026-12-10 18:03:15.177891+00', NULL, NULL, 'short', '2026-11-26 18:03:15.328963+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('a61dc784-e4ad-4137-9c0d-9b6200b70b4d', 'play', 0, '{"gameId": "01a21906-6335-7018-a323-fafff31ce39a", "rounds": 349}', 'completed', 1000000, 0, 1, true, 5, 3600, 3600, '01a21906-6335-7018-a323-fafff31ce39a', NULL, NULL, NULL, '2026-11-26 18:03:17.791126+00', '2026-11-26 18:03:17.791126+00', '2026-11-26 18:03:49.298937+00', '2026-11-26 18:03:59.796873+00', '2026-12-10 18:03:17.791126+00', NULL, NULL, 'short', '2026-11-26 18:03:59.502444+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('5411a3c3-188c-4b99-ab68-a220622c5301', 'play', 0, '{"gameId": "01a21906-6335-7018-a323-fafff31ce39a", "rounds": 371}', 'completed', 1000000, 0, 1, true, 5, 3600, 3600, '01a21906-6335-7018-a323-fafff31ce39a', NULL, NULL, NULL, '2026-11-26 18:03:59.52834+00', '2026-11-26 18:03:59.52834+00', '2026-11-26 18:03:59.82672+00', '2026-11-26 18:04:05.0784+00', '2026-12-10 18:03:59.52834+00', NULL, NULL, 'short', '2026-11-26 18:04:04.905191+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('ee56cce9-b153-44d0-a944-508a9d5dfcab', 'play', 0, '{"gameId": "01a21906-6335-7018-a323-fafff31ce39a", "rounds": 471}', 'completed', 1000000, 0, 1, true, 5, 3600, 3600, '01a21906-6335-7018-a323-fafff31ce39a', NULL, NULL, NULL, '2026-11-26 18:04:04.986993+00', '2026-11-26 18:04:04.986993+00', '2026-11-26 18:04:05.079641+00', '2026-11-26 18:04:10.254026+00', '2026-12-10 18:04:04.986993+00', NULL, NULL, 'short', '2026-11-26 18:04:10.123864+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('35a69ff0-53ca-40aa-b00a-992864903e9b', 'play', 0, '{"gameId": "01a21906-6335-7018-a323-fafff31ce39a", "rounds": 571}', 'completed', 1000000, 0, 1, true, 5, 3600, 3600, '01a21906-6335-7018-a323-fafff31ce39a', NULL, NULL, NULL, '2026-11-26 18:04:10.143791+00', '2026-11-26 18:04:10.143791+00', '2026-11-26 18:04:10.232052+00', '2026-11-26 18:04:15.445959+00', '2026-12-10 18:04:10.143791+00', NULL, NULL, 'short', '2026-11-26 18:04:15.278416+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('d1d81555-e2f7-41ff-ad16-95823e9bf784', 'play', 0, '{"gameId": "01a21906-6335-7018-a323-fafff31ce39a", "rounds": 671}', 'completed', 1000000, 0, 1, true, 5, 3600, 3600, '01a21906-6335-7018-a323-fafff31ce39a', NULL, NULL, NULL, '2026-11-26 18:04:15.342982+00', '2026-11-26 18:04:15.342982+00', '2026-11-26 18:04:15.413639+00', '2026-11-26 18:04:20.549005+00', '2026-12-10 18:04:15.342982+00', NULL, NULL, 'short', '2026-11-26 18:04:20.441262+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('d0b5014b-061c-483f-be84-1f93300e2651', 'play', 0, '{"gameId": "01a21906-6335-7018-a323-fafff31ce39a", "rounds": 770}', 'completed', 1000000, 0, 1, true, 5, 3600, 3600, '01a21906-6335-7018-a323-fafff31ce39a', NULL, NULL, NULL, '2026-11-26 18:04:20.466468+00', '2026-11-26 18:04:20.466468+00', '2026-11-26 18:04:20.544126+00', '2026-11-26 18:04:25.749974+00', '2026-12-10 18:04:20.466468+00', NULL, NULL, 'short', '2026-11-26 18:04:25.592078+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('7a2d6345-9d71-48a7-9d7d-af85f7464ff0', 'play', 0, '{"gameId": "01a21906-6335-7018-a323-fafff31ce39a", "rounds": 1069}', 'active', 1000000, 0, 1, true, 5, 3600, 3600, '01a21906-6335-7018-a323-fafff31ce39a', NULL, NULL, NULL, '2026-11-26 18:04:36.186556+00', '2026-11-26 18:04:36.186556+00', '2026-11-26 18:04:36.288068+00', NULL, '2026-12-10 18:04:36.186556+00', NULL, NULL, 'short', '2026-11-26 18:04:36.288068+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('f2669e4e-e44a-4a70-987f-309faed0f12a', 'play', 0, '{"gameId": "01a21906-6335-7018-a323-fafff31ce39a", "rounds": 870}', 'completed', 1000000, 0, 1, true, 5, 3600, 3600, '01a21906-6335-7018-a323-fafff31ce39a', NULL, NULL, NULL, '2026-11-26 18:04:25.626389+00', '2026-11-26 18:04:25.626389+00', '2026-11-26 18:04:25.735428+00', '2026-11-26 18:04:31.034908+00', '2026-12-10 18:04:25.626389+00', NULL, NULL, 'short', '2026-11-26 18:04:30.783127+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('228da929-cc27-4cfa-a5df-e520997c79fa', 'play', 30, '{"gameId": "01a21907-cc1c-75ea-a6e0-89e31ee95884", "rounds": 0}', 'active', 1000000, 0, 1, true, 5, 3600, 3600, '01a21907-cc1c-75ea-a6e0-89e31ee95884', NULL, NULL, NULL, '2026-11-26 18:04:31.802064+00', '2026-11-26 18:04:31.802064+00', '2026-11-26 18:04:31.920953+00', NULL, '2026-12-10 18:04:31.802064+00', NULL, NULL, 'short', '2026-11-26 18:04:31.920953+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('cf9eb8d8-8d4d-42ec-b720-a02fbf44258b', 'play', 0, '{"gameId": "01a21906-6335-7018-a323-fafff31ce39a", "rounds": 970}', 'completed', 1000000, 0, 1, true, 5, 3600, 3600, '01a21906-6335-7018-a323-fafff31ce39a', NULL, NULL, NULL, '2026-11-26 18:04:30.890558+00', '2026-11-26 18:04:30.890558+00', '2026-11-26 18:04:31.037109+00', '2026-11-26 18:04:36.28756+00', '2026-12-10 18:04:30.890558+00', NULL, NULL, 'short', '2026-11-26 18:04:36.086521+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.queue VALUES ('experiment', 'short', 1000000, 1, true, 5, 3600, 1209600, 3600, NULL, false, 'job_common', 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, NULL, NULL, '{0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0}', 10, true, NULL, '2026-11-26 18:04:35.794823+00', '2026-11-26 18:04:35.824745+00', '2026-11-26 18:00:48.291969+00', '2026-11-26 18:00:31.428919+00', '2026-11-26 18:00:31.428919+00');
INSERT INTO pgboss.queue VALUES ('play', 'short', 1000000, 1, true, 5, 3600, 1209600, 3600, NULL, false, 'job_common', 0, 0, 0, 0, 2, 0, 26, 0, 0, 0, NULL, NULL, '{0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0}', 10, true, NULL, '2026-11-26 18:04:35.794823+00', '2026-11-26 18:04:35.824745+00', '2026-11-26 18:00:48.291969+00', '2026-11-26 18:00:31.418422+00', '2026-11-26 18:00:31.418422+00');
INSERT INTO pgboss.version VALUES (43, NULL, '2026-11-26 18:03:33.315867+00', '2026-11-26 18:04:34.938302+00', '2026-11-26 18:00:48.413624+00', NULL);
INSERT INTO public.checkpoints VALUES ('01a21905-bc9e-726e-aaff-b78847745ffd', 9000, 475.18216300000495, '\x28b52ffd601818d53a002a4d94114970a85107049a14850008852773bda733e1386411d2646f11f837d0557f407e09d925b981e813a025641a1f80c3d7d21e594cbca6b831633f2e62f480812ad828497afc0f04bb404b011801040106015de66e81b715debda4ed63b7d37b8577ecaca6f521e6dc136e90fb23336953b852c84cb20d6e2d7718b39301188f0e14b91cc73469d00adba55f0ea3cbb476dc2d3ac9d880b13a4734398eee4276b4b541462a10108e46c75443698f14df1c6b4e22189be4a446e6c8b0e8026d8fe8e568a73d6b6d79834ee032b90d50f7ca1880686a1c447c7cd0967a4d66a321e4252d89aca46836e64396a5835a3045a91c4537912169ad36425e8b237254cb620c2dfa7c6eff18f644330a3080db04093f138022004db0ba4a9f9c711090210904b0249822380678c02a6459b39b728424e7a0009c3463e830b0fd9008c7111161dc1051d11076dccd45f86d08771bc238c737ec4344ee37fc44d8bd698596a8bf923a6dc4890e42014637e7b69a3502b5420d70476226a0ddacc595ca5a46af9c9b230b692bed0362924a909212228c4f9a8c264b5b0dd9871b24169b32072d5534027d24cbf1b50a7208a3d5005d948b6d092da78d63942a2673563ed35ec9625ca2ace9b45670c43bc6012e007de45ad03e3a8cf1403be4839bf4ecd27d14dbf425afdc690db541b1df843938fb2630d6bb812451744717128647e1ad1a126a73bd8f7773e59f19d0bef22cf5be54d9c3a74aaf774b9d5e3a2db4eafc10fec283fe6e7487849ffca75ea7f347cd8797c8ada4eeacfd30b78b77ff7a72ff5be766c2e7ff097fa6a4cd7bac7b1da662973e4be713fb1b78ef4aac8dcddf53ecce2abbccddb4957c536d1478075e26e405f6a465693298d7153d7d48a199ca53797abaa4f55d4bd555a35f6fbf39447c4d4dde0f1deed43354b766e003797ee7cd972c52fb89a937b4166453fc338149beb757d6331a7abaf3ada96ebd90da5431f4c7c7033c7d666ffdb9ef4cc80bda7e492072ed19966a2ded5177aa708389094d074b12b64979be2e04cd82464034281686d7b2f58165b7e1aa6635a9eef40d22d7336052a833721b9aeb8a0a6fbf5f792b4f1bd50664e70c6b5f0e34813b88a6666761b532c853cd82ba608ff01cdad6cd0be349c5d415ec3cbfd6afddd73b44eef66ab4c3cc6de4dc425bb9873fc5b7e845a3d1621e149fd8d05fb4b095ca0b8c362d63462ba6a51db3887334317b30db7babe62fc3dfa4c72cd3b9b9905b3f5aa656deb1bbc7fe4541743bc8fbc39d08fa26fcd1ac2b5d3846754affc45a95516fadc4c9f729f863f0a777f247c23a76eb785e8dad7a1feb9d5828ff1377d9c039fc387e0bd98596bdec95cc61fdec1838aadcb1ab9ec723791596fa1e278e7d75fa3bbd506f0a7f15fe237c05e62ab7589e39752e7d0e8c82eb7d1db84739b559a8737ff07f7aa5adf429f056e1427b0a53f91196e1efcbe37d127e5576b14bbbebdd25fc69e0fd3130ce87fc734f63ff0afc35dccb742cad9ad3b6e12f7ea8d39d46a3d1dc9d4673a799454ae04e3dd3b3d5fcca5f49c1f577eb257b0f7c7b6f8f0d830fa8b2b1e22bed7f06020e884146a132761260b06852969424d9daff0ccb82d576793302fc7d192fa42cf90b919fa1f6093007c711129a9baa1eb117aa02c7a3cd562c22706669cc3c3f921a3794badde68146ccb2794f420f498d09ab05dc2eec79ab3be0263295d15b33a1d52af877c6190e438d599557481c0b834cdb9bbfc94d61b51df8213b7760fc519c0fc2fa031eb0dc135af789bd0f7841c6b830b2247f0957789e52b30eb93d74b03b5b96c1e60d9b0dd19a804d1f7b9e8c175a6a380e64805bc10efbb60e89a681e972cf5961b7ddf1b4abb71adfb3c1c97d4a1e5709b587781c42761c29c6a2e2b8dfd00333c2071bc052ee2483b3c1849b6d23d9ccf3cee09bde060b8045c7f60b043da9a9f826dadc779a57a360a3dca86de5199fe336d0f29419c4b2911c7b836a4eeaff242027da98271b01700c61c60898163b5562ee0f511353ace403a1738f8473e62da02820d5bab1ef5b6a7b2918fdc97cbb8f00b7651e03a61f7c3af7ea3179d4c97e669f425860f39a841b8ed8ad6f4719c01967d067592da99e8d1a1e1b28ca7f41ff92a31af20288313b763b57971615675c7f1b1ea608b343909bd954de471f80687ba9d457125060fbdf9cd9d923b688583f58e6d024ebc2d58b22c617fd24563cd86cbd8c5c4753de18735c26bbde0922ae45c2b83cc15dfc69d6804d32db82920f17ba323d4a44ff92c06a7a53d1c6e926af55dcdd92574809b3e2128aa7e9c958ee7cde149009900a8dcc0f3665dea9480a13cd433c6bcab7ddd3cd5ef6e746587697dbc39e05178cef888485ed60044f79ea241087f6e7408694db921c1507fd9e44393d18501a92c273e6f86d6a033726f232462ec932cfa80a1d186b0dd398f4a376a41862338332ee06f053cff7675766480f2d3e3d7aff700ee00f704ef9ed2faceed123249066f9db4dad997043d0aa3c325db02ff19d595944577aeb3d57c50e34ebeb754aec6d20eb984438626ba794f14a7c1157b2c7f3462d85545cd7545eb87a619b18868e408b60db5dff69c1025ad73fe113491b');
INSERT INTO public.checkpoints VALUES ('01a21905-e099-7377-985e-adb874e91242', 500, 8.36051199999929, '\x28b52ffd60f80c6d2900a678d14b709c750ebeb6ccf55e546ad1dfd2f1fafe250c91bcaf62a49bba5774b9b7d4c66432bde35176793d131aa5d1893068bf906e53970dbbe1fdaedfada03b22928850f8973d15c4728b249a0cc800bc00be00f41d652f937489fbc9690f393d55669fc0a338334cd995aa8967f38924a11aa9c967da46bdc9d96437693baa3b3995689504188a27535167b26f251b6d424d5029c19868a6bb04cd8497e80334e79cb6a6b79d9d354d8093da76d25b0ece821c9d1a112c0714d82b24b31a9a34b6bb49252dbdb8ca04809193a51431f932b6640a11ce65657a8f8dc1e183e15c0c0a7f8c3ff1b0ff6623f21dfe1481b2510eca46a1b188ec41df2cffc84260507824ce464e0cfae62391f77ef31958579e70005daa7399850dc8a049bce646fc88b6b7ea3b79dbdf97544b5ae5f9baf2bed9cdc753520ff36f910fbe28a2c3fb6ee0789b8a15ef93ab3dae56be7a34e289b5d2bb50285e573f7dafaac7af0302fccfea7b5a565ece72f2f195920776e1f2bb2faf7fb3b07eeded9ed77c7a78ea79584cfecd82f271d7d6c3eeee7f62689e47c48787c53e0e0bf3bf99f82d52c2fb3499ef43023ddc85e5896eee7b92481f43357fd8d37d7166e0650f1cbe4d82e4e75bcef7b45ef763c8c75d551e48a4a12fa99a43f6332f3e07e26d621e17e1df2d56be406e08fc9d10856fcd8cf97428c3e3ae96bcced4fd2eede6d718cef76945791b0f45cf423dbd6a75e4d92d5ecf82799c146f1390e67f41c777ad843c6fe8f3bb99cdaf441c9e976bf03c5f5cafd216bc4dcae76e6fa0f63a5cbd060ade9d857f004c986fab72bccf0de7b7553a1e37b5e25ddce766085e75d1e271aa763c0be5f46df2e85ba20dafb311f02b0f1fbde634124d7f0da6b4c3eebadb341107712f6f7be933a835bdd491baf2973f82ab4a1e0f73147e971f3b04b97716ed2a52863f8dd3f79ddf7d3ffd2ec741b08b02bd4bfc270a1fe8912fa79dff8c7694fda31a77f427fc088f72ce3997712ee33299ec735f59de9d8bcf8691799a9591876bc878d6cbaf41cf634f7ccf99bf5500d2448d968785742c1e470bfdeb166962e66d03083c83b135afb6e97be177ecbb189ecd79b8e97ba8fccdf63459ece15bcdc6dfd4bfd278f6b6f3acebe0753f82fc7b14e27157bf6a6dfddac5cbafbddfb7320281aba8a150cd6c69ff33c106233343ac0312e0d374e76546d2fe6f90a751728a955f22db22197b103347bc0cfa630ba3f79cdc37f86a2fbdb62301f07e9bd064f44c1c9b90edf76ee04cb73aba32f12da248706c057dc0d9a0f0d010b21d8c06a00b6c882515369b363f7175b868f4064d6b56ce3a045baaf3f8742f4d8ae540ef2316335a4b871cb6534f2b7b4a3b8c1b8fc7836abbac6a01848c7aeca5c1f61b1a39a5bdb2437ccc2ceaabbc3119c8a52c1bca98d4b934cd1ef39ca3ac4d19ec65636a4d9a1e493a9b5507f1d135131ff0632ea7c5fe3317ce4087d9989d39e66ce9a3230bae69cba812ff912603b7745ad9663739483b9b7a6ceaad693937b291a81cb2bfa54b9c3f95bfa1d7e4cfeab7a7fd61b87f51dc5b40e43fed2507fdd2aa9ef87f03a5bd5ff2299bd7dafe183937fc8d3cbb59d87d14d7f28c337b70a2682ba3e99ef753f2fee53177d5d7b722f37e4e23e3f02122d736942f6a373f3517985d9ea19a866759ee1f79e839db4fc59d2ecf75f517ee75f5a7a550f1b6d4fef4af8a7f8bbed3f47b32174b043d1334b1e0820f2861cde3dbc5ca26d06c76c9151b7d502d83dc5ba8679699044e61b8864faaa46cad0d499394e9fa96df3a8a93b662525f7d2c8ffda4befa581efb497df5b13c4a1744969671683a9f50a71ecd1f');
INSERT INTO public.checkpoints VALUES ('01a21905-e2fd-721f-b617-19605a6e1d45', 300, 8.085663000005297, '\x28b52ffd6010068d0b00240c4641524c0100c07240ff00204000222022201c2022202220222022202c010000a4595fa4cd23716f53ca5b4733ce5c6dc27a0248aa4baa2bfbd4ee0280e1a4120808090808080000780400f03f80002ac03ca0407340f89f0076384020974018972ca03c8097200100010000d0d16758e31ba93f2e3391b0b9bea140ac59d2f413bb9a40f4b41972d874f43fd27cbb0a1abf9a40b3da97435473354013354f1ee680a14087c9306239e99840dab48183edf3613c76a740d2b79a40f0b971855d300265a851baa382fa64e700032132c90112c0707830a4a2082102874a1c512c913252461e53500fc33962190013757bad0dc4586e1834e0e9ae56fc301faee264cd6142e6b3b6d9a71cba9d2ce7fbbeda7153ac4e580cfd4a7564406dc77678662e20ec03c451898196a17d92b801da904906ebe0a19975eb1af08c9fd276fc725499291942d1e21de0769210882845368714ef87920fa21549369394c6f9ceb2611ab9ade39e5acbb0e4fa609c06');
INSERT INTO public.checkpoints VALUES ('01a21905-e4f7-756c-a2b5-feb8109d6406', 200, 116.9138879999955, '\x28b52ffd6040135d68008a99a825421018cc5107563e66c051e3069ac08842438cf316f428f82d71d0c566085310a0f3eb9b4030b7adac88f497fb66b3004e809f1088315e0bcdce34b4c94c9b6413220524025c02530264c3b155f6bfdf00b14bc7ffb8d97e108ed022a987895fa375e9bf278560d21afdef14d4becc61de0916e5ff3dc10dcf25de1cc977eb1f2723612be896fb52a5447483b9703ff558f9eff8110ab5e37fb7c0276511cf82872b01ec905c11f8df1fea89835e2a79d8fdc73b15603d1df50991f7480fa1ecfefb0424939f360830cdae67e2018affbd49835ac9c215cddae73f3e5a19220cfddf117429f53bfff79e2c433080bd8cc380fff150a718e6fbbf4f3d1e59c1e0bf6b3121fcc070e7c2cbfbdfa510496c9efdf7282d6b3e74ff7d26f47050ef1f17e30447597e216c6d4878070aeefbe2f67552c446fc8f8fb16146d0b56caa6e953e31f4db15294559872bcefff8a71ea1e1b890ed5cfeef4090eac9cfffee13a33a43fddfb39195e11d2ff2a412ce43615ab26503c0cb4a5efbef39939d50c6ffbdc192c8acd27fa731ba92e0607d7bedff3ea4fd10e19b262c3d536204ebf6df7fee0540ccff1d02f5f14256c8804ccd9999999f99f99f2977702a2f95a33ab6ac549e2a3fbefeafe77aae3c44aed509c893ac2b94af4c15a0ca4c486768b0b110e5b1eff7f6f611639faebea1d6e450a739373838549b1c1bea14c1142707e726c7867a43c5d199629991614af40923cb96b4405af15a547be4d0de174317ba32b178582dc138c2f56feeb7f5bedab7d5beafb651f5b61a59efab7dc55aef2ad2f5b66fab917d35ba56b1d5db6a64bdafb77ddb46d5fb7adb46d4fbbbfd560a8554feb4a33d4d1784001b02d4ffee406bc2df2d488818271548c9555204d31a6941bff22440a6b7e2266b8a2ec289575cfeec4680e12131fe985de71230e3f14406d4fca98124a8c2575556ca249d364c5f24b7934647bcf493781dfb43abd3ee58116f4679c628b1e4c45917ba156b7bb2bdd9d4b26eb13653ce5e5d9f430448d185249aba124174c290786678133992041332e111b3496d8c659350abbab07db5d565dcb59e2e9f53c6d64867594e28a8a060496be516a1722a5a2956882ca578c5393645b4034f17ab0b0e2b2c8e0c1c69b6524e6398fc5e7ac808a541745b5901033ab3606396548ba42bed1e640bd0fe3185d3fffd01233849b183920416e094f0e416220601fb6176aa06303080a604a3b12dbe8981099154ab42a271f091814208058164a16e760d38cd28b8bc29555ad160ad44cae726bab2ec97b4f2d8a64faccc937d8622e7e4c5fc2083081b89c9fdf2657af3e09252edd02893cecb43729e4b17d99852939f363dd4fc6d2aa971f58f675124f392af59d178e37632c72014d8d809e209552d90dd308058f195de9659168d60b16d6401f5b785bbd12d325546cb370bb7a764431c548eaa32f15b0fd71219adcc9691a6bc6e8712554b63ac3ea93f6cadb33dc73c096364245d14d52cea00617cea2ead9e64ff78034080e49dac4300e63f9ee9220d2742e20355a771ab11314934703a8a971b44c11055a3c68b3d31132cd444f6f0cbf224d80ce25023a6b5fad159fee39b24284fe4595238f048f061a1d3a595f5fdc7d58e7ce3871ad4a09744704dc80325d5fd8f5b5af134ee24302b54f36b034b62e932fb4c99c812f03a1b0e45f9c2fdc7c19893f87a86d13aba5e1ba4d87c0808c3387233acfec74585bc64e94266d4f1a93fac78e1c285725048297398a220611531472c451f81ae9b728ea364c6346ba69f07689df4f4f17004925e5ad7d6bdb6b283250889ae11136b0220a6e82cd000cdc77f9cf4cff0e8cdb2a489711080ab8e2b3019fee361fa66927b4cd753d37fb7a0a446c386bd4df156cd6d8ecac855d5c98adc40af816c20d930aaae1360611b57d1f9776a427e9e07f8ae29aa6cafd8d6f17a2240d705dc3ea9ed423177d893b4b28c1b735c22189d9a441a7a44958b1d501331760e47c5ae6ed8007a2b84b7881d64484c639653f0289451687d44f3d3739bf4ab9249e2739b885507a3e249e73a691976b95301a69285f36b42855a1902082976e42876de07a82410fff7e9a54f53f932ccc7fa1fc7e2d9623137a36fd676122e9d0cb87de5fff814390e514f0743c8b9119b245f204ccb674e8078ca092279da00285cd961801acc517c9e608500561922d5c30533dbaa63f38383a228b802eb9cb4a0d1324117ffe2ec71e6ddf123cb1ad0caf7fdf14333a60453c61de253aa6eb200870f2942d20d8cbd3a8029b95dd365635caa308b3dcd7f9c4b182791b213ce203d48c7148e5a4dd679c922da2bf1449d598e79c208492744f32aeb4ea3a0933cd376f5a6296ebe363c15c6426544f4d96b5b0efff1d2addb880370a45e398cbdb2da128844ffef365442b9e89b4be3e859a68fbef521a4526a9981ce838aabfe77054945e6d0d32a8cc71356360ca6c120000935640c37e268cd6044f42b8447764fc8b62896a22bd7a2404baa5fe64024dc011cbb6e129d1ae9a4bb4af15106ffffff33339dec5bae7a11f9f7ff67bafdf8218ad9c1620a5b44a909c3195a6114a946693e27233c000f719669aab9995ffdf1c78486d78b2e07832fffc7312f854ce4520cb0dd381123e50ca80ecfd8f6d6f1ce617c8415d0835e7a54511622a8a8ade0f2af26b68e97c5a7142489164caf1d795802073198eaaeee7c49d6bf47561c8a2083e512070f189201cc632ce2e5085c833444945e66145edc842ddf50d0a9b803fa3469703098e0bd41fa68b51c529b4dd39d55b10bb33f201dbd86a1b7fc7b96c164558aa3ee8c33e39328c7dd5d9472b37d1393025f7d7d3c369dcdbad89101aa70e008d92e5f487ab9f0d2a98d73f4bca5cd281fd2d1a3658143336d759b666246dde1c6be1d67363d4d6f873a1bf4bfb0991ca080cb5b7228048b554e290e71097f9b148db1249056be01802034900e50b6491473ff9d01161c1a3c884f917ae0ec04ff14d1b024a38e7ba348ab0f93bc03fff77714b3fba28159f1a5237c5b732960a5cbb5f5701b66a072e3932136834b1065c3d8295f82a05d652a33f5111111b50872043d15c6ca22689d013c39c08dbb035db4bc4af30c9adbc2b23dfb684176865b11681795d48b1e28d0fe7722cace0976910d01587c39c353a4722c91e50c8066ea01d8e6a571096acedb2136962ba0084ca3e3a4fc0041600f19748d9b0e0f2bee1f3f722e4c7ca6c3206bcccb30de7f9c73308dc2ed93e6d50ba2e4fbfdccefec1ad01c45c11af6412cf2a88fb9ccf2e58f2b898f81799d8e52090a9f3d7f631e2a20988d35f021edbf5f681c34bb19ed62b4abb04e4496216533628303f72e56f83a822ea84280184bfa2492404e510a690cb209108ac45024ebb20712c06bcc234941215bfb7f06d880d96b1495690f42636100e1600cd387c0eafa59acd57605ae68a27c33442b2f73f8d78ac9294fcb053bac9978bb4bd3fa64d92a9b76a5f73742d7786bebb9ad1c5dd50b664716d55957786ae686ad4aefc85d5fe7ace959476552cffca7ab3789d15babebbe226fcfc009c66a53fb5ceca63b9a7bef9e6032ad70dd66d7bbf0503342ebfa6936636f8475ba1b985726f91dd6c81662cd0db65762855dac17bc5edaa8fd3df72dfa64b1f11ed6707b7679c5d867f6b4431717db6878118ff5e4aec99e55b87cab668f26848cb6367ce7b6691edeba762066d7a03be8dfee6d82b8eda6c95636f41eb0bf37b7c4aa0fcf464ed9157686eaa23d51b96d0f1c96a676b62defe875b8702378bd10ec62a2fbec7dec2d8094e9f2f80a397f376ca5782b0feb658a7779592f3ba651dc65667d913bdfe0efed8db57b3b316b3da2d33c8557c47e4f90ba73d19be093988b5b5b5d83d02c1d719edc7de769ec24fb5bd9185edc6d8a0e9bef80c7c1bd37cdbf95abebda43bf428ed4faa67604cef183d4403ed037386cd9fd8f15f1362ac15c66e1dd70079a79f7cc8ed4b37bb82cb485d9b566fd674b7e03bff28e77932dcf441f7b8cb43cbf2b21b7dbda83a53f323d7699f09673c73971deecb721bf771b1fb998d9d8377197b934f8756d81fbbcf83d9cfa638c2de125728089d919382e7b3f6c32379ef6ee5f5df3ad5de863db85e67ac8a56f68a88ea621fceeb0bff1dc9daca2468e0a5eaf0cec76bc99e6bdadddc8e8b3f8046f34c43736502f221ff4a4c7188da51c52d65227d4aadb67a633fc4bcfc869e5ddf30dd9d4fbbb620beedd05332b369d44d6dbe377eb863d3747872754c638ed0ec32b4933bacab7a851f4e6ac9dc0a6ee8ac7ed1a815f04dde45eb7688016257bba06c4ae278496db539bcac71a19df9edb865f85098cba4f1433ba3029affe48fd82c6211a8b16dc771bde8ee8d6b659035b611a871748eb1a13bdcc810cfb80bccd36a86fde31f54fdb19164b871d24d33d5027523df4b8dc660aea5a8a01896966b1dfcbcb845f5022164353d3cd62653135a7554c33c144be5884aa2dcc107416895c8eca940501ce329affac27df24701643cc33958939e0c27a95cc1c309f5594600de13ddb2fc847f6eeece2fbb3b37b07ffcfde9d5d7c7f7676efe0ffd9bbb38befcfceee1dfc3f7b7776f1fdd9d9bd83ff677f75faeedbc3f96d3fb4afd7efceeef179cf5315f15bde4c68');
INSERT INTO public.checkpoints VALUES ('01a21905-e79d-7130-bebd-8ecf32bd0658', 250, 145.97661000001244, '\x28b52ffd60e80d5d4800ca8b9421441028abd51a081142ff64127b1ea27fd79b60323a67d2bee82016a4f4721e3b62526d1ee8d8a05228afd49f546626e378a93fc132b5887825c927689aa6d944a6602f21030402040207024d9cf43ea54146e6448dba953170f1c5d8fba10b2c684e3520f82d529746276b3e7fca7139523e81fd1e1ac2c501b5c347ffd67d5854841c4a670015d088c04fa3a853f24d85f3a0800183ec8bc57f3a440000724bf727a20784e0042cfc3a25c9312b3cf89be9c9175ccdf0eca29412671d1377fa85a1e8907e7f756159b7deeb794f4d04a5ef0cdb7d9c14c35c80abbcd328069f092845ef3ac9607a21ebfdfe82e4513310f3ce0732c770d7a03e24015cf98126c9af48524b37a618ffec727816a400f9241062ecf78eefcf1f4a489812d03cd80b0620b3f5e48752dc38853d3db16ddbb667bcf651756bab89b4f76f5bbb551fddf700c7e2a9f2a0f6803ea3a1c4b421d05e6aa633161acc47d6c37c80a9a3d058ea0e5fda2a985684da8c064204f39bf24d98ecdda02169fb6ab84a1d0564ab9d6eaba5d08fda5afb550ee829b4baca565fd9ea211b84baccb2ca9e421bf0b083a1c5ec31ed17d841d8047c4c8d0eb349587a95a1c52cc3beacd0616a311f22d06018d0368ed5ccf576529dd19c2a05e834c7aaf3dc993aa539d0298e7507673a06e8eac109e29495d9cb03cc2e08642071e95d6ad990f7950279448c47882c0f62b69df971f868dc1d8bc1e2ad1829dcbd40441683c5de7099682cee968fbc485f7297ec452213819788c8e22e92970c0e7f97ba64f1905277ec4df2da3fb20119381168d7fc80db3354574f510188f6cb587d331a603b3c9123cd0e1e2a357e25b2ba144361fc67e4e5872894788f12da1d36917b716c06b375568f96e700f2054ece4938f68e4adc810298531b19e0baa3a17bd78d6a5b260c3a550fabd2f04ec8a15e2c9532649b978623bf6cd077e33a4cbab05441321e1ae7644b18022cc74e37389aa7e61345aa6d907a8cbcb3d04e7b8a84f11e1e50d876c401b934cc065d537a485d3aa739613d17f82b1c84067482cc1e3d0b61871623e858a29c16693076fea3c405723fb19faefbf470baaedf2a5d19841eb9fa510ea21f958db75f7724aad8a695fdb680d2fc34083e90dfa3853f318d57457c9d9fe71c87fadd1b3cc9c8fc36aaac72405ee3af6f7e93e53feead69dc2ba119df2b7d07296c69961d0b55654513aa2b47ca2c647c421bf1a901926e63e0243c7ae62a71c3b03d16438a138b9853ce8d3aecfe8dbdbddb0681efaa41c9a3443ca8c0002dcab75b22a6dc2ae5a9526a175b57eb454c441401c536bf5383c1103408c963c1e70b04e3928ef5961d0929b2f6dbeca2713bb5772e0af387b6aef1af6723a4392680fda8a7e65bc52ffc7bfa953ec154f56758019b289018fc3672026fa668cbc1419783795130cf361662a5581addab99a9364202c05723c346743b368f96f5315d9d9fa76a0887397386b99385532b8a4eed5109eeac9a26b43859caa00f09fe9efc1a8e3c99ababcf20d9ed8d488c3af7cc70277d7f9af360ec40a97220492e4414e1547c472c3c278814e5d92525914256741cac17678f5939fe7e60f0858c34d8812449b439a170de87ca1bd3b9ad7ba0087783e538f0ab14b8d0b658db9c8be378c589e6ea5baf01b03039475f4dd300f43351f71f34c6b4176cd4f300366dd356b34fabeab4296aaa074fc03bece101e64fc5a81a897f2d4e3d3472e32b57c1ab4288587191a8e4cfc5cdc7490dae0e8d904568c84fd5c195336868f9fdfc87ec51802010949d3ad6a0a7a802f2428c61fa32486fee1c0247562856716e3908966be2e7512a472cabbcc0fd0e600c12f08803cf16b9c95a1fe8521e3425a0d47fd7e1b200f6b94efb4df63697a2e9c9ab00d87172e3bc5bb145368a3c307ef6098bf3160a2effc4a30ca295127b4f91290acb3ec2df4d88d60baa4db7efbe16d82a0cfe269329a0a54197738dc0c08b1998ffe49332d30156bffb56ad0142c4e93a7b67571c636f3fdaa941bba9d175a9ce221cd4e1fa4853546ab0b5e5f834538f5ae560c9792090b7be8c459e0787189abcb0eaa3424248934421f3aa862ce6bf184dbfaf6a22585334fcd50997ac0f087c5d28ca558f5d86eec17b61499b81625eb489d5034506ccdf34687496e0eaa15c571228f3b8e2db33b7355f7ac59d5647dab408fb7e3f2a7180dc343cb4454d882e162e1f4d137ac9c00afab76410de6ff80e9e516632f227f05ab91f55cb18d753a370e43005bfea3d99d20342048f4e009828943efc5d2e9b248002c8ef2829fbe382423a0fa5da82561de39f585f265c46f46e856391e783e1faa9e47ac207677fcfda4b206fc8712fbd6b32bb2b60c47df0acd72c8c139c8b76e147d00604bed3a6a6a5823241bfb7b2393a35047ff5e9ab604e12f19bc949e39829adfba4ed72a8a7bc875630009d0f1c1be7a949c264edd1ec4150210a19e4f03b594b65ba4491c5f31c960dcd7b7fcf5ab1fa40db64e94e35b8441bd9f4a9515834df18f4b93ee32da626d11be96031a2c1b33a58d286048d931be71689e4abac2bf37b690a0705d2167f9f701be4d9d1746a8e8c292c87548766fd70b80067bea7807295ad30217e8d20e429c997c073b9facc4b0c297fb3ad3d7c30c6e1d9a29fc62c3a378e9d21033d85557c97490aaa4256953fc902f8a1c6d1ba73ce314e82059b97263ecb12c078fe6c235225b896f4a20b4e236907a4ff240100984620df436b6030d4bb04fcf59b0545c562e1b11d9a9cb812637cf02319b92443efa31dd64702d5081f3d5a63c0d601f629621d120b1a330f6db184a4c74becd921a7548cc7b8ebbc617ad56c09729b298b6572f6c4dc6a97eeaac4aabb92e39727f40293b722702ee41343732b22da5407545bafba757dc10421f823017a6c21a776bf2f4cb065c590c2537d30ce5df9c1f53b6cc6eab584e6b78b4ba8db35fd5bca8ce60b0ddcdf2404154b4069f06df9874d8e060180c3a891a099a1fddfa08324850e12607030b11bbbf59ffd3b00c02dc0d6cfe203a06e675a703f149b687262199d36debd27e98b8d17cf0160cab56e81e4360568fde89cc178f1901fdc35d0d53d8f90ede9ca34f072cb92ddf3f2afcee80896b4458ff570dcb5f19ed105da563eb963e87065b294d3b58f76d099996fe6cc3426776bd4968f708136a35420100804826b1108040281402010a80cb982f2f7df851a');
INSERT INTO public.checkpoints VALUES ('01a21905-f210-7335-ad14-3f5ba4221e29', 101, 7.617490999997244, '\x28b52ffd608008d510004691403650c536070095225567167dc10341440900511c78806aba22450c3a2e0e353511f588d6ad93e54b93bb9412b183e5b0c1dcd02b8094a42c003b003100de92d20f1d464ac69ff261f497ef3f1f7abf53d2e5531497f15dc6f90ed93a2310803658c042588e34878c151c8d370aac599f7b6dd8966d9d0526b1980c4c0a0c3cae8ca2e34203045312313291f94a46e52100a3e28003d435014048001166094ba122259d0af4d2589a873b968631308733ecef6cc93e77e9789f64f90855d6550bf766bb51bacd77e24b33cdc7722ec618dbf0e56908577ad039fbeda6ef8e734e8f464c48e288a328baafef7350b2d38b6f7a3deb57955696bf60688db4d26ad6eaab8109a841d5a7d0fe1df1063233a46e12604088f0b62431b94eb6f633c0831c73ab2768567cf65cdcbc017abb796795346fd58eb8e8dbc81b399339edcb1798b3225f61973290d902bb66b819d02a3f8be98b24138457b4942ddcaf764ff9b35cf26de537df2219a0db87579560680fe6b4a1c75e2b7d4120887523d6c1addf71951e94e59f4df8e2d2a3bc24c7b44abb86583a026b8e41de5cf449bf15ff4fd01ef8123cf5b87d792c31d26303d86b9eb3fbb1f0313fbb3bbfd66afbac9dbe2e10481f502345ae2dfebb8c45729953c1272a2715eefa0c3f04a704da027eae27c56a0b80aaeb35a017720c215673541135da3c58d965a02a822dc6605aa32d04d6354adb22219b10911981b5b609610a7ebf1a5303');
INSERT INTO public.checkpoints VALUES ('01a21905-fd2c-7164-879d-56a90af9401b', 39, 0.6076079999911599, '\x28b52ffd608008550f0076113f347065d20180a04a300f845dcc0dc2af2ab6c758dfef6e8f54833e6bfe895b22bbf7965b4a49ca248d4c44e6fc144c4cc5f99c2d0333003c002d003c35c4e9025198a96a107a7791b507dfd9732f328db74c6cec9d35d71e6b9a7f12e0a2daaa00a868ac01ea61633913160e10012fd9139b949014c926b012b10c0e1481c062f118503102c2303a48423e02584c50443612141925279343c0a5a09a2e17296b29503062a68c8c24d801bd2da505a9b1e7bd17691ef622c720618befbd07bad5e99831a676f2a6a274fb77face9e1a1ff712c60745f7025399f977ea4eb8fdba922ef3579dd6721c877b577759b5975799dbddbf99d9ddbf9bdff73b8110a801dd94b4ff19110732b46d0e1240304064330a8ad6feb36f6b34069580ecfc98f9ba411a4ea3359a698eb5e46ee33bc8dc15f6eda0197588fe90645fab8dd8189596c476a81b5e23e684de333f42d30d6a2f4d9d5aab96fd0e326de46d42cc9c163469f1e2226e3a11e0010ee6b511bb564190b294995f8c46f6a6a9dd478c8d8e711d0f640ae8b3b117f416feec8d8505bfaee1fcd3339947f8986aac596c269eb6a261848a811e4c3732c229c695c9405b6c82c6ac1385bd52129203477a61e8f4042c0f848a4a6fae2d65aab22675f42d751ffd0cdcb097f3ea593db5323dfd6252fbfbe98a1a');
INSERT INTO public.checkpoints VALUES ('01a21906-03c2-717c-bddd-bc64bd61b68e', 400, 27.678261000139173, '\x28b52ffd608008bd130086996042308b5607402105db7a7dd418a5021e1be8b4302b0c74a12a20068fc3c8b61a88557dff5f43b41ec8b622a3d82d0d4dac0c99252509d97d810e0a08bb45a8a03cdf2951004e004e00034c0054184c3a9c545ca0f0c14216e00102c9857844868a0099837bf4e031d55e7bf1c55817570b63ae65ebb5b0ad56b5604bb5b862b0c5bddc4bb5b75e6c2f6b5dfe966f28a910c123bec423031d59462583177f83dbc7d2c11ff5e7a117bf900ecbf11379f013cb900491222548937c0e71124da028a88962a2734a739224ca9c14ca9c1382d20989d24992a01212254d94a2a6345173826a90e0606a1019afd338a0b5acb2619c8edbf6e623ae433e92e3162bb0047548197ee187c26ae445173d349d872073ce4603b31d1ae3b80bc746b30bbc87c1ed0ddf19be3dbcf2cde1bbf3ed39091922f55881023bf31abe2e8ccf175cb164fc19dbc8b8b22f32d9a611c896b3bd06c36c7eaa6dfec2ebb06b5b441e79e4be17bc02ff7c1f8f7b4012e80e88f6cf8777fcc3a33fbaa3bfd7f273962ccb6499168115a8c1b06ed2fe776107296c9a0311200c9097cc51bb015042a23dace50cdbfac5c26f3afd249a87f26c611a84e456cbd67809b839d712ef0292247a8608ded81b316bf8f852da0aaac646ea81b44e027020a0c31e812659b3f26066fcbc7bb68e2bf29c5f7d190f5c8d54ccbc3ac7513c3b7a768c5f73c01a4d576b676d354ce036e738e945f73807057f571e9abc8c5d8bbaa1788ce0a1ea6008bac198edd06e9ee9f56b17c37d5ef5bde22989f51a479b5aafe9fdaa2fc28dfcc41984e14edde06059abd5eaba849ea30e6406090804a90ba92235b2044a68c4244a2a5189887c8a9727f64a886383acd4ff29095203');
INSERT INTO public.checkpoints VALUES ('01a21906-6335-7018-a323-fafff31ce39a', 1069, 194.69897099980153, '\x28b52ffd608008b51500261b6946108f380760352068e8fc4040420c1228f7806f5101680214241ad7e466b41f3eeeb80025bbbbb73695cde8254d3a29ac305147efbb1ae87719b9d76e5e51841ef32ad41195a45a00540057001a0d930a8f8716f7c3081126009c522c2c42ba17273ab8acf872e372924162c014a21ba380d7eeabdb5729473dca55ca791bedb88e7ab472b4d2ae765ec7ab9c8ffbba8de37cb5fbe8d74e3b45060b0cade12589c616843e1e01a64c82396d86f0e881e7938b78849c12f22866032fc1a48cca1874ece9b159208a5bb2acca8e98dcee76cf92835d6155fe963755e185d7bf1ebc76cc23d9b2ba28326bffd257a75f17015e304032998c4623200b6219be2a94a16b824a4a5e014ff0c8644fb66449da086552c8b9c44bf9a48dac0347d14a66c6223c92a0566b1c2babbc200dbfe1bc9877dd12644b0566f0907c795f8948108fc767b9d9635a1f4fb2045ab3a609966006be69ef78930ddff4878ff808062160cfe731c7e7c0d95c27f87ca7bd0eb93f820779114c8b1c84153c87a7e31bed0c708707e80734d68d61184ee5d3425682a698adb844b18659caaa98292d0cc550045f018119a8c15c989265ff0c4107229ac40d126050c0a19594a1adfd3be02f377fc14052ab9427fc7917292332102c4899a2c49c7943e7d52497716d6bfe4e50f64a2afa61be6d6dcb959aac4e281cd1df0eb6a07b77cba96fe961fef37116dd935e7bbcb3474d147342ce9ae0012016cfb1e64165a88bb99b01dcf7e5bfe46485a255766dcc1f8ec33565d828d4a366731da2e4b48e7ed7ae2f8bbaecaf2c4fbbafe7cc3ff4188036a57dc895909d61a0e1e406c01c0acc9c058229c5618b1fbdb8a3586c4fd762c50a343b4a0cd2d4331baa2420a139295118464f69676635de8c5644f00e56a943e5840d54804acac6a38b864e76933f6402b3b841d2974b3d1a8d5e6a30ac4599e7c04751a178c61f');
INSERT INTO public.checkpoints VALUES ('01a21907-cc1c-75ea-a6e0-89e31ee95884', 85, 17.08137500000157, '\x28b52ffd60800855120086d44c3a5085c60d50417ae57d558996990d8f8944e0609c001b4797e003405518bee3309edf377e53be1935749bec5a2c566e251e029ad022262e0847523b0042003b001a009f838bff8dbe366317866fbe19cbf4952b7c6dc6b2a5afced8c559b6b0be9676b3aef4bd2c6caf9baff51efeba6140e021dec67b6841f38901ff5234e98c3ca42832e70499e89c05d19ca4884e24694ae834cd29a2124a1f734a128446a68984ce070a068a4444c64481000e8ac5c0a7a13a20067c34381815d621e3f7a2650443f1131e57a4cdb40a679dba2ae63c0a675b955d7fe7becb5e1ff318854b287e1c0cc1f73e337ee6b2398683dc72b170913f8100ce075b4bacab8bd26cb795a2acbc6aa5a4ec74a0871e827ae7f1adebb2bdb56c77dda6b7be9fe3346efb78a5a2b75db787ea785e8e9947f81df2110c8110a851d135c9b0ff19d1063234446e11200889572ba36ddd2e7c97b3b30cd8a9e0af749180c3009456719b5167d3d994d3e451d512cda6df0ba6dfbdb6c4ade9e9eb0d937af37661fb479ce17378acf95da461d8ff316a86bc9a80b201afe77b85d007c12454098325934496a331f9b8849e740b400e0bf497d01acccefe3078ab134ea9557041c6eedda3b2c5f6ce3296a3d3e6109f6f49d32f03d031ea661dbd83cbbb1e0bcaad5ac3a0a4cdd969a2c3d6e0ce784d98d5e3bd77472948cc986f4f50340e8e11611e299b0677f030afb3f3385cfd738931433a98431faf93995dca22b5856bf8372b4d38a790561c9a21bdc470ae78ac349634f6a5d8b19204ab5396c6be345665692c3591dd0914d4b7fc01');
INSERT INTO public.experiments VALUES ('01a21906-05e1-725b-96bd-fb65504d57c3', '00000000-0000-7000-8000-000000000001', 'Memory sweep', 'completed', '{"base": {"rules": {"kind": "minority"}, "agents": [{"count": 11, "strategy": "tables"}], "rounds": 200, "information": {"kind": "attendance"}, "initialHistory": "random"}, "name": "Memory sweep", "seed": "9", "factors": [{"path": "agents[0].params.memory", "scale": "linear", "values": [1, 2, 3]}, {"path": "rules.payoff", "scale": "linear", "values": ["sign", "linear"]}], "transient": "half", "replicates": 3, "statistics": ["volatility", "meanAttendance", "overloadRate", "efficiency", "predictability", "attendanceGini"]}', 6, 18, 18, 0, 0, 3600, 0, 226.49606399996264, NULL, 0, 0, 3, '2026-11-26 18:02:34.867799+00', '2026-11-26 18:02:38.820121+00');
INSERT INTO public.experiments VALUES ('01a21906-16cc-74ac-9ee7-7c940380284f', '00000000-0000-7000-8000-000000000001', 'Not started', 'draft', '{"base": {"rules": {"kind": "minority"}, "agents": [{"count": 11, "strategy": "tables"}], "rounds": 200, "information": {"kind": "attendance"}, "initialHistory": "random"}, "name": "Not started", "seed": "10", "factors": [{"path": "agents[0].params.memory", "scale": "linear", "values": [1, 2, 3]}], "stopRule": {"halfWidth": 0.1, "statistic": "volatility", "confidence": 0.95, "maxReplicates": 6, "minReplicates": 3}, "transient": "half", "replicates": 3, "statistics": ["volatility", "meanAttendance", "overloadRate", "efficiency", "predictability", "attendanceGini"]}', 3, 18, 0, 0, 0, 0, 3600, 0, NULL, 0, 0, 1, '2026-11-26 18:02:39.193024+00', '2026-11-26 18:02:39.193024+00');
INSERT INTO public.games VALUES ('01a21905-bc9e-726e-aaff-b78847745ffd', '00000000-0000-7000-8000-000000000001', 'Minority, 101 agents', 'completed', '{"engine":1,"rules":{"kind":"minority","payoff":"sign"},"information":{"kind":"attendance"},"seed":"1","initialHistory":"random","agents":[{"strategy":"tables","params":{"memory":6,"tables":2},"count":101,"joins":0}]}', 9000, 9000, 475.18216300000495, NULL, '09a3c67a3449fd7101979b2db71bc74f272f4a7de31d0a55518c22adad8fe367', NULL, NULL, 4, '2026-11-26 18:02:16.222502+00', '2026-11-26 18:02:24.928273+00', 'minority', 101);
INSERT INTO public.games VALUES ('01a21905-e099-7377-985e-adb874e91242', '00000000-0000-7000-8000-000000000001', 'minority 2', 'completed', '{"engine":1,"rules":{"kind":"minority","payoff":"linear"},"information":{"kind":"random"},"seed":"2","initialHistory":"random","agents":[{"strategy":"tables","params":{"memory":3,"tables":2},"count":51,"joins":0}]}', 500, 500, 8.36051199999929, NULL, '060ed5590ada1cd64c42ba3affcca881bc2d399e78f63618b0aeb730b8b3b3b2', NULL, NULL, 3, '2026-11-26 18:02:25.309627+00', '2026-11-26 18:02:25.698976+00', 'minority', 51);
INSERT INTO public.games VALUES ('01a21905-e2fd-721f-b617-19605a6e1d45', '00000000-0000-7000-8000-000000000001', 'Market entry', 'completed', '{"engine":1,"rules":{"kind":"curves","go":"1 + 2 * (11 - n)","stay":"1"},"information":{"kind":"attendance"},"seed":"18446744073709551615","initialHistory":"random","agents":[{"strategy":"roth-erev","params":{"forgetting":0.01,"initial":1},"count":20,"joins":0}]}', 300, 300, 8.085663000005297, NULL, 'de661f6b065f624998f8f5fdd7a6ec4e314b44406f6c6f5b78e18886b4b9444b', NULL, NULL, 3, '2026-11-26 18:02:25.931744+00', '2026-11-26 18:02:26.258994+00', 'curves', 20);
INSERT INTO public.games VALUES ('01a21905-e4f7-756c-a2b5-feb8109d6406', '00000000-0000-7000-8000-000000000001', 'el-farol 4', 'completed', '{"engine":1,"rules":{"kind":"el-farol","capacity":7,"uncrowded":1,"crowded":-1,"home":0},"information":{"kind":"attendance"},"seed":"4","initialHistory":"random","agents":[{"strategy":"linear","params":{"predictors":10,"memory":5},"count":10,"joins":0},{"strategy":"win-stay-lose-shift","params":{"aspiration":0,"shift":1},"count":2,"joins":0}]}', 200, 200, 116.9138879999955, NULL, 'f75f75b66cbec17d08391ef014bbf6b15758db39d45f16be275cd46e3b85036c', NULL, NULL, 3, '2026-11-26 18:02:26.430734+00', '2026-11-26 18:02:26.927218+00', 'el-farol', 12);
INSERT INTO public.games VALUES ('01a21905-e79d-7130-bebd-8ecf32bd0658', '00000000-0000-7000-8000-000000000001', 'Agents join and leave', 'completed', '{"engine":1,"rules":{"kind":"el-farol","capacity":18,"uncrowded":1,"crowded":-1,"home":0},"information":{"kind":"attendance"},"seed":"5","initialHistory":"random","agents":[{"strategy":"arthur","params":{"predictors":8,"scores":"private","forgetting":0.9},"count":30,"joins":0},{"strategy":"always","params":{"choice":"go"},"count":3,"name":"regulars","joins":100,"leaves":200}]}', 250, 250, 145.97661000001244, NULL, '55d8fdd1fe740754588ea9574137b9d54427d159b6791a6307cd43d08ae9c289', NULL, NULL, 9, '2026-11-26 18:02:27.159306+00', '2026-11-26 18:02:29.527056+00', 'el-farol', 30);
INSERT INTO public.games VALUES ('01a21905-f16a-7544-b4e7-3d52f3a69174', '00000000-0000-7000-8000-000000000001', 'el-farol 270667', 'draft', '{"engine":1,"rules":{"kind":"el-farol","capacity":60,"uncrowded":1,"crowded":-1,"home":0},"information":{"kind":"attendance"},"seed":"3534429622892270667","initialHistory":"random","agents":[]}', NULL, 0, 0, NULL, 'e3839a9704fa8c6eb6aa7978b44148f379f696dd66dc9adac6c7eb088202864d', 'has no agents: add some', NULL, 1, '2026-11-26 18:02:29.611827+00', '2026-11-26 18:02:29.611827+00', 'el-farol', 0);
INSERT INTO public.games VALUES ('01a21905-f1b1-75b6-9072-1d0954859053', '00000000-0000-7000-8000-000000000001', '=A draft', 'draft', '{"engine":1,"rules":{"kind":"el-farol","capacity":6,"uncrowded":1,"crowded":-1,"home":0},"information":{"kind":"attendance"},"seed":"15154036484359691696","initialHistory":"random","agents":[{"strategy":"bernoulli","params":{"probability":0.5},"count":10,"joins":0}]}', NULL, 0, 0, NULL, 'e3839a9704fa8c6eb6aa7978b44148f379f696dd66dc9adac6c7eb088202864d', NULL, NULL, 1, '2026-11-26 18:02:29.694796+00', '2026-11-26 18:02:29.694796+00', 'el-farol', 10);
INSERT INTO public.games VALUES ('01a21905-fd2c-7164-879d-56a90af9401b', '00000000-0000-7000-8000-000000000001', 'Cancelled', 'cancelled', '{"engine":1,"rules":{"kind":"minority","payoff":"sign"},"information":{"kind":"attendance"},"seed":"7","initialHistory":"random","agents":[{"strategy":"tables","params":{"memory":6,"tables":2},"count":31,"joins":0}]}', 100000000, 39, 0.6076079999911599, 50, 'cf35b1421e28f4944b5b40e5f1051dc5f9c1e13cd486d25386ebe20266ce1fe1', NULL, NULL, 9, '2026-11-26 18:02:32.624968+00', '2026-11-26 18:02:34.190766+00', 'minority', 31);
INSERT INTO public.games VALUES ('01a21906-6335-7018-a323-fafff31ce39a', '00000000-0000-7000-8000-000000000001', 'Running with a tempo', 'running', '{"engine":1,"rules":{"kind":"minority","payoff":"sign"},"information":{"kind":"attendance"},"seed":"11","initialHistory":"random","agents":[{"strategy":"tables","params":{"memory":6,"tables":2},"count":31,"joins":0}]}', 3000, 1069, 194.69897099980153, 20, '1a8fbe82391f7e522acfbb4580b687c3219e5009984a7686fc00211f2308f0bd', NULL, NULL, 484, '2026-11-26 18:02:58.886551+00', '2026-11-26 18:04:36.186556+00', 'minority', 31);
INSERT INTO public.games VALUES ('01a21905-f210-7335-ad14-3f5ba4221e29', '00000000-0000-7000-8000-000000000001', 'Paused', 'paused', '{"engine":1,"rules":{"kind":"minority","payoff":"sign"},"information":{"kind":"attendance"},"seed":"6","initialHistory":"random","agents":[{"strategy":"tables","params":{"memory":6,"tables":2},"count":31,"joins":0}]}', 100000000, 101, 7.617490999997244, 50, '93e41e51b63dcd871e4e813747a5406af56c715f351a376bf972260d3b91a7d7', NULL, NULL, 10, '2026-11-26 18:02:29.777297+00', '2026-11-26 18:02:32.311328+00', 'minority', 31);
INSERT INTO public.games VALUES ('01a21907-cc1c-75ea-a6e0-89e31ee95884', '00000000-0000-7000-8000-000000000001', 'Running with a tempo', 'running', '{"engine":1,"rules":{"kind":"minority","payoff":"sign"},"information":{"kind":"attendance"},"seed":"11","initialHistory":"random","agents":[{"strategy":"tables","params":{"memory":6,"tables":2},"count":31,"joins":0}]}', 3000, 85, 17.08137500000157, 20, '8e3a07fa45a7b54b85fba341882a61d29b923a008396ae69beab9df25d5d80c5', NULL, NULL, 19, '2026-11-26 18:04:31.319764+00', '2026-11-26 18:04:36.471024+00', 'minority', 31);
INSERT INTO public.games VALUES ('01a21906-03c2-717c-bddd-bc64bd61b68e', '00000000-0000-7000-8000-000000000001', 'Running', 'completed', '{"engine":1,"rules":{"kind":"minority","payoff":"sign"},"information":{"kind":"attendance"},"seed":"8","initialHistory":"random","agents":[{"strategy":"tables","params":{"memory":6,"tables":2},"count":31,"joins":0}]}', 400, 400, 27.678261000139173, 20, '3da08dce8efeb75fa6a7b869fac416b28f4ef5c5a66b69eae1018ec7f8bd5057', NULL, NULL, 175, '2026-11-26 18:02:34.307762+00', '2026-11-26 18:02:55.262684+00', 'minority', 31);
INSERT INTO public.kysely_migration VALUES ('0001-games', '2026-11-26T18:00:31.159Z');
INSERT INTO public.kysely_migration VALUES ('0002-experiments', '2026-11-26T18:00:31.182Z');
INSERT INTO public.kysely_migration VALUES ('0003-list-games', '2026-11-26T18:00:31.195Z');
INSERT INTO public.kysely_migration_lock VALUES ('migration_lock', 0);
INSERT INTO public.owners VALUES ('00000000-0000-7000-8000-000000000001', 'local', 446.69114799982344, '2026-11-26 18:00:31.123477+00');
INSERT INTO public.pyramid VALUES ('01a21905-bc9e-726e-aaff-b78847745ffd', 1, 0, 128, '\x28b52ffd600a16353300ba44000f43802ea731b55eae8939f4243101d0ba41613ec151d06b02de81afc939f443f575755b7571ed331ab92bffbfdff696b29bdc524ab9e5eecfe749efa2bde3b7f484446203c500bb00ef009756d28ae2bd779cf7626a457bef15ab15476bb1adf366c58befad97d22bd21b8ea2bdd56bf3ad14d31b8a61d5b75bafc6d3d62c661bd6bcf42a47adb526cb9c7599b32e73a9c7f2a63599cbb2cc5a9364c6951aa735599299c4e97ccb5a6792d4e348e671cc598f5a93392fe174ce399799cc6389237138dc522ef5a871245996e5847289c22b9c5f1882e1fc40708235db9ce00cc32f04e71782b66f861f08d6e69c7386139ce0177eb60982e00c6db61a3827f84ddb57fb6cb5af2601046b5f045bed158ff2a84f3d77ade76ee5b94339924339d7a5fcc98f7ceabb0f399b5ff992ab399617b9967fb9d3b9de75dd7b8f3ad3adcee55cd73a9a5bbdc9895c77a6e76ee4576ee4bceff779953bb9ee586e0656abbdb7d25b691633156f9d37cc76d24bebbde16c6dc6d66a9186569c37b497628cefbd968a20ada2085e9186755e6cadc5d75e5a31cef5dec44beba5d5deb05e7cf11571686fbd597bc398623aed4bb4b5d22a5e6b6f56c461bd5111acd45e4b3178a31757d18af58616833808b600133b8093934d5ba1c2cda03d183601a4389bc08dab0dc0690be043064cd61f3adb00d68b42361c00da487b6aecb229a0ed486cede02a8203ab4b02125b3bb6f4a05cd06082944110adf7c30d21da569a36320660926b4e927d63b726c50706bd2e5810399f52420c5206412b54bc01d3d4224f9659ae97865727c9050d26649e946405ba24e8ad49f161c19c244db46b5dc891bcc9cb3c772fe7bd89902b39944b7deabaefaef52caf7ad6ad7ef5aa27f9ee4edf5deaba7379ee6376c7ba95339dea52efddc979a7f2a75339d6b79e7b953f79d573ef72a81779d5a59ef5ab5f3debba5f7998f3aefb8d77051b3600931d8e947a831aecd8895e211b617a87a04264ed980e8bf5a2500ea32418513b4615beecc8986d223f248a6d94c5aae8d0264a7a2dd8b36158816076aa366c00263b1c29bdfc8c785d98dab4218336111c20b0979d19454c581419dab13f4a0c54d85074874618c207cd2682f50a89c1b1b943c11d0b41b5a7c6305b4601cf7e1ded576fc3886cd8f886695bd8b226a85d94c461d38c741a785c88d13473fab265597fe0f83803c248509f5d1403880830ca4a4cc681d1c79615e89161c7ce7838020b42671b8900a378751e6c1a6fcf1cf80941b5a3ec000874800926c4e0d8e8d932383ece783862b465648723083a6e7bf654dbb32e1b82346d6a6c1a8099d393922c81aca8519a999140442488822405052974c10484498c9d6d0e12c061080619499c53b63df6efe7d3106daf4a9dd5730567b19b5fa79a9443f2efaab416131684b17bd769fa07661aaf3018b8db0996da4dde3326d3887e5ee61a73f0c86a14451b947c01981217c51ddd729efe9ad4f57149dee9921587be22b8d9231db13935c6c52a6f3dba9d738660108b89d177b729775a729f8a1442c27dc6f1b70d9175331e993ebe57e8e614cc1fb50a8a096f2333db2f93bc0537496bb1373dc68a7d0c22d9919e3486d77b5e521475f255f42a1f11eb3f87ad34ad5fe8b9fb7c600e573d872132331aa3d0cb86d608365e2bf0403a764cbc4042073b1e7943eb6a96cfe2f9a50863047539dcf533b866e729a9eb01617a6fbcd660f64786ad1a7eec9a3469712e9b60a5551ed6b8e93896adeb9a65c9fb5a30c97673d3127b9af6e119939bd78a18d28cafbecc8e0d6f1c6609becc2e63b2fcad9f41995ccd311ae3880d906f3b1b5bbbb733672f881d639eae2c673f9aa95978ec20137c8b8962344b1e78a7540035bdbb5a8cce7d68d2f091f64618de198978983db896130d673ed39fbd50596e88b366ac6b1a4dc34aa6d8330eb741cdef66b23fdb45d4ce11dd8c9dccb0d8c2ee3989b660ee6ded1c6ebe06b5cc2fd6b30c375c017dd691b66cdeeac8a5f54c1e3768c3257f65fc445c477df85938a05441b55f0adcfa231dcdf3fef1a75ff5ae47354566d955dc0b631a77c698ef543b833ed9d578cdfd5c9e804d75c0a09b1a788378ebc05d3661f1f1dd9b69f86acfcc67be72695b5bee9d0436fa61ec5a396d6d98939986c7d6babef2d6239bc098f697e391e1ca4f8e035c70f740186cb38274599b798b911f1497b4d70d5eebeb5002c3af6274b27251ca3d26566ec1f2c97a25fe9fe49c08c2edb0d270b0b90e44220a6868e311688b89a9');
INSERT INTO public.pyramid VALUES ('01a21905-bc9e-726e-aaff-b78847745ffd', 2, 0, 2, '\x28b52ffd206ad50200c40401282a01413c013d3301333104d52a0300f0290300088b95e11b5160d2bfda6265f84614c8bf08fbd984bf0819be1105269dcaf8461498746a9ebf08279d9a07b9ab66c0d63cc85d3f1b63c004002c04d0dc7c85701a9432');
INSERT INTO public.pyramid VALUES ('01a21905-bc9e-726e-aaff-b78847745ffd', 3, 0, 1, '\x28b52ffd203ad1010001280141013d013104c5540600088b95e11b5160d2bf08fbd96265f84684bf0819be1105269dcabf08f8461498746a9ebf08fe6cb1327ce374c0');
INSERT INTO public.replicates VALUES ('01a21906-05e1-725b-96bd-fb65504d57c3', 0, 0, 'done', NULL, 0, 'cae623f7867fe784ba39dfbd973b6d4e010c40e17a07742af6ba510533aa482a', 100, 200, NULL, NULL, '4132a0e5b3a9ed808f575fbbc00eb1541194f38ac66f75246f4a293c3f6a307c', '{"efficiency": null, "volatility": 1.8357818181818182, "overloadRate": 0.49, "attendanceGini": 0.31506399737446666, "meanAttendance": 5.54, "predictability": 0.0023410355877888345}', NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-05e1-725b-96bd-fb65504d57c3', 0, 1, 'done', NULL, 0, '77ebedb86c59beb1d3ad272c532eb3e3bb792d4aa2d715b84efd7b4eb6bc7f72', 100, 200, NULL, NULL, 'e0bdb03409c437d93508bb2526c7dcbc22449745836245707339bc746a8a5f0c', '{"efficiency": null, "volatility": 0.669490909090909, "overloadRate": 0.5, "attendanceGini": 0.3394166808800955, "meanAttendance": 5.33, "predictability": 0.07741609040310339}', NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-05e1-725b-96bd-fb65504d57c3', 0, 2, 'done', NULL, 0, 'eb7b821755608b8313a1c21131ba0d2eb973ddae2ed5a3015709cbf7037d5ace', 100, 200, NULL, NULL, '8ede9b2fe5806825b4f7172815ca5666cd05b8b92febfb086a94b3cfc29a575a', '{"efficiency": null, "volatility": 1.4607636363636365, "overloadRate": 0.51, "attendanceGini": 0.2965409351642621, "meanAttendance": 5.23, "predictability": 0.07076554037592998}', NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-05e1-725b-96bd-fb65504d57c3', 1, 0, 'done', NULL, 0, 'dc38b5145a6b40f9cb859672a3bdcd6ad4a184990517875409c3535423bb33a1', 100, 200, NULL, NULL, 'ca18451814237a1a0bd7c85f58e7554ef295a1bee9242b2e6a699c795f755ad2', '{"efficiency": null, "volatility": 2.8471272727272727, "overloadRate": 0.6, "attendanceGini": 0.2437417654808959, "meanAttendance": 5.52, "predictability": 0.0004809263669047952}', NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-05e1-725b-96bd-fb65504d57c3', 1, 1, 'done', NULL, 0, '9303cc0c2d29d9068919363d367a679419c45531ca55f2cc03fdf0c20cd0fe9d', 100, 200, NULL, NULL, '0e93172dc8f91e0f0dd4325cbe995e6861675fc8368cfa968394c8102efd182c', '{"efficiency": null, "volatility": 0.30760000000000004, "overloadRate": 0.54, "attendanceGini": 0.3770100302499602, "meanAttendance": 5.71, "predictability": 0.04139033431962725}', NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-05e1-725b-96bd-fb65504d57c3', 1, 2, 'done', NULL, 0, '6f8ae73444f075f093cdd88fcfee67740cf62f2c5dd6481f0a79b1a4c61c99ad', 100, 200, NULL, NULL, '44078311a82da499785ecc77910f8623aa9e4bcdf00c5a132417c2eae383ce3e', '{"efficiency": null, "volatility": 2.6363636363636362, "overloadRate": 0.5, "attendanceGini": 0.2892561983471074, "meanAttendance": 5.5, "predictability": 0.00016866250632484398}', NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-05e1-725b-96bd-fb65504d57c3', 2, 0, 'done', NULL, 0, '6490086807b87aa578a53aeba5297e50d71c32d894e7a67ef9c8ee8baf6c936b', 100, 200, NULL, NULL, '8743cb86925cfe627c9bc25fc982ff32da161380ea6d4568b6bde7c07a0a720c', '{"efficiency": null, "volatility": 0.33818181818181814, "overloadRate": 0.5, "attendanceGini": 0.22677685950413223, "meanAttendance": 5.5, "predictability": 0.049016697588126164}', NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-05e1-725b-96bd-fb65504d57c3', 2, 1, 'done', NULL, 0, 'ff7499575db8aaa6e1ad921e758751a56b1cb763309bcfab908c71a2aed5b337', 100, 200, NULL, NULL, '7c9208eb4485921efd1b2c819f63d6db4105b25ebe901c918127bbcfca093c39', '{"efficiency": null, "volatility": 0.5022181818181818, "overloadRate": 0.51, "attendanceGini": 0.2466314173631247, "meanAttendance": 5.33, "predictability": 0.048412250275604314}', NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-05e1-725b-96bd-fb65504d57c3', 2, 2, 'done', NULL, 0, '1432ab007f7a2899f6c0ef7b3e25b729cdd6d2595dd374782fa389306bf36686', 100, 200, NULL, NULL, '093a7cc9afc7ec2c114537a6e4da142d87c0d0180c449508993c94fb3789abd2', '{"efficiency": null, "volatility": 0, "overloadRate": 1, "attendanceGini": 0.45454545454545453, "meanAttendance": 6, "predictability": 0.09090909090909091}', NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-05e1-725b-96bd-fb65504d57c3', 3, 0, 'done', NULL, 0, '3bc637850637a13bf6b323d7f6da7a2d5a966896a6582cceb68a9829087553ce', 100, 200, NULL, NULL, '6d6efaefe20ca49a69f16f811cf4375b5dfcceac9e5f251b871f8cb1cd84fbe0', '{"efficiency": null, "volatility": 0.35967272727272726, "overloadRate": 0.44, "attendanceGini": 0.19464080223573896, "meanAttendance": 5.53, "predictability": 0.0035342302826371556}', NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-05e1-725b-96bd-fb65504d57c3', 3, 1, 'done', NULL, 0, '8cf5fdba6566cbe8005d41550bb50248d6987a004e2e5bb5062db5aecf9d516c', 100, 200, NULL, NULL, '634566c86c2fd637314773e8ba38ab825eb7929d2f3766f16b2cb76f0ca9b425', '{"efficiency": null, "volatility": 0.9272363636363635, "overloadRate": 0.33, "attendanceGini": 0.27145199489888866, "meanAttendance": 4.99, "predictability": 0.46482089339232197}', NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-05e1-725b-96bd-fb65504d57c3', 3, 2, 'done', NULL, 0, 'a76cd585f32c939ba4c15e455b1d54bf24a865095a880f659d385dd9c7c5d8be', 100, 200, NULL, NULL, '1cf557f8ac38fe625ffe3e146c55c52b9656884497437e854c94d7453c1349d9', '{"efficiency": null, "volatility": 0.4283272727272728, "overloadRate": 0.65, "attendanceGini": 0.2962242748339005, "meanAttendance": 5.61, "predictability": 0.015300668776112707}', NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-05e1-725b-96bd-fb65504d57c3', 4, 0, 'done', NULL, 0, '36f382f9ffbccfdf17818901869d507edbef725890665401a1097c7e77d9490f', 100, 200, NULL, NULL, '6ff8fdca6e7d07b6de1eef00c770233974ba5df6c9376e66f22185611b745eb1', '{"efficiency": null, "volatility": 0.24276363636363635, "overloadRate": 0.66, "attendanceGini": 0.17369572008747267, "meanAttendance": 5.82, "predictability": 0.13399305364132533}', NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-05e1-725b-96bd-fb65504d57c3', 4, 1, 'done', NULL, 0, 'b68ace4d2dd50d9b79223ff1fff0a2cab0b94221418ca942cc9737ffab32001d', 100, 200, NULL, NULL, 'cec20fe760114c2d99f0d04d0cbb7d25bc14fdb7578b5fc9a4d298dc9484fbde', '{"efficiency": null, "volatility": 0.4036, "overloadRate": 0.46, "attendanceGini": 0.16102953308034978, "meanAttendance": 5.51, "predictability": 0.1486767528004641}', NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-05e1-725b-96bd-fb65504d57c3', 4, 2, 'done', NULL, 0, '1b8f31f9d4882d493b1e6f3c817dd2e0b6b3729c8143145339e4da3a9f62582f', 100, 200, NULL, NULL, '8338dbf0f8cd082cb4427f337c647fdd0c6c115530839951ae423e750d65bce2', '{"efficiency": null, "volatility": 0.7889454545454545, "overloadRate": 0.49, "attendanceGini": 0.10683477106834771, "meanAttendance": 5.48, "predictability": 0.03062111272045668}', NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-05e1-725b-96bd-fb65504d57c3', 5, 0, 'done', NULL, 0, 'dde4015ae18fed891631dde39158eeef6da6cbb11b22acfdffaa15eae5862aad', 100, 200, NULL, NULL, 'bce750cadf532250db2a2920e585b25ddd349154122bf5beb038b7b4af02d35a', '{"efficiency": null, "volatility": 0.19272727272727275, "overloadRate": 0.26, "attendanceGini": 0.31871657754010696, "meanAttendance": 5.1, "predictability": 0.13814482381370444}', NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-05e1-725b-96bd-fb65504d57c3', 5, 1, 'done', NULL, 0, '9813ff000d03cb41841afcc6b52683723a6cf8ed8224304a948eeba0e86c82ac', 100, 200, NULL, NULL, '3f9e18f448cb0ef480f79292651ea463afe56ee220da9e4b70d88a45d2033dd6', '{"efficiency": null, "volatility": 0.1190909090909091, "overloadRate": 0.24, "attendanceGini": 0.3220779220779221, "meanAttendance": 5.25, "predictability": 0.06866246587289644}', NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-05e1-725b-96bd-fb65504d57c3', 5, 2, 'done', NULL, 0, 'eb3d80910206d0d00d559dd202353daeb376e03a46b95fab121d19e6f4ac84ad', 100, 200, NULL, NULL, 'db6b16987c8ad4361f74088ae7a41c3c68ad89f444214adfd7c0ff331312cde9', '{"efficiency": null, "volatility": 0.3016727272727273, "overloadRate": 0.54, "attendanceGini": 0.16172595520421607, "meanAttendance": 5.52, "predictability": 0.02737441332457596}', NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-16cc-74ac-9ee7-7c940380284f', 0, 0, 'pending', NULL, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-16cc-74ac-9ee7-7c940380284f', 0, 1, 'pending', NULL, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-16cc-74ac-9ee7-7c940380284f', 0, 2, 'pending', NULL, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-16cc-74ac-9ee7-7c940380284f', 0, 3, 'pending', NULL, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-16cc-74ac-9ee7-7c940380284f', 0, 4, 'pending', NULL, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-16cc-74ac-9ee7-7c940380284f', 0, 5, 'pending', NULL, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-16cc-74ac-9ee7-7c940380284f', 1, 0, 'pending', NULL, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-16cc-74ac-9ee7-7c940380284f', 1, 1, 'pending', NULL, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-16cc-74ac-9ee7-7c940380284f', 1, 2, 'pending', NULL, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-16cc-74ac-9ee7-7c940380284f', 1, 3, 'pending', NULL, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-16cc-74ac-9ee7-7c940380284f', 1, 4, 'pending', NULL, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-16cc-74ac-9ee7-7c940380284f', 1, 5, 'pending', NULL, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-16cc-74ac-9ee7-7c940380284f', 2, 0, 'pending', NULL, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-16cc-74ac-9ee7-7c940380284f', 2, 1, 'pending', NULL, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-16cc-74ac-9ee7-7c940380284f', 2, 2, 'pending', NULL, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-16cc-74ac-9ee7-7c940380284f', 2, 3, 'pending', NULL, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-16cc-74ac-9ee7-7c940380284f', 2, 4, 'pending', NULL, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.replicates VALUES ('01a21906-16cc-74ac-9ee7-7c940380284f', 2, 5, 'pending', NULL, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.series VALUES ('01a21905-bc9e-726e-aaff-b78847745ffd', 0, 4096, '\x0128b52ffd60000f0d3f003aa7041416604792b4010343a36fbdb429296937fb31a48220040e540136012d0154624882185d5bdf1c20986ceb23ec1508b942cb1b96ed0eafa807119c0290c75c9f6f0f65b9ff03fea4795db918c82a90aa9573d40a7454c48219a41b319f12bc9d8baa609b0de41f40161596bde6ec8c41fa4901810fc3e62ba8da824630ac3d42c90c3ee018c0d4630f8dc762053d46b8f57a31c425fcd0d03fc5cac0474e5960499c9c965b459addd19284cf6830040f448d3033a0070e953424c41d41f3f0f079602a3b0d70f85a141f63a3b508061bf28133308a42fba14aa08ffa04aa204cbfbf862e651318141c205cd4e93a2a01d3d22386b9f6e2b4c4917685945c68058de3859ab905b592bb3257f046f383ef024eed0f814c918f431800aa331f2141784d4903a7c1e91482194158143c04247405a57229460d3e2250a203071270c788208619a01fd811034275466532dd18dc068a8d3e6635861078376036c469181c03042ef001c60c2ae0e5c6a01c30c200012439b0eb63a402972c8c9f5bc8699d2ac159bb8fc5a02ff5d2703ed11391f5ce3f5908ceff6cefb9016659702f7b987fb8d225c45b2606a6dce021cb8f93bb20d3a97b6adc196be41329b26112013c6fa3e4ebb117ebdb6df23603733391cc7071b2f16e638339363d932c61aa1956b4f3cad4a4d8a027e3d1b836d25fb0f482e49281302b974b455d051086e989269de58b68ea33a104a067647f16c632cc2c1d17904375083f7c2c635700624b558af21f5cecdab74870628ed374eee00b0433b49101bc758657448b83810049623ccb82c0145b3e31bc506a85dace8431334330e2238ba79eac39e2b5296381c311c8c0b4b3ff72494d71bee3b3d6481a30b77d9909fc4a2e4b8990d9916451bd4586225282f2dea229a7858195afe74622e5fc45a6d1e8c24710f4ff2588d74e47e0b2a1be9c0534b31b327189de86f93c51fcb781568a7abc8a692255f37d3db9c77f0d5362a914d47f04f99ead569ff006929b793432d636315cee733b85799d5efdfafd99d5e063222796e1602868d730b88653f5dd802a15d3750f6146f3190ac5efd1d31354d94c9ad44af6e720b91fcd547eeb2c33351911731643e06f9cf28111b9852fd5d751ae783c5aa6cb00656504f57a492aceb970042da8fb0c017e1a9ff64f88c52a88c3b6f8203e2945ed54f839811a653d845833d35aae14c7392487572d419b3e46879d7aaf17c92278a1ad0ecbcc69692fa233bdc818a73b17578f7589b019529e326352b49b9e998bd2bd290b9de9e086f492dac13167264349936b21ea2d6772ba503f2fb733fc7be0343b4ce13db31249b72faf75a2da44f65377d732627bd688218fe954e02225196a9e0e5d3740a9d0dc0986e1a1515214cb2506ad88eddc483655168935a388f184334a52f3500d882825c1d0a577ceb13b2e349e23809c36b8864618c1f12c387c46a7bc20defd8561d606f945b9e8f1d8461faba572ca6526a308b4c51613de1c92cae3f2c70a5eb08736e5789943c2b9e8f298131d350ddf6f46f5270672de216d1247f488719d72312bf7a4c9c47a13c110b68ca910e62f3ee1967a067d053f781e48289e062a6d7ba5bfacf6703b7430b545874eec9d96648a7a3c42bc124c1b5e1ac0af6acfb7a71be9845b9439cdb1f4d2ada5b5182ab187c4aa65a62a9c3b98bdac0d5fee2cc2a8fee35d887195bd05cbb294f829f3fc715d48f6b28fa5a9e9d291a6f987c2ff57ee48dd918aec0bcfc6cb925e8a9716282f796afccefb6cdce94ac6bd2d9c79863fe2018156a8a11ce7144366664444444692241d11240882501cebdd0711909f03c5843f0ecfa177c50df243d59717e32143e91b525e954bd155930b2dd77e93d8034963e2491a66cf8c4cf8eab135d9512139881aef9a813e305b1f4c090df9b31a6f04d1c2b0380ed48334b8e0180042d485e9cd1a490faec6181e7b0f12b321f4b30d6ad5ba0b6fd5901bf50e454e50825ce7e74d96778b4e35f477adc950ce20c28f1141c3ac450be5a88f28c7f38cf062af1702239f628515e89b6607bdd063c837405c5b641433f3d11fc9fd72bc309563189b69a9ae9470681ae7dbbfe062b97222cbb27be074de6e8fef37989f467a7bb389533ae8b56fa64d824667fb17eb0ef01bf294bfd09b7454b1a5ac2d1fb211fe62528f385af3547ca579221951920daf853be89349c65a6c0117209c172af00eed1274710d1bf11948304834904539818c5a948816909e2939cb5bc0010e7803421b96045ff4110a85a1855b3dac76e062965b1c858277f362d8912458fc9ce3599bab11e3c31c9b29c690698cb1333f96fc145ef7414810fe86a99ae328587cd722e0ad0b08dd7fd315e99957c298f22462cdff80263c6d943c83a3eafe0d76a2c7711d2f58a5e42910f4cb1efd0afb3a57351e394896cbb05d1e932c5fdfde00fbefe688a5cc0265815c2164d524e5cf08d1fccf418487e367e4bc02fe36a75626db6f231bd81588c17d314298e696ecb0ad83b56bd3e82c6f85f2c380e9d8465c103453d0307333ebf70c43dcbe9396bf7119ff95baaf4f84b58d024b10abc1124b4000ed162b8e14980026fb8d20682642f9e193513850d828b8c65dc8be7902e3de965f98bce171b0266c87d810c4a9f0aa9cccd89010b7838c5a56cbed52fa5ae31e5b887c62f4cc61c9681433864c949bb6decfd990c8dcf574e4442d31f37ffe7f38235ec1ac4c319bee2d1314f28af23aa561a7767cbe59f9d95715184105b605235ea0ac51d0d8ac4eb63add0574c2f2529b8a9d3f954a10c68c5bb5c3ab4f835724e462ab');
INSERT INTO public.series VALUES ('01a21905-bc9e-726e-aaff-b78847745ffd', 1, 4096, '\x0128b52ffd60000fad3c007a85300f1260a585490788d6962bc9ded4163183205834e300e800f3009f4e21b819705009ba13fadfa10ca96de0546df7765032fe3cd9b1bbb0a3aeaa455c52b904184035ff565e10af5e21f992c6fc9b0a982da873ed6d482ceb0e832d6df68cda76a94ede951bce5c967be04ee23a995cff059bef0bae246cdbd0ad4f4ba267af14fd7c9df8c605a87482b77aaa6035b0e6782aadb9fa82a8e6b5bac635bd6d6eb95237a9819a7c2647da1fa3b54f9533dbe9647d67318767bdb7c2450c4956e2f28a91ce05026df5b39de4e57ac79b71c4cc8b396c09d9b71f9426e8c6b2b5d6d0c0924dd2b3a100dd9fe246c748f19e366f170cfa1c15a04807f844b106a3d4804b78b294af03536801af81bee9f320edafa997fd7762b405842d8f5cb8412595838a1124091e1f35b7cdf1789795ddd4e0587e1bfd0fdc231c13251928148d4e32172f7886c2b3c91303dc38e20ad5851e5972d67278a06871a09be8d8acd656a0fa646cf45556426b71b13fe41e3d4357161c142bb13cd175b3e97e6bb5c051d841506516cb08d71e82874926eed414f8f2bdb4d3f6a72447af89bc416e9572d84b40dc4d69fdb53abe4365469713adb42070fb9df1dc46f5849875f09122a6d4ccfdd4283f5582a60bb007ff960ec0f7a492354a473ae5ef8e8e6236e6a63da65885f835dddc6361a09d464562d9f83c0b9b21154aee2ba7a34c0995f0acac1aa0302c841b9b469a3454483a901b0be64c362cef68456622c8e9c00543379975c81b8c602167d822a36935522ff11bddb0b80d6c0bccb61941cd67524c924af84a56c678c871024931f6c86757a9c213842b09f0a0d02b968770a734003887fce53fd458199e0f3fb09fbe08bd04877f463f3114e523e14c4ecb168a11b663ce8d27af473d1dac6118bc700b0d6d22becabcd80d240308da3641611c446e4189d080f18e639910584f3b48509c980e271a0f7a547845a25fedaadb4d199362cc582972d1d6c53d1ace0426308547384f68ba92f753655863e5e407a84966a8201ae98e8ad856b0f354b3c822e90c23a105b496076d3aed06cf217be89c92116616fa9c0e0bce09914ea5a363af7456e793fa8c0151e87865210877bc92868638b25141682742c1920ce34d840fd459a4373733d66b76e0bec7ba3e16263c0fc8910af4a82ab15458aa8cc508910f53780be1045e38112ab2ce452c13697bcf2d0d920b90f1b3ca637f21502418c4f5be59fe507a233e6150646228741ddf88aed6238a39bf43dd47a8fcc8120ca6c8bd6504cf21499e6863d0181c63153b2510642c0c711f1f9b10086ee893d8211a3e6d74024ee0c11a8615710bcea9cd26b4e2b29169d5c1a5850a21260281d7a8f1a47308a1191111114992a4d00111240882501c29d6071180df0605143b853521029bf45f085801a4ff48bdfd90b2d771470f3c787a879c7056f1dc7198f67cfc2d0acd105c05b68486a53802ae486d0ac198b8cb8410f8cc7d892475e4b7b8a4db5dd0ab3c48e9820d507179a337d424d71f90516d9eedcaa4499c78c690d831b62901da56c1f1f221b7e525b8394e1483950422ff49401f7d5bec9846e59606381b91eb8e70886237fdf9059f438c3b3e5eef2b85c49e000c97763c344633045df8ce186fc22422345b5887f29182d6c46c5852fb77cbf26d35734ed579d77704f20076049c021c79805993057baf1b8f3cdfe2e6aa308219c030870929dea89a4a27d7c59faa7d0b8e6d94563bae81bea879d3e17b0313be5298656169551dda1e4b2d5417611ca32319eeb731fd2f116011fba0cf6890eca8eafca82b14abc218cca9434065b0602285085dfb9d9c27cbb8aa3507eee533352ed06e1cdbf2fbc646cafc7f4858b53a9c23b9e2185398cb05e2db20a8ba80b8438992b862a68863a76a80713f4b61f9cb2509804437aa2eb1bb181f81f9b0e09e2f843b41a472ba2c0698470f22e4d128f9422c3b9b5e985ea8700eb5f36aa57c2781e5fb4920d18e3704d58f8580d4fbed11241a9b3402d6b85e9b46e912232a9499d8eaf5f16459b563877ca1c046c4156ac1ab6296cc569a8ba3254c00d2683a35630a561e0223ad3ed9f4bf7c5546835bc90d11f7ad7c2f28c68b12b327af19fdf7d7c2942461419aaa80372e0229fbd012e319180066438318c8d5497d44dfa9210bb2b55cf69a77720eb096ed8db68d91e4737ae2fa4423b0aabdc989a49554ad281b41c1e59058b71985d46c615445dbe5bfd6bca8f3cf6e820251f12a48ac32a436ec82e2a7ee158f668845d53d5c94c826322711e3d502d45da498d5be1724c6d4a51e54334112bd79f6ac1049adc9c045f7dacc1e97cdad65ed6278f9d863e22e2481b8cc09aa2b5dc0378c0710afccb1d1988d682212782acddf7ccff46fcd4e4221c8545f06e0ce9e9c9a006ea04047e74e5ae8503db90c123d2dec0cd222d9a1fef8bce13b4939f43b62c1d150a8cab433057df2916a17eb141982894883547f4be9861351d51b19eb8e6fe660b0be0f7983015146c1046d015d8053e15c4c3bf97d707f0f68672bac5859c40da803b91ed09f91483f750ee03e1ba24de7522fdd52b720fd24d79397053a007c7a6490d5fc77db0bbf2246b8b5ea6581cc1f47ab7c722b31ceb244c78cc3385b71285ec30121e41c4205d652f15ff74d380dc200f0a160a7a74c050ed9b5dfbf925fe373f06419e9ed7892b0aa8151a71860ab');
INSERT INTO public.series VALUES ('01a21905-bc9e-726e-aaff-b78847745ffd', 2, 808, '\x0128b52ffd602802950c000668490f80a7301df8cd18d9a425f63303736e4400420045001a53b3854b91cd94a50cc579ee44060b0c6b4fb1fa9592a2da5a8b5476cc896d98946f5dd1806e6311b0a32b393345357ced09da35478a8922e86e2627b8c78dee624936d34bc9f54237e97aac547e70fb878d54ea87dc625f75f2a6aabd2bd84932fc2c3d429d33927a25ac2fed6ea4fd9951fbc21a88d3e61cbfbdaec521eef2e9d06b97039ce95dd3a9651eb392a9b4931837214fe8e795e34a9ac7568cd1bec364a845259dde6d3725a2d6581dee776e470f04bd0a04480983efd4fe1bcb01e9357ab304e67a72131a9dcac0aa94ca2edf5852259b41fc750aebc044f1cc59c232f6e266b40230379ec90f8596866d6539cd93698b851fe59b5fad9f0e48d21288e6e63bbc986049194e44f70128201012813188eb019697f102154885205513e3d028ecc4a789c0550cfd585064c3785cfbbc2ba9ef3bec0deb90ade3da124cf67eb71386b596e5c67b15230d9f32ab78eba5ed14245b6780940dc876396a016533334d27d81ec69605dcb0db0e412de908963825e050');
INSERT INTO public.series VALUES ('01a21905-e099-7377-985e-adb874e91242', 0, 500, '\x0128b52ffd60f4003d0900865e4611d0d0b803fad3c1a65c49f7f08670067925420044003b00e810210a7f345624a784bbf9b67e7a54476109d93b28925d5b6992ab6e46eb1b8e28ff7250a91341761845ddda20c5ce41dd159d0ebf358935b809125a09251c5501972cc09a83cb4e73a5c8c242299701d041123dad874555c4d400720846f5252b7cf010d2cf91f69a84bc8a1a6455598aa5308614e46501c282ab26b3e0271a6587616753bedb976dfb755fba6a6cd931726b07139869e510fcd8f89cbfb36d11369fb2993d00ddd646fc3ea76ea99d919409142fd9041bcf319bb14f228f5f4a25664a19a6ce2a390639becd3069e99db3f119e91958ce8e9468c7e0f7636a443437488527e838971b6dabb6bc8eea7d95d46f0276cbbb6555f5bab7f6555603040136355ae41ceea833');
INSERT INTO public.series VALUES ('01a21905-e2fd-721f-b617-19605a6e1d45', 0, 300, '\x0128b52ffd602c000d0200a0070809080908080708090909090909080808080814003701c05f43cc0640015877533288062e1b411964d10711800ca03ba392003380795ebd01301a000c032c');
INSERT INTO public.series VALUES ('01a21905-e4f7-756c-a2b5-feb8109d6406', 0, 200, '\x0128b52ffd20c8f5020062890f8a0001224343200ea609cd3552cbe4985a59e78025edc14fcb8bc9c0d4244b934bcb7d4277fc09ec639c3228a723276bd7111c08f21dd38039892196491b0b002e034b05dc0cb727c9e07be0980d761624c64b54aded6a2bf05acc');
INSERT INTO public.series VALUES ('01a21905-e79d-7130-bebd-8ecf32bd0658', 0, 250, '\x0128b52ffd20fa8d0400a24f230b90d2f472334d92cc9a712057452911c24bc512b74ede2938fb5a5afbeb0cb28e9165f4ce41790f462be9a51e38fa34eb54903728b8c313ad7353312cec6ea7024b4f2fa37ab44ad9f2078e64d24686529827c89df3c2f3d4140bf2a9de9052ad9f121955da2168bb19932e926563314570c161afd0d611a19c7909637ccb82d8344269645825524b47631e0600');
INSERT INTO public.series VALUES ('01a21906-03c2-717c-bddd-bc64bd61b68e', 0, 400, '\x0128b52ffd6090002d060086d6299500000010101245565544112400260026005cabd7e7a6afff501c1fc8a81715e28fec02cb04e4f365da8332423726ac99d1c2168b2783e66429c1a26c8ff671321b321dba0c427934edae94a51f4a5177e8671a70d04413d94494046f0d4a6e533e45276df960180f993c0455625a28229183a8dbc1fb27705907b6c1a1621c455c1d7483f1f52479911f408ec82918aaa6f561c53b9b26281c722f106df18697d3b81823930109003b1332703ad686b31863576f57f3a2a3c46181ab6592595514');
INSERT INTO public.series VALUES ('01a21905-f210-7335-ad14-3f5ba4221e29', 0, 101, '\x0128b52ffd2065fd010012860d96000000001102235444422100cf24da94b4475b6e8a8784735cc3116ad53c1463e2be561dab7061dc1a78e156ae994e50d67526142001000d0a5414');
INSERT INTO public.series VALUES ('01a21906-6335-7018-a323-fafff31ce39a', 0, 1069, '\x0128b52ffd602d03c50f00d6b05696000000000135566666654110520051005400e6ca5516bc9e60730fd246a5d2f62bfbcea7780ba66e8f3cccda1aa4c7fb6652f3564fd20a4bcb55f936c63c3b947502a06873b85b80cc940eb9d79ea56f0136322acfbb8ed70b30bb2291f581050aaf71cc332d924785b6635a7fc980c6b72183e5aae7ac56eeeca6b244bd37a1c88aaa5ac607afc255a4b8adcd3e20012afff49590656fef58343ff333021c4dd9616db02dc72d16dad16a29f5ec352044dec34a6b9d8c1a1d44c00963649b6ec0189cfb4ab52f6762175af20ddabfa8989e9e8b49750dd02fdddd985802de79f7c56c6b0d633480aa02fcd5ffa49e08279bc18cc0d7467eddcfa10f2b91de62d530a39b5c981d6e01244ff25f1f925d8f7abc52dc348a58eca55f494bb24dee1814d0f6f81929afc380aec9915ba0deed37bbd81822e94de508a8265ed9d8056b1bf03fd9fdad785a7074401bcce45cf02c34b2dcdad92e0347a88120a6945204313581442505691a031012428ca2f410f8060d5314ee3cfce472bc222dd6668e325b4fc98c6510139b201005aebfd594cb66056e705ba9d4c5988789822040d10d24e3e40e43c07f72956d8711b4b189a12098248827205f40fa2ff22b3943aa93ab0d7f7c782e4dd92a83a1bed2c0becfb589ec7fad7f166e226fc40cc300e3f1f3173cfd9ae98ea46bac95a6c221a5a94015');
INSERT INTO public.series VALUES ('01a21905-fd2c-7164-879d-56a90af9401b', 0, 39, '\x0128b52ffd202739010011140f101213130d0d0b0f121112140f0e0b100c14100f0d0b0f101110120f100e0e0d15081310');
INSERT INTO public.series VALUES ('01a21907-cc1c-75ea-a6e0-89e31ee95884', 0, 85, '\x0128b52ffd2055ad010052450c96000000000201435444321100d35cc4245fa07c4177e2d81eb6571c52fc06503a86f38d0cc52d2592ca0c07d346dee80200');
ALTER TABLE ONLY pgboss.bam
    ADD CONSTRAINT bam_pkey PRIMARY KEY (id);
ALTER TABLE ONLY pgboss.job
    ADD CONSTRAINT job_pkey PRIMARY KEY (name, id);
ALTER TABLE ONLY pgboss.job_common
    ADD CONSTRAINT job_common_pkey PRIMARY KEY (name, id);
ALTER TABLE ONLY pgboss.job_dependency
    ADD CONSTRAINT job_dependency_pkey PRIMARY KEY (child_name, child_id, parent_name, parent_id);
ALTER TABLE ONLY pgboss.queue
    ADD CONSTRAINT queue_pkey PRIMARY KEY (name);
ALTER TABLE ONLY pgboss.queue_stats
    ADD CONSTRAINT queue_stats_pkey PRIMARY KEY (id, captured_on);
ALTER TABLE ONLY pgboss.queue_stats_20261126
    ADD CONSTRAINT queue_stats_20261126_pkey PRIMARY KEY (id, captured_on);
ALTER TABLE ONLY pgboss.queue_stats_20261127
    ADD CONSTRAINT queue_stats_20261127_pkey PRIMARY KEY (id, captured_on);
ALTER TABLE ONLY pgboss.schedule
    ADD CONSTRAINT schedule_pkey PRIMARY KEY (name, key);
ALTER TABLE ONLY pgboss.subscription
    ADD CONSTRAINT subscription_pkey PRIMARY KEY (event, name);
ALTER TABLE ONLY pgboss.version
    ADD CONSTRAINT version_pkey PRIMARY KEY (version);
ALTER TABLE ONLY pgboss.warning
    ADD CONSTRAINT warning_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.answers
    ADD CONSTRAINT answers_pkey PRIMARY KEY (owner_id, key);
ALTER TABLE ONLY public.checkpoints
    ADD CONSTRAINT checkpoints_pkey PRIMARY KEY (game_id, round);
ALTER TABLE ONLY public.experiments
    ADD CONSTRAINT experiments_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.games
    ADD CONSTRAINT games_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kysely_migration_lock
    ADD CONSTRAINT kysely_migration_lock_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kysely_migration
    ADD CONSTRAINT kysely_migration_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.owners
    ADD CONSTRAINT owners_name_key UNIQUE (name);
ALTER TABLE ONLY public.owners
    ADD CONSTRAINT owners_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pyramid
    ADD CONSTRAINT pyramid_pkey PRIMARY KEY (game_id, level, chunk);
ALTER TABLE ONLY public.replicate_slices
    ADD CONSTRAINT replicate_slices_pkey PRIMARY KEY (experiment_id, cell, replicate, round);
ALTER TABLE ONLY public.replicates
    ADD CONSTRAINT replicates_pkey PRIMARY KEY (experiment_id, cell, replicate);
ALTER TABLE ONLY public.series
    ADD CONSTRAINT series_pkey PRIMARY KEY (game_id, block);
CREATE UNIQUE INDEX job_common_i1 ON pgboss.job_common USING btree (name, COALESCE(singleton_key, ''::text)) WHERE ((state = 'created'::pgboss.job_state) AND (policy = 'short'::text));
CREATE INDEX job_common_i10 ON pgboss.job_common USING btree (name, singleton_key, state DESC, created_on, id) INCLUDE (start_after) WHERE ((state < 'active'::pgboss.job_state) AND (NOT blocked) AND (policy = 'key_strict_fifo'::text));
CREATE INDEX job_common_i11 ON pgboss.job_common USING btree (name, priority DESC, created_on, start_after) WHERE ((state < 'active'::pgboss.job_state) AND (NOT blocked));
CREATE INDEX job_common_i12 ON pgboss.job_common USING btree (source_root_id) WHERE (source_root_id IS NOT NULL);
CREATE UNIQUE INDEX job_common_i2 ON pgboss.job_common USING btree (name, COALESCE(singleton_key, ''::text)) WHERE ((state = 'active'::pgboss.job_state) AND (policy = 'singleton'::text));
CREATE UNIQUE INDEX job_common_i3 ON pgboss.job_common USING btree (name, state, COALESCE(singleton_key, ''::text)) WHERE ((state <= 'active'::pgboss.job_state) AND (policy = 'stately'::text));
CREATE UNIQUE INDEX job_common_i4 ON pgboss.job_common USING btree (name, singleton_on, COALESCE(singleton_key, ''::text)) WHERE ((state <> 'cancelled'::pgboss.job_state) AND (singleton_on IS NOT NULL));
CREATE UNIQUE INDEX job_common_i6 ON pgboss.job_common USING btree (name, COALESCE(singleton_key, ''::text)) WHERE ((state <= 'active'::pgboss.job_state) AND (policy = 'exclusive'::text));
CREATE INDEX job_common_i7 ON pgboss.job_common USING btree (name, group_id) WHERE ((state = 'active'::pgboss.job_state) AND (group_id IS NOT NULL));
CREATE UNIQUE INDEX job_common_i8 ON pgboss.job_common USING btree (name, singleton_key) WHERE ((state = ANY (ARRAY['active'::pgboss.job_state, 'retry'::pgboss.job_state, 'failed'::pgboss.job_state])) AND (policy = 'key_strict_fifo'::text));
CREATE INDEX job_common_i9 ON pgboss.job_common USING btree (name, id) WHERE (blocking AND (state = 'completed'::pgboss.job_state));
CREATE INDEX job_dep_parent_idx ON pgboss.job_dependency USING btree (parent_name, parent_id);
CREATE INDEX queue_stats_i1 ON ONLY pgboss.queue_stats USING btree (name, captured_on DESC) INCLUDE (deferred_count, queued_count, ready_count, active_count, failed_count, total_count);
CREATE INDEX queue_stats_20261126_name_captured_on_deferred_count_queued_idx ON pgboss.queue_stats_20261126 USING btree (name, captured_on DESC) INCLUDE (deferred_count, queued_count, ready_count, active_count, failed_count, total_count);
CREATE INDEX queue_stats_20261127_name_captured_on_deferred_count_queued_idx ON pgboss.queue_stats_20261127 USING btree (name, captured_on DESC) INCLUDE (deferred_count, queued_count, ready_count, active_count, failed_count, total_count);
CREATE INDEX warning_i1 ON pgboss.warning USING btree (created_on DESC);
CREATE INDEX answers_by_age ON public.answers USING btree (created_at);
CREATE INDEX experiments_by_owner ON public.experiments USING btree (owner_id, id DESC);
CREATE INDEX experiments_by_status ON public.experiments USING btree (owner_id, status, id DESC);
CREATE INDEX games_by_agents ON public.games USING btree (owner_id, agents, id);
CREATE INDEX games_by_kind ON public.games USING btree (owner_id, kind, id DESC);
CREATE INDEX games_by_name ON public.games USING btree (owner_id, lower((name COLLATE pg_c_utf8)), id) INCLUDE (name);
CREATE INDEX games_by_owner ON public.games USING btree (owner_id, id DESC);
CREATE INDEX games_by_status ON public.games USING btree (owner_id, status, id DESC);
CREATE INDEX games_running ON public.games USING btree (owner_id) WHERE (status = 'running'::public.game_status);
CREATE INDEX replicates_by_game ON public.replicates USING btree (game_id) WHERE (game_id IS NOT NULL);
CREATE INDEX replicates_by_manifest ON public.replicates USING btree (manifest_digest) WHERE (status = 'done'::public.replicate_status);
CREATE INDEX replicates_taken ON public.replicates USING btree (experiment_id, taken_by) WHERE (taken_by IS NOT NULL);
CREATE INDEX replicates_to_play ON public.replicates USING btree (experiment_id, ((replicate / 8)), cell, replicate) WHERE ((status = 'pending'::public.replicate_status) AND (taken_by IS NULL));
ALTER INDEX pgboss.job_pkey ATTACH PARTITION pgboss.job_common_pkey;
ALTER INDEX pgboss.queue_stats_i1 ATTACH PARTITION pgboss.queue_stats_20261126_name_captured_on_deferred_count_queued_idx;
ALTER INDEX pgboss.queue_stats_pkey ATTACH PARTITION pgboss.queue_stats_20261126_pkey;
ALTER INDEX pgboss.queue_stats_i1 ATTACH PARTITION pgboss.queue_stats_20261127_name_captured_on_deferred_count_queued_idx;
ALTER INDEX pgboss.queue_stats_pkey ATTACH PARTITION pgboss.queue_stats_20261127_pkey;
ALTER TABLE ONLY pgboss.job_common
    ADD CONSTRAINT dlq_fkey FOREIGN KEY (dead_letter) REFERENCES pgboss.queue(name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY pgboss.job_common
    ADD CONSTRAINT q_fkey FOREIGN KEY (name) REFERENCES pgboss.queue(name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY pgboss.queue
    ADD CONSTRAINT queue_dead_letter_fkey FOREIGN KEY (dead_letter) REFERENCES pgboss.queue(name);
ALTER TABLE ONLY pgboss.schedule
    ADD CONSTRAINT schedule_name_fkey FOREIGN KEY (name) REFERENCES pgboss.queue(name) ON DELETE CASCADE;
ALTER TABLE ONLY pgboss.subscription
    ADD CONSTRAINT subscription_name_fkey FOREIGN KEY (name) REFERENCES pgboss.queue(name) ON DELETE CASCADE;
ALTER TABLE ONLY public.answers
    ADD CONSTRAINT answers_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.owners(id);
ALTER TABLE ONLY public.checkpoints
    ADD CONSTRAINT checkpoints_game_id_fkey FOREIGN KEY (game_id) REFERENCES public.games(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.experiments
    ADD CONSTRAINT experiments_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.owners(id);
ALTER TABLE ONLY public.games
    ADD CONSTRAINT games_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.owners(id);
ALTER TABLE ONLY public.pyramid
    ADD CONSTRAINT pyramid_game_id_fkey FOREIGN KEY (game_id) REFERENCES public.games(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.replicate_slices
    ADD CONSTRAINT replicate_slices_experiment_id_cell_replicate_fkey FOREIGN KEY (experiment_id, cell, replicate) REFERENCES public.replicates(experiment_id, cell, replicate) ON DELETE CASCADE;
ALTER TABLE ONLY public.replicates
    ADD CONSTRAINT replicates_experiment_id_fkey FOREIGN KEY (experiment_id) REFERENCES public.experiments(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.replicates
    ADD CONSTRAINT replicates_game_id_fkey FOREIGN KEY (game_id) REFERENCES public.games(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.series
    ADD CONSTRAINT series_game_id_fkey FOREIGN KEY (game_id) REFERENCES public.games(id) ON DELETE CASCADE;
