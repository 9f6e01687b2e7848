"""The printed sheet of a handout as a PDF: made one at a time, and kept until a page changes."""

import fcntl
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from threading import BoundedSemaphore

from django.conf import settings

from .pdf_process import MISSING

logger = logging.getLogger(__name__)

PATIENCE = 30
"""Seconds after which a PDF is given up: a sheet takes one or two."""

KEPT = 300
"""How many PDFs are kept; the oldest go."""

AT_WORK = 2
"""How many threads of a process may be at work on sheets at once; the others are for readers."""

_places = BoundedSemaphore(AT_WORK)
_PROGRAM = [sys.executable, "-m", "content.handouts.pdf_process"]


class BusyError(Exception):
    """Another is being made; try again in a moment."""


class NotPossibleError(Exception):
    """This machine lacks what making a PDF needs; the message says what."""


@contextmanager
def place_at_work() -> Iterator[None]:
    """Take one of the places for work on a sheet, from its text to its PDF.

    Raises BusyError where none is free: so a crowd is told at once to come back, in far less time
    than the text of each sheet would take.
    """
    if not _places.acquire(blocking=False):
        raise BusyError
    try:
        yield
    finally:
        _places.release()


def pdf_of(html: str) -> bytes:
    """Return the PDF of a sheet, from the store or made now.

    Raises BusyError where another is being made, NotPossibleError where it cannot be done here.
    """
    path = _folder() / f"{sha256((_maker() + html).encode()).hexdigest()}.pdf"
    if data := _kept(path):
        return data
    with _turn():
        if not (data := _kept(path)):  # whoever had the turn may have made this one
            data = _make(html)
            _keep(path, data)
    return data


@cache
def _maker() -> str:
    """What makes the PDFs: a newer version makes them anew."""
    try:
        return f"weasyprint {version('weasyprint')}"
    except PackageNotFoundError:
        return ""


def _kept(path: Path) -> bytes:
    """Return a PDF from the store, which is the last to go from there now; or nothing."""
    try:
        data = path.read_bytes()
    except OSError:
        return b""
    with suppress(OSError):
        os.utime(path)
    return data


@cache
def why_not() -> str:
    """Return why no PDF can be made on this machine, or nothing where it can; asked once for each process."""
    reason = "WeasyPrint does not start"
    try:
        done = subprocess.run(  # noqa: S603 our own program
            [*_PROGRAM, "--check"],
            cwd=settings.BASE_DIR,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return ""  # a busy machine lacks nothing
    if done.returncode == 0:
        return ""
    if done.returncode == MISSING and done.stderr.strip():
        reason = done.stderr.strip().splitlines()[-1]
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
    if done.returncode == MISSING:
        raise NotPossibleError(why_not())
    if done.returncode or not done.stdout.startswith(b"%PDF-"):
        said = done.stderr.decode(errors="replace")[-2000:]
        logger.error("A PDF could not be made; the process ended with %s: %s", done.returncode, said)
        raise NotPossibleError("making it failed; the log says why")
    return done.stdout


@contextmanager
def _turn() -> Iterator[None]:
    """Take the turn to make a PDF, among all processes; one that ends, however it does, gives it back."""
    descriptor = os.open(_folder() / "turn", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BusyError from error
        yield
    finally:
        os.close(descriptor)


def _keep(path: Path, data: bytes) -> None:
    """Store a PDF whole or not at all, and let the oldest go where there are many.

    Whoever asked for it has it in any case. It is called by whoever has the turn.
    """
    begun = path.parent / "begun"
    try:
        begun.write_bytes(data)
        begun.replace(path)
        stored = sorted(path.parent.glob("*.pdf"), key=lambda each: each.stat().st_mtime)
        for old in stored[:-KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        logger.exception("A PDF could not be kept; it is made again for the next who asks")


def _folder() -> Path:
    folder = Path(settings.DATA_DIR) / "sheets"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
