"""Counting what readers do, as sums and nothing else; a count is never worth a reader's wait."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from .snapshot import lock_timeout

_PATIENCE = 50
"""How many milliseconds a reader waits for the database before a count is given up."""


def count_today(request: HttpRequest, days: Any, **sums: int) -> None:
    """Add to the sums of today that somebody opened a page; nothing tells who, or at what time.

    `days` is the manager of the rows of that page, one for each day. A browser that fetches a page ahead, and
    a program that asks for its head alone, open nothing.
    """
    if request.method != "GET" or "prefetch" in request.headers.get("Sec-Purpose", ""):
        return
    try:
        with impatient():
            today, _ = days.get_or_create(day=timezone.localdate())
            days.filter(pk=today.pk).update(**{name: F(name) + number for name, number in sums.items()})
    except DatabaseError:
        return


@contextmanager
def impatient() -> Iterator[None]:
    """Write in a transaction that gives up soon where somebody else is writing, with a DatabaseError."""
    with lock_timeout(_PATIENCE), transaction.atomic():
        yield
