# Every command that this project needs. `make help` lists them.
# The work is done by the small programs in tools/; they need nothing but Python 3.11 or later.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help demo run worker test check soak bench lock messages clean

VENV := .venv/bin/python

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: ## set everything up, load the sample forums and serve them (SERVE=0: do not serve)
	@tools/set-up demo
	@if [ "$${SERVE:-1}" != 0 ]; then exec $(VENV) tools/serve.py; fi

run: ## serve what is there, with the background worker
	@tools/set-up run
	@exec $(VENV) tools/serve.py

worker: ## the background worker and clock alone
	@tools/set-up run
	@exec $(VENV) manage.py worker

test: ## every test: on SQLite, on PostgreSQL and in a real browser (ARGS="-k name" to choose)
	@tools/set-up test
	@exec $(VENV) tools/run_tests.py $(ARGS)

check: ## style, import contract, migrations, both languages, deployment settings
	@tools/set-up check
	@exec $(VENV) tools/check.py

soak: ## the long races, kills and state machines, with their figures
	@tools/set-up test
	@exec $(VENV) tools/run_tests.py --soak $(ARGS)

bench: ## every benchmark, each figure beside its floor
	@tools/set-up test
	@exec $(VENV) -m benchmarks $(ARGS)

lock: ## resolve pyproject.toml into requirements/, with hashes and without addresses
	@tools/set-up base
	@exec $(VENV) tools/lock.py

messages: ## bring the French catalogue up to date with the code
	@tools/set-up check
	@exec $(VENV) tools/messages.py extract

clean: ## remove what was installed and made here, the database included (asks first)
	@tools/clean
