# make run    serve the guide on http://127.0.0.1:$PORT
# make test   run every check that this machine can run
# make dev    serve it with reloading, for work on the code
# make lock   choose the dependencies' versions anew

PYTHON ?= python3
PORT ?= 8000
DATA_DIR ?= var
export PORT DATA_DIR

BIN := .venv/bin
MANAGE := $(BIN)/python manage.py

.PHONY: run test dev lock install content
.DELETE_ON_ERROR:

run: install content
	@exec $(BIN)/gunicorn --config needling_site/gunicorn.py needling_site.wsgi

dev: install-dev
	DEBUG=true $(MAKE) --no-print-directory content
	DEBUG=true $(MANAGE) runserver 127.0.0.1:$(PORT)

test: install-dev
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh tests/run.sh

# What is done already is skipped: a stamp is written at the end of a step, so a step that was cut off is
# done again.

.venv/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed.")'
	@$(PYTHON) -m venv --clear .venv || \
		{ echo 'Python cannot make a virtual environment. On Debian: apt install python3-venv'; exit 1; }
	@touch $@

.venv/.run: .venv/.made requirements/run.txt
	@echo 'Installing what the site needs …'
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@touch $@

.venv/.dev: .venv/.run requirements/dev.txt
	@echo 'Installing what the tests need …'
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

.PHONY: install-dev
install: .venv/.run $(DATA_DIR)/secret-key
install-dev: .venv/.dev $(DATA_DIR)/secret-key

$(DATA_DIR)/secret-key: | .venv/.made
	@mkdir -p '$(DATA_DIR)'
	@umask 077 && $(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(60))' > '$@.new' && mv '$@.new' '$@'

# Migrating and loading look for themselves what there is to do.
content: $(DATA_DIR)/.static
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_content --quiet
	@$(MANAGE) render_content --quiet

$(DATA_DIR)/.static: .venv/.run $(shell find static -type f)
	@$(MANAGE) collectstatic --no-input --clear --verbosity 0
	@touch '$@'

lock:
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --generate-hashes --no-header --universal --python-version 3.11.2 \
		pyproject.toml -o requirements/run.txt
	$(BIN)/uv pip compile --generate-hashes --no-header --universal --python-version 3.11.2 \
		pyproject.toml --extra dev -c requirements/run.txt -o requirements/dev.txt
