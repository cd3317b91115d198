#!/usr/bin/env bash
# fuzz.sh PROGRAM [SECONDS] [SEED]: feeds manifests and commands that were broken at random to the program. Whatever
# comes, it may refuse, but neither crash nor hang. What does is kept in .build/fuzz, with the line that repeats it.
set -euo pipefail
program=$1 seconds=${2:-60} seed=${3:-$RANDOM}
cd "$(dirname "$0")/.."

kept=.build/fuzz
mkdir -p "$kept"
mapfile -t seeds < <(find samples lessons Tests/Conformance -name '*.yaml' -o -name '*.bancada' 2>/dev/null | LC_ALL=C sort)
[ ${#seeds[@]} -gt 0 ] || { echo "nothing to start from" >&2; exit 2; }

# Bytes left out, doubled, changed and put in, and lines moved to another depth.
break_text() { # FILE SEED
  LC_ALL=C awk -v seed="$2" '
    BEGIN {
      srand(seed); RS = "\001"
      split("{ } [ ] : - | > & * ! # \" '"'"' \\ % @ ` \t << --- ... ~ 9223372036854775808 -1 1e999 0x \xff \xc3 \xf0\x9f null true", nasty, " ")
      for (count in nasty) kinds++
    }
    {
      text = $0
      for (i = int(rand() * 4); i >= 0; i--) {
        at = int(rand() * length(text)) + 1; span = int(rand() * 20) + 1; what = int(rand() * 5)
        before = substr(text, 1, at - 1); after = substr(text, at + span); part = substr(text, at, span)
        if (what == 0) text = before after
        else if (what == 1) text = before part part part after
        else if (what == 2) text = before nasty[int(rand() * kinds) + 1] substr(text, at)
        else if (what == 3) text = before sprintf("%c", int(rand() * 255) + 1) substr(text, at + 1)
        else { sub(/\n/, "\n  ", after); text = before part after }
      }
      printf "%s", text
    }' "$1"
}

runs=0 bad=0 end=$((SECONDS + seconds))
while ((SECONDS < end)); do
  number=$((seed + runs))
  source=${seeds[number % ${#seeds[@]}]}
  broken=$kept/input
  break_text "$source" "$number" >"$broken"
  case $source in
    *.bancada) arguments=(--keep-going run "$broken") ;;
    *) arguments=(-c "apply -f $broken") ;;
  esac
  status=0
  SWIFT_BACKTRACE=enable=no timeout 20 "$program" "${arguments[@]}" >/dev/null 2>&1 </dev/null || status=$?
  if ((status >= 124 || status == 70)); then
    bad=$((bad + 1))
    cp "$broken" "$kept/crash-$number"
    echo "✘ status $status: $program ${arguments[*]//$broken/$kept/crash-$number}   (from $source)" >&2
  fi
  runs=$((runs + 1))
done
echo "$runs broken texts, $bad crashes (seed $seed)"
exit $((bad > 0))
