#!/usr/bin/env bash
# bench-compare.sh REVISION [SECTION…]: the figures of another commit beside those of what is here, measured one after the
# other on this machine.
set -euo pipefail
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || { echo "usage: make bench-compare BASE=REVISION [SECTIONS=\"…\"]" >&2; exit 2; }
revision=$(git rev-parse --verify --quiet "$1^{commit}") || { echo "no such commit: $1" >&2; exit 2; }
shift

here=$PWD
base=$here/.build/bench-base
results=$here/.build/bench
mkdir -p "$results"
git worktree remove --force "$base" 2>/dev/null || true
git worktree add --quiet --detach "$base" "$revision"
trap 'git -C "$here" worktree remove --force "$base"' EXIT

measure() { # FOLDER FILE SECTION…: builds outside of the folder, so that what was built stays for the next time
  local folder=$1 file=$2
  shift 2
  cd "$folder"
  for product in bancada BancadaBench; do
    swift build -c release --product $product --static-swift-stdlib --quiet --scratch-path "$results/build-${file%.json}"
  done
  "$results/build-${file%.json}/release/BancadaBench" --program "$results/build-${file%.json}/release/bancada" \
    --json "$results/$file" "$@" >"$results/${file%.json}.txt" || {
    echo "${revision:0:12}: its BancadaBench does not write figures as JSON" >&2
    exit 2
  }
  cd "$here"
}
measure "$base" base.json "$@"
measure "$here" here.json "$@"
"$results/build-here/release/BancadaBench" --compare "$results/base.json" "$results/here.json"
