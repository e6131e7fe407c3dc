#!/usr/bin/env bash
# backup-db.sh [LABEL]: writes a consistent dump of the whole database to BACKUP_DIR and reads it back completely.
# Games continue meanwhile. Prints only the path of the file.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/parts/stack.sh

mkdir -p "$BACKUP_DIR" 2>/dev/null || true
[ -w "$BACKUP_DIR" ] || die "BACKUP_DIR, $BACKUP_DIR, cannot be written by $(id -un)."
name=$(date -u +%Y%m%dT%H%M%SZ)${1:+-$1}
file=$BACKUP_DIR/farol-$name.dump
[ ! -e "$file" ] || die "$file is there already."
partial=$file.partial
trap 'rm -f "$partial"' EXIT

size=$(query "$DATABASE" "SELECT pg_database_size('$DATABASE')") || die 'The database does not answer: scripts/dev-ctl.sh ps says why.'
free=$(df -P --block-size=1 "$BACKUP_DIR" | awk 'NR == 2 { print $4 }')
# A dump is compressed, so it needs at most the size of the database.
[ "$free" -gt "$size" ] || die "$BACKUP_DIR has $((free >> 20)) MB free, the database takes $((size >> 20)) MB: make room, or set BACKUP_DIR."

in_postgres pg_dump -U "$(setting POSTGRES_USER farol)" -d "$DATABASE" -Fc --lock-wait-timeout=60s >"$partial" || die 'pg_dump failed: nothing was kept.'
# The table of contents is at the start: only a full read detects a truncated dump.
in_postgres pg_restore -f /dev/null <"$partial" || die 'The dump cannot be read back: nothing was kept.'
(cd "$BACKUP_DIR" && sha256sum "$(basename "$partial")") | sed 's/\.partial$//' >"$file.sha256"
sync -f "$partial"
mv "$partial" "$file"
echo "$file"
