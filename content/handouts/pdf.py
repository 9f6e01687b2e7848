"""The printed sheet of a handout as a PDF: kept until a page changes, and made one at a time."""

import fcntl
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from threading import BoundedSemaphore

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest

from .pdf_process import MISSING

_TOLD = "why-no-pdf"
"""Where a session keeps the reason that its administrator was told."""

logger = logging.getLogger(__name__)

PATIENCE = 30
"""Seconds after which a PDF is given up: a sheet takes one or two."""

KEPT = 300
"""How many PDFs are kept; the oldest go."""

AT_WORK = 2
"""How many threads of a process may be at work on new PDFs at once; the others are for readers."""

_slots = BoundedSemaphore(AT_WORK)
_PROGRAM = [sys.executable, "-m", "content.handouts.pdf_process"]


class BusyError(Exception):
    """Another is being made; try again in a moment."""


class NotPossibleError(Exception):
    """This machine lacks what making a PDF needs; the message says what."""


def pdf_of(name: str, html_of: Callable[[], str]) -> bytes:
    """Return the PDF of a sheet, from the store or made now.

    `name` tells the sheet from others, without a dot; `html_of` returns its text, which takes longer than
    all else that is done for a PDF that is kept. It tells which of the PDFs of that name is up to date.

    One that is kept is sent to any number of people at once, and takes no slot from those that are made.
    Raises BusyError where too many others are being made, NotPossibleError where it cannot be made here.
    """
    html = ""
    # Where none of that name is kept, a crowd is told to come back without its text being made for each.
    if any(_folder().glob(f"{name}.*.pdf")):
        html = html_of()
        if data := _kept(_path(name, html)):
            return data
    with _slot():
        html = html or html_of()
        path = _path(name, html)
        with _turn():
            if not (data := _kept(path)):  # whoever had the turn may have made this one
                data = _make(html)
                _keep(path, data)
    return data


def _path(name: str, html: str) -> Path:
    """Return where the PDF of a text is kept."""
    return _folder() / f"{name}.{sha256((_maker() + html).encode()).hexdigest()}.pdf"


@contextmanager
def _slot() -> Iterator[None]:
    """Hold one of the slots for making a new PDF, from writing its text on.

    Raises BusyError where none is free: so a crowd is told at once to come back, in far less time
    than the text of each sheet would take.
    """
    if not _slots.acquire(blocking=False):
        raise BusyError
    try:
        yield
    finally:
        _slots.release()


@cache
def _maker() -> str:
    """What makes the PDFs: a newer version makes them anew."""
    try:
        return f"weasyprint {version('weasyprint')}"
    except PackageNotFoundError:
        return ""


def _kept(path: Path) -> bytes:
    """Return a PDF from the store, which is the last to go from there now; or nothing.

    It may go at any moment, so it is read without a look whether it is there. One that a power cut has left
    half-written is none.
    """
    try:
        data = path.read_bytes()
    except OSError:
        return b""
    if not _is_whole(data):
        return b""
    with suppress(OSError):
        os.utime(path)
    return data


def _is_whole(data: bytes) -> bool:
    """Tell whether a PDF has its first and its last line (ISO 32000-2, 7.5)."""
    return data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF")


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
    if done.returncode or not _is_whole(done.stdout):
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
    """Store a PDF whole or not at all, in place of those of its name; the oldest go where there are many.

    Whoever asked for it has it in any case. It is called by whoever has the turn.
    """
    begun = path.parent / "begun"
    try:
        begun.write_bytes(data)
        begun.replace(path)
        for former in set(path.parent.glob(f"{path.name.partition('.')[0]}.*.pdf")) - {path}:
            former.unlink(missing_ok=True)
        stored = sorted(path.parent.glob("*.pdf"), key=lambda each: each.stat().st_mtime)
        for old in stored[:-KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        logger.exception("A PDF could not be kept; it is made again for the next who asks")


def _folder() -> Path:
    """Return where PDFs are kept. Raises NotPossibleError where it cannot be made, as on a full disk."""
    folder = Path(settings.DATA_DIR) / "sheets"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        logger.exception("There is no folder for PDFs, so handouts are printed from the browser")
        raise NotPossibleError("there is no folder for it; the log says why") from error
    return folder


def say_once_why_no_pdf(request: HttpRequest) -> None:
    """Tell an administrator, who can mend it, what this machine lacks; in one session each reason once."""
    reason = why_not() if request.user.has_perm("clinic.change_clinic") else ""
    if reason and request.session.get(_TOLD) != reason:
        request.session[_TOLD] = reason
        messages.warning(
            request,
            "This machine cannot make PDFs, so sheets are printed from the browser. "
            f"What is missing: {reason}. The README says how to add it.",
        )
