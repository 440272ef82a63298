# make demo    build the example case in ./demo-case and name its page
# make test    run the tests
# make test-postgres  run the tests of the store and of cases on PostgreSQL too (starts a server, or uses the one that
#              TAWTHIQ_TEST_POSTGRESQL names)
# make check   formatting, lint, types, import contracts, language data, tests
# make format  put the code in order
# make assets  fetch the front-end files of the workbench anew (needs npm), as package-lock.json pins them
# make clean   remove what these made
#
# Each sets up .venv by itself; Python 3.11 or later, make and git are all that is needed.

PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
AT_ONCE := --numprocesses auto --maxprocesses 4 --dist loadfile
SET_UP := pyproject.toml constraints.txt

.PHONY: demo test test-postgres check lint format docs assets clean
.DEFAULT_GOAL := demo

demo: .venv/.ready-to-run
	rm -rf demo-case
	$(BIN)/tawthiq new demo-case --name "The worked incident"
	$(BIN)/tawthiq add demo-case examples/worked-incident/reports.jsonl
	$(BIN)/tawthiq build demo-case || test $$? -eq 3 # 3: done, with the skipped named

test: .venv/.ready-to-develop
	$(BIN)/pytest $(AT_ONCE)

test-postgres: .venv/.ready-to-develop
	$(BIN)/python tools/with_postgresql.py $(BIN)/pytest tests/store tests/pipeline

check: lint test

lint: .venv/.ready-to-develop
	$(BIN)/ruff format --check --quiet
	$(BIN)/ruff check --quiet
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/tawthiq lang check

format: .venv/.ready-to-develop
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

docs: .venv/.ready-to-develop
	$(BIN)/python -m tawthiq.cli.reference > docs/cli.md

assets: .venv/.ready-to-run
	mkdir -p build/assets
	cp src/tawthiq/web/assets/package.json src/tawthiq/web/assets/package-lock.json build/assets
	npm ci --prefix build/assets --ignore-scripts --no-audit --no-fund
	$(BIN)/python tools/collect_assets.py

clean:
	rm -rf .venv demo-case dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

.venv/.ready-to-run: $(SET_UP) | .venv/bin/python
	$(INSTALL) --editable .
	@touch $@

.venv/.ready-to-develop: $(SET_UP) | .venv/bin/python
	$(INSTALL) --editable ".[dev]"
	@touch $@ .venv/.ready-to-run

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed and was not found; install it, or say where it is: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is older than Python 3.11; say where a newer one is: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) comes without venv; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv .venv
