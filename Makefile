# All that is done with Bancada: `make help`.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-builtin-rules --no-print-directory

PREFIX ?= /usr/local
DESTDIR ?=
# What `make run` passes on: make run ARGS="--lang en"
ARGS ?=
# Which figures `make bench` measures; all but the long run when none is named.
SECTIONS ?=

PROGRAM := .build/release/bancada

.PHONY: help run build test bench bench-compare lint conformance test-tools test-sanitized fuzz dist install clean packages

help: ## shows this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## installs what is missing, builds, and opens the shell
	@$(PROGRAM) $(ARGS)

build: packages ## builds the program: .build/release/bancada
	@swift build -c release --product bancada --static-swift-stdlib --explicit-target-dependency-import-check error

test: packages ## builds and runs the tests
	@scripts/test.sh

bench: build ## measures what a person waits for, and the engines (SECTIONS="growth month", JSON=FILE)
	@swift build -c release --product BancadaBench --static-swift-stdlib --quiet --explicit-target-dependency-import-check error
	@.build/release/BancadaBench --program $(PROGRAM) $(if $(JSON),--json $(JSON)) $(SECTIONS)

bench-compare: packages ## measures another commit, too, and shows both (BASE=REVISION)
	@scripts/bench-compare.sh $(BASE) $(SECTIONS)

lint: packages ## holds the code to its format and rules
	@scripts/lint.sh

conformance: packages ## compares decisions with those of the real kube-scheduler and Karpenter
	@scripts/conformance.sh

test-tools: packages ## tries the shell with tmux, its metrics with promtool, its report in Chromium
	@scripts/test-tools.sh

# What lives as long as the program is no leak; and grading limits its address space, of which the sanitizer takes terabytes.
test-sanitized: packages ## runs the tests with the address sanitizer, those of grading aside
	@ASAN_OPTIONS=detect_leaks=0 swift test --sanitize=address --scratch-path .build/sanitized --disable-xctest --skip GradeTests --skip GradeFormatTests

fuzz: packages ## feeds broken input to every door, with libFuzzer (SECONDS=60 at each, TARGETS="yaml sqs")
	@scripts/fuzz.sh $(or $(SECONDS),60) $(TARGETS)

dist: packages ## makes one archive for any x86-64 Linux
	@scripts/dist.sh

install: build ## installs under PREFIX (/usr/local)
	@scripts/install-files.sh $(PROGRAM) $(DESTDIR)$(PREFIX)

clean: ## removes what was built
	rm -rf .build dist

packages:
	@scripts/install-packages.sh
