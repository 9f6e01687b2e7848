"""Zips that were uploaded and wait to be confirmed: kept for a day, for whoever uploaded them alone."""

import re
import time
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings

DAY = 24 * 3600

_DIGEST = re.compile(r"[0-9a-f]{64}")


def keep(data: bytes, user: Any) -> str:
    """Keep a zip; return its SHA-256, by which its uploader finds it again."""
    drop_old()
    digest = sha256(data).hexdigest()
    path = _path(digest, user)
    # Other users of the machine may not read it, and a worker that looks finds all of it or nothing.
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(data)
    Path(file.name).replace(path)
    return digest


def fetch(digest: str, user: Any) -> bytes | None:
    """Return a zip that somebody uploaded, or nothing where it is not theirs or is gone."""
    drop_old()
    try:
        return _path(digest, user).read_bytes() if _DIGEST.fullmatch(digest) else None
    except FileNotFoundError:
        return None


def drop(digest: str, user: Any) -> None:
    """Delete a zip that was brought in."""
    _path(digest, user).unlink(missing_ok=True)


def drop_old(now: float | None = None) -> None:
    """Delete the zips that are older than a day; `now` is a time in seconds, today's by default."""
    for path in (settings.DATA_DIR / "imports").glob("*/*"):
        try:
            if path.stat().st_mtime < (now or time.time()) - DAY:
                path.unlink()
        except FileNotFoundError:
            continue  # another worker was faster


def _path(digest: str, user: Any) -> Path:
    return settings.DATA_DIR / "imports" / str(user.pk) / f"{digest}.zip"
