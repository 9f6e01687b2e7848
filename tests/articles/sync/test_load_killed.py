"""A load that is killed half-way leaves the site as it was, and the next one completes it."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

pytestmark = pytest.mark.soak


class Site:
    """A site with a SQLite file of its own, whose commands run as processes."""

    def __init__(self, data: Path) -> None:
        self.file = data / "site.sqlite3"
        names = ("DATABASE_URL", "SITE_URL", "ALLOWED_HOSTS", "DEBUG")
        self.env = {k: v for k, v in os.environ.items() if k not in names}
        self.env |= {"DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": "needling_site.settings"}

    def start(self, *words: str) -> subprocess.Popen:
        command = [sys.executable, "manage.py", *words]
        return subprocess.Popen(command, cwd=settings.BASE_DIR, env=self.env)

    def run(self, *words: str) -> int:
        return self.start(*words).wait()

    def rows(self, table: str) -> list:
        connection = sqlite3.connect(self.file)
        try:
            return connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
        finally:
            connection.close()

    def is_writing(self) -> bool:
        connection = sqlite3.connect(self.file, timeout=0, isolation_level=None)
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return True
        finally:
            connection.close()
        return False

    def kill_while_writing(self, *words: str) -> int:
        process = self.start(*words)
        while process.poll() is None and not self.is_writing():
            pass
        process.send_signal(signal.SIGKILL)
        return process.wait()


TABLES = (
    "articles_article",
    "articles_version",
    "articles_citation",
    "articles_libraryfile",
    "sources_reference",
)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tmp_path)
    assert site.run("migrate", "--verbosity", "0") == 0
    return site


def test_first_load_that_is_killed_leaves_nothing_and_the_next_is_complete(site, tmp_path):
    assert site.kill_while_writing("load_content", "--quiet") == -signal.SIGKILL
    assert [site.rows(table) for table in TABLES] == [[]] * len(TABLES)
    assert site.run("load_content", "--quiet") == 0
    assert site.run("export_content", str(tmp_path / "out")) == 0
    for path in (settings.LIBRARY_DIR / "articles").glob("*.md"):
        assert (tmp_path / "out/articles" / path.name).read_bytes() == path.read_bytes()


def test_later_load_that_is_killed_leaves_the_site_as_it_was(site, folder):
    assert site.run("load_content", str(folder), "--quiet") == 0
    before = [site.rows(table) for table in TABLES]
    assert site.kill_while_writing("load_content", "--quiet") == -signal.SIGKILL
    assert [site.rows(table) for table in TABLES] == before
