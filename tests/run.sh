#!/usr/bin/env bash
# Every check of `make test`, cheap ones first; the first that fails ends the run. Each says how long it took.
# What this machine lacks is left out and named at the end; with CI=true that is a failure.
#
# `tests/run.sh soak` runs instead what takes too long for every day: floods, kills, every page in every mode,
# more examples. It is for the days before a release.
set -euo pipefail

left_out=
leave_out() {
	left_out="$left_out
left out: $1"
}

TIMEFORMAT='== took %0R s by the clock, %0U + %0S s of the processor'
part() {
	echo "== $1"
	time "${@:2}"
}

data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
export DATA_DIR="$data"
export SECRET_KEY="only-for-tests-$(head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n')"
# What the tests of every part make once and share (tests/made.py).
export MADE_FOR_TESTS="$data/made"
mkdir "$MADE_FOR_TESTS"
# The tests start some fifty processes, and each would compile our modules anew.
unset PYTHONDONTWRITEBYTECODE

check_style_and_types() {
	ruff check .
	ruff format --check .
	find templates -name '*.html' -exec djade --check --target-version 5.2 {} +
	mypy
	lint-imports --no-cache --no-logo
	oxlint --deny-warnings static/js tests/scripts
}

check_production() {
	python manage.py makemigrations --check --dry-run
	SITE_URL=https://guide.example ALLOWED_HOSTS=guide.example \
		python manage.py check --deploy --fail-level WARNING
	mkdir "$MADE_FOR_TESTS/collected"
	DATA_DIR="$MADE_FOR_TESTS/collected" python manage.py collectstatic --no-input --verbosity 0
}

run_tests() {
	pytest --numprocesses auto --dist worksteal "$@"
}

if [ "${1:-}" = soak ]; then
	# A browser that is open in a process keeps Django from its database there, so these are two parts.
	EXAMPLES=1000 part 'the soak tests' timeout --foreground 40m \
		pytest --numprocesses auto --dist worksteal --ignore tests/browser -m 'soak or hypothesis'
	part 'the soak tests in a browser' timeout --foreground 20m \
		pytest --numprocesses auto --dist worksteal -m soak tests/browser
	exit
fi

# These two use one processor each, so they run side by side; what they print is kept apart.
part 'style and types' check_style_and_types >"$data/style" 2>&1 &
style=$!
part 'what production asks for' check_production >"$data/production" 2>&1 &
production=$!
wait "$style" || failed=true
wait "$production" || failed=true
cat "$data/style" "$data/production"
[ -z "${failed:-}" ] || exit 1

part 'tests on SQLite' run_tests --ignore tests/browser

if [ -n "${TEST_DATABASE_URL:-}" ]; then
	# Only what the kind of database can change: see the marker in pyproject.toml.
	DATABASE_URL="$TEST_DATABASE_URL" part 'tests on PostgreSQL' \
		run_tests --ignore tests/browser --ignore tests/rendering -m 'postgres and database and not soak'
else
	leave_out 'the tests on PostgreSQL; set TEST_DATABASE_URL=postgres://user@host/database to run them'
fi

python -m content.handouts.pdf_process --check 2>/dev/null ||
	leave_out 'the tests of PDFs; on Debian: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0'
command -v zbarimg >/dev/null || leave_out 'reading QR codes back; on Debian: apt install zbar-tools'

if { command -v chromium-headless-shell || command -v chromium || command -v chromium-browser; } >/dev/null &&
	command -v pdftohtml >/dev/null; then
	part 'tests in a browser' run_tests tests/browser
else
	leave_out 'the tests in a browser; on Debian: apt install chromium-headless-shell poppler-utils'
fi

times >"$data/times"
echo "== all of it took $SECONDS s by the clock, $(sed -n '2s/ / + /p' "$data/times") of the processor"
if [ -n "$left_out" ]; then
	echo "$left_out"
	[ "${CI:-}" != true ] || {
		echo 'Nothing may be left out here.'
		exit 1
	}
fi
