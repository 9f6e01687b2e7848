"""What tests of articles make: an editor's version, a changed file, a sign-off, a command's run."""

from dataclasses import dataclass, replace
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import CommandError, call_command

from content.articles.files.folder import read_folder
from content.articles.models import Article, Review, Version
from content.articles.publishing.context import current_render_context, with_page
from content.articles.publishing.publish import publish, write_version
from content.articles.sync.load import Outcome, load
from content.articles.sync.three_way import Choice
from content.rendering import render


def edit(slug: str, *, live: bool = True, note: str = "", notable: bool = False, **fields: Any) -> Version:
    """Write a version of an article as an editor does, and publish it unless it is to stay a draft."""
    article = Article.objects.get(slug=slug)
    newest = article.newest
    text = replace(newest.text, **fields)
    rendered = render(text, with_page(current_render_context(), slug, text))
    assert rendered.problems == []
    version = write_version(article, text, rendered, note=note, notable=notable, made_from=newest)
    if live:
        publish(version)
    return version


def change_file(root: Path, name: str, old: str, new: str) -> None:
    """Replace some words of a file, which has to hold them."""
    path = root / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def load_folder(root: Path, **options: bool) -> Outcome:
    """Read a folder and load it."""
    return load(read_folder(root), **options)


def changes_nothing(outcome: Outcome) -> bool:
    """Tell whether a load found all in the database already, or kept what was edited there."""
    return set(outcome.choices.values()) <= {Choice.LEAVE, Choice.KEEP} and not outcome.rendered


def body_of(slug: str) -> str:
    """Return the Markdown that readers see of an article."""
    return Article.objects.get(slug=slug).live.body


def sign_off(version: Version, on: date = date(2026, 1, 10), due: date = date(2099, 1, 10)) -> Review:
    """Sign a version as a clinician."""
    return Review.objects.create(
        version=version, name="Ada Okafor", role="physiotherapist", date=on, next_due=due
    )


@dataclass(frozen=True)
class Ran:
    """What a command printed, and the status that it ended with."""

    status: int
    out: str
    err: str


def run(*words: Any) -> Ran:
    """Run one of the project's commands."""
    out, err, status = StringIO(), StringIO(), 0
    try:
        call_command(*map(str, words), stdout=out, stderr=err)
    except CommandError as error:
        status = error.returncode
        err.write(str(error))
    except SystemExit as end:
        status = end.code
    return Ran(status, out.getvalue(), err.getvalue())
