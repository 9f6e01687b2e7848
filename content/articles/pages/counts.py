"""Counting what readers do, as sums and nothing else; a count is never worth a reader's wait."""

from typing import Any

from django.db import DatabaseError
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from ..locks import short_lock_timeout


def count_today(request: HttpRequest, days: Any, **sums: int) -> None:
    """Add to the sums of today that somebody opened a page; nothing tells who, or at what time.

    `days` is the manager of the rows of that page, one for each day. A browser that fetches a page ahead, and
    a program that asks for its head alone, open nothing.
    """
    if request.method != "GET" or "prefetch" in request.headers.get("Sec-Purpose", ""):
        return
    try:
        with short_lock_timeout():
            today, _ = days.get_or_create(day=timezone.localdate())
            days.filter(pk=today.pk).update(**{name: F(name) + number for name, number in sums.items()})
    except DatabaseError:
        return
