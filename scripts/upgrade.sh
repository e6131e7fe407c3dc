#!/usr/bin/env bash
# upgrade.sh [VERSION]: another version of Farol, or the old one again, images and data, if it does not come up healthy.
# VERSION is a tag of the images, pulled unless it is here; without it they are built from this source.
# Reads are answered meanwhile, except while a container is exchanged; writes wait, so that the way back loses none.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/stack.sh
. scripts/exchange.sh

old=$(setting FAROL_VERSION local)
new=${1:-$old}
started=$SECONDS
images=(farol-backend:backend-api farol-dashboard:dashboard)

say_step() { say "$((SECONDS - started)) s  $*"; }

# 1. What runs now can be had again, whatever the build does to its tag.
for pair in "${images[@]}"; do
  container=$(compose ps -q "${pair#*:}" | head -n 1)
  [ -n "$container" ] || die "${pair#*:} is not running: scripts/dev-ctl.sh up first, an upgrade starts from what is healthy."
  docker tag "$(docker inspect --format '{{.Image}}' "$container")" "${pair%:*}:previous"
done
workers=$(compose ps -q backend-worker | wc -l)

# 2. The new images, while the old ones serve.
export FAROL_VERSION=$new
if [ $# -eq 0 ]; then
  say_step 'building'
  compose build >&2
else
  for pair in "${images[@]}"; do
    docker image inspect "${pair%:*}:$new" >/dev/null 2>&1 || compose pull "${pair#*:}" >&2
  done
fi

# 3. The way back, from wherever it goes wrong.
point='' is_migrating='' is_done=''
go_back() {
  trap - EXIT
  [ -z "$is_done" ] || return 0
  say_step 'FAILED: going back to the previous version'
  export FAROL_VERSION=$old
  for pair in "${images[@]}"; do docker tag "${pair%:*}:previous" "${pair%:*}:$old"; done
  compose stop backend-worker >&2 || true
  if [ -n "$is_migrating" ]; then
    restore_beside "$point" || die "The data could not be put back; writes are held. The restore point is $point: docs/DOCKER_TROUBLESHOOTING.md"
    exchange
  fi
  come_up --scale "backend-worker=$workers" || die "The previous version does not come up healthy; writes are held. scripts/dev-ctl.sh doctor"
  release_writes
  [ -z "$is_migrating" ] || drop_database "$REPLACED"
  say_step 'the previous version serves, with its data as they were'
  exit 1
}
trap go_back EXIT

# 4. Nothing is written any more: the restore point is the last word.
hold_writes
say_step 'writes are held'
compose stop backend-worker >&2
point=$(scripts/backup-db.sh before-upgrade)
say_step "restore point: $point"

# 5. The new version, which can only read until it is healthy.
is_migrating=yes
migrate || { say 'the migration failed' && exit 1; }
say_step 'migrated'
come_up --scale "backend-worker=$workers"
is_done=yes
release_writes
say_step 'healthy'

# 6. It stays, also after the next `up`.
if [ "$new" != "$old" ]; then
  sed -i '/^FAROL_VERSION=/d' "$ENV_FILE"
  printf 'FAROL_VERSION=%s\n' "$new" >>"$ENV_FILE"
fi
compose up -d --wait --scale "backend-worker=$workers" >&2
say_step "done: version $new; the previous one is farol-backend:previous, its data $point"
