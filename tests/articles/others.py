"""Somebody else who works on the site at the same time, on a connection of their own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

import pytest
from django.db import connection

on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite lets one write at a time anyway"
)


@contextmanager
def meanwhile(words: str, act: Callable[[], None]) -> Iterator[None]:
    """Let somebody act on a connection of their own when this one is about to run a query with such words."""
    others: list[Thread] = []

    def other() -> None:
        act()
        connection.close()

    def watch(execute: Callable[..., Any], sql: str, *args: Any) -> Any:
        if not others and words in sql:
            others.append(Thread(target=other))
            others[0].start()
            # Long enough for somebody whom nothing holds up.
            others[0].join(1)
        return execute(sql, *args)

    with connection.execute_wrapper(watch):
        yield
    assert others, f"no query has {words}"
    others[0].join()
