#!/usr/bin/env bash
# Installs the Debian packages that Bancada is built with and this machine lacks. When nothing is lacking, does
# nothing at all: no apt, no network, no password.
set -euo pipefail

say() { # PORTUGUESE ENGLISH
  case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
    en*) echo "$2" >&2 ;;
    *) echo "$1" >&2 ;;
  esac
}

missing=()
need() { # PACKAGE COMMAND…: the package is there if the command succeeds
  local package=$1
  shift
  "$@" >/dev/null 2>&1 || missing+=("$package")
}

has_library() { grep -q "$1" <<<"$libraries"; }
has_gcc_file() { compgen -G "/usr/lib/gcc/*/*/$1"; }
libraries=$(PATH=$PATH:/usr/sbin:/sbin ldconfig -p)

# What the toolchain's own programs load.
need libncurses6 has_library 'libncurses\.so\.6'
need libsqlite3-0 has_library 'libsqlite3\.so\.0'
need libxml2 has_library 'libxml2\.so\.2'
need libcurl4 has_library 'libcurl\.so\.4'
# What it links with.
need binutils command -v ld.gold
need libc6-dev test -e /usr/include/stdlib.h
need 'libgcc-*-dev' has_gcc_file crtbegin.o
need 'libstdc++-*-dev' has_gcc_file libstdc++.a
# Bancada's own libraries.
need libedit-dev test -e /usr/include/histedit.h
need libyaml-dev test -e /usr/include/yaml.h

if [ ${#missing[@]} -gt 0 ]; then
  say "Instalando o que falta para compilar a Bancada: ${missing[*]}" \
    "Installing what is missing to build Bancada: ${missing[*]}"
  by_hand="apt-get install -y binutils libc6-dev libgcc-12-dev libstdc++-12-dev libncurses6 libsqlite3-0 libxml2 libcurl4 libedit-dev libyaml-dev"
  give_up() {
    say "$1 Como administrador: $by_hand" "$2 As an administrator: $by_hand"
    exit 2
  }
  command -v apt-get >/dev/null ||
    give_up "Esta máquina não tem apt-get; instale o equivalente a estes pacotes do Debian 12." \
      "This machine has no apt-get; install what these packages of Debian 12 are there."
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null ||
      give_up "Instalar pacotes exige ser root, e não há sudo." "Installing packages takes root, and there is no sudo."
    as_root=(sudo)
    if [ -t 0 ]; then sudo -v || true; else as_root+=(-n); fi
  fi
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  apt() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 "$@" >"$log" 2>&1 </dev/null ||
      { tail -n 20 "$log" >&2 && return 1; }
  }
  # Of the compiler's versions that Debian has, the newest.
  newest() { # PREFIX-*-dev
    local prefix=${1%\**}
    apt-cache pkgnames "$prefix" | grep -E "^${prefix//+/\\+}[0-9]+-dev\$" | sort -V | tail -n 1
  }
  failed() {
    give_up "Não foi possível instalar os pacotes (sem rede, ou sem permissão?)." \
      "The packages could not be installed (no network, or no permission?)."
  }
  apt update || failed
  packages=()
  for package in "${missing[@]}"; do
    case $package in
      *'*'*) packages+=("$(newest "$package")") ;;
      *) packages+=("$package") ;;
    esac
  done
  apt install -y --no-install-recommends "${packages[@]}" || failed
fi

if ! command -v swift >/dev/null; then
  say "Falta o Swift 6.3 ou mais novo (https://swift.org/install/linux), ou ele não está no PATH." \
    "Swift 6.3 or newer is missing (https://swift.org/install/linux), or it is not on the PATH."
  exit 2
fi
