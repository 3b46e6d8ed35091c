# Every target sets up what it is missing; `make run` and `make test` are all that a newcomer needs.
.PHONY: help setup setup-dev train run shell test test-system check cover bench eval eval-stock tune lock clean
.DEFAULT_GOAL := help

PORT ?= 5005
export RASA_TELEMETRY_ENABLED := false
export SQLALCHEMY_SILENCE_UBER_WARNING := 1

help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: ## the environment in .venv
	@scripts/setup

setup-dev:
	@scripts/setup --dev

train: setup ## the model in models/
	@scripts/train

run: train ## the page with the chat, on this machine only
	@.venv/bin/python -m bot serve --port $(PORT)

shell: train ## the chat in this terminal (rasa shell, its action server beside it)
	@.venv/bin/python -m bot shell

check: setup-dev ## lint, types, spelling, training data
	@scripts/check

test: setup-dev train ## every test
	@.venv/bin/python -m pytest

cover: setup-dev ## that every line of the law and the guidance is tested
	@scripts/cover

bench: setup-dev train ## how long the guidance and the understanding take
	@scripts/bench

eval: setup-dev train ## how well messages are understood: docs/understanding.md
	@.venv/bin/python -m evaluation.report

eval-stock: setup-dev ## stock Rasa on the same examples; hours, or PER_INTENT=25 for half an hour
	@scripts/eval-stock $(if $(PER_INTENT),--per-intent $(PER_INTENT))

tune: setup-dev ## a new bot/understanding/adapter.npz; half an hour or more
	@scripts/tune

test-system: ## Debian packages that the tests want (as root)
	apt-get update -q
	apt-get install -y -q --no-install-recommends postgresql redis-server chromium nginx

lock: ## new requirements*.lock from requirements*.in
	@scripts/lock

clean: ## remove what was made (not var/, where conversations and bookings lie)
	rm -rf .venv .tools .rasa models
