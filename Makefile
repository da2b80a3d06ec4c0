# Ennakko: every recipe of the house. `make` alone lists them.

PYTHON ?= python3.11
BIN := .venv/bin
# PostgreSQL for the second run of the database tests; `make test` says so where there is none.
POSTGRES ?= postgresql://$(shell whoami)@127.0.0.1:5432/postgres

.PHONY: help install demo test lint bench proof docs clean

help: ## what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.stamps/python: requirements/dev.txt pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 is missing: apt-get install python3.11 python3.11-venv (or PYTHON=python3.12 make ...)"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@mkdir -p .stamps && touch $@

.stamps/assets: package-lock.json .stamps/python
	@command -v npm >/dev/null || { echo "Node 20 is missing: apt-get install nodejs npm"; exit 1; }
	npm ci --silent --no-audit --no-fund
	$(BIN)/python -m ennakko.ui.assets
	@mkdir -p .stamps && touch $@

install: .stamps/python .stamps/assets ## install everything into .venv and node_modules

demo: install ## build a synthetic Helsinki, sweep it, serve the pages
	$(BIN)/ennakko demo

test: install ## run everything; parts that lack something say so in one line
	$(BIN)/pytest -n 2 --dist loadfile -m "not proof"
	@ENNAKKO_POSTGRES=$(POSTGRES) sh tests/postgres.sh $(BIN)/pytest

lint: install ## style, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: install ## the figures of README, as a Markdown table
	$(BIN)/python -m bench

proof: install ## the long proofs: hundreds of kills, full accessibility, large histories
	ENNAKKO_HYPOTHESIS=proof $(BIN)/pytest -m proof
	ENNAKKO_HYPOTHESIS=proof $(BIN)/pytest tests/generative

docs: install ## the pages made from the code: columns, services, commands
	$(BIN)/python -m docs.generate

clean: ## remove what was installed and built
	rm -rf .venv node_modules .stamps ennakko/ui/static/vendor
