# shellcheck shell=bash
# Detects command lines of Compose, or of `docker volume|system|container`, that could delete data. Sourced.

# Succeeds if a flag such as --volumes, or -v alone or among other short flags, is present and not set to false.
# Errs on the safe side: a word after `--` or the value of a flag counts as a flag.
has_flag() { # long short WORD…
  local long=$1 short=$2 word value
  shift 2
  for word in "$@"; do
    value=true
    case $word in
      "--$long"*=* | -[!-]*=*) value=${word#*=} word=${word%%=*} ;;
    esac
    case $value in
      false | FALSE | False | f | F | 0) continue ;;
    esac
    case $word in
      "--$long"*) return 0 ;;
      --*) ;;
      -*"$short"*) return 0 ;;
    esac
  done
  return 1
}

# deletes_data WORD…: prints the data that the command could delete; succeeds if there are any.
deletes_data() {
  local unknown=
  # Options before the command; an option with a value consumes the next word.
  while [ $# -gt 0 ]; do
    case $1 in
      -f | --file | -p | --project-name | --profile | --env-file | --project-directory | --workdir | --parallel | --progress | --ansi)
        shift
        [ $# -eq 0 ] || shift
        ;;
      --compatibility | --dry-run | --all-resources | --verbose | -D | --debug | -v | --version | -h | --help | --*=* | -f?* | -p?*) shift ;;
      -*)
        # An unknown option may or may not take a value: from here any word may be the command.
        unknown=yes
        shift
        ;;
      *) break ;;
    esac
  done
  if [ -n "$unknown" ]; then
    while [ $# -gt 0 ]; do
      command_deletes_data "$@" && return 0
      shift
    done
    return 1
  fi
  command_deletes_data "$@"
}

command_deletes_data() {
  local command=${1-}
  [ $# -eq 0 ] || shift
  case $command in
    down | rm)
      has_flag volumes v "$@" || return 1
      echo "\"$command\" with --volumes deletes volumes"
      ;;
    up | create)
      has_flag renew V "$@" || return 1
      echo "\"$command\" with --renew-anon-volumes replaces anonymous volumes by empty ones"
      ;;
    volume | volumes)
      case " $* " in
        *' rm '* | *' remove '* | *' prune '*) echo "\"$command ${*}\" deletes volumes" ;;
        *) return 1 ;;
      esac
      ;;
    system)
      case " $* " in
        *' prune '*) has_flag volumes '=' "$@" || return 1 ;;
        *) return 1 ;;
      esac
      echo '"system prune" with --volumes deletes volumes'
      ;;
    container)
      case " $* " in
        *' rm '* | *' remove '*) has_flag volumes v "$@" || return 1 ;;
        *) return 1 ;;
      esac
      echo '"container rm" with --volumes deletes volumes'
      ;;
    *) return 1 ;;
  esac
}
