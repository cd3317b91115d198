#!/usr/bin/env bash
# Has Prometheus' own tool read the metrics.
set -euo pipefail
cd "$(dirname "$0")/.."

program=${1:-$PWD/.build/debug/bancada}
if ! command -v promtool >/dev/null; then
  echo "metrics are not shown to promtool: it is missing (apt-get install -y prometheus)" >&2
  exit 0
fi
metrics=$("$program" -c '
create deployment web --image=nginx --replicas=8 > /dev/null
set resources deploy/web --requests=cpu=900m,memory=512Mi > /dev/null
run until idle > /dev/null
spot interrupt $(kubectl get nodes -l karpenter.sh/nodepool -o jsonpath="{.items[0].metadata.name}") > /dev/null
run 20m > /dev/null
metrics; metrics karpenter_cloudprovider_instance_type')
# Its advice on style is Karpenter's business; what cannot be read ends it with status 1.
status=0
advice=$(promtool check metrics <<<"$metrics" 2>&1) || status=$?
if [ "$status" -eq 1 ]; then
  echo "✘ promtool: $advice"
  exit 1
fi
echo "✔ promtool reads $(grep -c '^# TYPE' <<<"$metrics") metrics"
