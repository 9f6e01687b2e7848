"""Fixtures that the tests of an article's pages at the desk share."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from content.articles.models import Article, Version
from tests.articles.factories import edit

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
