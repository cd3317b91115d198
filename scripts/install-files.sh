#!/usr/bin/env bash
# install-files.sh PROGRAM TREE: puts the program, the lessons and the samples where the program finds them.
set -euo pipefail
program=$1 tree=$2
root=$(dirname "$0")/..

install -d "$tree/bin" "$tree/share/bancada"
install -m 755 "$program" "$tree/bin/bancada"
for folder in lessons samples; do
  [ -d "$root/$folder" ] || continue
  rm -rf "${tree:?}/share/bancada/$folder"
  cp -R "$root/$folder" "$tree/share/bancada/$folder"
  chmod -R u=rwX,go=rX "$tree/share/bancada/$folder"
done
