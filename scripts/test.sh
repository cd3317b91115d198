#!/usr/bin/env bash
# Builds and runs the tests: shows what failed, and always the closing line. All of the output is in
# .build/test-output.txt.
set -euo pipefail
cd "$(dirname "$0")/.."

limit=20m

swift build --build-tests --quiet --explicit-target-dependency-import-check error
output=.build/test-output.txt
status=0
timeout --kill-after=10 $limit stdbuf -oL swift test --skip-build --disable-xctest "$@" >"$output" 2>&1 </dev/null || status=$?
if [ $status -eq 124 ] || [ $status -eq 137 ]; then
  echo "The tests were stopped after $limit. Begun and not ended:" >&2
  sed -nE '/^. Test run| case passing /d; s/^[◇✔✘] Test (.*) (started\.|(passed|failed) after .*)$/\1/; T; s/ with [0-9]+ test cases$//; p' "$output" |
    sort | uniq -u | sed 's/^/  /' >&2
elif [ $status -ne 0 ]; then
  if grep -q '^✘' "$output"; then
    awk '/^[◇✔]/ { failed = 0 } /^✘/ { failed = 1 } failed' "$output"
  else
    tail -n 60 "$output"
  fi
fi
grep -E '^[✔✘] Test run' "$output" || echo "swift test ended with status $status and no closing line: $output" >&2
exit $status
