# What a developer needs: `make report`, `make test`, `make check`. `make help` lists everything.
#
# Each target sets up .venv by itself, once; again when setup.cfg or constraints.txt change.
# Another Python:                    make test PYTHON=python3.12
# Other options for pip's install:   make test PIP_FLAGS="--index-url …"
# Options for pytest:                make test PYTEST_FLAGS="-k dates -x"

PYTHON ?= python3
PIP_FLAGS ?=
PYTEST_FLAGS ?=
REPORT ?= build/report.md
PAGE ?= build/report.html
WHEELS ?= build/dist

FUZZ_SECONDS ?= 60
FUZZ_TARGETS ?=

BENCH_ARTICLES ?= seeds
BENCH_FLAGS ?=
LOAD_FLAGS ?=
MUTANTS_FLAGS ?=
MERMAID ?= 11.12.0

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.setup-done

# PyTorch's default thread count makes networks of this size many times slower than one thread.
export OMP_NUM_THREADS ?= 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup report test check check-format check-style check-types format docs fuzz audit coverage mutants bench bench-variants bench-check bench-scale bench-beam load reliability browser screenshots wheel model clean distclean

help:
	@echo "make report     report the conflicts of the sample articles, in $(REPORT) and $(PAGE)"
	@echo "make test       run the tests"
	@echo "make check      check format, style and types"
	@echo "make format     format the code, and mend what can be mended"
	@echo "make docs       make docs/rules, rules/pack.schema.json and docs/errors.md from what they describe"
	@echo "make fuzz       try to break claimcheck with hostile input, FUZZ_SECONDS for each of FUZZ_TARGETS"
	@echo "make audit      look the pinned dependencies up in a database of known weaknesses (needs the network)"
	@echo "make bench      print how claimcheck does beside plain Stanza, grep and a keyword list"
	@echo "                (BENCH_ARTICLES, by default the samples; BENCH_FLAGS=--gold … --rounds …)"
	@echo "make bench-variants print what other forms of the networks would cost, and find"
	@echo "make bench-check print what checking one article costs against 2,000 indexed ones"
	@echo "make bench-scale print what finding conflicts costs as claims grow"
	@echo "make bench-beam print what a run on many machines costs, from what is measured here; docs/scale.md"
	@echo "make coverage   run the tests, and print which lines and branches none of them reaches"
	@echo "make mutants    print whether the tests notice changes of numbers, dates, scope and conflicts"
	@echo "make reliability print docs/reliability.md: bad input, faults, fuzzing, load"
	@echo "make load       read ten thousand articles, check against a million claims, twenty processes at once"
	@echo "make browser    install what the tests of the HTML page need: Debian's Chromium, Mermaid from npm"
	@echo "make screenshots make the pictures in docs/images"
	@echo "make wheel      build the wheel, in $(WHEELS)"
	@echo "make model      train the Arabic model (MODEL_FLAGS: see claimcheck model train --help)"
	@echo "make setup      make $(VENV) with claimcheck in it; the targets above do so themselves"
	@echo "make clean      delete what was built and cached; make distclean: $(VENV) too"

setup: $(READY)

$(READY): setup.cfg pyproject.toml constraints.txt
	@echo "Setting up $(VENV) (some minutes the first time)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --quiet $(PIP_FLAGS) --constraint constraints.txt --editable '.[beam,dev,train]'
	@touch $@

report: $(READY)
	@mkdir -p $(dir $(REPORT))
	@$(BIN)/claimcheck report seeds --output markdown=$(REPORT) --output html=$(PAGE)
	@echo "The report is in $(REPORT), the page for the desk in $(PAGE)"

test: $(READY)
	@$(BIN)/python -m pytest $(PYTEST_FLAGS)

check: check-format check-style check-types

check-format: $(READY)
	@$(BIN)/ruff format --check --quiet .

check-style: $(READY)
	@$(BIN)/ruff check --quiet .

check-types: $(READY)
	@$(BIN)/mypy

format: $(READY)
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format .

docs: $(READY)
	@$(BIN)/claimcheck rules explain --all -o docs/rules
	@$(BIN)/python -m claimcheck.claims.pack_schema rules/pack.schema.json
	@$(BIN)/python -m claimcheck.reports.errors_page docs/errors.md

fuzz: $(READY)
	@$(BIN)/python -m tests.fuzz.main $(FUZZ_TARGETS) --seconds $(FUZZ_SECONDS)

# An environment of its own, so that what the audit needs is not audited, nor pinned.
audit:
	@test -x build/audit/bin/pip-audit || { $(PYTHON) -m venv build/audit \
		&& build/audit/bin/python -m pip install --quiet $(PIP_FLAGS) pip-audit; }
	@build/audit/bin/pip-audit --strict --requirement constraints.txt --no-deps --disable-pip

# The processes that a test starts are not counted.
coverage: $(READY)
	@rm -f .coverage .coverage.*
	@$(BIN)/python -m coverage run -m pytest --quiet $(PYTEST_FLAGS)
	@$(BIN)/python -m coverage combine --quiet
	@$(BIN)/python -m coverage report

mutants: $(READY)
	@$(BIN)/python -m tests.mutation.main $(MUTANTS_FLAGS)

bench: $(READY)
	@$(BIN)/python -m tests.bench.main $(BENCH_ARTICLES) $(BENCH_FLAGS)

bench-variants: $(READY)
	@$(BIN)/python -m tests.bench.variants $(BENCH_ARTICLES) $(BENCH_FLAGS)

bench-check: $(READY)
	@$(BIN)/python tests/bench/check_archive.py

bench-scale: $(READY)
	@$(BIN)/python -m tests.bench.scale

bench-beam: $(READY)
	@$(BIN)/python -m tests.bench.beam $(BENCH_ARTICLES) $(BENCH_FLAGS)

# Mermaid is needed as one file only, without what it depends on.
browser:
	@command -v chromium >/dev/null || { apt-get update -qq && apt-get install -y -qq chromium fonts-noto-core; } >/dev/null
	@test -s build/node/package/dist/mermaid.min.js || { mkdir -p build/node && cd build/node \
		&& npm pack --silent mermaid@$(MERMAID) >/dev/null && tar xzf mermaid-$(MERMAID).tgz; }

screenshots: $(READY) browser
	@$(BIN)/python tests/browser/screenshots.py

# setuptools leaves files of earlier builds in build/lib, and would pack them.
wheel: $(READY)
	@rm -rf build/lib build/bdist.*
	@mkdir -p build
	@$(BIN)/python -m build --wheel --no-isolation --outdir $(WHEELS) . \
		>build/wheel.log 2>&1 || { cat build/wheel.log >&2; exit 1; }
	@ls $(WHEELS)/*.whl

model: $(READY)
	@$(BIN)/claimcheck model train $(MODEL_FLAGS)

reliability: $(READY)
	@$(BIN)/python -m tests.reliability

load: $(READY)
	@$(BIN)/python -m tests.load.main $(LOAD_FLAGS)

clean:
	@rm -rf build dist *.egg-info .pytest_cache .ruff_cache .mypy_cache .hypothesis
	@find claimcheck rules seeds tests -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean
	@rm -rf $(VENV)
