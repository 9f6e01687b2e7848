"""What whoever comes by the QR code of an old sheet is told."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from content.articles.models import Article, LibraryFile, Part, Version
from content.articles.pages.paper import address_on_paper, moment
from content.articles.publishing import withdraw_article
from content.articles.publishing.publish import render_all
from content.clinic.models import Clinic
from content.handouts.contents import contents_of
from content.handouts.edit import change_handout, find_chosen
from tests.articles.factories import edit
from tests.desk.people import person
from tests.older_html import blocks_of_html

from .conftest import make, open_page


def test_an_old_sheet_is_told_what_has_changed(handout, client):
    address = address_on_paper(f"/h/{handout.code}/", contents_of(handout).text_of)
    assert "Your sheet has the text of" in open_page(client, address).words()
    assert "has changed since" not in open_page(client, address).words()
    version = edit("risks", body="## Serious harm\n\nNew [@brady2014].")
    version.published_at = version.published_at.replace(year=2030)
    version.save(update_fields=["published_at"])
    page = open_page(client, address)
    assert page.words().count("This page has changed since your sheet was printed") == 1
    assert "has changed since" not in open_page(client, f"/h/{handout.code}/").words()
    assert f"/aftercare/?{address.partition('?')[2]}" in page.links  # so that it is counted as from paper


def test_an_old_sheet_whose_page_was_withdrawn_is_told_so(handout, client):
    address = address_on_paper(f"/h/{handout.code}/", contents_of(handout).text_of)
    withdraw_article(Article.objects.get(slug="risks"), person("Reviewer"), None)
    words = open_page(client, address).words()
    assert "“Risks” has been withdrawn. Do not rely on an old copy of it." in words
    assert "up to date" not in words


def test_an_old_sheet_is_told_that_the_handout_itself_changed(handout, client):
    address = address_on_paper(f"/h/{handout.code}/", moment(handout.changed_at) - 3600)
    change_handout(handout, "Other", "", find_chosen(["risks"])[0], by=None)
    assert "What is on it has changed since" in open_page(client, address).words()


CARD = "The emergency card has changed since: read the one on this page."
DETAILS = "The clinic’s name, address or email has changed"
NUMBER = "The number to call in an emergency is now 112."
PHONE = "The clinic’s telephone number is now 112."
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
    Part.objects.update(footer="", footer_html="")
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
    version = Article.objects.get(slug="risks").live
    address = address_on_paper(f"/h/{handout.code}/", contents_of(handout).text_of)

    def told_after(body: str) -> list[str]:
        """Where it says so: behind which of the chosen parts."""
        newer = edit("risks", body=body)
        newer.published_at = version.published_at + timedelta(minutes=newer.number)
        newer.save(update_fields=["published_at"])
        words = open_page(client, f"{address}&all").words()
        after = words.split("This page has changed since your sheet was printed")[1:]
        return [re.search("Heat|Serious harm", text)[0] for text in after]

    harm, heat = "## Serious harm\n\nIt is rare [@brady2014].", "## Heat\n\nWarm [@biolatto]."
    assert told_after(f"## First\n\nNew [@biolatto].\n\n{harm}\n\n{heat}") == []
    assert told_after(f"{harm}\n\n## Heat\n\nCold [@biolatto].") == ["Heat"]
    assert told_after(f"## Serious harm\n\nNone [@brady2014].\n\n{heat}") == ["Serious harm"]
    assert told_after("## Serious harm\n\nNone [@brady2014].\n\n## Heat\n\nCold [@biolatto].") == ["Heat"]


def test_what_is_shown_of_the_clinic_makes_no_part_of_a_page_another(loaded, client):
    edit("risks", body="## Heat\n\nCall {{ clinic.phone }} [@guide].\n\n## Cold\n\nNo [@biolatto].")
    handout = make(["risks#heat"])
    address = address_on_paper(f"/h/{handout.code}/", contents_of(handout).text_of)
    newer = edit("risks", body="## Heat\n\nCall {{ clinic.phone }} [@guide].\n\n## Cold\n\nYes [@biolatto].")
    newer.published_at += timedelta(minutes=1)
    newer.save(update_fields=["published_at"])
    Clinic(phone="01 23").save()
    render_all()
    words = open_page(client, address).words()
    assert "This page has changed" not in words


def keep_as_html(*, former: bool) -> None:
    """Leave versions as they are after an upgrade where their text cannot be rendered any more."""
    for version in Version.objects.filter(article__slug="risks", live_for__isnull=former):
        version.blocks = blocks_of_html(version.html)
        version.key_point_blocks = blocks_of_html(version.key_points_html)
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
    newer = edit("risks", key_points=points, body=f"{heat}\n## Cold\n\n{cold}")
    newer.published_at += timedelta(minutes=1)
    newer.save(update_fields=["published_at"])
    for former in as_html:
        keep_as_html(former=former)
    assert "This page has changed" not in open_page(client, address).words()


def test_what_changed_is_told_where_the_former_text_is_kept_as_html(loaded, client):
    edit("risks", body="## Heat\n\nWarm [@biolatto].")
    handout = make(["risks#heat"])
    address = address_on_paper(f"/h/{handout.code}/", contents_of(handout).text_of)
    newer = edit("risks", body="## Heat\n\nCold [@biolatto].")
    newer.published_at += timedelta(minutes=1)
    newer.save(update_fields=["published_at"])
    keep_as_html(former=True)
    assert "This page has changed" in open_page(client, address).words()
