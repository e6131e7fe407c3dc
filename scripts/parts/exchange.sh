# shellcheck shell=bash
# Blocks writes while reads continue, and swaps a restored database with the current one by renaming both.
# Sourced after stack.sh.

BESIDE=${DATABASE}_restored
REPLACED=${DATABASE}_replaced

# lock SECONDS: allows one upgrade or restore at a time; waits this long for another one to end.
lock() {
  mkdir -p "$BACKUP_DIR"
  exec 9>"$BACKUP_DIR/.lock"
  flock -w "$1" 9 || die 'An upgrade or a restore is under way.'
}

# go_back_apart SCRIPT: rolls back in a session of its own. Otherwise a second Ctrl-C would reach Compose.
go_back_apart() {
  trap '' INT TERM HUP
  exec 9>&-
  setsid "$1" --back
  exit 1
}

# A pending rollback needs data that a new attempt would destroy.
begin() {
  lock 0
  [ ! -f "$UPGRADE_NOTE" ] || die 'An upgrade was interrupted: scripts/dev-ctl.sh upgrade --back first.'
  ! are_writes_held || die 'A restore was interrupted: scripts/dev-ctl.sh restore --back first.'
}

# Makes all present and future sessions read-only; writers get a temporary error. Returns when the last earlier
# transaction has ended, so a dump taken afterwards is complete.
hold_writes() {
  query postgres 'ALTER SYSTEM SET default_transaction_read_only = on' 'SELECT pg_reload_conf()' >/dev/null
  local since open
  since=$(query postgres 'SELECT clock_timestamp()')
  for _ in $(seq 120); do
    open=$(query postgres "SELECT count(*) FROM pg_stat_activity WHERE datname = '$DATABASE' AND xact_start < '$since'")
    [ "$open" -gt 0 ] || return 0
    sleep 0.5
  done
  query postgres "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '$DATABASE' AND xact_start < '$since'" >/dev/null
}

are_writes_held() {
  [ "$(query postgres "SELECT count(*) FROM pg_file_settings WHERE name = 'default_transaction_read_only' AND setting = 'on'")" = 1 ]
}

release_writes() {
  query postgres "ALTER DATABASE \"$DATABASE\" ALLOW_CONNECTIONS true" \
    'ALTER SYSTEM RESET default_transaction_read_only' 'SELECT pg_reload_conf()' >/dev/null
}

drop_database() { query postgres "DROP DATABASE IF EXISTS \"$1\" WITH (FORCE)"; }

restore_beside() { # FILE
  drop_database "$BESIDE"
  local owner
  owner=$(query postgres "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = '$DATABASE'")
  query postgres "CREATE DATABASE \"$BESIDE\" OWNER \"$owner\" TEMPLATE template0"
  query postgres "REVOKE ALL ON DATABASE \"$BESIDE\" FROM PUBLIC"
  if ! in_postgres env PGOPTIONS='-c default_transaction_read_only=off' \
    pg_restore -U "$(setting POSTGRES_USER farol)" -d "$BESIDE" --exit-on-error --single-transaction <"$1"; then
    drop_database "$BESIDE"
    return 1
  fi
}

# Renames the database to REPLACED and gives its name to $1, in one transaction. All connections are ended first; clients
# reconnect to the new database.
take_place() { # FROM REPLACED
  # One session: each further session would add about a second of downtime.
  query postgres "ALTER DATABASE \"$DATABASE\" ALLOW_CONNECTIONS false" \
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '$DATABASE'" \
    "BEGIN; ALTER DATABASE \"$DATABASE\" RENAME TO \"$2\"; ALTER DATABASE \"$1\" RENAME TO \"$DATABASE\"; COMMIT" \
    "ALTER DATABASE \"$DATABASE\" ALLOW_CONNECTIONS true" >/dev/null
}

exchange() {
  drop_database "$REPLACED"
  take_place "$BESIDE" "$REPLACED"
}

exchange_back() {
  drop_database "$BESIDE"
  take_place "$REPLACED" "$BESIDE"
  drop_database "$BESIDE"
}

migrate() { compose run --rm --no-deps -T migrate >&2; }

# First the API and the workers, then the dashboard: one of them always answers.
come_up() { # OPTION…
  compose up -d --wait --wait-timeout 180 "$@" backend-api backend-worker >&2 &&
    compose up -d --wait --wait-timeout 180 "$@" >&2
}
