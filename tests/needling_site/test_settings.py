"""Settings: they come from the environment, and a wrong one stops the start with its name."""

import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from .conftest import environment

PUBLIC = {"SITE_URL": "https://guide.example", "ALLOWED_HOSTS": "guide.example"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "flase"),
        ("DEBUG", "2"),
        ("PORT", "80a"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("SITE_URL", "guide.example"),
        ("SITE_URL", "https://"),
        ("SITE_URL", "ftp://127.0.0.1"),
        ("SITE_URL", "javascript:alert(1)"),
        ("SITE_URL", "https://guide.example/path"),
        ("SITE_URL", "https://guide.example/?q=1"),
        ("SITE_URL", "http://guide.example"),
        ("SITE_URL", "http://192.168.0.5:8000"),
        ("SITE_URL", "http://localhost.evil.example"),
        ("SITE_URL", "http://127.0.0.1.evil.example"),
        ("LOG_LEVEL", "LOUD"),
        ("TIME_ZONE", "Nowhere/Land"),
        ("TIME_ZONE", "../etc/passwd"),
        ("TIME_ZONE", "Europe"),
        ("TIME_ZONE", ""),
        ("DATABASE_URL", "nonsense"),
        ("DATABASE_URL", "oops://user@host/name"),
        ("DATABASE_URL", "postgres://user@host:port/name"),
        ("SECRET_KEY", ""),
        ("SECRET_KEY", "   "),
    ],
)
def test_wrong_value_is_refused_with_its_name(read_settings, name, value):
    with pytest.raises(ImproperlyConfigured, match=name):
        read_settings({name: value})


def test_wrong_values_stop_the_start_and_all_are_named_at_once(tmp_path):
    env = environment(tmp_path) | {"DEBUG": "flase", "PORT": "x", "LOG_LEVEL": "LOUD"}
    command = [sys.executable, "manage.py", "check"]
    ran = subprocess.run(command, cwd=settings.BASE_DIR, env=env, capture_output=True, text=True, check=False)
    assert ran.returncode != 0
    last = ran.stderr.strip().splitlines()[-1]
    assert last.startswith("django.core.exceptions.ImproperlyConfigured: ")
    assert all(name in last for name in ("DEBUG", "PORT", "LOG_LEVEL"))


def test_missing_secret_key_says_how_to_get_one(read_settings):
    with pytest.raises(ImproperlyConfigured, match=r"SECRET_KEY is not set\. .*or let `make run` write"):
        read_settings({"SECRET_KEY": "UNSET"})


def test_secret_key_is_read_from_the_data_folder(read_settings, tmp_path):
    (tmp_path / "secret-key").write_text("from-the-file\n")
    assert read_settings({"SECRET_KEY": "UNSET"})["SECRET_KEY"] == "from-the-file"
    assert read_settings({"SECRET_KEY": "from-outside"})["SECRET_KEY"] == "from-outside"


def test_empty_secret_key_file_stops_the_start(read_settings, tmp_path):
    (tmp_path / "secret-key").write_text("\n")
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY is not set"):
        read_settings({"SECRET_KEY": "UNSET"})


def test_without_settings_the_site_answers_on_this_machine_alone(read_settings, tmp_path):
    found = read_settings({})
    assert found["DEBUG"] is False
    assert found["ALLOWED_HOSTS"] == ["127.0.0.1", "localhost", "[::1]"]
    assert found["SITE_URL"] == "http://127.0.0.1:8000"
    assert found["DATABASES"]["default"]["NAME"] == str(tmp_path / "site.sqlite3")


@pytest.mark.parametrize(
    ("environment", "zone"), [({}, "UTC"), ({"TIME_ZONE": "Europe/Rome"}, "Europe/Rome")]
)
def test_times_are_those_of_the_zone(read_settings, environment, zone):
    assert read_settings(environment)["TIME_ZONE"] == zone


SECURE = ("SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE")


def test_public_site_is_https_only(read_settings):
    found = read_settings(PUBLIC)
    assert [found[name] for name in SECURE] == [True] * len(SECURE)
    assert found["SECURE_HSTS_SECONDS"] >= 365 * 24 * 3600
    assert found["CSRF_TRUSTED_ORIGINS"] == ["https://guide.example"]


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"SITE_URL": "http://localhost:9000"},
        {"SITE_URL": "http://[::1]:9000"},
        {"SITE_URL": "http://192.168.0.5:8000", "ALLOWED_HOSTS": "192.168.0.5", "DEBUG": "true"},
    ],
)
def test_site_on_its_own_machine_works_over_plain_http(read_settings, environment):
    found = read_settings(environment)
    assert not any(found[name] for name in (*SECURE, "SECURE_HSTS_SECONDS"))


def test_cookies_are_hidden_from_scripts_everywhere(read_settings):
    for given in ({}, PUBLIC):
        assert read_settings(given)["CSRF_COOKIE_HTTPONLY"]


@pytest.mark.parametrize(
    ("value", "hosts"),
    [("guide.example", ["guide.example"]), ("a.example, guide.example", ["a.example", "guide.example"])],
)
def test_allowed_hosts_is_a_list_with_commas(read_settings, value, hosts):
    assert read_settings(PUBLIC | {"ALLOWED_HOSTS": value})["ALLOWED_HOSTS"] == hosts


@pytest.mark.parametrize(
    "environment",
    [
        {"SITE_URL": "https://guide.example"},
        {"SITE_URL": "https://guide.example", "ALLOWED_HOSTS": "www.guide.example"},
        {"SITE_URL": "https://guide.example", "ALLOWED_HOSTS": ""},
        {"ALLOWED_HOSTS": "guide.example"},
    ],
)
def test_hosts_without_that_of_the_site_stop_the_start_and_both_are_named(read_settings, environment):
    with pytest.raises(ImproperlyConfigured) as refused:
        read_settings(environment)
    last = str(refused.value)
    assert f"ALLOWED_HOSTS ({environment.get('ALLOWED_HOSTS', '127.0.0.1, localhost, [::1]')})" in last
    assert f"SITE_URL ({environment.get('SITE_URL', 'http://127.0.0.1:8000')})" in last


@pytest.mark.parametrize(
    "environment",
    [
        {"SITE_URL": "https://Guide.Example:8443", "ALLOWED_HOSTS": "guide.example"},
        {"SITE_URL": "https://guide.clinic.example", "ALLOWED_HOSTS": ".clinic.example"},
    ],
)
def test_host_of_the_site_is_found_as_django_finds_that_of_a_request(read_settings, environment):
    assert read_settings(environment)["DEBUG"] is False


def test_site_address_loses_its_last_slash(read_settings):
    assert (
        read_settings(PUBLIC | {"SITE_URL": "https://guide.example/"})["SITE_URL"] == "https://guide.example"
    )


def test_postgresql_takes_the_place_of_sqlite(read_settings):
    address = "postgres://user:p%40ss@db.example:5433/guide"
    database = read_settings({"DATABASE_URL": address})["DATABASES"]["default"]
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("db.example", 5433, "guide")
    assert database["PASSWORD"] == "p@ss"


def test_wrong_database_address_does_not_print_its_password(read_settings):
    with pytest.raises(ImproperlyConfigured) as refused:
        read_settings({"DATABASE_URL": "oops://user:hunter2@host:x/name"})
    assert "hunter2" not in str(refused.value)


def test_sqlite_is_tuned_for_serving(read_settings):
    options = read_settings({})["DATABASES"]["default"]["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]
    assert options["timeout"] >= 5


def test_address_of_a_caller_is_taken_from_a_proxy_where_the_site_is_public_alone(read_settings):
    name = "AXES_CLIENT_IP_CALLABLE"
    assert read_settings(PUBLIC)[name].endswith(".address_behind_proxy")
    assert read_settings({})[name].endswith(".direct_address")
    assert read_settings(PUBLIC | {"DEBUG": "true"})[name].endswith(".direct_address")
