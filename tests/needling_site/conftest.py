"""Fixtures that the tests of the whole site share."""

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import ExitStack, closing
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from runpy import run_path
from typing import Any
from unittest.mock import patch

import pytest
from django.conf import settings

from tests.conftest import write_library
from tests.made import copy_site, empty_site, manage, static_files

OURS = (
    "SECRET_KEY",
    "DEBUG",
    "ALLOWED_HOSTS",
    "DATABASE_URL",
    "SITE_URL",
    "DATA_DIR",
    "LOG_LEVEL",
    "TIME_ZONE",
    "PORT",
)


@pytest.fixture
def read_settings(tmp_path: Path):
    """Read the settings anew from an environment, of which nothing else is known; return them by name."""

    def read_settings(environment: dict[str, str]) -> dict[str, Any]:
        env = {"DATA_DIR": str(tmp_path), "SECRET_KEY": "only-for-tests"} | environment
        env = {key: value for key, value in env.items() if value != "UNSET"}
        with patch.dict(os.environ, env, clear=True):
            return run_path(str(settings.BASE_DIR / "needling_site/settings.py"))

    return read_settings


@dataclass(frozen=True)
class Served:
    """A site that gunicorn serves, with a SQLite file of its own."""

    process: subprocess.Popen
    port: int
    data: Path
    log: Path

    def get(self, path: str, **headers: str) -> HTTPResponse:
        """Ask for a page, and return the answer with its body read as `text`."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            connection.request("GET", path, headers={"Host": "127.0.0.1"} | headers)
            answer = connection.getresponse()
            answer.text = answer.read().decode(errors="replace")
        return answer

    def workers(self) -> list[int]:
        """Return the processes that answer requests."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in children.read_text().split()]

    def execute(self, sql: str, *values: Any) -> list[tuple]:
        """Run a statement on the site's database."""
        with closing(sqlite3.connect(self.data / "site.sqlite3", timeout=60)) as database, database:
            return database.execute(sql, values).fetchall()


@pytest.fixture(scope="session")
def site_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the small library loaded; the static files are collected."""
    data = tmp_path_factory.mktemp("site") / "data"
    copy_site(empty_site(tmp_path_factory), data, static_files(tmp_path_factory))
    manage(data, ["load_content", str(write_library(data / "library")), "--quiet"])
    return data


def environment(data: Path) -> dict[str, str]:
    """Return what a process of a site with this data folder finds in its environment."""
    env = {key: value for key, value in os.environ.items() if key not in (*OURS, "DJANGO_SETTINGS_MODULE")}
    return env | {"DATA_DIR": str(data), "SECRET_KEY": "only-for-tests"}


@pytest.fixture
def serve(site_data: Path, tmp_path: Path):
    """Serve a copy of the small site with gunicorn; `prepare` is run on its database before that."""
    data = tmp_path / "data"
    shutil.copytree(site_data, data, symlinks=True)
    with ExitStack() as after:

        def serve(*words: str, prepare: tuple[str, ...] = ()) -> Served:
            # The server gets the socket itself, so that nobody else can take its port before it listens.
            held = after.enter_context(closing(socket.socket()))
            held.bind(("127.0.0.1", 0))
            port = held.getsockname()[1]
            log = tmp_path / "log"
            out = after.enter_context(log.open("w"))
            command = [sys.executable, "-m", "gunicorn", "needling_site.wsgi"]
            site = Served(None, port, data, log)
            for sql in prepare:
                site.execute(sql)
            process = subprocess.Popen(
                [*command, "--bind", f"fd://{held.fileno()}", *words],
                cwd=settings.BASE_DIR, env=environment(data),
                stdout=out, stderr=out, pass_fds=[held.fileno()],
            )  # fmt: skip
            held.close()
            after.callback(process.wait, timeout=60)
            after.callback(process.terminate)
            while True:
                assert process.poll() is None, log.read_text()
                try:
                    socket.create_connection(("127.0.0.1", port), timeout=60).close()
                except OSError:
                    time.sleep(0.1)
                else:
                    return Served(process, port, data, log)

        yield serve
