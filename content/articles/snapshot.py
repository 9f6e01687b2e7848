"""Reading without a lock: what is read within a snapshot is of one moment, and nobody waits for it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def snapshot() -> Iterator[None]:
    """Read the database as it stands at one moment, whoever writes meanwhile; nothing can be written.

    No lock is held that a writer needs, so what is read may be rendered within. A write raises an error of
    the database. Inside a transaction, what that sees is read.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    else:
        with _sqlite_reading(), transaction.atomic():
            yield


@contextmanager
def _sqlite_reading() -> Iterator[None]:
    """Let the next transaction begin as one that reads; the settings let each take the write lock at once."""
    with connection.cursor() as cursor:
        # It is there once the connection is.
        usual = connection.transaction_mode  # type: ignore[attr-defined]
        cursor.execute("PRAGMA query_only = ON")
        connection.transaction_mode = "DEFERRED"  # type: ignore[attr-defined]
        try:
            yield
        finally:
            connection.transaction_mode = usual  # type: ignore[attr-defined]
            cursor.execute("PRAGMA query_only = OFF")
