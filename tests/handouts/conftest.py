"""What tests of handouts share: a small library, a handout of it, and staff."""

import pytest
from django.test import Client

from content.handouts.edit import find_chosen, make_handout
from content.handouts.models import Handout
from tests.desk.people import client_of, person
from tests.pages import Page


@pytest.fixture
def handout(loaded) -> Handout:
    """A handout of one page and a section of another."""
    return make(["aftercare", "risks#serious-harm"])


@pytest.fixture
def staff(loaded) -> Client:
    """A client that is signed in as one of the staff, Sam."""
    return client_of(person("Staff", name="sam"))


def make(marks: list[str], title: str = "After your visit", note: str = "") -> Handout:
    """Make a handout of pages and sections that exist."""
    chosen, unknown = find_chosen(marks)
    assert unknown == []
    return make_handout(title, note, chosen)


def open_page(client: Client, address: str, status: int = 200) -> Page:
    """Open a page of a handout, which search engines, caches and cookies have no part in."""
    answer = client.get(address)
    assert answer.status_code == status
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Cache-Control"] == ("no-store" if status == 404 else "no-cache")
    assert not answer.cookies
    return Page(answer.text)
