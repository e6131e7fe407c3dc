# shellcheck shell=bash
# Writes held back while reads go on, and a dump that takes the database's place by an exchange of names.
# After stack.sh; sourced.

BESIDE=${DATABASE}_restored
REPLACED=${DATABASE}_replaced

# All sessions there are and all to come can only read: whoever writes is told to try again shortly. Returns when the last
# transaction that began before has ended, so that what is then dumped is the last word.
hold_writes() {
  query postgres 'ALTER SYSTEM SET default_transaction_read_only = on'
  query postgres 'SELECT pg_reload_conf()' >/dev/null
  local since open
  since=$(query postgres 'SELECT clock_timestamp()')
  for _ in $(seq 120); do
    open=$(query postgres "SELECT count(*) FROM pg_stat_activity WHERE datname = '$DATABASE' AND xact_start < '$since'")
    [ "$open" -gt 0 ] || return 0
    sleep 0.5
  done
  query postgres "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '$DATABASE' AND xact_start < '$since'" >/dev/null
}

release_writes() {
  query postgres 'ALTER SYSTEM RESET default_transaction_read_only'
  query postgres 'SELECT pg_reload_conf()' >/dev/null
}

drop_database() { query postgres "DROP DATABASE IF EXISTS \"$1\" WITH (FORCE)"; }

restore_beside() { # FILE
  drop_database "$BESIDE"
  query postgres "CREATE DATABASE \"$BESIDE\" TEMPLATE template0"
  if ! in_postgres env PGOPTIONS='-c default_transaction_read_only=off' \
    pg_restore -U "$(setting POSTGRES_USER farol)" -d "$BESIDE" --exit-on-error --single-transaction <"$1"; then
    drop_database "$BESIDE"
    return 1
  fi
}

# Nobody may be connected to a database that gets another name: whoever is, connects again and finds the new one.
rename_database() { # FROM TO
  query postgres "ALTER DATABASE \"$1\" ALLOW_CONNECTIONS false"
  query postgres "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '$1'" >/dev/null
  query postgres "ALTER DATABASE \"$1\" RENAME TO \"$2\""
}

exchange() {
  drop_database "$REPLACED"
  rename_database "$DATABASE" "$REPLACED"
  query postgres "ALTER DATABASE \"$BESIDE\" RENAME TO \"$DATABASE\""
}

exchange_back() {
  rename_database "$DATABASE" "$BESIDE"
  query postgres "ALTER DATABASE \"$REPLACED\" RENAME TO \"$DATABASE\""
  query postgres "ALTER DATABASE \"$DATABASE\" ALLOW_CONNECTIONS true"
  drop_database "$BESIDE"
}

# With writes held, and without what needs to write: the schema has been brought up to date before.
come_up() { compose up -d --wait --wait-timeout 180 --no-deps "$@" backend-api backend-worker dashboard >&2; }

migrate() { compose run --rm --no-deps -T -e PGOPTIONS='-c default_transaction_read_only=off' migrate >&2; }
