#!/usr/bin/env bash
# test-docker-build.sh: builds every target of both images and checks user, size, layers, contents, cache and
# reproducibility. Starts each image. Leaves only the build cache behind. NODE_IMAGE is the base image, as for Compose.
# Prints its measurements; exits with 1 if a check fails.
set -uo pipefail
cd "$(dirname "$0")/.." || exit

NODE_IMAGE=${NODE_IMAGE:-node:24-trixie-slim}
run=farol-build-$$
context=$(mktemp -d) log=$(mktemp)
good=0 bad=0

cleanup() {
  docker ps -aq --filter "label=$run" | xargs -r docker rm -f >/dev/null
  # By name: the same source gives the same image, which may be in use.
  docker image ls --format '{{.Repository}}:{{.Tag}}' "$run" | xargs -r docker image rm >/dev/null
  rm -rf "$context" "$log"
}
trap cleanup EXIT

expect() { # WHAT FOUND WANTED
  if [ "$2" = "$3" ]; then
    good=$((good + 1))
    printf 'ok      %s\n' "$1"
  else
    bad=$((bad + 1))
    printf 'FAILED  %s: %s, expected %s\n' "$1" "${2:-nothing}" "${3:-nothing}"
  fi
}
at_most() { # WHAT BYTES MB
  if [ "$2" -le "$(($3 * 1000000))" ]; then expect "$1: $(megabytes "$2") MB, at most $3" yes yes; else expect "$1" "$(megabytes "$2") MB" "at most $3 MB"; fi
}
megabytes() { awk "BEGIN { printf \"%.1f\", $1 / 1e6 }"; }
inspect() { docker image inspect --format "$2" "$1"; }

# build PART TARGET TAG [OPTION…]: builds from the copied context; the log is in $log, the duration in $seconds.
build() {
  local part=$1 target=$2 tag=$3 start status=0
  shift 3
  start=$(date +%s%N)
  docker build --progress plain --build-arg "NODE_IMAGE=$NODE_IMAGE" --target "$target" -t "$run:$tag" -f "$context/docker/$part.Dockerfile" "$@" "$context" >"$log" 2>&1 || status=$?
  seconds=$(awk "BEGIN { printf \"%.1f\", ($(date +%s%N) - $start) / 1e9 }")
  [ "$status" -eq 0 ] || { tail -n 40 "$log" && exit 1; }
  expect "$part: $target is built ($tag, $seconds s)" "$status" 0
}
# Steps of the last build that were not cached, by stage.
ran() { awk '/^#[0-9]+ \[/ && $2 != "[internal]" { step[$1] = $2 } /^#[0-9]+ CACHED/ { delete step[$1] } END { for (id in step) print substr(step[id], 2) }' "$log" | sort -u | grep -vx base | tr '\n' ' '; }

# The build context after .dockerignore; all builds below use this copy.
mkdir -p "$context/docker"
printf 'FROM scratch\nCOPY . /\n' | docker build -q --output "type=local,dest=$context" -f - . >"$log" 2>&1 || { cat "$log" && exit 1; }
bytes=$(find "$context" -type f -printf '%s\n' | awk '{ sum += $1 } END { print sum }')
at_most 'the build context' "$bytes" 3
expect 'no secret, test or artefact in it' "$(cd "$context" && find . \( -name '.env*' -o -name .git -o -name node_modules -o -name '*.test.ts*' -o -name '*.pem' -o -name '*.key' -o -name dist -o -name .next \) | head -n 3)" ''
cp docker/*.Dockerfile "$context/docker/"

docker image inspect "$NODE_IMAGE" >/dev/null 2>&1 || docker pull -q "$NODE_IMAGE" >/dev/null || exit 1
base=$(inspect "$NODE_IMAGE" '{{.Size}}')
declare -A most=([backend]=15 [dashboard]=60) source=([backend]=apps/backend/src/app.ts [dashboard]=apps/dashboard/src/app/health/route.ts)

# start TAG [COMMAND…]: starts a container hardened as in Compose, with the engine's $options; its id is in $container.
start() {
  local tag=$1
  shift
  container=$(docker run -d --label "$run" --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges "${options[@]}" "$run:$tag" "$@")
}
# said CONTAINER WORDS: waits until its log contains the words.
said() {
  for _ in $(seq 100); do
    if docker logs "$1" 2>&1 | grep -q -- "$2"; then echo yes && return; fi
    sleep 0.2
  done
  docker logs "$1" 2>&1 | tail -n 3
}

# stop NAME EXIT: checks that it exits by itself on SIGTERM.
stop() {
  docker stop -t 20 "$container" >/dev/null
  expect "$1: ends when it is asked to" "$(docker inspect --format '{{.State.ExitCode}}' "$container")" "$2"
}
healthy() {
  local state
  for _ in $(seq 150); do
    state=$(docker inspect --format '{{.State.Health.Status}}' "$1")
    [ "$state" = starting ] || break
    sleep 0.2
  done
  echo "$state"
}

for part in backend dashboard; do
  build "$part" runner "cold-$part"
  image=$run:cold-$part
  at_most "$part: its own layers" "$(($(inspect "$image" '{{.Size}}') - base))" "${most[$part]}"
  expect "$part: runs as nobody special" "$(inspect "$image" '{{.Config.User}}')" 1000:1000
  expect "$part: starts Node and no shell" "$(inspect "$image" '{{json .Config.Entrypoint}} {{index .Config.Cmd 0}}')" 'null node'
  expect "$part: is checked by Node" "$(inspect "$image" '{{index .Config.Healthcheck.Test 0}} {{index .Config.Healthcheck.Test 1}}')" 'CMD node'
  for label in title description licenses version revision; do
    expect "$part: label $label" "$(inspect "$image" "{{if index .Config.Labels \"org.opencontainers.image.$label\"}}is there{{end}}")" 'is there'
  done
  found=$(docker run --rm --entrypoint sh "$image" -c 'for tool in npm npx pnpm yarn corepack apt apt-get dpkg apk esbuild tsc next gcc cc make python3 git; do command -v $tool; done; ls -d node_modules/esbuild node_modules/typescript 2>/dev/null')
  expect "$part: no package manager and no build tool in it" "$found" ''
  expect "$part: its user owns nothing of it" "$(docker run --rm --entrypoint sh "$image" -c 'find /app -user 1000 | head -n 3')" ''

  build "$part" runner "warm-$part"
  expect "$part: nothing changed, nothing done" "$(ran)" ''
  build "$part" runner "again-$part" --no-cache-filter build
  expect "$part: the same source gives the same layers" "$(inspect "$run:again-$part" '{{.RootFS.Layers}}')" "$(inspect "$image" '{{.RootFS.Layers}}')"
  printf '\n// Changed for %s.\n' "$run" >>"$context/${source[$part]}"
  build "$part" deps "changed-$part"
  expect "$part: a change of source installs nothing" "$(ran)" ''
  build "$part" development "development-$part"
done

# Each image runs, hardened as in production. Without a database the backend waits for one and logs this.
options=()
start again-backend
expect 'backend: without settings it says what is missing' "$(said "$container" 'DATABASE_URL is missing')" yes
options=(-e AUTH=network -e ALLOWED_HOSTS=farol -e DATABASE_URL=postgres://farol:x@127.0.0.1:1/farol)
for command in index.js worker.js; do
  start again-backend node "$command"
  expect "backend: $command waits for its database" "$(said "$container" 'waiting for the queue')" yes
  stop "backend: $command" 0
done
start again-backend node migrate.js
expect 'backend: migrate.js fails without one' "$(docker wait "$container")" 1
start development-backend
expect 'backend: development waits for its database' "$(said "$container" 'waiting for the queue')" yes
options=(--health-interval 1s)
start again-dashboard
expect 'dashboard: is healthy' "$(healthy "$container")" healthy
# The exit code of Next.js after SIGTERM.
stop dashboard 143
options=()
start development-dashboard
expect 'dashboard: development answers' "$(said "$container" 'Ready in')" yes

printf '%s checks hold, %s do not\n' "$good" "$bad"
[ "$bad" -eq 0 ]
