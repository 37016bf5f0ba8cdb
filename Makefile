# Two commands are enough: `make demo` and `make test`. Each makes .venv where it is missing.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: demo test lint bench clean

demo: $(READY)
	@$(BIN)/claimcheck demo

test: $(READY)
	@$(BIN)/python -m pytest -n 2

lint: $(READY)
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-timeit --no-verbose 2>/dev/null || $(BIN)/lint-imports

bench: $(READY)
	@$(BIN)/python benchmarks/speed.py --sizes 1000,10000,100000
	@$(BIN)/python benchmarks/quality.py all

clean:
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(READY): pyproject.toml constraints.txt
	@echo "Installing into .venv (once; a few minutes)"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $(READY)
