# make run    install into .venv and run the main job on the five lists of data/sources
# make test   install what the tests need and run all checks
# make docs   write the pages of the ontology, docs/ontology.zh.html and .en.html
# make notebooks  run the notebooks and write them as pages into build/notebooks
# make bench  measure the promises about speed, into benchmarks/RESULTS.md
# make bench-large  measure stores of thousands of townships, into benchmarks/LARGE.md
# make clean  remove what these made

PYTHON ?= python3
LANG_OF_REPORT ?= zh
VENV := .venv
BIN := $(VENV)/bin
OUT := build
STORE := $(OUT)/graph
PAGE := $(OUT)/network.html
DEBIAN_PACKAGES := chromium fonts-noto-cjk poppler-utils virtuoso-opensource-7-bin

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test docs notebooks bench bench-large clean system-packages
.DELETE_ON_ERROR:

run: $(VENV)/.installed
	@mkdir -p $(OUT)
	@rm -rf $(STORE)
	@$(BIN)/dutygraph build data/sources --out $(STORE) --lang $(LANG_OF_REPORT)
	@$(BIN)/dutygraph rank --store $(STORE) --by department --top 10 --lang $(LANG_OF_REPORT)
	@$(BIN)/dutygraph view --store $(STORE) --out $(PAGE) --force --lang $(LANG_OF_REPORT)

test: $(VENV)/.installed-for-tests system-packages
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict
	$(BIN)/pytest -n 2 --dist loadfile

docs: $(VENV)/.installed
	$(BIN)/python -m docs.generator

notebooks: $(VENV)/.installed-for-notebooks
	@rm -rf $(OUT)/notebooks
	@$(BIN)/jupyter nbconvert --config notebooks/render.json notebooks/*.ipynb

bench: $(VENV)/.installed-for-bench
	$(BIN)/python -m benchmarks

bench-large: $(VENV)/.installed-for-bench
	$(BIN)/python -m benchmarks.large

clean:
	rm -rf $(VENV) $(OUT) .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || \
	  { echo "dutygraph needs Python 3.11, 3.12 or 3.13; say make PYTHON=…" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@$(BIN)/pip install --quiet --editable .
	@touch $@

$(VENV)/.installed-for-bench: pyproject.toml | $(BIN)/python
	@$(BIN)/pip install --quiet --editable '.[bench]'
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-for-notebooks: pyproject.toml | $(BIN)/python
	@$(BIN)/pip install --quiet --editable '.[notebooks]'
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-for-tests: pyproject.toml | $(BIN)/python
	@$(BIN)/pip install --quiet --editable '.[dev]'
	@touch $@ $(VENV)/.installed

# A real browser opens the pages in the tests, and a real Virtuoso is asked; without
# root their tests are skipped, aloud.
system-packages:
	@missing=$$(for package in $(DEBIAN_PACKAGES); do \
	  dpkg -s $$package >/dev/null 2>&1 || echo $$package; done); \
	if [ -z "$$missing" ]; then exit 0; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
	    apt-get install -qq -y --no-install-recommends $$missing >/dev/null; \
	else echo "not installed, tests that need them are skipped:" $$missing >&2; fi
