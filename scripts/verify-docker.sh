#!/usr/bin/env bash
# verify-docker.sh [--online]: checks the running deployment from outside: the engine's report of the containers, not
# the Compose files. Plays a game and removes it. Takes the stack down and up once, for about 10 s, unless --online.
# With accounts it plays only if FAROL_KEY has an API key of scope play; otherwise it compares the stored games.
# A failed line shows the value that was found; exits with 1 if a check fails.
set -uo pipefail
cd "$(dirname "$0")/.." || exit
. scripts/parts/stack.sh
QUIETLY=yes
# Layers are searched as bytes.
export LC_ALL=C

online=''
case ${1-} in
  '') ;;
  --online) online=yes ;;
  *) die "Unknown option $1: verify-docker.sh [--online]" ;;
esac
command -v curl >/dev/null || die 'curl is missing: it is what asks the API and the dashboard.'

# Restores the stack and removes temporary objects on every exit.
workers='' game='' folder='' headers=''
clean_up() {
  [ -z "$workers" ] || compose up -d --wait --scale "backend-worker=$workers" >/dev/null 2>&1
  [ -z "$game" ] || ask -o /dev/null -X DELETE "$API/games/$game"
  [ -z "$folder" ] || rm -rf "$folder"
  [ -z "$headers" ] || rm -f "$headers"
}
trap clean_up EXIT

good=0 bad=0
# expect NAME FOUND WANTED: checks that both are equal.
expect() {
  if [ "$2" = "$3" ]; then
    good=$((good + 1))
    printf 'ok      %s\n' "$1"
  else
    bad=$((bad + 1))
    printf 'FAILED  %s: %s, expected %s\n' "$1" "${2:-nothing}" "${3:-nothing}"
  fi
}
inspect() { docker inspect --format "$2" "$1"; }
containers() { compose ps -q "$1"; }
first() { containers "$1" | head -n 1; }

API=http://127.0.0.1:$(setting API_PORT 3001)
DASHBOARD=http://127.0.0.1:$(setting DASHBOARD_PORT 3000)
SERVICES=(postgres backend-api backend-worker dashboard)
SECRETS=(POSTGRES_PASSWORD DATABASE_PASSWORD AUTH_SECRET JWT_SECRET MAIL_URL OIDC_CLIENT_SECRET TUNNEL_TOKEN)
# The only published address of the database, for workers on other machines.
shared_with=''
case $COMPOSE_FILE in *database-port*) shared_with=$(setting DATABASE_ADDRESS) ;; esac

verify_health() {
  local service container
  for service in "${SERVICES[@]}"; do
    for container in $(containers "$service" | grep . || echo none); do
      expect "$service is healthy" "$(inspect "$container" '{{.State.Status}}, {{.State.Health.Status}}' 2>/dev/null)" 'running, healthy'
    done
  done
  expect 'migrate has ended well' "$(inspect "$(compose ps -aq migrate)" '{{.State.Status}}, {{.State.ExitCode}}' 2>/dev/null)" 'exited, 0'
}

# Addresses on which the container's ports are published.
published() { inspect "$1" '{{range .NetworkSettings.Ports}}{{range .}}{{.HostIp}} {{end}}{{end}}' | tr ' ' '\n' | sort -u | grep .; }

# The engine's limits of the container, and their effect on its process.
verify_container() { # SERVICE CONTAINER
  local service=$1 container=$2 limits status pid
  local drops='read only true, without [ALL] [no-new-privileges:true], privileged false'
  expect "$service: hardening" "$(inspect "$container" 'read only {{.HostConfig.ReadonlyRootfs}}, without {{.HostConfig.CapDrop}} {{.HostConfig.SecurityOpt}}, privileged {{.HostConfig.Privileged}}')" "$drops"
  limits=$(inspect "$container" '{{.HostConfig.Memory}} {{.HostConfig.NanoCpus}} {{.HostConfig.PidsLimit}} {{with .HostConfig.LogConfig}}{{.Type}} {{index .Config "max-size"}} {{index .Config "max-file"}}{{end}}')
  expect "$service: memory, processors, processes and log are limited ($limits)" \
    "$(grep -cE '^([1-9][0-9.e+]* ){3}json-file [1-9][0-9]*[kmg]? [1-9][0-9]*$' <<<"$limits")" 1
  expect "$service: comes back by itself" "$(inspect "$container" '{{.HostConfig.RestartPolicy.Name}}')" unless-stopped
  expect "$service: published on this machine alone" "$(published "$container" | grep -vx 127.0.0.1)" "$([ "$service" != postgres ] || echo "$shared_with")"
  # The serving process: docker-init has process id 1 and starts the server.
  pid=$(docker exec "$container" sh -c 'cat /proc/1/task/1/children' | awk '{ print $1 }')
  [ "$service" != postgres ] || pid=1
  status=$(docker exec "$container" cat "/proc/$pid/status")
  expect "$service: is nobody's superuser, has no capability, can get none" \
    "$(awk '/^Uid:/ { uid = $2 != 0 } /^CapEff:/ { caps = $2 } /^NoNewPrivs:/ { print (uid ? "user" : "root"), caps, $2 }' <<<"$status")" 'user 0000000000000000 1'
  expect "$service: cannot write to its own files" "$(docker exec "$container" sh -c 'touch /etc/verify /verify 2>&1 | grep -c "Read-only file system"')" 2
}

# Headers of all requests, in a file: a key in an argument would be in the process list.
headers=$(mktemp)
printf 'Content-Type: application/json\n' >"$headers"
[ -z "${FAROL_KEY-}" ] || printf 'Authorization: Bearer %s\n' "$FAROL_KEY" >>"$headers"
json() { grep -oE "\"$1\":(\"[^\"]*\"|[0-9]+|null)" | head -n 1 | sed -E "s/^\"$1\"://; s/^\"|\"$//g"; }
ask() { curl -sS --max-time 75 -H "@$headers" "$@"; }
status_of() { curl -sS --max-time 10 -o /dev/null -w '%{http_code}' "$@"; }
has_accounts=''
[ "$(setting AUTH network)" != accounts ] || has_accounts=yes
can_play=yes
[ -z "$has_accounts" ] || [ -n "${FAROL_KEY-}" ] || can_play=''

# header URL NAME: prints the value of a header of an answer.
header() { curl -sS --max-time 10 -o /dev/null -D - "$1" | tr -d '\r' | sed -n "s/^$2: *//Ip" | paste -sd '|'; }

verify_access() {
  local url wanted=''
  for url in "$DASHBOARD/games" "$DASHBOARD/api/health"; do
    expect "$url: no frame of another page" "$(header "$url" content-security-policy | grep -c "frame-ancestors 'none'")" 1
    expect "$url: the type of a file is not guessed" "$(header "$url" x-content-type-options)" nosniff
    expect "$url: links tell no address" "$(header "$url" referrer-policy)" no-referrer
  done
  expect 'a page of elsewhere may not write' "$(status_of -X POST -H 'Origin: https://elsewhere.example' "$API/games")" 403
  expect 'another name is refused (DNS rebinding)' "$(status_of -H 'Host: elsewhere.example' "$API/games")" 403
  [ -n "$has_accounts" ] || return 0
  for url in "$API/games" "$DASHBOARD/api/games" "$API/people" "$API/audit" "$API/experiments" "$API/metrics" "$API/openapi.json"; do
    expect "$url needs an account" "$(status_of "$url")" 401
  done
  expect 'a forged key is refused' "$(status_of -H 'Authorization: Bearer forged' "$API/games")" 401
  expect 'an anonymous client gets no cookie' "$(header "$API/games" set-cookie)" ''
  case $(setting PUBLIC_URL) in https:*) wanted=yes ;; esac
  expect 'HSTS is set behind TLS, and only there' "$(header "$API/health" strict-transport-security | grep -q max-age && echo yes)" "$wanted"
  expect 'the client addresses of dashboard and tunnel are believed' "$(inspect "$(first backend-api)" '{{.Config.Env}}' | grep -cE 'TRUSTED_PROXIES=[^ ]*[0-9]')" 1
}

# Plays a game through the dashboard's proxy, as a page does, then reads it from the API directly.
play_game() {
  local played
  game=$(ask -H "Origin: $DASHBOARD" -d '{"name":"verify-docker","rules":{"kind":"el-farol","capacity":60},"agents":[{"strategy":"arthur","count":100}],"seed":"1994"}' "$DASHBOARD/api/games" | json id)
  played=$(ask -H "Origin: $DASHBOARD" -d '{"rounds":20000}' "$DASHBOARD/api/games/$game/simulate?wait=60")
  expect 'a game is made and played through the dashboard' "$(json status <<<"$played") $(json played <<<"$played")" 'completed 20000'
  digest=$(ask "$API/games/$game" | json digest)
  expect 'the API has its digest' "${#digest}" 64
  expect 'the dashboard shows its page' "$(curl -sS -o /dev/null --max-time 10 -w '%{http_code}' "$DASHBOARD/games/$game")" 200
}

# The digest of the played game, or of the stored games.
persistent() {
  if [ -n "$can_play" ]; then
    ask "$API/games/$game" | json digest
  else
    query "$DATABASE" "SELECT md5(coalesce(string_agg(id::text, '' ORDER BY id), '')) FROM games"
  fi
}

verify_persistence() {
  local postgres before
  before=$(persistent)
  postgres=$(first postgres)
  workers=$(containers backend-worker | wc -l)
  compose down >/dev/null 2>&1
  expect 'down leaves the volume' "$(docker volume inspect --format '{{.Name}}' "$VOLUME" 2>/dev/null)" "$VOLUME"
  compose up -d --wait --scale "backend-worker=$workers" >/dev/null 2>&1
  expect 'up after down is healthy' "$?" 0
  workers=''
  expect 'the container is another one' "$([ "$(first postgres)" != "$postgres" ] && echo yes)" yes
  expect 'the games are there after down and up' "$(persistent)" "${before:-a digest}"
}

# reach CONTAINER HOST PORT: prints the result of a connection attempt within 2 s.
reach() {
  docker exec "$1" node -e '
    const [host, port] = process.argv.slice(1);
    const socket = require("node:net").connect({ host, port });
    const end = (how) => { console.log(how); process.exit(); };
    socket.once("connect", () => end("connected")).once("error", ({ code }) => end(code));
    setTimeout(end, 2000, "no answer");' "$2" "$3"
}
# Prints yes if the other side answered; a refused connection is an answer.
reaches() { case $(reach "$@") in connected | ECONNREFUSED) echo yes ;; *) echo no ;; esac; }

verify_networks() {
  local database front api worker dashboard postgres_address gateway
  local project
  project=$(inspect "$(first postgres)" '{{index .Config.Labels "com.docker.compose.project"}}')
  database=${project}_database
  front=${project}_front$([ -z "$(setting PROXY_SUBNET)" ] || echo -fixed)
  api=$(first backend-api) worker=$(first backend-worker) dashboard=$(first dashboard)
  postgres_address=$(inspect "$(first postgres)" "{{(index .NetworkSettings.Networks \"$database\").IPAddress}}")
  gateway=$(inspect "$api" "{{(index .NetworkSettings.Networks \"$front\").Gateway}}")
  expect 'the gateway to the outside is known' "$([ -n "$gateway" ] && echo yes)" yes
  expect 'the network of the database is internal' "$(docker network inspect --format '{{.Internal}}' "$database")" true
  expect 'the database is in no other network' "$(inspect "$(first postgres)" '{{len .NetworkSettings.Networks}}')" "$([ -n "$shared_with" ] && echo 2 || echo 1)"
  # Each blocked connection is tested beside an open one, which proves that the test can detect it.
  expect 'the API reaches the database' "$(reaches "$api" "$postgres_address" 5432)" yes
  expect 'the dashboard does not reach the database' "$(reaches "$dashboard" "$postgres_address" 5432)" no
  [ -n "$shared_with" ] || expect 'the dashboard does not know its name' "$(reach "$dashboard" postgres 5432 | grep -cE 'ENOTFOUND|EAI_AGAIN')" 1
  expect 'the API reaches what is outside' "$(reaches "$api" "$gateway" 9)" yes
  expect 'a worker does not' "$(reaches "$worker" "$gateway" 9)" no
}

# unpack IMAGE FOLDER: unpacks every layer as a tar, with the image's description and history.
unpack() {
  local file
  docker save "$1" | tar -x -C "$2"
  find "$2" -type f -size +512c | while read -r file; do
    ! gzip -t "$file" 2>/dev/null || { gzip -dc "$file" >"$file.tar" && rm "$file"; }
  done
  { docker history --no-trunc "$1" && docker image inspect "$1"; } >"$2/history"
}

verify_secrets() {
  local service names name value
  local -A has=([backend-api]=app/index.js [dashboard]=app/apps/dashboard/server.js)
  for service in backend-api dashboard; do
    folder=$(mktemp -d)
    unpack "$(inspect "$(first "$service")" '{{.Image}}')" "$folder"
    names=$(find "$folder" -type f -exec tar -tf {} \; 2>/dev/null)
    # Known contents must be found: this proves that the search works.
    expect "$service: its layers and its history were read" \
      "$(grep -cx "${has[$service]}" <<<"$names") $(grep -raqF 'NODE_ENV=production' "$folder/history" && echo yes) $(grep -raqlF 'node_modules' "$folder" && echo yes)" '1 yes yes'
    for name in "${SECRETS[@]}"; do
      value=$(setting "$name")
      [ -n "$value" ] || continue
      expect "$service: $name is in no layer and not in its history" "$(grep -ralF -f <(printf '%s\n' "$value") "$folder" | wc -l)" 0
    done
    expect "$service: no .env, .git or key in a layer" "$(grep -E '^app/(.*/)?(\.env[^/]*|\.git/?|[^/]*\.(pem|key)|id_[^/]*)$' <<<"$names" | head -n 3)" ''
    rm -rf "$folder"
    folder=''
  done
  expect 'the dashboard is told no password' "$(inspect "$(first dashboard)" '{{.Config.Env}}' | grep -ciE "PASSWORD|DATABASE_URL|TOKEN|SECRET|MAIL_URL")" 0
  expect 'a worker is told no secret of accounts' "$(inspect "$(first backend-worker)" '{{.Config.Env}}' | grep -ciE "SECRET|MAIL_URL")" 0
  expect 'the laboratory is not the superuser of its database' "$(query "$DATABASE" "SELECT rolsuper OR rolcreaterole OR rolcreatedb FROM pg_roles WHERE rolname = 'farol_app'")" f
}

[ -n "$(first postgres)" ] || die 'Nothing runs: scripts/dev-ctl.sh up first.'
started=$SECONDS
verify_health
for service in "${SERVICES[@]}"; do
  for container in $(containers "$service"); do verify_container "$service" "$container"; done
done
verify_networks
verify_access
if [ -n "$can_play" ]; then play_game; else say 'no game is played: FAROL_KEY has no API key of scope play'; fi
[ -n "$online" ] || verify_persistence
verify_secrets
printf '%s checks hold, %s do not; %s s\n' "$good" "$bad" "$((SECONDS - started))"
[ "$bad" -eq 0 ]
