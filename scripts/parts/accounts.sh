# shellcheck shell=bash
# Turns accounts on, and runs the administrator's commands. Sourced after stack.sh.

# The first of 256 networks that no network of this engine has.
free_subnet() {
  local used number
  used=$(docker network ls -q | xargs -r docker network inspect --format '{{range .IPAM.Config}}{{.Subnet}} {{end}}')
  for number in $(seq 0 255); do
    case $used in *"10.83.$number."*) ;; *) printf '10.83.%s.0/24' "$number" && return ;; esac
  done
  die 'The networks 10.83.0.0/24 to 10.83.255.0/24 are all in use: set PROXY_SUBNET to a free one.'
}

is_public_url() { [[ $1 =~ ^(https://[A-Za-z0-9.:-]+|http://(localhost|127\.[0-9.]+|\[::1\])(:[0-9]+)?)/?$ ]]; }

# Sets what accounts need. Keeps an existing secret: a new one would end all sessions.
use_accounts() { # URL
  put "$ENV_FILE" AUTH accounts
  put "$ENV_FILE" PUBLIC_URL "${1%/}"
  [ -n "$(setting AUTH_SECRET)$(setting JWT_SECRET)" ] || put "$ENV_FILE" AUTH_SECRET "$(new_secret)"
  [ -n "$(setting PROXY_SUBNET)" ] || put "$ENV_FILE" PROXY_SUBNET "$(free_subnet)"
  say "set AUTH=accounts in $ENV_FILE; scripts/dev-ctl.sh up starts it, then scripts/dev-ctl.sh admin prints the first administrator's link"
}

# A one-time link, printed by the API's own program: of the first administrator, or for a new password.
administer() { # [set-up-link | reset-password EMAIL | remove-two-factor EMAIL]
  [ "$(setting AUTH network)" = accounts ] || die 'There are no accounts here: scripts/dev-ctl.sh init --accounts URL, then up.'
  [ $# -gt 0 ] || set -- set-up-link
  compose exec -T backend-api node admin.js "$@"
}
