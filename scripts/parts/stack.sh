# shellcheck shell=bash
# shellcheck disable=SC2034 # Names for those who source this.
# What the scripts of the stack share: what it is called, how Compose and PostgreSQL are asked. Sourced.

# They run in the project's folder; a file that is named to them is meant from where they were called.
export CALLED_FROM=${CALLED_FROM:-$OLDPWD}
# Secrets and dumps are nobody else's to read.
umask 077

ENV_FILE=.env

say() { printf '%s\n' "$*" >&2 || true; }
die() {
  say "$*"
  exit 1
}

# setting NAME DEFAULT: from the environment, else from the file of settings, as Compose sees it.
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

# The deployment is the base and what hardens it, unless COMPOSE_FILE says otherwise.
COMPOSE_FILE=$(setting COMPOSE_FILE docker-compose.yml:docker/docker-compose.prod.yml)
export COMPOSE_FILE
VOLUME=$(setting POSTGRES_VOLUME farol-postgres)
BACKUP_DIR=$(setting BACKUP_DIR backups)
# What the way back of an upgrade needs; there while one is under way.
UPGRADE_NOTE=$BACKUP_DIR/upgrade-under-way

# Quietly where QUIETLY says so: a script tells of its steps itself.
compose() { docker compose ${QUIETLY:+--progress quiet} --env-file "$ENV_FILE" "$@"; }

# As many workers as there are, which `up` alone would bring back to what the settings say.
same_workers() {
  local workers
  workers=$(compose ps -aq backend-worker | wc -l)
  [ "$workers" -eq 0 ] || printf -- '--scale=backend-worker=%s' "$workers"
}

# A tool of PostgreSQL in the database's own container, so that it is as new as the server.
in_postgres() { compose exec -T --user postgres postgres "$@"; }

# query DATABASE SQL…: rows as they are, fields separated by |; each statement for itself, in one session. What it does is
# done although an upgrade has made all else read-only.
query() {
  local database=$1 statement statements=()
  shift
  for statement in "$@"; do statements+=(-c "$statement"); done
  in_postgres env PGOPTIONS='-c default_transaction_read_only=off -c client_min_messages=warning' \
    psql -X -q -A -t -v ON_ERROR_STOP=1 -U "$(setting POSTGRES_USER farol)" -d "$database" "${statements[@]}"
}

DATABASE=$(setting POSTGRES_DB farol)

# The name of the volume, typed at a terminal; without a terminal nobody is asked.
confirm() {
  say "$1"
  [ -t 0 ] || die "Refused: there is no terminal at which to confirm it by typing the volume's name, $VOLUME."
  local typed
  read -r -p "Type the volume's name ($VOLUME) to go on: " typed
  [ "$typed" = "$VOLUME" ] || die 'Refused: nothing was touched.'
}
