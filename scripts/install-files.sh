#!/usr/bin/env bash
# install-files.sh PROGRAM TREE: puts the program, the lessons and the samples where the program finds them, its manual
# page and its completions where man and the shells do.
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

write() { # FILE ARGUMENT…: what the program writes with these arguments
  install -d "$(dirname "$tree/$1")"
  "$program" completion "${@:2}" >"$tree/$1"
  chmod 644 "$tree/$1"
}
write share/man/man1/bancada.1 man --lang en
write share/man/pt_BR/man1/bancada.1 man --lang pt
write share/bash-completion/completions/bancada bash
write share/zsh/site-functions/_bancada zsh
write share/fish/vendor_completions.d/bancada.fish fish
