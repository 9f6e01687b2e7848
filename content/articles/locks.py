"""Reading a snapshot of the database without locks, and limiting how long a write waits for a lock."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import Error, connection, transaction

_SHORT = 50
"""Milliseconds that a write which no reader needs waits for the database."""


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
        cursor.execute("PRAGMA query_only = ON")
    # It is there once the connection is.
    usual = connection.transaction_mode  # type: ignore[attr-defined]
    connection.transaction_mode = "DEFERRED"  # type: ignore[attr-defined]
    try:
        yield
    finally:
        connection.transaction_mode = usual  # type: ignore[attr-defined]
        # Where the connection is lost, so is what was set on it.
        with suppress(Error), connection.cursor() as cursor:
            cursor.execute("PRAGMA query_only = OFF")


@contextmanager
def lock_timeout(milliseconds: int) -> Iterator[None]:
    """Let whatever writes within wait so long for others and no longer; then the database raises an error."""
    is_postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        usual = cursor.execute("SHOW lock_timeout" if is_postgresql else "PRAGMA busy_timeout").fetchone()[0]
        _set_lock_timeout(milliseconds)
        try:
            yield
        finally:
            # Where the connection is lost, so is what was set on it.
            with suppress(Error):
                _set_lock_timeout(usual)


@contextmanager
def short_lock_timeout() -> Iterator[None]:
    """Write in a transaction that gives up after 50 ms where somebody else is writing, with a DatabaseError.

    It is for what is written while a reader waits, who does not need it.
    """
    with lock_timeout(_SHORT), transaction.atomic():
        yield


def _set_lock_timeout(value: int | str) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT set_config('lock_timeout', %s, false)", [str(value)])
        else:
            cursor.execute(f"PRAGMA busy_timeout = {value}")
