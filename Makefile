# The commands of the house. Each makes what it needs first, so that a fresh clone starts with any of them.
PYTHON ?= python3
# Each file of bench/ is a measurement, but for what it is compared with and who sends to it.
MEASUREMENTS = $(filter-out %_baseline.py %_load.py,$(wildcard bench/*.py))

.PHONY: demo dev test check format contract soak bench wheel clean setup-demo setup-dev setup-test

demo: setup-demo  ## Wayline with a living demo company; prints the addresses and the sign-ins
	@exec .venv/bin/wayline demo

dev: setup-dev  ## server, console and widget, each reloading when its code changes
	@exec .venv/bin/python dev/run

test: setup-test  ## everything: checks and all suites, one summary
	@exec .venv/bin/python dev/test

check: setup-dev  ## what needs no running server: style, types, floors, sizes, words, drift
	@exec .venv/bin/python dev/check

format: setup-dev  ## lay out Python and TypeScript, mend what mends itself
	@exec .venv/bin/python dev/format

contract: setup-dev  ## write contract/ and the console's types anew from the code
	@exec .venv/bin/python dev/contract

soak: setup-test  ## the long forms of the load, fuzz and fault tests
	@exec .venv/bin/python -m pytest server/tests -m soak

bench: setup-dev  ## measure what we claim; results in bench/RESULTS.md
	@for one in $(MEASUREMENTS); do echo "— $$one"; .venv/bin/python $$one || exit 1; done

wheel: setup-dev  ## dist/wayline-*.whl, with the built console and widget inside
	@exec .venv/bin/python -m build --wheel --no-isolation --outdir dist server

clean:  ## remove what was installed and built here; wayline-data stays
	@rm -rf .venv .setup node_modules console/node_modules widget/node_modules console/dist widget/dist dist

setup-demo setup-dev setup-test: setup-%:
	@command -v $(PYTHON) >/dev/null || { echo "Wayline needs Python 3.11 or newer: install it and run this again." >&2; exit 1; }
	@$(PYTHON) dev/setup $*
