"""Why the database may take no save: somebody else is writing, it may not grow, or it can only be read."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.contrib.auth.models import User
from django.db import connection

from content.articles.models import Article, Part
from content.handouts.models import Edition, Handout
from content.sources.models import Reference


@contextmanager
def busy() -> Iterator[None]:
    """Somebody else holds what every save needs, on a connection of their own."""
    other = connection.copy()
    with other.cursor() as cursor:
        if other.vendor == "sqlite":
            cursor.execute("BEGIN IMMEDIATE")
            cursor.execute("DELETE FROM articles_linkcheck")
        else:
            cursor.execute("BEGIN")
            for model in (Article, Part, Reference, Handout, Edition, User):
                cursor.execute(f"LOCK TABLE {model._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
            other.close()


@contextmanager
def full() -> Iterator[None]:
    """The database may not grow, as on a disk that is full."""
    if connection.vendor != "sqlite":
        pytest.skip("the disk of the server is not ours to fill")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        usual = cursor.execute("PRAGMA max_page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA max_page_count = {usual}")


@contextmanager
def read_only() -> Iterator[None]:
    """Nothing can be written."""
    on, off = ("PRAGMA query_only = ON", "PRAGMA query_only = OFF")
    if connection.vendor != "sqlite":
        on, off = (f"SET default_transaction_read_only = {value}" for value in ("on", "off"))
    with connection.cursor() as cursor:
        cursor.execute(on)
        try:
            yield
        finally:
            cursor.execute(off)
