"""What the form of an article says while its writer cannot go on, and that the text stays in it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from .conftest import Site
from .writing import Desk, try_to_save, type_below

_GROUP = """
from django.contrib.auth.models import Group, User
User.objects.get(username={name!r}).groups.set(Group.objects.filter(name={group!r}))
"""
_CODES = """
from content.clinic.models import Clinic
clinic = Clinic.current() or Clinic()
clinic.codes_required = {required}
clinic.save()
"""


def run(site: Site, code: str) -> None:
    site.manage("shell", "-v", "0", "-c", code)


@contextmanager
def without_the_right(site: Site, name: str) -> Iterator[None]:
    run(site, _GROUP.format(name=name, group="Staff"))
    yield
    run(site, _GROUP.format(name=name, group="Writer"))


@contextmanager
def with_codes_required(site: Site, name: str) -> Iterator[None]:
    run(site, _CODES.format(required=True))
    yield
    run(site, _CODES.format(required=False))


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (without_the_right, "You are signed in, but you may not write any more. Your text is kept"),
        (with_codes_required, "Everybody at this desk signs in with a one-time code now. Your text is kept"),
    ],
)
def test_form_says_why_its_writer_cannot_go_on_and_keeps_the_text(desk: Desk, site: Site, trouble, words):
    page = desk.open()
    word = page.locator(".editor-word")
    with trouble(site, desk.name):
        type_below(page, "Written meanwhile [@guide].")
        expect(word).to_contain_text(words)
        expect(page.locator(".preview-word")).to_contain_text("The preview waits until you can write again.")
        try_to_save(page)
        assert page.url.endswith(desk.path)
        assert "Written meanwhile" in page.locator("#id_body").input_value()
    expect(page.locator(".editor-word.trouble")).to_have_count(0)  # that one can go on it says in passing
    page.locator("[name=_draft]").click()
    expect(page.locator(".messagelist")).to_contain_text("Saved as a draft")
    desk.complaints[:] = [text for text in desk.complaints if "403 (Forbidden)" not in text]
