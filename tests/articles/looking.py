"""What only looks, and whether somebody can save while it does."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import DatabaseError

from content.articles.checks.text import check_content
from content.articles.files.folder import read_folder
from content.articles.locks import short_lock_timeout
from content.articles.models import Article
from content.articles.publishing.publish import render_all
from content.articles.sync.export import Export
from content.articles.sync.load import load
from content.sources.models import Reference

from .factories import change_file
from .others import meanwhile

CLINIC, FILES = 'FROM "clinic_clinic"', 'FROM "articles_libraryfile"'


def looks(root: Path) -> dict[str, tuple[str, Callable[[], Any]]]:
    """Return what looks at a site or renders it, with words of a query that it runs half-way."""
    change_file(root, "articles/risks.md", "It is rare", "It is very rare")
    change_file(root, "references.json", "It counts what happened.", "It counted.")
    (root / "articles/risks.md").rename(root / "articles/dangers.md")
    for name in ("aftercare", "dangers"):
        path = root / f"articles/{name}.md"
        path.write_text(path.read_text().replace("risks.md", "dangers.md"))
    (root / "redirects.yaml").write_text("risks: dangers\n")
    folder = read_folder(root)
    return {
        "dry run": (CLINIC, lambda: load(folder, write=False, take_theirs=True)),
        "preview of an import": (CLINIC, lambda: load(folder, write=False, is_import=True)),
        "check": (CLINIC, check_content),
        "export": (FILES, lambda: Export.now().files()),
        "rendering": (CLINIC, render_all),
        "load, as long as it looks": (CLINIC, lambda: load(folder)),
    }


def who_waits(root: Path) -> list[str]:
    """Return during which of all that looks a save had to wait, and what was lost by it."""
    wrong = []
    for number, (name, (words, look)) in enumerate(looks(root).items()):

        def save(name: str = name, number: int = number) -> None:
            try:
                with short_lock_timeout():
                    reference = Reference.objects.select_for_update().get(key="biolatto")
                    reference.csl["title"] = f"An editor's title {number}"
                    reference.save()
            except DatabaseError as error:
                wrong.append(f"{name}: {error}")

        with meanwhile(words, save):
            look()
        if Reference.objects.get(key="biolatto").csl["title"] != f"An editor's title {number}":
            wrong.append(f"{name}: the save is lost")
        is_loaded = Article.objects.filter(slug="dangers", live__body__contains="very rare").exists()
        if is_loaded != name.startswith("load"):
            wrong.append(f"{name}: loaded is {is_loaded}")
    return wrong
