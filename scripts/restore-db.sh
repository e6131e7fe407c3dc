#!/usr/bin/env bash
# restore-db.sh FILE [--into VOLUME]: the database as it was when FILE was dumped. What is there now is dumped first (the
# restore point), and comes back by itself if what was restored does not come up healthy. Reads go on while the dump is
# read; only the exchange, at the end, takes seconds. Where there is no terminal, --into says that it is meant.
# restore-db.sh --back: the way back of a restore that was killed.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/parts/stack.sh
. scripts/parts/exchange.sh
QUIETLY=yes

if [ "${1-}" = --back ]; then
  lock 60
  [ ! -f "$UPGRADE_NOTE" ] || die 'It was an upgrade that was interrupted: scripts/dev-ctl.sh upgrade --back.'
  query postgres 'SELECT' >/dev/null ||
    die 'The database does not answer; it may be that writes are held. When it does: scripts/dev-ctl.sh restore --back'
  are_writes_held || die 'No restore was interrupted.'
  trap '' INT TERM HUP
  # What was broken off may still be at work in the database's own container.
  query postgres "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
    WHERE datname IN ('postgres', '$BESIDE') AND pid <> pg_backend_pid()" >/dev/null
  if [ "$(query postgres "SELECT count(*) FROM pg_database WHERE datname = '$REPLACED'")" = 1 ]; then
    compose stop backend-api backend-worker >&2
    exchange_back
  fi
  drop_database "$BESIDE"
  release_writes
  # shellcheck disable=SC2046 # An option or none.
  compose up -d --wait --no-recreate $(same_workers) >&2
  say 'Nothing has changed: the database is the one from before.'
  exit
fi

file='' into=''
while [ $# -gt 0 ]; do
  case $1 in
    --into)
      into=${2-}
      shift
      ;;
    -*) die "Unknown option $1: restore-db.sh FILE [--into VOLUME]" ;;
    *) file=$1 ;;
  esac
  shift
done
[ -n "$file" ] || die "Which file? $BACKUP_DIR has:
$(find "$BACKUP_DIR" -maxdepth 1 -name '*.dump' 2>/dev/null | sort)"
case $file in /*) ;; *) [ -r "$file" ] || file=$CALLED_FROM/$file ;; esac
[ -r "$file" ] || die "$file cannot be read."

# 1. Is the file whole?
if [ -f "$file.sha256" ]; then
  (cd "$(dirname "$file")" && sha256sum --quiet -c "$(basename "$file").sha256") >&2 ||
    die "$file is not what was written: its checksum differs. Take another dump."
fi
in_postgres pg_restore -f /dev/null <"$file" || die "$file cannot be read to its end: take another dump."

# 2. Is it meant?
if [ "$into" != "$VOLUME" ]; then
  [ -z "$into" ] || die "--into $into: this stack's volume is $VOLUME."
  confirm "The games in volume $VOLUME are to be replaced by those of $file."
fi

begin

# 3. From here on nothing new is written, and every end but the good one is the way back.
drop_database "$REPLACED"
trap 'go_back_apart scripts/restore-db.sh' EXIT
hold_writes
compose stop backend-worker >&2
point=$(scripts/backup-db.sh before-restore)
say "restore point: $point"

# 4. The dump becomes a database beside the present one.
restore_beside "$file" || die 'The dump could not be restored.'

# 5. Both are exchanged while nobody has the old one in memory.
compose stop backend-api >&2
exchange
# shellcheck disable=SC2046 # An option or none.
come_up --no-recreate $(same_workers) ||
  die 'What was restored does not come up healthy. A dump of a newer version wants that version: scripts/dev-ctl.sh upgrade VERSION'
release_writes
trap - EXIT
drop_database "$REPLACED"
say "restored: $file"
