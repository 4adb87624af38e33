# Everything a person needs: `make help`.
# `.venv` is built once from the locked requirements; a second `make` finds it ready and starts at once.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
# TensorFlow is 1.3 GB and is needed to write SavedModels alone, so it stays out of the environment.
TENSORFLOW := .tensorflow
# onnxruntime for Node.js is on npm alone, so its test stays out of the others.
NODE := .node
NODE_RUNTIME := onnxruntime-node@1.23.0
# TypeScript checks the types of the studio's scripts; it is on npm.
TYPESCRIPT := .typescript
TYPESCRIPT_PACKAGE := typescript@5.9.3
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq

# TORCH=cpu (default) takes the CPU build of torch; TORCH=cuda takes the CUDA build from the package registry.
TORCH ?= cpu
TORCH_VERSION := 2.13.0
TORCH_INDEX ?= https://download.pytorch.org/whl/cpu

STORY ?= examples/stories/01_peter_rabbit.txt
OUT ?= books
ARGS ?=

# Node.js and npm by the system's packages, where they are not there yet.
define bring_node
missing=""; for program in node:nodejs npm:npm; do \
	  command -v "$${program%%:*}" >/dev/null || missing="$$missing $${program##*:}"; done; \
	if [ -n "$$missing" ]; then \
	  sudo=""; if [ "$$(id -u)" != 0 ]; then sudo=sudo; fi; \
	  $$sudo apt-get update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing >/dev/null; fi
endef

.PHONY: help comic check-studio studio-types studio-pictures test test-long test-system test-tensorflow test-node check fix clean

help: ## Show what make can do
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

comic: $(VENV)/ready ## Make a comic: make comic STORY=story.txt [OUT=DIR] [ARGS="--draft"]
	@$(BIN)/audobon make "$(STORY)" -o "$(OUT)" $(ARGS)

test: $(VENV)/ready-for-tests ## Run the tests that need pip alone
	@OMP_NUM_THREADS=1 $(BIN)/python -m pytest -m "not system and not tensorflow and not node and not long" -n auto --dist loadfile

test-long: $(VENV)/ready-for-tests ## Run the tests that take half a minute or more each
	@OMP_NUM_THREADS=1 $(BIN)/python -m pytest -m long $(ARGS)

test-system: $(VENV)/ready-for-tests $(TYPESCRIPT)/ready ## Install system programs, then run the tests that need them
	@missing=""; for pair in pdftoppm:poppler-utils qpdf:qpdf unzip:unzip epubcheck:epubcheck chromium:chromium; do \
	  command -v "$${pair%%:*}" >/dev/null || missing="$$missing $${pair##*:}"; done; \
	if [ -n "$$missing" ]; then \
	  sudo=""; if [ "$$(id -u)" != 0 ]; then sudo=sudo; fi; \
	  $$sudo apt-get update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing >/dev/null; fi
	@$(BIN)/python -m pytest -m "system and not long"

test-tensorflow: $(TENSORFLOW)/ready ## Install TensorFlow beside the environment, then run the tests that need it
	@PYTHONPATH="$(TENSORFLOW)" $(BIN)/python -m pytest -m tensorflow $(ARGS)

test-node: $(NODE)/ready ## Bring onnxruntime for Node.js by npm, then run the test that needs it
	@$(BIN)/python -m pytest -m node $(ARGS)

check: $(VENV)/ready-for-tests ## Lint, format check and strict types
	@$(BIN)/ruff check src tests tools
	@$(BIN)/ruff format --check src tests tools
	@$(BIN)/mypy

check-studio: $(TYPESCRIPT)/ready ## Check the types of the studio's scripts
	@node $(TYPESCRIPT)/node_modules/typescript/bin/tsc -p src/audobon/studio/jsconfig.json

studio-types: $(VENV)/ready ## Make the studio's types anew from docs/openapi.json
	@PYTHONPATH=src $(BIN)/python -m tools.studio_types > src/audobon/studio/api/types.d.ts.new
	@mv src/audobon/studio/api/types.d.ts.new src/audobon/studio/api/types.d.ts

studio-pictures: $(VENV)/ready-for-tests ## Take the pictures of docs/studio_views.md anew, in Chromium
	@PYTHONPATH=src $(BIN)/python -m tools.studio_pictures

fix: $(VENV)/ready-for-tests ## Mend what the linter can mend
	@$(BIN)/ruff check --fix src tests tools
	@$(BIN)/ruff format src tests tools

clean: ## Remove the environment and all caches (not your books)
	@rm -rf $(VENV) $(TENSORFLOW) $(NODE) $(TYPESCRIPT) .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/ready: requirements.txt pyproject.toml
	@echo "setting up $(VENV); once, it takes some minutes ..." >&2
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name it with PYTHON=..." >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
ifeq ($(TORCH),cuda)
	@$(PIP) install "torch===$(TORCH_VERSION)"
else
	@$(PIP) install --no-index --no-deps "torch==$(TORCH_VERSION)" 2>/dev/null \
	  || $(PIP) install --no-deps --index-url "$(TORCH_INDEX)" "torch==$(TORCH_VERSION)"
endif
	@$(PIP) install --no-deps -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/ready-for-tests: $(VENV)/ready requirements-test.txt
	@$(PIP) install --no-deps -r requirements-test.txt
	@touch $@

$(TENSORFLOW)/ready: $(VENV)/ready-for-tests requirements-tensorflow.txt
	@echo "setting up $(TENSORFLOW); once, it takes some minutes ..." >&2
	@rm -rf $(TENSORFLOW)
	@$(PIP) install --no-deps --target $(TENSORFLOW) -r requirements-tensorflow.txt
	@touch $@

$(NODE)/ready: $(VENV)/ready-for-tests
	@$(bring_node)
	@mkdir -p $(NODE)
	@npm install --silent --ignore-scripts --no-audit --no-fund --prefix $(NODE) "$(NODE_RUNTIME)"
	@touch $@

$(TYPESCRIPT)/ready:
	@$(bring_node)
	@mkdir -p $(TYPESCRIPT)
	@npm install --silent --ignore-scripts --no-audit --no-fund --prefix $(TYPESCRIPT) "$(TYPESCRIPT_PACKAGE)"
	@touch $@
