"""What whoever comes by the QR code of an old sheet is told."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from content.articles.models import Article, LibraryFile, Part, Version
from content.articles.pages.paper import address_on_paper, day_of, moment
from content.articles.publishing import withdraw_article
from content.articles.publishing.publish import render_all
from content.articles.publishing.rename import rename
from content.clinic.models import Clinic
from content.handouts.changes_since_print import (
    ChangedPage,
    Section,
    SheetState,
    changed_since,
    compare,
    sections_of,
)
from content.handouts.contents import contents_of
from content.handouts.edit import change_handout, find_chosen
from content.rendering.blocks import Block, Passage
from tests.articles.factories import edit
from tests.desk.people import person
from tests.older_html import blocks_of_html

from .conftest import make, open_page


def edit_later(slug: str, **fields: str) -> None:
    """Publish a text of a page, later than all that was published before."""
    version = edit(slug, **fields)
    version.published_at += timedelta(minutes=version.number)
    version.save(update_fields=["published_at"])


def test_an_old_sheet_is_told_what_has_changed(handout, client):
    printed = contents_of(handout).text_of
    address = address_on_paper(f"/h/{handout.code}/", printed)
    day = date_format(day_of(printed), "j F Y")
    assert (
        f"Your sheet is of {day}, and nothing on it has changed since." in open_page(client, address).words()
    )
    edit_later("risks", body="## Serious harm\n\nNew [@brady2014].")
    page = open_page(client, address)
    assert f"Your sheet is of {day}. What has changed since:" in page.words()
    assert "“Serious harm” says something new: what changed on “Risks”." in page.words()
    assert "/risks/changes/" in page.links
    assert "Your sheet" not in open_page(client, f"/h/{handout.code}/").words()
    assert f"/aftercare/?{address.partition('?')[2]}" in page.links  # so that it is counted as from paper


def test_an_old_sheet_whose_page_was_withdrawn_is_told_so(handout, client):
    address = address_on_paper(f"/h/{handout.code}/", contents_of(handout).text_of)
    withdraw_article(Article.objects.get(slug="risks"), person("Reviewer"), None)
    Article.objects.filter(slug="risks").update(withdrawn_at=timezone.now() + timedelta(minutes=1))
    words = open_page(client, address).words()
    assert "“Risks” has been withdrawn. Do not rely on an old copy of it." in words
    assert "“Risks” is no longer part of it." in words


def test_an_old_sheet_is_told_that_the_handout_itself_changed(handout, client):
    handout.history.update(history_date=timezone.now() - timedelta(hours=2))
    Version.objects.update(published_at=timezone.now() - timedelta(days=1))
    address = address_on_paper(f"/h/{handout.code}/", moment(handout.changed_at) - 3600)
    change_handout(handout, "Other", "Bring it.", find_chosen(["risks", "glossary"])[0], by=None)
    words = open_page(client, address).words()
    assert "It has another title." in words
    assert "The note below its title is another." in words
    assert "“After your session” is no longer part of it." in words
    assert "“Glossary” and “B” say something new: what changed on “Glossary”." in words
    assert "“Serious harm” says" not in words  # it stood on the sheet as well


def test_where_the_history_does_not_say_what_a_handout_held_the_parts_of_today_count(handout, client):
    handout.history.update(marks=[])
    address = address_on_paper(f"/h/{handout.code}/", contents_of(handout).text_of)
    assert "nothing on it has changed since" in open_page(client, address).words()
    edit_later("risks", body="## Serious harm\n\nNew [@brady2014].")
    assert "“Serious harm” says something new" in open_page(client, address).words()


CARD = "The list of signs that need help has changed: read the one on this page."
DETAILS = "The clinic’s name, address or email has changed"
NUMBER = "The number to call in an emergency is now 112."
PHONE = "The clinic’s telephone number is now 112."
NEW = "says something new"
URGENT = "For help the same day, call {}, whatever your sheet says."
NO_URGENT = "For help the same day, call your doctor or an urgent care service, not a number on your sheet."
NO_PHONE = "Do not use the clinic’s telephone number on your sheet any more."


def yesterday() -> None:
    """Let all that was done with the clinic and the parts be a day old."""
    for history in (Part.history, Clinic.history):
        history.update(history_date=timezone.now() - timedelta(days=1))


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("footer", "> [!EMERGENCY] Call now\n> - Words [@guide].", [CARD]),
        ("emergency_number", "112", [NUMBER]),
        ("urgent_number", "116 117", [URGENT.format("Doc on 116 117")]),
        ("urgent_number", "", [NO_URGENT]),
        ("urgent_name", "", [URGENT.format("the urgent care line on 111")]),
        ("urgent_hours", "always", [URGENT.format("Doc on 111 (always)")]),
        ("phone", "112", [PHONE]),
        ("phone", "", [NO_PHONE]),
        ("name", "Another", [DETAILS]),
        ("email", "new@clinic.example", [DETAILS]),
        ("colour", "#0f5c63", []),
    ],
)
def test_an_old_sheet_is_told_what_around_its_text_has_changed(handout, client, field, value, told):
    clinic = Clinic(name="One", phone="01 23", urgent_name="Doc", urgent_number="111")
    part = handout.items.first().article.part
    clinic.save()
    yesterday()
    printed = contents_of(handout).text_of - 3600
    address = address_on_paper(f"/h/{handout.code}/", printed)

    def said(address: str) -> list[str]:
        words = open_page(client, address).words()
        lines = [line for line in (CARD, DETAILS, NUMBER, PHONE, NO_PHONE) if line in words]
        return lines + re.findall(r"For help the same day.*? your sheet[^.]*\.", words)

    assert said(address) == []
    row = part if field == "footer" else clinic
    before = getattr(row, field)
    setattr(row, field, value)
    row.save()
    render_all()
    assert said(address) == told
    assert said(f"/h/{handout.code}/") == []
    assert said(address_on_paper(f"/h/{handout.code}/", contents_of(handout).text_of)) == []
    setattr(row, field, before)  # as the sheet has it
    row.save()
    assert said(address) == []


def test_a_sheet_without_a_card_is_told_of_none(loaded, client):
    Part.objects.update(footer="", footer_blocks=())
    handout = make(["risks"])
    yesterday()
    address = address_on_paper(f"/h/{handout.code}/", contents_of(handout).text_of - 3600)
    Clinic(emergency_number="112").save()
    page = open_page(client, address)
    assert NUMBER in page.words()
    assert CARD not in page.words()
    assert "emergency-card" not in page.ids


@pytest.mark.parametrize("body", ["Rare [@brady2014].", "> [!EMERGENCY] Call now\n> - Words [@guide]."])
def test_an_old_sheet_is_told_of_its_card_whatever_its_page_says_itself(loaded, client, body):
    edit("risks", body=f"## Serious harm\n\nRare [@brady2014].\n\n{body}")
    handout = make(["risks"])  # its part has no card: the sheet has the guide's first
    yesterday()
    address = address_on_paper(f"/h/{handout.code}/", contents_of(handout).text_of - 3600)
    part = Part.objects.get(slug="afterwards")
    part.footer += "    > - another sign\n"
    part.save()
    assert CARD in open_page(client, address).words()


def test_an_old_sheet_is_told_that_the_signs_on_its_card_changed(loaded, client):
    row = LibraryFile.objects.create(path="signs.yaml", text="first")
    handout = make(["risks"])
    yesterday()
    LibraryFile.history.update(history_date=timezone.now() - timedelta(days=1))
    address = address_on_paper(f"/h/{handout.code}/", contents_of(handout).text_of - 3600)
    assert CARD not in open_page(client, address).words()
    row.text = "second"
    row.save()
    assert CARD in open_page(client, address).words()


def test_a_change_elsewhere_on_a_page_is_not_told_to_who_has_another_part(loaded, client):
    edit("risks", body="## Serious harm\n\nIt is rare [@brady2014].\n\n## Heat\n\nWarm [@biolatto].")
    handout = make(["risks#heat", "aftercare", "risks#serious-harm"])
    address = address_on_paper(f"/h/{handout.code}/", contents_of(handout).text_of)

    def told_after(body: str) -> list[str]:
        """Return which of the chosen parts say something new."""
        edit_later("risks", body=body)
        words = open_page(client, address).words()
        told = re.findall(r"What has changed since: (.*?) says? something new", words)
        return re.findall("“(.*?)”", "".join(told))

    harm, heat = "## Serious harm\n\nIt is rare [@brady2014].", "## Heat\n\nWarm [@biolatto]."
    assert told_after(f"## First\n\nNew [@biolatto].\n\n{harm}\n\n{heat}") == []
    assert told_after(f"{harm}\n\n## Heat\n\nCold [@biolatto].") == ["Heat"]
    assert told_after(f"## Serious harm\n\nNone [@brady2014].\n\n{heat}") == ["Serious harm"]
    body = "## Serious harm\n\nNone [@brady2014].\n\n## Heat\n\nCold [@biolatto]."
    assert told_after(body) == ["Heat", "Serious harm"]


def test_a_change_of_the_sides_of_a_difference_which_no_sheet_prints_is_none(loaded, client):
    sides = "> [!DIFFER] Rest or move\n> - **One:** rest [@biolatto].\n> - **Two:** {} [@brady2014].\n"
    differ = sides + ">\n> {} [@guide].\n"
    edit("risks", body=differ.format("move", "Move gently"))
    handout = make(["risks"])
    address = address_on_paper(f"/h/{handout.code}/", contents_of(handout).text_of)
    edit_later("risks", body=differ.format("walk", "Move gently"))
    assert "nothing on it has changed since" in open_page(client, address).words()
    edit_later("risks", body=differ.format("walk", "Do not move"))
    assert "“Risks” says something new" in open_page(client, address).words()


def test_a_renamed_page_is_the_same_page(loaded, client):
    handout = make(["risks#serious-harm"])
    address = address_on_paper(f"/h/{handout.code}/", contents_of(handout).text_of)
    rename(Article.objects.get(slug="risks"), "dangers", person("Reviewer"))
    assert "nothing on it has changed since" in open_page(client, address).words()


def test_what_is_shown_of_the_clinic_makes_no_part_of_a_page_another(loaded, client):
    edit("risks", body="## Heat\n\nCall {{ clinic.phone }} [@guide].\n\n## Cold\n\nNo [@biolatto].")
    handout = make(["risks#heat"])
    address = address_on_paper(f"/h/{handout.code}/", contents_of(handout).text_of)
    edit_later("risks", body="## Heat\n\nCall {{ clinic.phone }} [@guide].\n\n## Cold\n\nYes [@biolatto].")
    Clinic(phone="01 23").save()
    render_all()
    assert NEW not in open_page(client, address).words()


SOURCES = re.compile(r'<span class="s">.*?</span>|<a [^>]*class="src"[^>]*>.*?</a>')
"""What stands in the HTML of today for sources. That of 0.1.0 had numbers, which were not read as words."""


def keep_as_html(*, former: bool) -> None:
    """Leave versions as they are after an upgrade where their text cannot be rendered any more."""
    for version in Version.objects.filter(article__slug="risks", live_for__isnull=former):
        version.blocks = blocks_of_html(SOURCES.sub("", version.html))
        version.key_point_blocks = blocks_of_html(SOURCES.sub("", version.key_points_html))
        version.not_rendered = "It is too long."
        version.save(update_fields=["blocks", "key_point_blocks", "not_rendered"])


@pytest.mark.parametrize("mark", ["risks", "risks#heat", "risks#key-points"])
@pytest.mark.parametrize("as_html", [[True], [False], [True, False]])
def test_an_upgrade_alone_makes_no_sheet_read_changed(loaded, client, as_html, mark):
    heat = (
        "Lead [@brady2014].\n\n## Heat\n\n> [!ADVICE] Warm\n> A sauna is *warm*. Call {{ clinic.phone }}.\n\n"
        "| Where | How often |\n|---|---|\n| Arm | often [@brady2014; @biolatto, p. 3] |\n"
    )
    points = ["You may ache [@brady2014]."]
    edit("risks", key_points=points, body=f"{heat}\n## Cold\n\nNo [@guide].")
    handout = make([mark])
    address = address_on_paper(f"/h/{handout.code}/", contents_of(handout).text_of)
    cold = "No [@guide]." if mark == "risks" else "Yes [@guide]."
    edit_later("risks", key_points=points, body=f"{heat}\n## Cold\n\n{cold}")
    for former in as_html:
        keep_as_html(former=former)
    assert NEW not in open_page(client, address).words()


def test_what_changed_is_told_where_the_former_text_is_kept_as_html(loaded, client):
    edit("risks", body="## Heat\n\nWarm [@biolatto].")
    handout = make(["risks#heat"])
    address = address_on_paper(f"/h/{handout.code}/", contents_of(handout).text_of)
    edit_later("risks", body="## Heat\n\nCold [@biolatto].")
    keep_as_html(former=True)
    assert NEW in open_page(client, address).words()


CLINIC = {"name": "One", "phone": "01 23", "emergency_number": "999", "urgent_number": "111"}
HEAT, COLD = Section("risks", "Risks", "Heat", ("Warm.",)), Section("risks", "Risks", "Cold", ("No.",))
SHEET = SheetState("Title", "Note", (HEAT, COLD), ("Call now",), CLINIC)


def changes_to(**other) -> dict[str, Any]:
    """Return what is told where a sheet differs in some of its values: only what is told."""
    return {name: told for name, told in vars(compare(SHEET, replace(SHEET, **other))).items() if told}


def test_nothing_is_told_where_nothing_differs():
    assert changes_to() == {}
    assert compare(SHEET, SHEET).is_nothing
    assert changes_to(sections=(COLD, HEAT)) == {}  # another order says the same
    assert changes_to(sections=(replace(HEAT, heading="Warmth"), COLD)) == {}


def test_what_differs_is_told_by_name():
    new = replace(HEAT, words=("Hot.",))
    assert changes_to(sections=(new, COLD)) == {"pages": [ChangedPage("risks", "Risks", ["Heat"])]}
    assert changes_to(sections=(HEAT,)) == {"gone": ["Cold"]}
    other = Section("aftercare", "After", "", ("After",))
    assert changes_to(sections=(other,)) == {
        "pages": [ChangedPage("aftercare", "After", ["After"])],
        "gone": ["Risks"],
    }
    assert changes_to(title="Other", note="Another") == {"title": True, "note": True}
    assert changes_to(cards=("Call soon",)) == {"cards": True}
    assert changes_to(cards=()) == {}


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("emergency_number", "112", {"emergency_number"}),
        ("emergency_number", "", set()),
        ("urgent_number", "", {"no_urgent_number"}),
        ("urgent_hours", "always", {"urgent_number"}),
        ("phone", "", {"no_phone"}),
        ("phone", "4", {"phone"}),
        ("address", "Mill Lane", {"details"}),
    ],
)
def test_what_differs_of_the_clinic_is_told(field, value, told):
    assert set(changes_to(clinic=CLINIC | {field: value})) == told


def test_where_much_of_a_page_changed_it_is_named_in_place_of_its_sections():
    assert not ChangedPage("risks", "Risks", ["a", "b", "c"]).is_named_whole
    assert ChangedPage("risks", "Risks", ["a", "b", "c", "d"]).is_named_whole


def test_the_words_of_a_page_are_told_apart_by_headings_and_titled_callouts():
    def block(kind: str, *passages: tuple[str, str], urgency: str = "") -> Block:
        return Block(kind, "", urgency=urgency, passages=tuple(Passage(*one) for one in passages))

    blocks = [
        block("paragraph", ("p", "Lead \ue0031\ue004.")),
        block("heading", ("h2", "Now")),
        block("do", ("label", "Do"), ("li", "Rest.")),
        block("card", ("label", "Call"), ("li", "Pain."), urgency="emergency"),
        block("difference", ("p", "Move."), ("label", "Who says what"), ("li", "One: rest.")),
        block("heading", ("h2", "Empty")),
    ]
    assert [(one.heading, one.words) for one in sections_of("risks", "The risks", blocks)] == [
        ("", ("The", "risks", "Lead.")),
        ("Do", ("Rest.",)),
        ("Now", ("Move.",)),
    ]


def test_what_has_changed_takes_a_fixed_number_of_queries(loaded, django_assert_num_queries):
    for marks in (["risks"], ["risks#serious-harm", "aftercare", "glossary"]):
        contents = contents_of(make(marks))
        edit_later("risks", body=f"## Serious harm\n\nNew of {len(marks)} [@brady2014].")
        contents = contents_of(contents.handout)
        printed = contents.text_of - 30
        with django_assert_num_queries(12):
            assert changed_since(contents, printed).pages
