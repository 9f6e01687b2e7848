"""All settings, read from the environment once, at the start.

A value that is missing or malformed stops the start with its name.
"""

import tomllib
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.http.request import split_domain_port, validate_host
from environs import Env, EnvError, validate

BASE_DIR = Path(__file__).resolve().parent.parent

# A checkout is not installed as a package, so there are no metadata to ask.
VERSION: str = tomllib.loads((BASE_DIR / "pyproject.toml").read_text())["project"]["version"]

# From the environment
# --------------------

_env = Env(eager=False)
DEBUG = _env.bool("DEBUG", False)
STYLEGUIDE = _env.bool("STYLEGUIDE", DEBUG)
DATA_DIR = _env.path("DATA_DIR", BASE_DIR / "var")
SECRET_KEY = _env.str("SECRET_KEY", "").strip()
ALLOWED_HOSTS = [host.strip() for host in _env.list("ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"])]
_port = _env.int("PORT", 8000, validate=validate.Range(1, 65535))
_web = validate.URL(require_tld=False, schemes={"http", "https"})
SITE_URL = _env.str("SITE_URL", f"http://127.0.0.1:{_port}", validate=_web)
_database_url = _env.str("DATABASE_URL", "")
TIME_ZONE = _env.str("TIME_ZONE", "UTC")
_LEVELS = ["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"]
LOG_LEVEL = _env.str("LOG_LEVEL", "INFO", validate=validate.OneOf(_LEVELS))
try:
    _env.seal()
except EnvError as error:
    raise ImproperlyConfigured(f"A setting in the environment is not valid: {error}") from error

DATA_DIR = DATA_DIR.expanduser().resolve()
SITE_URL = SITE_URL.rstrip("/")
_address = urlsplit(SITE_URL)
if f"{_address.scheme}://{_address.netloc}" != SITE_URL:
    raise ImproperlyConfigured("SITE_URL: write scheme and host alone, such as https://guide.example")
try:
    ZoneInfo(TIME_ZONE)
except (ZoneInfoNotFoundError, ValueError, OSError) as error:
    raise ImproperlyConfigured(f"TIME_ZONE: {TIME_ZONE!r} is no time zone; write Europe/Rome") from error


def _is_loopback(url: str) -> bool:
    """Tell whether an address leads to this very machine."""
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


# Security
# --------

_key_file = DATA_DIR / "secret-key"
if not SECRET_KEY and _key_file.is_file():
    SECRET_KEY = _key_file.read_text().strip()
if not SECRET_KEY:
    raise ImproperlyConfigured(
        f"SECRET_KEY is not set. Set it in the environment, or let `make run` write {_key_file}."
    )

# A browser keeps a secure cookie only over https, so a site that is tried out on its own machine over
# plain http is the one exception. Everywhere else a clinic's site is served over https or not at all.
_https = _address.scheme == "https"
if not (_https or DEBUG or _is_loopback(SITE_URL)):
    raise ImproperlyConfigured(f"SITE_URL: {SITE_URL} is public, so it has to begin with https://")
_host, _ = split_domain_port(_address.netloc)
if not validate_host(_host, ALLOWED_HOSTS):
    raise ImproperlyConfigured(
        f"ALLOWED_HOSTS ({', '.join(ALLOWED_HOSTS)}) does not name the host of SITE_URL ({SITE_URL}), "
        f"so every reader would be refused; write ALLOWED_HOSTS={_host}"
    )
_secure = _https and not DEBUG
SECURE_SSL_REDIRECT = _secure
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _secure else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _secure else 0
# HSTS for a clinic's other sites and for browsers' preload lists is the clinic's own to decide.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SESSION_COOKIE_SECURE = _secure
SESSION_COOKIE_AGE = 12 * 3600  # from signing in; content/desk/accounts/signals.py
SESSION_COOKIE_SAMESITE = "Lax"  # "Strict" would have people who come by a link in a mail sign in again
CSRF_COOKIE_SECURE = _secure
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "content.desk.accounts.sign_in.csrf_failure"
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# The application
# ---------------

INSTALLED_APPS = [
    "content.sources",
    "content.clinic",
    "content.articles",
    "content.handouts",
    "content.desk.apps.DeskConfig",
    "markdownx",
    "simple_history",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "content.desk.apps.DeskAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
]

# Pages that readers see use neither session nor message, so they set no cookie.
MIDDLEWARE = [
    "needling_site.middleware.answer_probes",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "needling_site.middleware.revalidate_by_default",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "needling_site.middleware.FrameMiddleware",
    "needling_site.middleware.redirect_mangled_addresses",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "content.desk.failed_saves.FailedSavesMiddleware",
    "axes.middleware.AxesMiddleware",
]

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
LOGIN_URL, LOGIN_REDIRECT_URL = "admin:login", "admin:index"

# Signing in is throttled: five failures at a name from one address, and it waits a quarter of an hour.
AXES_HANDLER = "content.desk.accounts.throttle.Throttle"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "content.desk.accounts.sign_in.locked_out"
# Where the site is public a proxy stands before it, and tells who called.
AXES_CLIENT_IP_CALLABLE = (
    f"content.desk.accounts.throttle.{'address_behind_proxy' if _secure else 'direct_address'}"
)
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False  # content/desk/accounts/admin.py shows the failures
AXES_VERBOSE = False  # it would announce itself in every command

OTP_TOTP_ISSUER = "Dry needling guide"

ROOT_URLCONF = "needling_site.urls"
APPEND_SLASH = False  # redirect_mangled_addresses does, where there is a page
WSGI_APPLICATION = "needling_site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

LIBRARY_DIR = BASE_DIR / "content" / "library"
"""The folder that `load_content` reads where none is named."""

# Data
# ----

try:
    _database = dj_database_url.parse(_database_url or f"sqlite:///{DATA_DIR / 'site.sqlite3'}")
except (dj_database_url.ParseError, dj_database_url.UnknownSchemeError, ValueError) as error:
    raise ImproperlyConfigured(f"DATABASE_URL is not an address of a database: {error}") from error
if _database["ENGINE"] == "django.db.backends.sqlite3":
    # A connection that stays open needs no room on the disk to read: the first one to a file in WAL mode has
    # to write a file beside it, and the last one takes that away.
    _database["CONN_MAX_AGE"] = None
    # Readers never wait for a writer (WAL); a writer takes its lock at once rather than half-way.
    _database["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000;",
    }
else:
    _database["CONN_MAX_AGE"] = 60
    _database["CONN_HEALTH_CHECKS"] = True
DATABASES = {"default": _database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Files
# -----

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "needling_site.static_files.HashedStaticFiles"
    },
}
MEDIA_ROOT = DATA_DIR / "media"
MEDIA_URL = "/media/"
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_MAX_AGE = 3600

# The editor's widget asks for a preview at this path; the view behind it is ours.
MARKDOWNX_URLS_PATH = "/markdownx/markdownify/"
MARKDOWNX_UPLOAD_URLS_PATH = "/markdownx/upload/"
MARKDOWNX_SERVER_CALL_LATENCY = 500

# Language and time
# -----------------

LANGUAGE_CODE = "en-gb"
USE_I18N = True
FORMAT_MODULE_PATH = "needling_site.formats"
USE_TZ = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {
        "django": {"handlers": [], "level": LOG_LEVEL, "propagate": True},
        # It tells of each step it takes at each sign-in; that one failed is a warning.
        "axes": {"level": "WARNING"},
        # It warns of each HEAD request that Django answers with a body, which gunicorn itself drops.
        "gunicorn.http.wsgi": {"level": "ERROR"},
    },
}
