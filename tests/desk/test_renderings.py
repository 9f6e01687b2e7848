"""How often texts are rendered on the way from the form to the readers: each rendering takes time."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from inspect import unwrap
from types import FrameType
from typing import Any

import pytest

from content.articles.models import Article
from content.rendering import render


@contextmanager
def counted(function: Any) -> Iterator[list[str]]:
    """Note the title of each text that a function is given while the block runs, wherever it is called."""
    calls: list[str] = []

    code = unwrap(function).__code__

    def note(frame: FrameType, event: str, argument: Any) -> None:
        if event == "call" and frame.f_code is code:
            calls.append(frame.f_locals["text"].title)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield calls
    finally:
        sys.setprofile(before)


@pytest.fixture
def sent(loaded):
    """What the form of the article on aftercare sends with a new title."""
    live = Article.objects.get(slug="aftercare").live
    return {
        "title": "New", "summary": live.summary, "body": live.body, "part": live.article.part_id, "order": 1,
        "layout": "article", "seen": live.number,
    }  # fmt: skip


@pytest.mark.parametrize("button", ["_draft", "_review"])
def test_save_renders_the_text_once_and_no_other(
    writer, page_of, sent, button, django_capture_on_commit_callbacks
):
    with counted(render) as titles, django_capture_on_commit_callbacks(execute=True):
        assert writer.post(page_of("change"), sent | {button: "yes"}).status_code == 302
    assert titles == ["New"]


def test_publishing_from_the_form_renders_the_text_once_and_then_every_page_once(
    reviewer, page_of, sent, django_capture_on_commit_callbacks
):
    with counted(render) as titles, django_capture_on_commit_callbacks(execute=True):
        assert reviewer.post(page_of("change"), sent | {"_publish": "yes"}).status_code == 302
    assert (titles[0], sorted(titles[1:])) == ("New", ["Glossary", "New", "Risks"])


def test_publishing_a_draft_renders_the_text_once_and_then_every_page_once(
    reviewer, page_of, draft, django_capture_on_commit_callbacks
):
    data = {"_publish": "yes", "version": draft.number, "change": "Plainer."}
    with counted(render) as titles, django_capture_on_commit_callbacks(execute=True):
        assert reviewer.post(page_of("decide"), data).status_code == 302
    assert (titles[0], sorted(titles[1:])) == (draft.title, sorted(["Glossary", draft.title, "Risks"]))


def test_page_on_which_a_draft_is_published_renders_it_once(reviewer, page_of, draft):
    with counted(render) as titles:
        assert reviewer.get(page_of("decide")).status_code == 200
    assert titles == [draft.title]
