#!/usr/bin/env bash
# upgrade.sh [VERSION]: installs another version. If it does not become healthy, restores the previous images and data.
# VERSION is a tag of the images, pulled unless it exists; without it they are built from this source.
# Reads are answered except while a container is replaced. Writes are blocked, so a rollback loses none.
# upgrade.sh --back: rolls back an upgrade that was killed.
set -euo pipefail
cd "$(dirname "$0")/../.."
. scripts/parts/stack.sh
. scripts/parts/exchange.sh
QUIETLY=yes

images=(farol-backend:backend-api farol-dashboard:dashboard)
# Tag of the previous images of this stack; the engine may run other stacks.
previous=previous-$(setting COMPOSE_PROJECT_NAME farol)
say_step() { say "$SECONDS s  $*"; }

# State that survives a killed upgrade.
old='' workers='' point='' is_migrating=''
write_note() { printf 'old=%q workers=%q point=%q is_migrating=%q\n' "$old" "$workers" "$point" "$is_migrating" >"$UPGRADE_NOTE"; }

go_back() {
  trap '' INT TERM HUP
  say_step 'going back to the previous version'
  export FAROL_VERSION=$old
  for pair in "${images[@]}"; do docker tag "${pair%:*}:$previous" "${pair%:*}:$old"; done
  compose stop backend-worker >&2 || true
  if [ -n "$is_migrating" ]; then
    restore_beside "$point" || die "The data could not be put back; writes are held. The restore point is $point; then: scripts/dev-ctl.sh upgrade --back"
    exchange
  fi
  come_up --scale "backend-worker=$workers" ||
    die 'The previous version does not come up healthy; writes are held. scripts/dev-ctl.sh doctor, then: scripts/dev-ctl.sh upgrade --back'
  drop_database "$REPLACED"
  # Remove the state before writes are allowed: a later rollback would delete them.
  rm "$UPGRADE_NOTE"
  release_writes
  say_step 'the previous version serves, with its data as they were'
}

if [ "${1-}" = --back ]; then
  lock 60
  [ -f "$UPGRADE_NOTE" ] || die 'No upgrade was interrupted.'
  # shellcheck disable=SC1090 # Written by write_note.
  . "$UPGRADE_NOTE"
  go_back
  exit
fi
begin

# 1. Tag the running images, so that the build cannot replace them.
old=$(setting FAROL_VERSION local)
new=${1:-$old}
for pair in "${images[@]}"; do
  container=$(compose ps -q "${pair#*:}" | head -n 1)
  [ -n "$container" ] || die "${pair#*:} is not running: an upgrade starts from what is healthy; scripts/dev-ctl.sh up"
  docker tag "$(docker inspect --format '{{.Image}}' "$container")" "${pair%:*}:$previous"
done
workers=$(compose ps -q backend-worker | wc -l)

# 2. Build or pull the new images while the old ones serve.
export FAROL_VERSION=$new
if [ $# -eq 0 ]; then
  say_step 'building'
  compose build >&2
else
  for pair in "${images[@]}"; do
    docker image inspect "${pair%:*}:$new" >/dev/null 2>&1 || compose pull "${pair#*:}" >&2
  done
fi

# 3. Block writes and take the restore point. From here on, any failure rolls back.
drop_database "$REPLACED"
write_note
trap 'say_step FAILED; go_back_apart scripts/parts/upgrade.sh' EXIT
hold_writes
say_step 'writes are held'
compose stop backend-worker >&2
point=$(scripts/backup-db.sh before-upgrade)
say_step "restore point: $point"

# 4. Start the new version, read-only until it is healthy.
is_migrating=yes
write_note
migrate || { say 'The migration failed.' && exit 1; }
say_step 'migrated'
come_up --scale "backend-worker=$workers" || exit 1
trap - EXIT
rm "$UPGRADE_NOTE"
release_writes
say_step 'healthy'

# 5. Keep the version for the next `up`.
if [ "$new" != "$old" ]; then
  sed -i '/^FAROL_VERSION=/d' "$ENV_FILE"
  printf 'FAROL_VERSION=%s\n' "$new" >>"$ENV_FILE"
fi
say_step "done: version $new; the previous one is farol-backend:$previous, its data $point"
