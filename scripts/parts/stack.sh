# shellcheck shell=bash
# shellcheck disable=SC2034 # Variables used by the sourcing scripts.
# Shared by all scripts of the stack: names, calls of Compose and PostgreSQL. Sourced.

# Scripts run in the project's folder; a file argument is relative to the caller's directory.
export CALLED_FROM=${CALLED_FROM:-$OLDPWD}
# Secrets and dumps are readable only by their owner.
umask 077

ENV_FILE=.env

say() { printf '%s\n' "$*" >&2 || true; }
die() {
  say "$*"
  exit 1
}

# setting NAME DEFAULT: reads the environment, then the settings file, as Compose does.
setting() {
  local value=${!1-}
  if [ -z "$value" ] && [ -f "$ENV_FILE" ]; then
    value=$(sed -n "s/^[[:space:]]*$1=//p" "$ENV_FILE" | tail -n 1)
    value=${value%$'\r'}
    case $value in
      \"*\" | \'*\') value=${value:1:-1} ;;
      *) value=${value%%[[:space:]]#*} ;;
    esac
  fi
  printf '%s' "${value:-${2-}}"
}

# The base file and the hardening file, unless COMPOSE_FILE is set.
COMPOSE_FILE=$(setting COMPOSE_FILE docker-compose.yml:docker/docker-compose.prod.yml)
export COMPOSE_FILE
VOLUME=$(setting POSTGRES_VOLUME farol-postgres)
BACKUP_DIR=$(setting BACKUP_DIR backups)
# Data for the rollback of an upgrade; exists only during an upgrade.
UPGRADE_NOTE=$BACKUP_DIR/upgrade-under-way

# Quiet if QUIETLY is set: those scripts report their own steps.
compose() { docker compose ${QUIETLY:+--progress quiet} --env-file "$ENV_FILE" "$@"; }

# The current number of workers; `up` alone would reset it to the setting.
same_workers() {
  local workers
  workers=$(compose ps -aq backend-worker | wc -l)
  [ "$workers" -eq 0 ] || printf -- '--scale=backend-worker=%s' "$workers"
}

# Runs a PostgreSQL tool in the database's container, so its version matches the server.
in_postgres() { compose exec -T --user postgres postgres "$@"; }

# query DATABASE SQL…: prints rows with fields separated by |. One session; each statement commits by itself. It can write
# while an upgrade keeps all other sessions read-only.
query() {
  local database=$1 statement statements=()
  shift
  for statement in "$@"; do statements+=(-c "$statement"); done
  in_postgres env PGOPTIONS='-c default_transaction_read_only=off -c client_min_messages=warning' \
    psql -X -q -A -t -v ON_ERROR_STOP=1 -U "$(setting POSTGRES_USER farol)" -d "$database" "${statements[@]}"
}

DATABASE=$(setting POSTGRES_DB farol)

# Asks for the volume's name at a terminal; refuses without a terminal.
confirm() {
  say "$1"
  [ -t 0 ] || die "Refused: there is no terminal at which to confirm it by typing the volume's name, $VOLUME."
  local typed
  read -r -p "Type the volume's name ($VOLUME) to go on: " typed
  [ "$typed" = "$VOLUME" ] || die 'Refused: nothing was touched.'
}
