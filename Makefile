# make run: set up and serve the demo paper. make test, make check, make bench: what they say.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
export BROADSHEET_HOME ?= $(CURDIR)/var
DEMO ?= 1
# where pip takes packages from is the machine's own business; the lock files name packages and hashes only
PIP := $(BIN)/pip --disable-pip-version-check


.PHONY: run setup assets test test-postgres test-long check format messages bench lock wheel clean

run: setup assets
	@$(BIN)/broadsheet migrate --verbosity 0
	@if [ "$(DEMO)" = 1 ]; then $(BIN)/broadsheet demo --if-empty; fi
	@exec $(BIN)/broadsheet run

setup: $(READY)

$(READY): requirements/dev.txt pyproject.toml
	@echo "Setting up the environment …"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) install --quiet --require-hashes --requirement requirements/dev.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $(READY)

assets: setup
	@command -v npm >/dev/null || test -e $(VENV)/.node || \
		{ $(PIP) install --quiet --require-hashes --requirement requirements/node.txt && touch $(VENV)/.node; }
	@$(BIN)/python -m broadsheet.theme.assets

# all of them, or what TESTS names
test: setup assets
	@$(BIN)/pytest $(TESTS)

# what another database could answer otherwise, on the PostgreSQL of DATABASE_URL: its own SQL, locks and searches, lists,
# sums, constraints, and every screen of the newsroom once. Forms and looks were tried with SQLite, and rules on more examples
test-postgres: setup assets
	@HYPOTHESIS_PROFILE=$${HYPOTHESIS_PROFILE:-brief} $(BIN)/pytest -m "not browser and not slow" \
		tests/articles tests/operations tests/related tests/search \
		tests/audience/test_tally.py tests/audience/test_counting.py tests/audience/test_ranking.py \
		tests/comments/test_posting.py tests/comments/test_queue.py tests/comments/test_old_threads.py \
		tests/comments/test_shown.py tests/importers/test_again.py tests/importers/test_files.py \
		tests/demo/test_load.py tests/fronts/test_filling.py \
		tests/newsroom/test_any_form.py tests/newsroom/test_names_desk.py \
		tests/syndication/test_sitemaps.py tests/topics/test_topic_pages.py

test-long: setup assets
	@HYPOTHESIS_PROFILE=long $(BIN)/pytest -m "slow or not slow"

check: setup assets
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/djhtml --check src/broadsheet
	@$(BIN)/lint-imports
	@$(BIN)/broadsheet makemigrations --check --dry-run
	@BROADSHEET_URL=https://paper.example $(BIN)/broadsheet check --deploy --fail-level WARNING
	@echo "All checks pass."

format: setup
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .
	@$(BIN)/djhtml src/broadsheet

messages: setup
	@cd src/broadsheet && ../../$(BIN)/django-admin makemessages --all --no-obsolete --no-location

bench: setup assets
	@for script in bench/*.py; do $(BIN)/python $$script || exit 1; done

wheel: setup assets
	@$(BIN)/python -m build --wheel --no-isolation

# renews the locks; the index is whatever this machine uses, and is not written down
lock:
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
		--no-emit-find-links --no-annotate pyproject.toml --output-file requirements/app.txt
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
		--no-emit-find-links --no-annotate pyproject.toml --group dev --output-file requirements/dev.txt
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
		--no-emit-find-links --no-annotate --group node --output-file requirements/node.txt

clean:
	@rm -rf $(VENV) dist build node_modules
