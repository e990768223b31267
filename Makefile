# One command for each wish; `make` alone lists them. Each brings what it needs.

PYTHON ?= python3
# Where setup.py puts Node if the machine has none.
export PATH := $(CURDIR)/.venv/bin:$(PATH)
set_up := @$(PYTHON) scripts/setup.py
npm := npm --silent --prefix client/web run
# Two processes share the tests, a file at a time and in their own order; decision 31 says why so.
two_at_once := --numprocesses 2 --dist loadfile --no-loadscope-reorder

.PHONY: help run test test-long faults containers check fmt bench signals cover web pictures generate lock

help:
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r target wish; do \
		printf '%-16s %s\n' "$$target" "$$wish"; done

run: ## serve the hub at http://localhost:8000 (PORT=… changes the port)
	$(set_up) run
	@.venv/bin/circlekeeper serve

test: ## every test: the rules, the hub, the browser client, and whole meetings in real browsers
	$(set_up) test
	$(npm) test
	.venv/bin/pytest $(two_at_once)

test-long: ## the property tests again, random and far more of them, and what takes minutes
	$(set_up) test
	.venv/bin/pytest -m "hypothesis or long" --hypothesis-profile=long

faults: ## hurt Redis, the lines to it and the hubs on it, and keep what came of it in docs/faults.md
	$(set_up) test
	.venv/bin/python -m tests.faults

containers: ## start docker-compose.yml, and hold meetings through its proxy while hubs stop
	$(set_up) test
	.venv/bin/python -m tests.faults.containers --build

check: ## what reads the code without running it: style, types, imports, generated files
	$(set_up) check
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/python -m scripts.generator --check
	$(npm) check

fmt: ## put all code into shape
	$(set_up) check
	.venv/bin/ruff check --fix
	.venv/bin/ruff format
	$(npm) fmt

bench: ## measure the hub beside a bare C send() loop, Node's ws and Socket.IO
	$(set_up) bench
	.venv/bin/python -m bench

signals: ## measure how far apart a bell rings in browsers behind bad lines; takes ten minutes
	$(set_up) test
	.venv/bin/python -m tests.browser.signals

cover: ## which lines the tests without browsers never reach
	$(set_up) test
	.venv/bin/coverage run -m pytest --ignore=tests/browser --ignore=tests/faults
	.venv/bin/coverage report

generate: ## write again what is made from the protocol: schema, types, vectors, the page's tables
	$(set_up) check
	.venv/bin/python -m scripts.generator

pictures: ## take the README's pictures again, of a rehearsal in Chromium
	$(set_up) test
	.venv/bin/python -m tests.browser.pictures

web: ## build the browser client, as the image needs it
	$(set_up) web

lock: ## write the lock files again, with the newest versions that pyproject.toml and package.json allow
	$(set_up) lock
	bash scripts/lock.sh
