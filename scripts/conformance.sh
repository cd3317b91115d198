#!/usr/bin/env bash
# Compares every recorded decision of the real kube-scheduler and Karpenter with ours, in one process, and prints how
# many agree per family. The comparing is done by the suites named …ConformanceTests.
set -euo pipefail
cd "$(dirname "$0")/.."

swift build --build-tests --quiet --explicit-target-dependency-import-check error
output=.build/conformance-output.txt
swift test --skip-build --disable-xctest --filter ConformanceTests >"$output" 2>&1 </dev/null || true
if ! grep -qE '^[✔✘] Test run' "$output"; then
  tail -n 40 "$output" >&2
  exit 1
fi

all=0 all_agree=0
count() { # FAMILY SUITE: the recordings in a folder, less those that the suite found to differ
  local family=$1 suite=$2 name total=0 agree=0 differing
  # ✘ Test … recorded an issue with 1 argument recorded → NAME at SUITE.swift:…
  differing=$(sed -nE "s/^✘ .* with 1 argument [a-z]+ → ([^ ]+) at $suite\.swift.*/\1/p" "$output")
  for recording in Tests/Conformance/"$family"/*.expected.json; do
    name=$(basename "$recording" .expected.json)
    total=$((total + 1))
    grep -qxF -e "$name" -e "${family##*/}/$name" <<<"$differing" || agree=$((agree + 1))
  done
  all=$((all + total))
  if ! grep -q "Suite $suite " "$output"; then
    printf '%-30s not compared (%d recorded)\n' "$family" "$total"
    return
  fi
  all_agree=$((all_agree + agree))
  printf '%-30s %3d of %3d\n' "$family" "$agree" "$total"
}
count scheduler/named SchedulerConformanceTests
count scheduler/random SchedulerConformanceTests
count karpenter/provisioning/named ProvisioningConformanceTests
count karpenter/provisioning/random ProvisioningConformanceTests
count karpenter/disruption/named DisruptionConformanceTests
count karpenter/disruption/random DisruptionConformanceTests
printf '%-30s %3d of %3d\n' all "$all_agree" "$all"
