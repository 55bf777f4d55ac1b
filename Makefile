# Everything runs in .venv, which is made on first use and again when the pins change.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: install run demo test check lint types layers bench crash terminal snapshots constraints clean

install: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "coffeechat needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

run: $(STAMP)
	@$(BIN)/coffeechat

demo: $(STAMP)
	@$(BIN)/coffeechat demo

# More workers than cores: many tests wait for a terminal.
test: $(STAMP)
	$(BIN)/python -m pytest -q -n 4 --dist worksteal

check: lint types layers test

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

layers: $(STAMP)
	$(BIN)/lint-imports

bench: $(STAMP)
	$(BIN)/python -m tests.bench

crash: $(STAMP)
	$(BIN)/python -m tests.crash

terminal: $(STAMP)
	$(BIN)/python -m tests.terminal

snapshots: $(STAMP)
	$(BIN)/python -m pytest -q tests/screens --snapshot-update
	cp 'tests/screens/__snapshots__/test_snapshots/test_screen[today-80x24].svg' docs/today.svg

constraints: $(STAMP)
	( echo '# The versions everything is tested with. Renew with `make constraints`.'; \
	  $(BIN)/python -m pip freeze --exclude-editable ) > constraints.txt

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
