"""The printed sheet of a handout as a PDF: made at most a few at once, and kept until a page changes."""

import fcntl
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

from .pdf_process import MISSING

logger = logging.getLogger(__name__)

AT_ONCE = 1
"""How many PDFs are made at the same time, by all processes together; readers keep the other processors."""

PATIENCE = 30
"""Seconds after which a PDF is given up: a sheet takes one or two."""

KEPT = 300
"""How many PDFs are kept; the oldest go."""

_PROGRAM = [sys.executable, "-m", "content.handouts.pdf_process"]


class BusyError(Exception):
    """Others are being made; try again in a moment."""


class NotPossibleError(Exception):
    """This machine lacks what making a PDF needs; the message says what."""


def pdf_of(html: str) -> bytes:
    """Return the PDF of a sheet, from the store or made now.

    Raises BusyError where as many are being made as may be, NotPossibleError where it cannot be done here.
    """
    path = _folder() / f"{sha256(html.encode()).hexdigest()}.pdf"
    try:
        data = path.read_bytes()
        path.touch()
    except FileNotFoundError:
        pass
    else:
        return data
    if reason := why_not():
        raise NotPossibleError(reason)
    with _slot():
        data = _make(html)
        _keep(path, data)
    return data


@cache
def why_not() -> str:
    """Return why no PDF can be made on this machine, or nothing where it can; asked once for each process."""
    done = subprocess.run(  # noqa: S603 our own program
        [*_PROGRAM, "--check"], cwd=settings.BASE_DIR, capture_output=True, text=True, check=False
    )
    if done.returncode == 0:
        return ""
    if done.returncode == MISSING:
        lines = done.stderr.strip().splitlines()
        reason = lines[-1] if lines else "WeasyPrint does not start"
    else:
        reason = "WeasyPrint does not start"
    logger.warning("No PDF can be made here, so handouts are printed from the browser: %s", reason)
    return reason


def _make(html: str) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 our own program; what it is given is HTML of ours
            _PROGRAM,
            input=html.encode(),
            cwd=settings.BASE_DIR,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise NotPossibleError("this sheet takes too long") from error
    if done.returncode or not done.stdout.startswith(b"%PDF-"):
        logger.error("A PDF could not be made: %s", done.stderr.decode(errors="replace")[-2000:])
        raise NotPossibleError("making it failed; the log says why")
    return done.stdout


@contextmanager
def _slot() -> Iterator[None]:
    """Hold one of the places for making a PDF; a process that ends, however it does, gives its place back."""
    for number in range(AT_ONCE):
        descriptor = os.open(_folder() / f"slot-{number}", os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            continue
        try:
            yield
        finally:
            os.close(descriptor)
        return
    raise BusyError


def _keep(path: Path, data: bytes) -> None:
    """Store a PDF whole or not at all, and let the oldest go where there are many."""
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(data)
    Path(file.name).replace(path)
    stored = sorted(path.parent.glob("*.pdf"), key=lambda each: each.stat().st_mtime)
    for old in stored[:-KEPT]:
        old.unlink(missing_ok=True)


def _folder() -> Path:
    folder = Path(settings.DATA_DIR) / "sheets"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
