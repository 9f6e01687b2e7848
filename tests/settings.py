"""The site's own settings, as the tests run them: as in production, with files served unhashed."""

import os
import tempfile

os.environ.setdefault("SECRET_KEY", "only-for-tests-0123456789-0123456789-0123456789-abc")
os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="needling-site-tests-"))
os.environ["SITE_URL"] = "https://guide.example"
os.environ["ALLOWED_HOSTS"] = "testserver,guide.example,127.0.0.1,localhost"
os.environ["DEBUG"] = "false"

from needling_site.settings import *  # noqa: F403

# Tests speak plain http to Django itself, and need no `collectstatic` first.
SECURE_SSL_REDIRECT = False
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
# Processes that test side by side keep their uploads apart.
MEDIA_ROOT = DATA_DIR / f"media-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"  # noqa: F405
# Signing in is slow on purpose, and tests do it often.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# WhiteNoise looks at every file of this folder for each test client, so it is one that stays empty, wherever
# static files were collected. Of a folder that is not there it warns, and a warning is an error here.
STATIC_ROOT = DATA_DIR / "no-static-files"  # noqa: F405
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
# What a test commits need not outlast a power cut.
if DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":  # noqa: F405
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c synchronous_commit=off"  # noqa: F405
