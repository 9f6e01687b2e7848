"""What the clinic says of its own practice, on sheets: where it stands, and what an old sheet is told."""

import pytest

from content.articles.publishing.publish import render_all
from content.clinic.models import Clinic, SafetyRules
from content.handouts.changes_since_print import changed_since, changed_since_edition
from content.handouts.contents import contents_of
from content.handouts.editions import edition_of
from content.handouts.sheet import edition_html, sheet_html
from tests.articles.factories import edit
from tests.pages import Page

from .conftest import make, open_page

BODY = """{{ practice.cost }}

> [!DO]
> - Rest [@guide].

## Heat

{{ practice.age }} Ask first [@guide].
"""
COST = "At Praxis: 80 <b>pounds</b>. Written on"


@pytest.fixture
def sheet(loaded):
    """A handout of a page that places two lines, of which the clinic has set one."""
    edit("risks", body=BODY)
    say(Clinic(name="Praxis", cost="80 <b>pounds</b>"))
    return make(["risks"])


def say(record: Clinic | SafetyRules) -> None:
    record.save()
    render_all()


def words(handout, *, whole: bool = False) -> str:
    return Page(sheet_html(contents_of(handout), large=False, for_pdf=False, whole=whole)).words()


@pytest.mark.parametrize("whole", [False, True])
def test_a_line_stands_on_both_forms_of_a_sheet(sheet, whole):
    assert COST in words(sheet, whole=whole)
    assert "At Praxis: For a child, ask us before you book." not in words(sheet, whole=whole)
    say(SafetyRules(age="ask"))
    assert "At Praxis: For a child, ask us before you book." in words(sheet, whole=whole)


def test_a_section_has_the_lines_below_its_heading(loaded):
    edit("risks", body=BODY)
    say(SafetyRules(age="ask"))
    say(Clinic(cost="80"))
    printed = words(make(["risks#heat"]))
    assert "At our clinic: For a child, ask us before you book." in printed
    assert "80" not in printed


def test_what_to_do_comes_first_and_the_page_of_a_handout_has_the_line_too(sheet, client):
    for text in (words(sheet), open_page(client, f"/h/{sheet.code}/").words()):
        assert text.index("Rest") < text.index(COST)


def test_an_old_sheet_is_told_of_a_line_that_says_another(sheet, client):
    edition = edition_of(contents_of(sheet))
    address = edition.link_on_paper
    assert "nothing on it has changed since" in open_page(client, address).words()
    say(Clinic(name="Praxis", cost="90 <i>pounds</i>"))
    page = open_page(client, address).words()
    assert "The clinic now says: 90 <i>pounds</i>." in page
    say(SafetyRules(age="from_18"))
    assert "The clinic now says: We do not needle anyone under 18." in open_page(client, address).words()
    say(Clinic(name="Praxis"))
    assert (
        "The clinic no longer says something that stands on your sheet" in open_page(client, address).words()
    )


def test_another_name_of_the_clinic_makes_no_line_another(sheet):
    then = edition_of(contents_of(sheet))
    say(Clinic(name="Another", cost="80 <b>pounds</b>"))

    changes = changed_since_edition(contents_of(sheet), then)
    assert (changes.practice, changes.no_practice, changes.pages, changes.details) == ([], False, [], True)


def test_an_edition_prints_what_the_clinic_said_then(sheet):
    edition = edition_of(contents_of(sheet))
    say(Clinic(name="Another", cost="90"))
    kept = Page(edition_html(edition, large=False, for_pdf=False)).words()
    assert COST in kept
    assert "90" not in kept


def test_a_sheet_without_an_edition_is_told_by_the_history(sheet):
    contents = contents_of(sheet)
    assert changed_since(contents, contents.text_of).practice == []
    assert changed_since(contents, 0).practice == ["80 <b>pounds</b>."]


def test_saving_a_rule_is_a_change_of_the_text_of_a_sheet(sheet):
    before = contents_of(sheet).text_of
    say(SafetyRules(age="ask"))
    SafetyRules.history.update(history_date="2030-01-01T00:00:00Z")
    assert contents_of(sheet).text_of > before
