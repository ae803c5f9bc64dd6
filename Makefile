# Every command sets up what it needs. `make` alone lists them.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup run test test-gui kills check bench format docs preview screenshots demo clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

# Qt's system libraries and Python's venv: there already on most machines, so only looked at.
.PHONY: system
system:
	@$(PYTHON) scripts/system_packages.py $(if $(filter test% kills bench,$(MAKECMDGOALS)),--tests)

$(READY): pyproject.toml requirements.lock scripts/setup.sh | system
	@sh scripts/setup.sh "$(PYTHON)" "$(VENV)"
	@touch $@

setup: $(READY) ## set up the virtual environment

run: $(READY) ## open the app
	@$(BIN)/coping-app

demo: $(READY) ## open the app on a made-up year
	@$(BIN)/coping-app demo

test: $(READY) ## run every test
	@$(BIN)/python -m pytest -n 2 --dist loadfile

test-gui: $(READY) ## run the tests of the window only
	@$(BIN)/python -m pytest -n 2 --dist loadfile tests/gui

kills: $(READY) ## kill a practising process five hundred times, and look for what was confirmed
	@KILLS=500 $(BIN)/python -m pytest -s tests/unit/test_kills.py

check: $(READY) ## lint, types, architecture, exercises, generated pages
	@$(BIN)/ruff check coping_app tests scripts
	@$(BIN)/mypy
	@$(BIN)/python -m pytest tests/test_architecture.py
	@$(BIN)/coping-app check --strict exercises
	@$(BIN)/python scripts/docs.py --check

bench: $(READY) ## measure every target into docs/performance.md (FULL=--full: half an hour of sound)
	@$(BIN)/python -m benchmarks $(FULL)

format: $(READY) ## sort imports and mend what lint can mend
	@$(BIN)/ruff check --fix coping_app tests scripts

docs: $(READY) ## write the generated pages of docs/
	@$(BIN)/python scripts/docs.py

preview: $(READY) ## rehearse one exercise: make preview ID=box-breathing
	@$(BIN)/coping-app preview $(ID)

screenshots: $(READY) ## picture every page into build/screenshots
	@QT_QPA_PLATFORM=offscreen $(BIN)/python scripts/screenshots.py

clean: ## remove what the commands made
	@rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache .hypothesis
