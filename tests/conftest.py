"""Fixtures that more than one folder of tests uses."""

import os
import pickle
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model
from django.test import Client
from hypothesis import settings as hypothesis_settings

from content.articles.files.folder import read_folder
from content.articles.pages import errors
from content.articles.sync.load import Outcome, load
from content.rendering import document
from tests.made import empty_site, made_once

# A busy machine is no defect. Where CI is set, the examples are the same in every run.
hypothesis_settings.register_profile(
    "patient",
    deadline=None,
    derandomize="CI" in os.environ,
    max_examples=int(os.environ.get("EXAMPLES", "40")),
)
hypothesis_settings.load_profile("patient")


@dataclass(frozen=True)
class Kept:
    """What a load into an empty database did, and the rows that it wrote, by table."""

    outcome: Outcome
    rows: dict[str, list[tuple]]

    def copy(self) -> Outcome:
        """Write the rows again, as the load did, in a small part of its time; return its outcome."""
        # An article and its live version name each other, which only the end of a transaction looks at.
        with transaction.atomic(), connection.cursor() as cursor:
            for table, rows in self.rows.items():
                values = ", ".join(["%s"] * len(rows[0]))
                cursor.executemany(f"INSERT INTO {table} VALUES ({values})", rows)
            for sql in connection.ops.sequence_reset_sql(no_style(), loaded_models()):
                cursor.execute(sql)
        return deepcopy(self.outcome)


def loaded_models() -> list[type[Model]]:
    """Return the models that a load writes."""
    return [model for app in ("sources", "articles") for model in apps.get_app_config(app).get_models()]


def keep(path: Path, root: Path) -> None:
    """Load a folder, and write to `path` what that did; the database is left as it was."""
    found = {}
    with transaction.atomic(), connection.cursor() as cursor:
        outcome = load(read_folder(root))
        assert outcome.problems == []
        for model in loaded_models():
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")
            found[model._meta.db_table] = cursor.fetchall()
        transaction.set_rollback(True)
    path.write_bytes(pickle.dumps(Kept(outcome, {table: rows for table, rows in found.items() if rows})))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests by what they ask for: the database, a transaction of their own, the guide's library.

    Pytest-django lets no other test reach the database, so none differs by it.
    """
    for item in items:
        names, asked = getattr(item, "fixturenames", ()), item.get_closest_marker("django_db")
        if "db" in names or asked:
            item.add_marker("database")
        if "transactional_db" in names or (asked and asked.kwargs.get("transaction")):
            item.add_marker("postgres")
        if "kept_guide" in names:
            item.add_marker("guide")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Let a test database in memory begin as a copy of one that is migrated, so that this is done once."""
    if connection.vendor != "sqlite":
        yield
        return
    migrated = empty_site(tmp_path_factory) / "site.sqlite3"
    with (
        closing(sqlite3.connect(migrated)) as source,
        closing(sqlite3.connect(connection.creation._get_test_db_name(), uri=True)) as memory,
    ):
        source.backup(memory)
        yield  # what is in memory is gone when the last connection to it is closed


# Loading is slow, so each of the two libraries is loaded once, and its rows are copied for every test.


@pytest.fixture(autouse=True)
def no_recent_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test see a 404 page of the one before, nor its time run out between two looks."""
    errors.recent_frames.clear()
    monkeypatch.setattr(errors, "monotonic", lambda: 0.0)


@pytest.fixture(scope="session")
def kept(django_db_setup, django_db_blocker, tmp_path_factory: pytest.TempPathFactory):
    """Load a folder, or take what another process kept of that, by its name."""

    def kept(name: str, root: Path) -> Kept:
        with django_db_blocker.unblock():
            made = made_once(tmp_path_factory, f"{name}.{connection.vendor}", lambda path: keep(path, root))
        return pickle.loads(made.read_bytes())

    return kept


@pytest.fixture(scope="session")
def kept_guide(kept) -> Kept:
    """A load of the guide's own library."""
    return kept("guide", settings.LIBRARY_DIR)


@pytest.fixture(scope="session")
def kept_small_library(kept, tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """A load of the small library."""
    return kept("small-library", write_library(tmp_path_factory.mktemp("small") / "library"))


@pytest.fixture
def library(kept_guide: Kept, db) -> Outcome:
    """The guide's own library, loaded."""
    return kept_guide.copy()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small library folder that loads: two articles, a glossary, two references, two parts."""
    return write_library(tmp_path / "library")


@pytest.fixture
def loaded(kept_small_library: Kept, db, folder: Path) -> Path:
    """The small library, loaded; the value is its folder."""
    kept_small_library.copy()
    return folder


@pytest.fixture
def failing_renderer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The renderer with a mistake: it fails on a text that holds the word “failing”."""
    prepare_titles = document.prepare_titles

    def fail(source: str) -> str:
        return {}["failing"] if "failing" in source else prepare_titles(source)

    monkeypatch.setattr(document, "prepare_titles", fail)


@pytest.fixture
def media(settings, tmp_path: Path) -> Path:
    """A folder for uploads that nothing else writes to."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def client() -> Client:
    """A client that names itself as browsers do: what names itself otherwise is not counted."""
    return Client(
        headers={"user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}
    )


@pytest.fixture
def editor_client(db) -> Client:
    """A client that is signed in as somebody who may do everything in the admin."""
    client = Client()
    client.force_login(User.objects.create_superuser("editor", "editor@guide.example", "a-long-password"))
    return client


def article_file(
    title: str = "After", part: str = "afterwards", order: int = 1, body: str = "", **more: str
) -> str:
    """Return the text of an article file."""
    lines = [f"title: {title}", "summary: What this page is about.", f"part: {part}", f"order: {order}"]
    lines += [f"{key}: {value}" for key, value in more.items()]
    return "---\n" + "\n".join(lines) + f"\n---\n\n{body or 'You may feel sore [@brady2014].'}\n"


def write_library(root: Path) -> Path:
    """Write a small library that loads, and return its folder."""
    (root / "articles").mkdir(parents=True)
    (root / "figures").mkdir()
    (root / "articles/aftercare.md").write_text(
        article_file(
            "After your session",
            body="## The first day\n\nYou may feel sore [@brady2014]. "
            "See [the risks](risks.md#serious-harm).\n\n"
            "A [bruise](glossary.md#bruise) may show [@biolatto].",
        )
    )
    (root / "articles/risks.md").write_text(
        article_file(
            "Risks",
            part="decide",
            body="## Serious harm\n\nIt is rare [@brady2014]. See [aftercare](aftercare.md). "
            "Nobody has counted how often [@guide, note].\n\n"
            "> [!DIFFER] How common a bruise is\n> - **One clinic:** common [@biolatto].\n"
            "> - **A survey:** 8 in 100 [@brady2014].\n>\n> Expect one [@guide].",
        )
    )
    (root / "articles/glossary.md").write_text(
        article_file(
            "Glossary", part="about", layout="glossary", body="Bruise\n:   Blood under the skin [@biolatto]."
        )
    )
    (root / "references.json").write_text(
        """[
  {
    "id": "brady2014",
    "type": "article-journal",
    "title": "Adverse events following trigger point dry needling",
    "author": [{"family": "Brady", "given": "Susan"}],
    "container-title": "J Man Manip Ther",
    "issued": {"date-parts": [[2014]]},
    "volume": "22", "issue": "3", "page": "134-140",
    "DOI": "10.1179/2042618613Y.0000000044",
    "custom": {"kind": "survey", "appraisal": "It counts what happened.", "read": "abstract"}
  },
  {
    "id": "biolatto",
    "type": "webpage",
    "title": "Dry needling",
    "author": [{"family": "Biolatto", "given": "Leonardo"}],
    "issued": {"date-parts": [[2022, 10, 9]]},
    "custom": {"kind": "health article", "appraisal": "A named doctor.", "read": "full text"}
  }
]
"""
    )
    (root / "parts.yaml").write_text(
        "- slug: decide\n  title: Decide\n  summary: What to weigh up.\n"
        "- slug: afterwards\n  title: Afterwards\n  summary: What comes next.\n  foot: |\n"
        "    > [!EMERGENCY] [@guide]\n    > - you have chest pain\n"
        "- slug: about\n  title: About\n  summary: Who stands behind it.\n"
    )
    return root
