"""A save at the desk that the database does not take: the text comes back, and why, and what to do.

It waits for other saves for a few seconds and no longer, and then its form is shown again with all that was
typed. So it is where the disk is full, or nothing can be written.
"""

import errno
import logging
import re
from collections.abc import Callable
from copy import copy
from typing import Any

from django import forms
from django.contrib.admin import ModelAdmin
from django.db import Error as DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import get_template
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.defaults import server_error as usual_server_error

from content.articles.locks import lock_timeout, snapshot

logger = logging.getLogger(__name__)

PATIENCE = 5_000
"""How many milliseconds a save at the desk waits for others."""

BUSY = (
    "Not saved yet: the site was busy with other changes for too long. Nothing is lost: what you typed "
    "stands here. Wait a moment, then save again."
)
FULL = (
    "Not saved: the disk of the site is full. Nothing is lost: what you typed stands here. Keep a "
    "copy of it, tell whoever looks after the site, and save again once there is room."
)
REFUSED = (
    "Not saved: the disk of the site did not take it; it is full, or broken. Nothing is lost: what you typed "
    "stands here. Keep a copy of it, tell whoever looks after the site, and save again later."
)
READ_ONLY = (
    "Not saved: the site can be read and not changed at present. Nothing is lost: what you typed stands "
    "here. Keep a copy of it, tell whoever looks after the site, and save again later."
)
ANEW = "A file has to be chosen anew, and a password or code typed anew. Nobody is shown those here."
_REASONS: tuple[tuple[str, re.Pattern[str], set[str], set[int]], ...] = (
    # What SQLite calls it; PostgreSQL (lock not available, deadlock; disk full; read only); the files.
    (BUSY, re.compile(r"SQLITE_(?:BUSY|LOCKED)"), {"55P03", "40P01"}, set()),
    (FULL, re.compile(r"SQLITE_FULL"), {"53100"}, {errno.ENOSPC, errno.EDQUOT}),
    (REFUSED, re.compile(r"SQLITE_IOERR"), {"58030"}, {errno.EIO, errno.EFBIG}),
    (READ_ONLY, re.compile(r"SQLITE_READONLY"), {"25006"}, {errno.EROFS}),
)
_SECRET = re.compile(r"password|token|code|secret", re.IGNORECASE)


def why_not_saved(error: BaseException) -> str:
    """Return in words why something was not written, where it is no fault of the program; or nothing."""
    if not isinstance(error, DatabaseError | OSError):
        return ""
    cause = error.__cause__ or error
    name, state = getattr(cause, "sqlite_errorname", ""), getattr(cause, "sqlstate", None)
    number = error.errno if isinstance(error, OSError) else None
    for words, sqlite, states, numbers in _REASONS:
        if sqlite.match(name or "") or state in states or number in numbers:
            return words
    return ""


def is_at_the_desk(request: HttpRequest) -> bool:
    """Tell whether a request is for a page of the editors' desk or of the staff's."""
    return request.path.startswith((reverse("admin:index"), reverse("staff")))


class FailedSavesMiddleware:
    """Has saves at the desk wait no longer than people do, and brings back the form of one that failed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        if request.method != "POST" or not is_at_the_desk(request):
            return self.get_response(request)
        with lock_timeout(PATIENCE):
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer a save that could not be written with its form, and all that was typed."""
        why = why_not_saved(error) if request.method == "POST" and is_at_the_desk(request) else ""
        if not why:
            return None
        logger.error("A save at %s was not written: %s", request.path, error)
        try:
            answer = _form_again(request, why)
        except Exception:
            logger.exception("The form at %s could not be shown again; what was sent is.", request.path)
            answer = None
        answer = answer or _what_was_sent(request, why)
        answer.status_code = 503
        answer["Cache-Control"] = "no-store"
        return answer


def _form_again(request: HttpRequest, why: str) -> HttpResponse | None:
    """Return the form of a record as it was filled in, where it was one that was sent and can be shown.

    May raise whatever its parts raise: some lock what they look at, and here nothing is written.
    """
    match = request.resolver_match
    model_admin = getattr(match.func, "model_admin", None) if match else None
    if match is None or not str(match.url_name).endswith(("_add", "_change")) or model_admin is None:
        return None
    for _, files in request.FILES.lists():
        for file in files:
            file.seek(0)  # it was read to its end
    words = f"{why} {ANEW}" if _has_what_is_not_shown(request) else why
    shown = copy(model_admin)
    shown.get_form = lambda *args, **options: _refusing(model_admin.get_form(*args, **options), words)
    # Those of our own lock the record, and here nothing is written.
    shown.get_object = lambda *args, **options: ModelAdmin.get_object(shown, *args, **options)
    with snapshot():
        answer = shown.changeform_view(request, match.kwargs.get("object_id"))
        # Anything else leads away, as where the record was deleted meanwhile.
        return answer.render() if isinstance(answer, TemplateResponse) else None


def _refusing(form: type[forms.BaseModelForm], why: str) -> type[forms.BaseModelForm]:
    """Return a form like another that is never valid, and says why."""

    class Refusing(form):  # type: ignore[valid-type,misc]
        def full_clean(self) -> None:
            super().full_clean()
            if self.is_bound:
                self.add_error(None, why)

    return Refusing


def _has_what_is_not_shown(request: HttpRequest) -> bool:
    """Tell whether a file was sent, or what is secret."""
    return bool(request.FILES) or any(map(_is_secret, request.POST))


def _is_secret(name: str) -> bool:
    return name != "csrfmiddlewaretoken" and bool(_SECRET.search(name))


def _what_was_sent(request: HttpRequest, why: str) -> HttpResponse:
    """Return a page that holds all that was sent, and sends it again.

    What is secret is not shown, and a file cannot be: then the way is back to the form.
    """
    sent = [(name, value) for name, values in request.POST.lists() for value in values]
    plain = [(name, value) for name, value in sent if not _SECRET.search(name)]
    context: dict[str, Any] = {
        "why": why,
        "address": request.get_full_path(),
        "anew": ANEW if _has_what_is_not_shown(request) else "",
        "words": [pair for pair in plain if re.search(r"\s", pair[1])],
        "rest": [pair for pair in plain if not re.search(r"\s", pair[1])],
    }
    return render(request, "desk/not_saved.html", context)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer an error of the program: at the desk with how to get one's text back.

    Nothing is asked of the database, which may be what failed.
    """
    if is_at_the_desk(request):
        return HttpResponseServerError(get_template("desk/500.html").render())
    return usual_server_error(request)
