#!/usr/bin/env bash
# Tries the shell in a real terminal emulator: what one types, and what the screen then shows; holds the marks that CI
# reads to their schema, shows the metrics to Prometheus' own tool, and opens a report in a browser.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v tmux >/dev/null; then
  echo "make test-tools needs tmux: apt-get install -y tmux" >&2
  exit 2
fi
if ! command -v xmllint >/dev/null; then
  echo "make test-tools needs xmllint: apt-get install -y libxml2-utils" >&2
  exit 2
fi
swift build --product bancada --quiet --explicit-target-dependency-import-check error

socket=bancada-$$
home=$(mktemp -d)
tmux() { command tmux -L "$socket" -f /dev/null "$@"; }
# The server writes for a moment after it is told to end.
trap 'tmux kill-server 2>/dev/null || true; rm -rf "$home" || { sleep 1; rm -rf "$home"; }' EXIT

screen() { tmux capture-pane -p; }
failures=0
scripts/test-metrics.sh || failures=$((failures + 1))
scripts/test-report.sh || failures=$((failures + 1))
expect() { # WHAT PATTERN: the screen comes to show it
  for _ in {1..100}; do
    if screen | grep -qE "$2"; then
      echo "✔ $1"
      return
    fi
    sleep 0.1
  done
  echo "✘ $1: no $2 in"
  screen | sed 's/^/    /'
  failures=$((failures + 1))
}
# The last line is a prompt: what is typed before is not read by the line editor, to which alone Ctrl-D is a key.
await_prompt() {
  for _ in {1..100}; do
    if screen | sed '/^ *$/d' | tail -n 1 | grep -q '▸ *$'; then return; fi
    sleep 0.1
  done
}
type_keys() { tmux send-keys "$@"; }

tmux new-session -d -x 100 -y 30 "env HOME=$home PAGER=cat PS1='fora> ' bash --norc"
type_keys '.build/debug/bancada' Enter
expect 'greets and prompts' '▸ *$'
type_keys 'echo ação é 日本' Enter
expect 'takes accents and wide characters' '^ação é 日本$'
type_keys 'echo errado' Left Left BSpace BSpace 'ss' Home Delete 'e' Enter
expect 'edits within the line' '^erssdo$'
type_keys 'get deplo' Tab
expect 'completes a kind' 'get deployments'
type_keys C-c
expect 'Ctrl-C drops the line' '\^C$'
type_keys 'ec' Up
expect 'Up searches by what was typed' 'echo errado|echo erssdo'
type_keys C-c C-r 'ação'
expect 'Ctrl-R searches' 'bck:ação'
type_keys Enter C-z
expect 'Ctrl-Z stops' 'fora>'
type_keys 'fg' Enter 'echo voltei' Enter
expect 'fg goes on' '^voltei$'
tmux resize-window -x 60 -y 20
type_keys "echo $(printf 'longa %.0s' {1..15})" Enter
expect 'wraps in a narrower window' '^longa longa'
printf 'cat <<EOF\n\tcolada\nEOF\n' | tmux load-buffer -
tmux paste-buffer -p
type_keys Enter
expect 'pastes several lines as one' '^ +colada$'
await_prompt
type_keys C-d
expect 'Ctrl-D leaves' 'fora> *$'
type_keys 'echo status=$?' Enter
expect 'with status 0' '^status=0$'

class=$home/entregas
mkdir "$class"
cp lessons/d1-*/solution.bancada "$class/ana.bancada"
cp lessons/d1-*/mistakes/*.bancada "$class"
printf '#: lesson a4\n' >"$class/<outra> & \"aspas\".bancada"
.build/debug/bancada grade "$class" --lesson d1 --format junit >"$home/marks.xml" || true
if xmllint --noout --schema Tests/Grading/junit.xsd "$home/marks.xml" 2>"$home/xmllint.txt"; then
  echo '✔ JUnit as the schema has it'
else
  cat "$home/xmllint.txt"
  failures=$((failures + 1))
fi
exit $((failures > 0))
