# Ennakko: every recipe of the house. `make` alone lists them.

# The first of these that runs; PYTHON=... names another.
PYTHON ?= $(firstword $(foreach v,3.11 3.12 3.13 3.14,$(shell python$(v) -c 'print("python$(v)")' 2>/dev/null)))
BIN := .venv/bin
# Where the database tests run a second time; one line says so where nobody answers.
POSTGRES ?= postgresql://$(shell id -un)@127.0.0.1:5432/postgres
# Python compiles what it imports; to compile everything at once is half of the wait.
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --no-compile
# Pinned and hashed, and no address of an index, whatever this machine's pip is set to.
LOCK := $(BIN)/pip-compile --quiet --no-header --generate-hashes --strip-extras --allow-unsafe --all-build-deps \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host

# Processes are started by the hundred: what Python compiled once is kept, whatever this machine is set to.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help install demo test lint audit format bench proof docs lock clean
.DELETE_ON_ERROR:

help: ## what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: .stamps/python .stamps/pages ## install everything into .venv and node_modules

demo: install ## build a synthetic Helsinki, sweep it, serve the pages
	$(BIN)/ennakko demo

# Files in the order of their folders: the long ones (browser, processes) come first, and nobody waits for them at the end.
test: install ## run every test; parts that lack something say so in one line
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder
	@ENNAKKO_POSTGRES=$(POSTGRES) sh tests/postgres.sh $(BIN)

lint: .stamps/python ## style, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	ENNAKKO_DATA=.stamps/lint $(BIN)/mypy
	$(BIN)/lint-imports

audit: install ## known vulnerabilities of what is locked; says so where no advisory service answers
	$(BIN)/python .ci/audit.py

format: .stamps/python ## put the style right
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: install ## the figures of README, as a Markdown table
	$(BIN)/python -m bench

proof: install ## the long proofs, an hour: every page in every way, hundreds of kills, large random histories
	ENNAKKO_HYPOTHESIS=proof $(BIN)/pytest -n 2 --dist load -m proof
	ENNAKKO_HYPOTHESIS=proof $(BIN)/pytest -n 2 --dist load tests/generative

docs: .stamps/python ## the pages made from the code: columns, services, commands
	$(BIN)/python -m docs.generate

lock: .stamps/python ## write requirements/ anew from pyproject.toml
	$(LOCK) --output-file requirements/base.txt pyproject.toml
	$(LOCK) --extra duckdb --extra dev --output-file requirements/dev.txt pyproject.toml

clean: ## remove what was installed
	rm -rf .venv node_modules .stamps ennakko/ui/static/vendor

.stamps/python: requirements/dev.txt requirements/alone.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is missing: apt-get install python3 python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv
	$(PIP) --require-hashes -r requirements/dev.txt
	$(PIP) --require-hashes --no-deps -r requirements/alone.txt
	$(PIP) --no-deps --no-build-isolation -e .
	@mkdir -p .stamps && touch $@

.stamps/pages: package-lock.json ennakko/ui/vendor.sha256 .stamps/python
	@command -v npm >/dev/null || { echo "Node 20 is missing: apt-get install nodejs npm"; exit 1; }
	npm ci --silent
	$(BIN)/python -m ennakko.ui.assets
	@mkdir -p .stamps && touch $@
