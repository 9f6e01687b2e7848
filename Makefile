# make run    serve the guide on http://127.0.0.1:$PORT
# make test   run every check that this machine can run
# make soak   run what takes long, at most an hour: before a release
# make dev    serve it with reloading, for work on the code
# make lock   choose the dependencies' versions anew

PYTHON ?= python3
PORT ?= 8000
DATA_DIR ?= var
export PORT DATA_DIR

BIN := .venv/bin
MANAGE := $(BIN)/python manage.py

.PHONY: run dev test soak lock install install-dev secret-key content static

run: install secret-key static content
	@exec $(BIN)/gunicorn --config needling_site/gunicorn.py needling_site.wsgi

dev: install-dev secret-key
	@DEBUG=true $(MAKE) --no-print-directory content
	@DEBUG=true $(MANAGE) runserver "127.0.0.1:$$PORT"

test: install-dev
	@PATH="$(CURDIR)/$(BIN):$$PATH" bash tests/run.sh

soak: install-dev
	@PATH="$(CURDIR)/$(BIN):$$PATH" bash tests/run.sh soak

# What is done already is skipped: a stamp is written at the end of a step, so a step that was cut off is
# done again.

install: .venv/.run
install-dev: .venv/.dev

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

secret-key: .venv/.made
	@mkdir -p "$$DATA_DIR"
	@[ -s "$$DATA_DIR/secret-key" ] || { \
		umask 077; \
		$(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(60))' > "$$DATA_DIR/secret-key.new" && \
		mv "$$DATA_DIR/secret-key.new" "$$DATA_DIR/secret-key"; }

static: install secret-key
	@[ -f "$$DATA_DIR/.static" ] && [ -z "$$(find static .venv/.run -newer "$$DATA_DIR/.static")" ] || { \
		$(MANAGE) collectstatic --no-input --clear --verbosity 0 && touch "$$DATA_DIR/.static"; }

# Migrating, loading and rendering look for themselves what there is to do. Where a file and an editor's
# text are in conflict, or a file has a problem, the site goes on with the text that it has.
content: install secret-key
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_content --quiet || echo 'The files were not all loaded (see above).'
	@$(MANAGE) render_content --quiet

lock:
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --generate-hashes --no-header --universal --python-version 3.11.2 \
		pyproject.toml --extra pdf -o requirements/run.txt
	$(BIN)/uv pip compile --generate-hashes --no-header --universal --python-version 3.11.2 \
		pyproject.toml --extra pdf --extra dev -c requirements/run.txt -o requirements/dev.txt
