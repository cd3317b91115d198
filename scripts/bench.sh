#!/usr/bin/env bash
# bench.sh PROGRAM: what a person waits for. Each figure is the best of several, in milliseconds.
set -euo pipefail
program=$(realpath "$1")

best() { # TIMES COMMAND…
  local times=$1 best=999999999 start took
  shift
  for ((i = 0; i < times; i++)); do
    start=${EPOCHREALTIME/[.,]/}
    "$@" >/dev/null 2>&1 </dev/null
    took=$((${EPOCHREALTIME/[.,]/} - start))
    ((took < best)) && best=$took
  done
  printf '%d.%d ms\n' $((best / 1000)) $((best % 1000 / 100))
}

printf '%-44s' 'start, open the cluster, leave'
best 30 "$program" -c 'true'
printf '%-44s' '50 replicas, from apply until idle'
best 5 "$program" -c 'create deployment web --image=nginx --replicas=50; run until idle'

# A class of a thousand: a lesson's solution and its mistakes, again and again.
class=$(mktemp -d)
trap 'rm -rf "$class"' EXIT
scripts=(lessons/d1-*/solution.bancada lessons/d1-*/mistakes/*.bancada)
for ((i = 0; i < 1000; i++)); do cp "${scripts[i % ${#scripts[@]}]}" "$class/$i.bancada"; done
printf '%-44s' '1,000 submissions of lesson d1'
best 1 "$program" grade "$class" --lesson d1 --lessons lessons
printf '%-44s' 'a report of 5,000 decisions'
folder=$(mktemp -d)
trap 'rm -rf "$class" "$folder"' EXIT
cat >"$folder/long.bancada" <<'SCRIPT'
create deployment web --image=nginx --replicas=1500
set resources deploy/web --requests=cpu=500m,memory=512Mi
apply -f - <<EOF
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: {name: wide}
spec:
  weight: 10
  template:
    spec:
      nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: default}
      requirements: [{key: karpenter.k8s.aws/instance-category, operator: In, values: [c, m, r]}]
EOF
run 3m > /dev/null
SCRIPT
# The session takes far longer than its report, so that one report is lost in the noise: ten are not.
cd "$folder"
cp long.bancada with.bancada
for ((i = 0; i < 10; i++)); do echo 'report page.html' >>with.bancada; done
without=$(best 3 "$program" run long.bancada)
with=$(best 3 "$program" run with.bancada)
awk -v with="$with" -v without="$without" -v bytes="$(stat -c %s page.html)" \
  'BEGIN { printf "%.1f ms, %d KiB\n", (with - without) / 10, bytes / 1024 }'
