"""Making, changing, copying and withdrawing handouts."""

import pytest
from django.db import IntegrityError

from content.articles.models import Article
from content.articles.publishing import rename, what_links_here
from content.handouts import edit as making
from content.handouts.edit import (
    as_it_was,
    bring_back_handout,
    change_handout,
    copy_of,
    find_chosen,
    find_or_make_handout,
    withdraw_handout,
)
from content.handouts.models import Handout
from tests.articles.others import meanwhile, on_postgresql
from tests.desk.people import person

from .conftest import make

pytestmark = pytest.mark.postgres


def marks_of(handout: Handout) -> list[str]:
    return [item.mark for item in handout.items.all()]


def test_what_is_no_page_or_section_is_named(loaded):
    chosen, unknown = find_chosen(
        ["risks", "nowhere", "risks#nowhere", "risks", "risks#serious-harm", "", "#"]
    )
    assert [c.mark for c in chosen] == ["risks", "risks#serious-harm"]
    assert unknown == ["nowhere", "risks#nowhere", "", "#"]


def test_former_names_of_pages_count(loaded):
    rename(Article.objects.get(slug="aftercare"), "after", person("Reviewer"))
    chosen, unknown = find_chosen(["aftercare", "after"])
    assert ([c.mark for c in chosen], unknown) == (["after"], [])


def test_a_handout_keeps_its_order_and_its_history(handout):
    sam = person("Staff", name="sam")
    chosen, _ = find_chosen(["risks#serious-harm", "glossary", "aftercare"])
    changed = change_handout(handout, "Later", "Bring your list.", chosen, by=sam)
    assert marks_of(changed) == ["risks#serious-harm", "glossary", "aftercare"]
    assert changed.code == handout.code
    newest = changed.history.first()
    assert (newest.history_user, newest.title) == (sam, "Later")
    assert newest.marks == ["risks#serious-harm", "glossary", "aftercare"]


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_two_saves_of_one_person_at_once_make_one_handout(loaded):
    sam, contents = person("Staff", name="sam"), find_chosen(["risks"])[0]

    def save() -> None:
        find_or_make_handout("For the nervous", "", contents, sam)

    with meanwhile('INSERT INTO "handouts_handoutitem"', save):
        save()
    assert Handout.objects.filter(title="For the nervous").count() == 1


def test_a_save_that_changes_nothing_makes_no_edition(handout):
    chosen, _ = find_chosen(marks_of(handout))
    same = change_handout(handout, handout.title, handout.note, chosen, by=None)
    assert (same.edition, same.changed_at) == (handout.edition, handout.changed_at)


def test_a_taken_code_is_passed_over(handout, monkeypatch):
    codes = iter([handout.code, handout.code, "AAAAAA"])
    monkeypatch.setattr(making, "new_code", lambda: next(codes))
    assert make(["risks"]).code == "AAAAAA"


def test_that_no_code_is_free_is_an_error_and_not_an_endless_search(handout, monkeypatch):
    monkeypatch.setattr(making, "new_code", lambda: handout.code)
    with pytest.raises(IntegrityError):
        make(["risks"])


def test_every_entry_of_the_history_has_what_was_in_it(handout):
    change_handout(handout, "Now", "", find_chosen(["aftercare"])[0], by=None)
    newest, first = handout.history.all()
    assert as_it_was(handout, first.pk) == ("After your visit", "", ["aftercare", "risks#serious-harm"])
    assert as_it_was(handout, newest.pk) == ("Now", "", ["aftercare"])
    assert newest.history_change_reason == "Changed: title, pages."
    other = make(["risks"])
    assert as_it_was(other, first.pk) is None


def test_a_copy_begins_as_the_other(handout):
    title, _, marks = copy_of(handout)
    assert (title, marks) == ("After your visit (copy)", ["aftercare", "risks#serious-harm"])


def test_withdrawing_and_bringing_back(handout):
    other = make(["risks"])
    withdraw_handout(handout, None, other)
    handout.refresh_from_db()
    assert (handout.withdrawn_at is not None, handout.read_instead) == (True, other)
    bring_back_handout(handout, None)
    handout.refresh_from_db()
    assert (handout.withdrawn_at, handout.read_instead) == (None, None)


def test_a_page_knows_the_handouts_that_lead_to_it(handout):
    found = [link for link in what_links_here(Article.objects.get(slug="risks")) if link.what == "handout"]
    assert [(link.title, link.address) for link in found] == [("After your visit", f"/h/{handout.code}/")]
