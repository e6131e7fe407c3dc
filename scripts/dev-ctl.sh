#!/usr/bin/env bash
# dev-ctl.sh COMMAND: controls the stack. Unknown commands are passed to Compose after the same guard.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/parts/stack.sh
. scripts/parts/guard.sh
. scripts/parts/accounts.sh

usage() {
  cat >&2 <<'END'
scripts/dev-ctl.sh COMMAND
  init               settings with new secrets in .env, the volume of the database
  init --accounts URL
                     the same with accounts, also for an existing laboratory; people sign in at URL
  admin              prints the link that creates the first administrator
  admin reset-password EMAIL
  admin remove-two-factor EMAIL
                     prints a link that sets a new password
  up, down, restart  the whole stack, until it is healthy
  ps, logs, shell    what runs, what it says, a shell in it (shell postgres: psql)
  build, migrate     the images; the database's schema
  verify             the whole deployment, checked from outside
  doctor             the machine and the settings, checked, with what to do
  backup             a checked dump; prints its file
  restore FILE       the database as it was then, with a restore point
  restore --back     the way back of a restore that was killed
  passwords          the database's passwords become those in .env
  upgrade [VERSION]  another version, or back by itself; without VERSION: built from this source
  upgrade --back     the way back of an upgrade that was killed
Anything else goes to Compose. Whatever could delete data asks first.
END
}

# Secrets that init generates; all other settings in .env.example have defaults.
SECRETS=(POSTGRES_PASSWORD DATABASE_PASSWORD AUTH_SECRET)

# put FILE NAME VALUE: replaces a setting, or the comment that stands for it.
put() {
  sed -i "/^#\{0,1\}$2=/d" "$1"
  # A last line without its end would take the new one in.
  [ -z "$(tail -c 1 "$1")" ] || echo >>"$1"
  printf '%s=%s\n' "$2" "$3" >>"$1"
}

# Hexadecimal: Compose would interpolate a $ in a value.
new_secret() { od -An -N32 -tx1 /dev/urandom | tr -d ' \n'; }

# Writes the settings with new secrets, readable only by their owner, and creates the volume. Keeps existing ones.
init() { # [--keep-volume] [--accounts URL]
  local has_volume='' keep='' url='' name
  while [ $# -gt 0 ]; do
    case $1 in
      --keep-volume) keep=yes ;;
      --accounts)
        url=${2-}
        is_public_url "$url" || die 'init --accounts needs the address at which people sign in, such as https://farol.example.org, without a path.'
        shift
        ;;
      *) die "Unknown option $1: init [--keep-volume] [--accounts URL]" ;;
    esac
    shift
  done
  docker volume inspect "$VOLUME" >/dev/null 2>&1 && has_volume=yes
  if [ -f "$ENV_FILE" ]; then
    say "$ENV_FILE exists; its settings are kept"
  elif [ -n "$has_volume" ] && [ -z "$keep" ]; then
    die "Volume $VOLUME is there, but not $ENV_FILE, and with it the database's passwords. Put the old $ENV_FILE back; if it is lost: scripts/dev-ctl.sh init --keep-volume, then scripts/dev-ctl.sh passwords."
  else
    cp .env.example "$ENV_FILE.partial"
    for name in "${SECRETS[@]}"; do put "$ENV_FILE.partial" "$name" "$(new_secret)"; done
    mv "$ENV_FILE.partial" "$ENV_FILE"
    say "wrote $ENV_FILE: keep a copy of it where your backups are"
  fi
  if [ -z "$has_volume" ]; then
    docker volume create "$VOLUME" >/dev/null
    say "created volume $VOLUME"
  fi
  [ -z "$url" ] || use_accounts "$url"
}

# Sets the passwords of an existing database to those of the settings. The server's own socket needs no password.
set_passwords() {
  compose up -d --wait postgres
  in_postgres psql -X -q -v ON_ERROR_STOP=1 -U "$(setting POSTGRES_USER farol)" -d "$DATABASE" <<'END'
\getenv own POSTGRES_PASSWORD
\getenv laboratory DATABASE_PASSWORD
ALTER ROLE CURRENT_USER PASSWORD :'own';
ALTER ROLE farol_app PASSWORD :'laboratory';
END
  say 'the passwords are those of the settings; scripts/dev-ctl.sh up gives them to everyone'
}

need_settings() { [ -f "$ENV_FILE" ] || die "There is no $ENV_FILE: scripts/dev-ctl.sh init writes one."; }

# Without accounts, every client of the API has full access. With them, tunnel-guard checks the other settings.
refuse_tunnel() {
  local word
  [ "$(setting AUTH network)" != accounts ] || return 0
  for word in "$@" $(setting COMPOSE_PROFILES | tr , ' ' | sed 's/\*/tunnel/'); do
    case $word in
      *tunnel* | *cloudflared* | '*' | '--profile=*')
        die 'Refused: without accounts, the tunnel would give everyone full access. Run scripts/dev-ctl.sh init --accounts URL first, or use ssh -L 3000:127.0.0.1:3000.'
        ;;
    esac
  done
}

# Asks for confirmation before a command that could delete data.
guarded() {
  local reason
  if reason=$(deletes_data "$@"); then confirm "$reason."; fi
}

command=${1-}
[ $# -eq 0 ] || shift
case $command in
  '' | help | -h | --help)
    usage
    [ -n "$command" ]
    ;;
  init) init "$@" ;;
  passwords) need_settings && set_passwords ;;
  admin) need_settings && administer "$@" ;;
  doctor) exec scripts/parts/doctor.sh "$@" ;;
  volume | system | container)
    # Compose has no such commands; the engine has.
    guarded "$command" "$@"
    exec docker "$command" "$@"
    ;;
  verify) need_settings && exec scripts/verify-docker.sh "$@" ;;
  backup) need_settings && exec scripts/backup-db.sh "$@" ;;
  restore) need_settings && exec scripts/restore-db.sh "$@" ;;
  upgrade) need_settings && exec scripts/parts/upgrade.sh "$@" ;;
  *)
    need_settings
    guarded "$command" "$@"
    case $command in
      up)
        refuse_tunnel "$@"
        docker volume inspect "$VOLUME" >/dev/null 2>&1 || die "There is no volume $VOLUME: scripts/dev-ctl.sh init creates it."
        compose up -d --wait "$@"
        ;;
      restart)
        compose restart "$@"
        # shellcheck disable=SC2046 # Zero or one option.
        compose up -d --wait --no-recreate $(same_workers)
        ;;
      migrate) compose run --rm -T migrate "$@" ;;
      shell)
        service=${1-backend-api}
        [ $# -eq 0 ] || shift
        if [ "$service" = postgres ] && [ $# -eq 0 ]; then
          set -- psql -U "$(setting POSTGRES_USER farol)" -d "$DATABASE"
        fi
        [ $# -gt 0 ] || set -- sh
        compose exec "$service" "$@"
        ;;
      *)
        case " $command $* " in *' up '* | *' start '* | *' run '* | *' create '* | *' restart '*) refuse_tunnel "$command" "$@" ;; esac
        compose "$command" "$@"
        ;;
    esac
    ;;
esac
