#!/usr/bin/env bash
# Builds and runs the tests: shows what failed, and always the closing line. All of the output is in
# .build/test-output.txt.
set -euo pipefail
cd "$(dirname "$0")/.."

limit=20m

swift build --build-tests --quiet --explicit-target-dependency-import-check error
output=.build/test-output.txt
status=0
timeout --kill-after=10 $limit swift test --skip-build --disable-xctest "$@" >"$output" 2>&1 </dev/null || status=$?
if [ $status -eq 124 ] || [ $status -eq 137 ]; then
  echo "The tests were stopped after $limit. Begun and not ended:" >&2
  awk '/^◇ Test .* started\.$/ { sub(/^◇ Test /, ""); sub(/ started\.$/, ""); begun[$0] = 1 }
    /^[✔✘] Test .* (passed|failed) after/ { sub(/^[✔✘] Test /, ""); sub(/ (passed|failed) after.*/, ""); delete begun[$0] }
    END { for (test in begun) print "  " test }' "$output" | sort >&2
elif [ $status -ne 0 ]; then
  if grep -q '^✘' "$output"; then
    grep -E '^(✘|↳|  )' "$output" || true
  else
    tail -n 60 "$output"
  fi
fi
grep -E '^[✔✘] Test run' "$output" || echo "swift test ended with status $status and no closing line: $output" >&2
exit $status
