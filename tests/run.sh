#!/bin/sh
# Every check of `make test`, cheap ones first; the first that fails ends the run. What this machine lacks
# is left out and named at the end; with CI=true that is a failure.
set -eu

left_out=
leave_out() {
	left_out="$left_out
left out: $1"
}

data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
export DATA_DIR="$data"
export SECRET_KEY="only-for-tests-$(head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n')"

echo '== style and types'
ruff check .
ruff format --check .
find templates -name '*.html' -exec djade --check --target-version 5.2 {} +
mypy
oxlint --deny-warnings static/js tests/scripts

echo '== what production asks for'
python manage.py makemigrations --check --dry-run
SITE_URL=https://guide.example ALLOWED_HOSTS=guide.example \
	python manage.py check --deploy --fail-level WARNING
python manage.py collectstatic --no-input --verbosity 0

echo '== tests on SQLite'
pytest -n auto --dist worksteal -m 'not browser'

if [ -n "${TEST_DATABASE_URL:-}" ]; then
	echo '== tests on PostgreSQL'
	# What asks for no database is the same on any, and so is who may do what.
	DATABASE_URL="$TEST_DATABASE_URL" pytest -n auto --dist worksteal -m 'database and not browser' \
		--ignore tests/rendering --ignore tests/desk/test_who_may.py --ignore tests/handouts/test_pdf.py
else
	leave_out 'the tests on PostgreSQL; set TEST_DATABASE_URL=postgres://user@host/database to run them'
fi

python -m content.handouts.pdf_process --check 2>/dev/null ||
	leave_out 'the tests of PDFs; on Debian: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0'
command -v zbarimg >/dev/null || leave_out 'reading QR codes back; on Debian: apt install zbar-tools'

if { command -v chromium-headless-shell || command -v chromium || command -v chromium-browser; } >/dev/null &&
	command -v pdftohtml >/dev/null; then
	echo '== tests in a browser'
	pytest -n auto --dist worksteal tests/browser
else
	leave_out 'the tests in a browser; on Debian: apt install chromium-headless-shell poppler-utils'
fi

if [ -n "$left_out" ]; then
	echo "$left_out"
	[ "${CI:-}" != true ] || { echo 'Nothing may be left out here.'; exit 1; }
fi
