"""Counting what readers do, as sums and nothing else; a count is never worth a reader's wait."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from .models import Article, PaperVisit

_PATIENCE = 50
"""How many milliseconds a reader waits for the database before a count is given up."""


def counts(request: HttpRequest) -> bool:
    """Tell whether a request is somebody who opens a page, rather than a browser that fetches it ahead."""
    return request.method == "GET" and "prefetch" not in request.headers.get("Sec-Purpose", "")


def count_paper(request: HttpRequest, article: Article) -> None:
    """Count that somebody came to a page by a printed sheet: the page and the day, nothing about who."""
    try:
        if counts(request):
            with impatient():
                today, _ = PaperVisit.objects.get_or_create(article=article, day=timezone.localdate())
                PaperVisit.objects.filter(pk=today.pk).update(count=F("count") + 1)
    except DatabaseError:
        return


@contextmanager
def impatient() -> Iterator[None]:
    """Write in a transaction that gives up soon where somebody else is writing, with a DatabaseError.

    SQLite keeps its patience with the connection, PostgreSQL with the transaction.
    """
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            with transaction.atomic():
                cursor.execute(f"SET LOCAL lock_timeout = {_PATIENCE}")
                yield
            return
        usual = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
        try:
            with transaction.atomic():
                yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")
