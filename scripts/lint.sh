#!/usr/bin/env bash
# What a reader should not have to look for: formatting, and the rules that one search can hold.
set -euo pipefail
cd "$(dirname "$0")/.."

status=0
swift format lint --recursive --strict --parallel Package.swift Sources Tests || status=1

# Each rule is first shown something wrong: one that lets it pass holds nothing.
wrong=$(mktemp -d)
trap 'rm -rf "$wrong"' EXIT
forbid() { # WHAT PATTERN WRONG PATH…
  local what=$1 pattern=$2
  echo "$3" >"$wrong/Wrong.swift"
  shift 3
  if ! grep -rqE --include='*.swift' "$pattern" "$wrong"; then
    echo "✘ a rule that catches nothing: $what" >&2
    status=1
  fi
  if grep -rnE --include='*.swift' "$pattern" "$@" >&2; then
    echo "✘ $what" >&2
    status=1
  fi
}
echo 'func first(_ x: [Int]) -> Int { x.first! }' >"$wrong/Wrong.swift"
if swift format lint --strict --configuration .swift-format "$wrong/Wrong.swift" 2>/dev/null; then
  echo '✘ a rule that catches nothing: nothing is unwrapped by force' >&2
  status=1
fi
forbid 'Foundation brings 40 MB of tables: FoundationEssentials is enough' '^import Foundation$' 'import Foundation' Sources
forbid 'text from outside must not end the program' '\btry!|\bas! |\bfatalError\(' \
  'let x = try! read(text)' Sources
below_console=()
for floor in Sources/*/; do
  case $floor in
    Sources/Console/ | Sources/bancada/ | Sources/BancadaBench/ | Sources/BancadaFuzz/) ;;
    *) below_console+=("$floor") ;;
  esac
done
forbid 'nothing below Console prints' '(^|[^.a-zA-Z])print\("' '  print("x")' "${below_console[@]}"
forbid 'no engine knows a clock or unseeded chance' '\bDate\(\)|\.now\(\)|\.random\(in|\.shuffled\(\)|\.randomElement\(\)' \
  'let now = Date()' "${below_console[@]}"

for script in scripts/*.sh .ci/run; do bash -n "$script" || status=1; done
[ $status -eq 0 ] && echo "✔ lint"
exit $status
