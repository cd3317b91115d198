#!/usr/bin/env bash
# What a reader should not have to look for: formatting, and the rules that one search can hold.
set -euo pipefail
cd "$(dirname "$0")/.."

status=0
swift format lint --recursive --strict --parallel Package.swift Sources Tests || status=1

forbid() { # WHAT PATTERN PATH…
  local what=$1 pattern=$2
  shift 2
  if grep -rnE --include='*.swift' "$pattern" "$@" >&2; then
    echo "✘ $what" >&2
    status=1
  fi
}
forbid 'Foundation brings 40 MB of tables: FoundationEssentials is enough' '^import Foundation$' Sources
forbid 'text from outside must not end the program' '\btry!|\bas! |\bfatalError\(' Sources
below_console=()
for floor in Sources/*/; do
  case $floor in Sources/Console/ | Sources/bancada/ | Sources/BancadaBench/) ;; *) below_console+=("$floor") ;; esac
done
forbid 'nothing below Console prints' '(^|[^.a-zA-Z])print\("' "${below_console[@]}"
forbid 'no engine knows a clock or unseeded chance' '\bDate\(\)|\.now\(\)|\.random\(in|\.shuffled\(\)|\.randomElement\(\)' \
  "${below_console[@]}"

for script in scripts/*.sh .ci/run; do bash -n "$script" || status=1; done
[ $status -eq 0 ] && echo "✔ lint"
exit $status
