#!/usr/bin/env bash
# restore-db.sh FILE [--into VOLUME]: replaces the database with the dump FILE. Dumps the current data first (the restore
# point), and rolls back by itself if the restored version does not become healthy. Reads continue while the dump is
# loaded; the swap at the end takes seconds. Without a terminal, --into confirms the volume.
# restore-db.sh --back: rolls back a restore that was killed.
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
  # The interrupted commands may still run in the database's container.
  query postgres "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
    WHERE datname IN ('postgres', '$BESIDE') AND pid <> pg_backend_pid()" >/dev/null
  if [ "$(query postgres "SELECT count(*) FROM pg_database WHERE datname = '$REPLACED'")" = 1 ]; then
    compose stop backend-api backend-worker >&2
    exchange_back
  fi
  drop_database "$BESIDE"
  release_writes
  # shellcheck disable=SC2046 # Zero or one option.
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

# 1. Check that the file is complete.
if [ -f "$file.sha256" ]; then
  (cd "$(dirname "$file")" && sha256sum --quiet -c "$(basename "$file").sha256") >&2 ||
    die "$file is not what was written: its checksum differs. Take another dump."
fi
in_postgres pg_restore -f /dev/null <"$file" || die "$file cannot be read to its end: take another dump."

# 2. Ask for confirmation.
if [ "$into" != "$VOLUME" ]; then
  [ -z "$into" ] || die "--into $into: this stack's volume is $VOLUME."
  confirm "The games in volume $VOLUME are to be replaced by those of $file."
fi

begin

# 3. Block writes. From here on, any failure rolls back.
drop_database "$REPLACED"
trap 'go_back_apart scripts/restore-db.sh' EXIT
hold_writes
compose stop backend-worker >&2
point=$(scripts/backup-db.sh before-restore)
say "restore point: $point"

# 4. Load the dump into a second database.
restore_beside "$file" || die 'The dump could not be restored.'

# 5. Swap the two while no process has the old one in memory.
compose stop backend-api >&2
exchange
# shellcheck disable=SC2046 # Zero or one option.
come_up --no-recreate $(same_workers) ||
  die 'What was restored does not come up healthy. A dump of a newer version wants that version: scripts/dev-ctl.sh upgrade VERSION'
release_writes
trap - EXIT
drop_database "$REPLACED"
say "restored: $file"
