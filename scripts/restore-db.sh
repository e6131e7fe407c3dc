#!/usr/bin/env bash
# restore-db.sh FILE [--into VOLUME]: the database as it was when FILE was dumped. What is there now is dumped first (the
# restore point), and comes back by itself if what was restored does not come up healthy. Reads go on while the dump is
# read; only the exchange, at the end, takes seconds. Where there is no terminal, --into says that it is meant.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/stack.sh
. scripts/exchange.sh
QUIETLY=yes

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

mkdir -p "$BACKUP_DIR"
exec 9>"$BACKUP_DIR/.lock"
flock -n 9 || die 'An upgrade or a restore is under way.'

# 3. From here on nothing new is written; whatever happens, that ends with this script.
trap 'release_writes; compose up -d --wait --no-recreate >&2' EXIT
hold_writes
compose stop backend-worker >&2
point=$(scripts/backup-db.sh before-restore)
say "restore point: $point"

# 4. The dump becomes a database beside the present one.
restore_beside "$file" || die 'The dump could not be restored: nothing has changed.'

# 5. Both are exchanged while nobody has the old one in memory.
compose stop backend-api >&2
exchange
if come_up --no-recreate; then
  drop_database "$REPLACED"
  say "restored: $file"
else
  say 'What was restored does not come up healthy: the database from before is put back.'
  compose stop backend-api backend-worker >&2
  exchange_back
  die "Nothing has changed. A dump of a newer version wants that version: scripts/dev-ctl.sh upgrade VERSION"
fi
