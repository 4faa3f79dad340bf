# Every task of the project, one line each; the work is in scripts/.

BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help setup setup-tests run test check fix bench pins reference screenshots clean

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Make the environment in .venv (PYTHON=... chooses which Python)
	@PYTHON="$(PYTHON)" scripts/setup

setup-tests:
	@PYTHON="$(PYTHON)" scripts/setup --tests

run: setup ## Start Rostra with its demo newspaper on http://127.0.0.1:8000 (ARGS="--port 8001")
	@exec $(BIN)/rostra serve --demo $(ARGS)

test: setup-tests ## Install what the tests need and run them all (ARGS="tests/gate -k slow" for some)
	@scripts/install-test-parts
	@scripts/test $(ARGS)

check: setup-tests ## Lint, format, types, the order of the rooms, templates
	@scripts/check

fix: setup-tests ## Repair what the linter and the formatter can repair
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

bench: setup-tests ## Measure Rostra on this machine (bench/README.md says what and how)
	@$(BIN)/python -m bench $(ARGS)

pins: ## Pin the dependencies anew from pyproject.toml (ARGS="--upgrade")
	@scripts/pins $(ARGS)

reference: setup ## Write docs/reference/commands.md anew from the commands' help
	@$(BIN)/python -m scripts.reference

screenshots: setup-tests ## Make the pictures of docs/images from the running demo
	@$(BIN)/python -m scripts.screenshots $(ARGS)

clean: ## Remove what was made; the data folder stays
	@rm -rf .venv build dist test-results .pytest_cache .ruff_cache .mypy_cache .import_linter_cache .hypothesis
