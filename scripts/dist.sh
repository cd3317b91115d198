#!/usr/bin/env bash
# Makes dist/bancada-VERSION-x86_64-linux.tar.gz: a program without a dynamic library, for any x86-64 Linux, with the
# lessons and samples beside it. Then unpacks it elsewhere and tries it.
set -euo pipefail
cd "$(dirname "$0")/.."

# libedit.a needs tinfo, bsd and md, which a dynamic libedit brings by itself.
swift build -c release --product bancada --scratch-path .build/dist --quiet \
  --explicit-target-dependency-import-check error \
  -Xswiftc -static-executable -Xlinker -ltinfo -Xlinker -lbsd -Xlinker -lmd -Xlinker -s
program=.build/dist/release/bancada
if readelf -d "$program" | grep -q NEEDED; then
  echo "✘ $program needs dynamic libraries" >&2
  exit 1
fi

version=$(env -i "$program" --version | cut -d ' ' -f 2)
name=bancada-$version-$(uname -m)-linux
tree=.build/dist/tree/$name
rm -rf .build/dist/tree
scripts/install-files.sh "$program" "$tree"
mkdir -p dist
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime='2026-01-15 12:00Z' -C .build/dist/tree -cf - "$name" |
  gzip -9n >"dist/$name.tar.gz"

trial=$(mktemp -d)
trap 'rm -rf "$trial"' EXIT
tar -xzf "dist/$name.tar.gz" -C "$trial"
env -i "$trial/$name/bin/bancada" --version >/dev/null
ls -lh "dist/$name.tar.gz" | awk '{print "✔ " $9 ", " $5}'
