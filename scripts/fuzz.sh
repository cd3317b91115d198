#!/usr/bin/env bash
# fuzz.sh [SECONDS] [TARGET…]: libFuzzer over each door by which bytes come in, so many seconds at each. Whatever comes, it
# may be refused, but neither trap, nor take more than a few seconds, nor more than 1 GB. What does is kept in
# .build/fuzz/found, and belongs into Tests/FuzzCases/TARGET when it is mended.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-60}
shift || true

export BANCADA_FUZZING=1 SWIFT_BACKTRACE=enable=no
swift build -c release --product BancadaFuzz --scratch-path .build/fuzz --quiet
program=$PWD/.build/fuzz/release/BancadaFuzz
corpora=.build/fuzz/corpus
found=.build/fuzz/found
mkdir -p "$found"

# What students, teachers and Karpenter write is where mutations start from.
sow() { # TARGET FILE…
  local target=$1 file
  shift
  mkdir -p "$corpora/$target"
  for file in "$@"; do
    [ -f "$file" ] && [ "$(stat -c %s "$file")" -le 16384 ] || continue
    cp -n "$file" "$corpora/$target/$(echo "$file" | tr / _)"
  done
}
sow_lines() { # TARGET: each line of standard input
  local target=$1 line number=0
  mkdir -p "$corpora/$target"
  while IFS= read -r line; do
    printf '%s' "$line" >"$corpora/$target/line-$((number += 1))"
  done
}
mapfile -t scripts < <(find lessons samples Tests/Grading -name '*.bancada' | LC_ALL=C sort)
mapfile -t manifests < <(find samples lessons Tests/Conformance/*/named Tests/Conformance/*/*/named -name '*.yaml' -size -8k 2>/dev/null | LC_ALL=C sort)
sow commands "${scripts[@]}"
sow journal "${scripts[@]}"
sow submission "${scripts[@]}"
sow yaml "${manifests[@]}"
sow dump "${manifests[@]}"
grep -hoE '^[a-z]+ [^|>&]*' "${scripts[@]}" | sort -u | sed -n 1,600p | sow_lines completion
for folder in lessons/*/; do
  mkdir -p "$corpora/lesson"
  { cat "$folder/lesson.yaml"; printf '\n====\n'; cat "$folder/pt-BR.md"; printf '\n====\n'; cat "$folder/start.bancada"; } \
    >"$corpora/lesson/$(basename "$folder")"
done
for folder in Tests/FuzzCases/*/; do sow "$(basename "$folder")" "$folder"*; done

mapfile -t targets < <(if [ $# -gt 0 ]; then printf '%s\n' "$@"; else "$program"; fi)
status=0
for target in "${targets[@]}"; do
  log=.build/fuzz/$target.log
  BANCADA_FUZZ_TARGET=$target "$program" "$corpora/$target" -max_total_time="$seconds" -max_len=16384 \
    -timeout=10 -report_slow_units=2 -rss_limit_mb=1024 -print_final_stats=1 -verbosity=1 \
    -artifact_prefix="$found/$target-" >"$log" 2>&1 || {
    status=1
    tail -n 20 "$log" >&2
  }
  tried=$(sed -nE 's/^stat::number_of_executed_units: *//p' "$log")
  memory=$(sed -nE 's/^stat::peak_rss_mb: *//p' "$log")
  printf '%-12s %12s inputs, peak memory %s MB\n' "$target" "${tried:-?}" "${memory:-?}"
done
ls "$found" | sed 's/^/found: /'
exit $status
