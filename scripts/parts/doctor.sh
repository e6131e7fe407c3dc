#!/usr/bin/env bash
# doctor.sh: checks the machine, the settings and the running services. A line that is not ok names the remedy.
# Changes nothing. Exits with 1 if something is broken, with 0 after warnings.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit
. scripts/parts/stack.sh
. scripts/parts/exchange.sh

broken=0 warnings=0
ok() { printf 'ok      %s\n' "$1"; }
warn() {
  warnings=$((warnings + 1))
  printf 'warning %s\n        -> %s\n' "$1" "$2"
}
bad() {
  broken=$((broken + 1))
  printf 'BROKEN  %s\n        -> %s\n' "$1" "$2"
}
finish() {
  printf '%s broken, %s to be looked at\n' "$broken" "$warnings"
  [ "$broken" -eq 0 ]
  exit
}
# at_least HAVE NEED: compares two versions.
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

engine=$(docker version --format '{{.Server.Version}}' 2>&1) || {
  case $engine in
    *'permission denied'*) bad "$(id -un) may not use the Docker engine" "sudo usermod -aG docker $(id -un), and log in anew" ;;
    *'command not found'*) bad 'there is no docker command' 'install Docker Engine 25 or later' ;;
    *) bad 'the Docker engine does not answer' 'start it (sudo systemctl start docker); DOCKER_HOST may name another one' ;;
  esac
  finish
}
if at_least "$engine" 25.0; then ok "Docker engine $engine"; else bad "Docker engine $engine is too old" 'install 25 or later'; fi
plugin=$(docker compose version --short 2>/dev/null) || plugin=0
if at_least "${plugin#v}" 2.24; then ok "Compose $plugin"; else bad "Compose ${plugin/#0/is missing or too old}" 'install the plugin docker-compose 2.24 or later'; fi

# The machine.
command -v curl >/dev/null || bad 'there is no curl' 'install it: verify asks with it'
memory=$(($(docker info --format '{{.MemTotal}}') >> 20))
if [ "$memory" -ge 1900 ]; then ok "$memory MB of memory"; else warn "$memory MB of memory" 'Farol wants 2 GB: set the sizes for a small host in .env (docs/operating.md, "Size")'; fi
# free_mb PATH: free space of its file system.
free_mb() { df -P --block-size=M "$1" 2>/dev/null | awk 'NR == 2 { sub("M", "", $4); print $4 }'; }
data_root=$(docker info --format '{{.DockerRootDir}}')
for place in "$data_root" "$BACKUP_DIR"; do
  mb=$(free_mb "$place")
  [ -n "$mb" ] || mb=$(free_mb .)
  if [ "$mb" -ge 5000 ]; then
    ok "$mb MB free for $place"
  elif [ "$mb" -ge 1000 ]; then
    warn "$mb MB free for $place" 'make room: docker image prune, old dumps, old logs'
  else
    bad "$mb MB free for $place" 'make room before anything is lost: docker image prune, old dumps, old logs'
  fi
done
if [ "$(date +%s)" -lt "$(stat -c %Y docker-compose.yml)" ]; then
  bad "the clock says $(date -u +%Y-%m-%dT%H:%M:%SZ), which is before this version was made" 'set it: sudo timedatectl set-ntp true'
elif [ "$(timedatectl show -p NTPSynchronized --value 2>/dev/null || echo unknown)" = no ]; then
  warn 'the clock is not kept by a time server' 'sudo timedatectl set-ntp true'
else
  ok "the clock says $(date -u +%Y-%m-%dT%H:%M:%SZ)"
fi

# The settings.
if [ ! -f "$ENV_FILE" ]; then
  bad "there is no $ENV_FILE" 'scripts/dev-ctl.sh init'
else
  faults=$broken$warnings
  mode=$(stat -c %a "$ENV_FILE")
  [ "${mode: -2}" = 00 ] || warn "$ENV_FILE, with the secrets, can be read by others (mode $mode)" "chmod 600 $ENV_FILE"
  ! grep -q $'\r' "$ENV_FILE" || bad "$ENV_FILE has the line ends of Windows" "sed -i 's/\\r\$//' $ENV_FILE"
  while read -r name; do
    bad "$name is set more than once in $ENV_FILE" 'keep one line: the last one counts'
  done < <(sed -n 's/^\([A-Za-z_][A-Za-z0-9_]*\)=.*/\1/p' "$ENV_FILE" | sort | uniq -d)
  while read -r line; do
    bad "$ENV_FILE: what Compose does with the \$ in ${line%%=*} is replace it by a variable" 'secrets are hexadecimal; else write $$'
  done < <(grep -E '^[A-Za-z_][A-Za-z0-9_]*=[^'"'"']*\$' "$ENV_FILE" | grep -vE '^[^=]*=[^$]*(\$\$[^$]*)+$')
  while read -r line; do
    bad "$ENV_FILE: \"$line\" is no setting" 'a line is NAME=value or # a comment'
  done < <(grep -vE '^[[:space:]]*(#.*)?$|^[A-Za-z_][A-Za-z0-9_]*=' "$ENV_FILE" | cut -d= -f1)
  # Unknown names are usually misspelt.
  known=" $(sed -n 's/^#\{0,1\}\([A-Z][A-Z0-9_]*\)=.*/\1/p' .env.example | tr '\n' ' ') "
  while read -r name; do
    case $known in *" $name "*) ;; *) [[ $name = COMPOSE_* ]] || warn "$ENV_FILE: nobody reads $name" 'see .env.example for the names there are' ;; esac
  done < <(sed -n 's/^\([A-Za-z_][A-Za-z0-9_]*\)=.*/\1/p' "$ENV_FILE")
  password=$(setting POSTGRES_PASSWORD)
  [ ${#password} -ge 16 ] || bad 'POSTGRES_PASSWORD is missing or short' "set it to what $(printf %s 'od -An -N32 -tx1 /dev/urandom | tr -d " \\n"') prints; for a database that exists, see docs/DOCKER_TROUBLESHOOTING.md, \"Permissions\""
  if [ "$(setting AUTH network)" = accounts ]; then
    remedy='scripts/dev-ctl.sh init --accounts URL'
    [ -n "$(setting PUBLIC_URL)" ] || bad 'AUTH=accounts, but PUBLIC_URL is missing' "$remedy"
    secret=$(setting AUTH_SECRET "$(setting JWT_SECRET)")
    [ ${#secret} -ge 32 ] || bad 'AUTH=accounts, but AUTH_SECRET is missing or shorter than 32 characters' "$remedy generates a missing one"
    [ -n "$(setting PROXY_SUBNET)" ] || warn 'PROXY_SUBNET is not set: rate limits and the audit log see one address for all clients' "$remedy"
  fi
  if reason=$(compose config --quiet 2>&1); then :; else bad "Compose refuses the settings: $(tail -n 1 <<<"$reason")" "correct $ENV_FILE"; fi
  [ "$faults" != "$broken$warnings" ] || ok "$ENV_FILE"
fi
# Files that containers read without root: a clone under a strict umask makes them unreadable.
unreadable=$(find docker -type f ! -perm -004 -o -type d ! -perm -005 2>/dev/null | head -n 1)
[ -z "$unreadable" ] || bad "containers cannot read $unreadable" 'chmod -R a+rX docker'
if docker volume inspect "$VOLUME" >/dev/null 2>&1; then ok "volume $VOLUME"; else bad "there is no volume $VOLUME" 'scripts/dev-ctl.sh init creates it; POSTGRES_VOLUME names it'; fi
if [ -d "$BACKUP_DIR" ]; then
  if [ -w "$BACKUP_DIR" ]; then ok "backups go to $BACKUP_DIR"; else bad "$(id -un) cannot write to $BACKUP_DIR" "sudo chown $(id -un) $BACKUP_DIR, or set BACKUP_DIR"; fi
fi
[ -f "$ENV_FILE" ] || finish

# The ports must be free or belong to this stack.
services=$(compose ps --format '{{.Service}}' 2>/dev/null)
for name in DASHBOARD_PORT:3000:dashboard API_PORT:3001:backend-api; do
  IFS=: read -r variable default service <<<"$name"
  port=$(setting "$variable" "$default")
  if grep -qx "$service" <<<"$services"; then
    ok "port $port ($service)"
  elif (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
    bad "another program listens on port $port, the $service's" "stop it, or set $variable in $ENV_FILE; ss -ltnp says which it is"
  else
    ok "port $port is free"
  fi
done

# The running services.
while IFS='|' read -r name service state health; do
  [ -n "$name" ] || continue
  case $state/$health in
    running/healthy | running/) ok "$name runs" ;;
    running/starting) warn "$name is still starting" 'look again in a minute' ;;
    exited/*)
      case $name in
        *-migrate-*) [ "$(docker inspect --format '{{.State.ExitCode}}' "$name")" = 0 ] || bad "$name failed" "scripts/dev-ctl.sh logs migrate; docs/DOCKER_TROUBLESHOOTING.md, \"Migration failed\"" ;;
        *) warn "$name was stopped" 'scripts/dev-ctl.sh up' ;;
      esac
      ;;
    *) bad "$name is $state${health:+, $health}" "scripts/dev-ctl.sh logs $service: the last lines say why; docs/DOCKER_TROUBLESHOOTING.md" ;;
  esac
  restarts=$(docker inspect --format '{{.RestartCount}}' "$name" 2>/dev/null || echo 0)
  [ "$restarts" -lt 3 ] || warn "$name was started again $restarts times" 'scripts/dev-ctl.sh logs says what ended it'
done < <(compose ps -a --format '{{.Name}}|{{.Service}}|{{.State}}|{{.Health}}' 2>/dev/null)
if grep -qx postgres <<<"$services"; then
  if query postgres 'SELECT' >/dev/null 2>&1; then
    if ! are_writes_held; then
      ok 'the database can be written'
    elif ! flock -n "$BACKUP_DIR/.lock" true; then
      warn 'writes are held: an upgrade or a restore is under way' 'wait for its end'
    elif [ -f "$UPGRADE_NOTE" ]; then
      bad 'writes are held: an upgrade was interrupted' 'scripts/dev-ctl.sh upgrade --back'
    else
      bad 'writes are held: a restore was interrupted' 'scripts/dev-ctl.sh restore --back'
    fi
    skew=$(($(query postgres 'SELECT extract(epoch FROM clock_timestamp())::bigint') - $(date +%s)))
    [ "${skew#-}" -le 2 ] || warn "the database's clock is $skew s off this machine's" 'set the clock of the machine that the engine runs on'
  else
    bad 'the database does not answer' 'scripts/dev-ctl.sh logs postgres'
  fi
fi
finish
