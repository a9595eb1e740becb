# Crosswire. `make help` lists what there is; every target sets up what it needs.

VENV   ?= .venv
BIN    := $(VENV)/bin
# The first Python of 3.13, 3.12, 3.11 that is here; say PYTHON=... to choose another.
PYTHON ?= $(firstword $(foreach v,python3.13 python3.12 python3.11 python3,$(shell \
            $(v) -c 'import sys; raise SystemExit(not (3, 11) <= sys.version_info < (3, 14))' >/dev/null 2>&1 && echo $(v))))
PYTEST_ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help setup demo up test test-fast lint format types check benchmarks-runtime compose-up compose-down screenshot clean

help:  ## Show this list
	@awk -F':.*## ' '/^[a-z-]+:.*## / { printf "  make %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# Two stamps: what runs it, and what tests it. A changed lock or pyproject.toml installs again.
$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "make: no Python 3.11, 3.12 or 3.13 found. Install one, or say make PYTHON=/path/to/python3.13" >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.runtime: $(VENV)/.made requirements.txt pyproject.toml
	@echo "Installing Crosswire into $(VENV) ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements-dev.txt
	@echo "Installing the development tools into $(VENV) ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

setup: $(VENV)/.dev  ## Make .venv with everything, development tools included

demo: $(VENV)/.runtime  ## Watch Crosswire read a sample stream and catch an outlet contradicting the others
	@$(BIN)/crosswire demo

up: $(VENV)/.runtime  ## Run all workers and the API in one process tree, data kept between runs
	@$(BIN)/crosswire up

test: $(VENV)/.dev  ## Run all tests
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

test-fast: $(VENV)/.dev  ## Run the tests that take seconds and need no container engine
	@$(BIN)/python -m pytest -m "not slow and not docker" $(PYTEST_ARGS)

lint: $(VENV)/.dev  ## Check style and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: $(VENV)/.dev  ## Put the code into house style
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

check: lint test  ## lint and test

BODIES ?= ../shared/bench/stream/articles.jsonl.gz
benchmarks-runtime: $(VENV)/.dev  ## Measure throughput, latency and ceiling on this machine (8 minutes)
	@$(BIN)/python -m benchmarks.runtime --bodies $(BODIES)

compose-up:  ## Run it in containers: Redis, one service per worker kind, the API
	@docker compose up --build --wait

compose-down:  ## Stop the containers; data stays in its volume
	@docker compose down

screenshot: $(VENV)/.runtime  ## Record the demo again for the README
	@$(BIN)/crosswire demo --record docs/images/demo.svg >/dev/null

clean:  ## Remove .venv and caches; data stays
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
