"""Fixtures that the tests of an article's pages at the desk share."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from content.articles.models import Article, Image, Version
from tests.articles.factories import edit
from tests.pages import Page
from tests.pictures import jpeg
from tests.uploads import store_image

from .people import client_of, person


@pytest.fixture
def reviewer(loaded) -> Client:
    """A client that is signed in as a reviewer, Ada."""
    return client_of(person("Reviewer", name="ada"))


@pytest.fixture
def writer(loaded) -> Client:
    """A client that is signed in as a writer, Wanda."""
    return client_of(person("Writer", name="wanda"))


@pytest.fixture
def draft(loaded) -> Version:
    """A draft on top of the published page on aftercare."""
    return edit("aftercare", live=False, title="After it", body="You may ache [@brady2014].")


@pytest.fixture
def page_of() -> Callable[..., str]:
    """The address of one of an article's pages at the desk."""

    def page_of(name: str, slug: str = "aftercare", *more: int) -> str:
        return reverse(f"admin:articles_article_{name}", args=[Article.objects.get(slug=slug).pk, *more])

    return page_of


@pytest.fixture
def soon() -> datetime:
    """A time that has not come yet, to the minute, as a browser sends it."""
    return (timezone.now() + timedelta(hours=1)).replace(second=0, microsecond=0)


@pytest.fixture
def stopped_clock(monkeypatch) -> datetime:
    """The time at which the clock stands still: a page says of which second it is, and a code is soon old."""
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now)
    return now


@pytest.fixture
def imports(settings, tmp_path: Path) -> Path:
    """A data folder of its own, in which uploads wait."""
    settings.DATA_DIR = tmp_path / "data"
    return settings.DATA_DIR


@pytest.fixture
def see(loaded):
    """The dashboard of somebody of a group, or another page of the desk."""

    def see(group: str = "Reviewer", path: str = "/admin/") -> Page:
        return Page(client_of(person(group, name=group.lower())).get(path).text)

    return see


@pytest.fixture
def aftercare(loaded) -> Article:
    """The page on aftercare, as it was loaded."""
    return Article.objects.get(slug="aftercare")


@pytest.fixture
def hand(media, loaded) -> Image:
    """A picture that was uploaded, and that no text shows."""
    return store_image("hand", "A hand on a back.", jpeg(900, 600))
