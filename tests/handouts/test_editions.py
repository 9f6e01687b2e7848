"""Editions: what a sheet printed is kept under its code, once for each content, and for good."""

import json
import re
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localdate

from content.articles.models import Article, PaperVisit, Part, Version
from content.articles.pages.paper import address_on_paper
from content.articles.publishing.publish import render_all
from content.clinic.models import Clinic
from content.handouts import editions
from content.handouts.changes_since_print import changed_since_edition
from content.handouts.contents import contents_of
from content.handouts.edit import change_handout, find_chosen
from content.handouts.editions import edition_named, edition_of
from content.handouts.models import Edition, Handout
from content.handouts.printed import Printed
from content.handouts.sheet import edition_html
from tests.articles.factories import edit
from tests.articles.others import meanwhile, on_postgresql
from tests.desk.people import client_of, person
from tests.pages import Page
from tests.troubles import busy, full, read_only

from .conftest import make

POINTS = ["Rest today [@brady2014]."]


@pytest.fixture
def given(loaded) -> Handout:
    """A handout of key points, care cards, and a section."""
    edit(
        "aftercare",
        key_points=POINTS,
        body="Ache [@brady2014].\n\n> [!URGENT] [@guide]\n> - you have a fever",
    )
    return make(["aftercare", "risks#serious-harm"], note="Bring water.")


def edition_now(handout: Handout, *, whole: bool = False) -> Edition:
    return edition_of(contents_of(Handout.objects.get(pk=handout.pk)), whole=whole)


def test_the_same_content_is_one_edition_whatever_its_type_and_paper(given, client):
    for query in ("", "?type=large", "?e=whatever"):
        client.get(f"/h/{given.code}/sheet/{query}")
    Clinic(paper="letter").save()
    client.get(f"/h/{given.code}/sheet/")
    (kept,) = Edition.objects.all()
    assert f"<strong>{kept.code}</strong>" in client.get(f"/h/{given.code}/sheet/").text
    assert edition_now(given, whole=True).code != kept.code


def change_title(handout):
    change_handout(handout, "Other", handout.note, find_chosen(handout.marks)[0], by=None)


def change_note(handout):
    change_handout(handout, handout.title, "Bring nothing.", find_chosen(handout.marks)[0], by=None)


def change_phone(_):
    Clinic(phone="01 234").save()


def change_points(_):
    edit("aftercare", key_points=["Sleep [@brady2014]."])


def change_section(_):
    edit("risks", body="## Serious harm\n\nAll new [@brady2014].")


def change_card(_):
    Clinic(emergency_number="999").save()
    render_all()


def review(_):
    article = Article.objects.get(slug="risks")
    article.live.reviews.create(name="Dr Ada", role="GP", date="2026-01-02", next_due="2030-01-02")


@pytest.mark.parametrize(
    "change", [change_title, change_note, change_phone, change_points, change_section, change_card, review]
)
def test_a_change_of_what_is_printed_makes_another(given, change):
    before = edition_now(given)
    change(given)
    after = edition_now(given)
    assert (after.code != before.code, Edition.objects.count()) == (True, 2)


def test_what_is_not_printed_makes_no_other(given):
    before = edition_now(given)
    Clinic(colour="#0f5c63").save()
    change_handout(given, given.title, given.note, find_chosen(given.marks)[0], by=None)
    assert edition_now(given).code == before.code


def test_who_opens_a_sheet_that_is_kept_writes_nothing(given, client):
    client.get(f"/h/{given.code}/sheet/")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(f"/h/{given.code}/sheet/")
    assert [query["sql"] for query in queries if not query["sql"].startswith("SELECT")] == []


def test_it_renders_again_when_all_that_it_was_made_of_is_gone(given):
    for whole in (False, True):
        edition = edition_now(given, whole=whole)
        kept = {large: edition_html(edition, large=large, for_pdf=True) for large in (False, True)}
        edit("aftercare", key_points=["Sleep [@brady2014]."], body="New [@brady2014].")
        Clinic(name="Lakeside Physio", phone="01 234").save()
        again = Edition.objects.get(code=edition.code)
        assert again.printed == Printed.from_json(json.loads(json.dumps(edition.printed.to_json())))
        assert {large: edition_html(again, large=large, for_pdf=True) for large in kept} == kept
    oldest = Edition.objects.last().code
    given.delete()
    assert "Rest today" in edition_html(Edition.objects.get(code=oldest), large=False, for_pdf=False)


KEPT = json.loads((Path(__file__).parent / "edition-format-1.json").read_text())
"""A short form and a whole text as the program kept them when it first kept any."""


def with_fields_of_later(data: Any) -> Any:
    """Return JSON with one more field in whatever has fields, but for the clinic's, which are no class."""
    if isinstance(data, list):
        return [with_fields_of_later(item) for item in data]
    if not isinstance(data, dict):
        return data
    return {name: with_fields_of_later(value) for name, value in data.items()} | {"later": [1]}


@pytest.mark.parametrize("kept", KEPT)
def test_one_that_was_kept_in_the_first_format_is_read_for_good(kept, db):
    printed = Printed.from_json(kept)
    later = with_fields_of_later(kept) | {"format": 99, "clinic": kept["clinic"]}
    assert Printed.from_json(later) == printed
    edition = Edition(code="22222", handout_code=kept["code"], content=kept)
    words = Page(edition_html(edition, large=False, for_pdf=False)).words()
    assert printed.day == date(2026, 12, 1)
    for said in ("Bring water.", "Lakeside Physio", "Rest today.", "Walk.", "you have chest pain", "22222"):
        assert said in words


@on_postgresql
@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_connections_that_make_one_at_once_get_the_same(given):
    with meanwhile('INSERT INTO "handouts_edition"', lambda: edition_now(given)):
        edition = edition_now(given)
    assert [edition.code] == list(Edition.objects.values_list("code", flat=True))


def test_two_who_make_one_at_once_get_the_same(given, monkeypatch):
    """The second finds that the first was quicker, between its look and its own."""
    made = []
    new_code = editions.new_code

    def late(length: int) -> str:
        if not made:
            made.append(None)
            made[0] = edition_now(given)
        return new_code(length)

    monkeypatch.setattr(editions, "new_code", late)
    assert edition_now(given).pk == made[0].pk
    assert Edition.objects.count() == 1


def test_a_code_that_is_taken_is_given_to_no_other(given, monkeypatch):
    first = edition_now(given)
    codes = iter([first.code, "22222"])
    monkeypatch.setattr(editions, "new_code", lambda length: next(codes))
    assert edition_now(given, whole=True).code == "22222"


@pytest.mark.parametrize("trouble", [busy, full, read_only])
@pytest.mark.parametrize("query", ["", "?text=whole"])
@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
def test_where_it_cannot_be_kept_the_sheet_is_printed_without_its_code(given, client, caplog, trouble, query):
    much = [f"Rest today {'and rest ' * 100}[@brady2014]."] * 30  # more than free space within a file takes
    edit("aftercare", key_points=much)
    text_of = contents_of(given).text_of
    start = time.monotonic()
    with trouble():
        answer = client.get(f"/h/{given.code}/sheet/{query}")
        unkept = edition_now(given)
    assert time.monotonic() - start < 5  # a save at the desk would wait for 20 seconds
    assert "Rest today" in answer.text
    assert "Edition" not in Page(answer.text).words()
    assert Edition.objects.count() == 0
    assert unkept.link_on_paper == address_on_paper(f"https://guide.example/h/{given.code}/", text_of)
    assert "could not be kept" in caplog.text
    assert edition_now(given).code in client.get(f"/h/{given.code}/sheet/").text


def test_it_keeps_the_day_on_which_it_was_made_and_no_time(given, staff):
    edition = edition_now(given)
    assert Edition.objects.get().made_on == localdate()
    assert [
        field.name for field in Edition._meta.fields if field.get_internal_type() == "DateTimeField"
    ] == []
    words = Page(staff.get(f"/staff/{given.code}/").text).words()
    assert f"{edition.code}, first made on {date_format(localdate(), 'j F Y')}" in words


def test_staff_are_told_that_what_a_sheet_prints_is_kept_for_good(given, staff):
    words = Page(staff.get(f"/staff/{given.code}/change/").text).words()
    assert "no patient’s name: what a sheet prints is kept for good" in words


def test_it_is_found_by_its_code_as_typed_and_by_that_of_its_handout_alone(given):
    edition = edition_now(given)
    assert edition_named(given, f" {edition.code.lower()} ") == edition
    assert edition_named(make(["risks"]), edition.code) is None
    assert edition_named(given, "nonsense") is None
    assert edition.link_on_paper == f"https://guide.example/h/{given.code}/?e={edition.code}"


def test_whoever_comes_from_paper_is_counted_and_told_what_changed_since(given, client):
    address = edition_now(given).link_on_paper.removeprefix("https://guide.example")
    client.get(address)
    assert given.openings.get().from_paper == 1
    assert client.get(address).context["paper"].since.is_nothing
    edit("risks", body="## Serious harm\n\nAll new [@brady2014].")
    (changed,) = client.get(address).context["paper"].since.pages
    assert (changed.slug, changed.names) == ("risks", ["Serious harm"])


def test_whoever_comes_from_paper_is_told_the_day_that_stands_on_it(given, client):
    Clinic(name="One", phone="01 23", emergency_number="112", urgent_number="111").save()
    render_all()
    published = timezone.now() - timedelta(days=3)
    Version.objects.update(published_at=published)
    edition = edition_now(given)
    assert edition.made_on != localdate(published)
    day = date_format(localdate(published), "j F Y")
    assert f"Text of {day}." in client.get(f"/h/{given.code}/sheet/").text
    words = Page(client.get(f"/h/{given.code}/?e={edition.code}").text).words()
    assert f"Your sheet is of {day}, and nothing on it has changed since." in words


def test_a_page_that_an_opened_sheet_leads_to_knows_of_the_sheet(given, client):
    opened = client.get(f"/h/{given.code}/?e={edition_now(given).code}")
    (link,) = (link for link in Page(opened.text).links if link.startswith("/aftercare/?"))
    assert "changed since your sheet" not in client.get(link).text
    assert PaperVisit.objects.get(article__slug="aftercare").count == 1
    later = edit("aftercare", body="New [@brady2014].")
    Version.objects.filter(pk=later.pk).update(published_at=timezone.now() + timedelta(seconds=2))
    assert "This page has changed since your sheet was printed" in client.get(link).text


@pytest.mark.parametrize("whole", [False, True])
def test_another_number_to_call_is_no_other_list_of_signs(given, whole):
    """Of the signs below a part, whose card says whom to call, and of those of a page."""
    numbers = {"emergency_number": "112", "urgent_number": "111", "phone": "01 234"}
    for before, after in [({}, numbers), (numbers, dict.fromkeys(numbers, "999")), (numbers, {})]:
        Clinic(**before).save()
        render_all()
        edition = edition_now(given, whole=whole)
        Clinic(**after).save()
        render_all()
        changes = changed_since_edition(contents_of(given), edition)
        assert (changes.cards, changes.pages) == (False, [])
        assert changes.emergency_number is ("emergency_number" in after)
    part = Part.objects.get(slug="afterwards")
    part.footer += "\n> - another sign [@guide]\n"
    part.save()
    render_all()
    assert changed_since_edition(contents_of(given), edition).cards


def test_the_desk_lists_the_editions_and_opens_one_by_its_code(given, staff):
    short, whole = edition_now(given), edition_now(given, whole=True)
    page = staff.get(f"/staff/{given.code}/").text
    for edition in (short, whole):
        assert f'href="/staff/{given.code}/editions/{edition.code}/"' in page
    found = staff.get(f"/staff/?q={short.code.lower()}")
    assert found["Location"] == f"/staff/{given.code}/editions/{short.code}/"
    sheet = staff.get(found["Location"]).text
    assert "Rest today" in sheet
    assert f'href="/staff/{given.code}/"' in sheet
    assert 'class="large"' in staff.get(f"{found['Location']}?type=large").text
    assert staff.get(f"/staff/{given.code}/editions/22222/").status_code == 404


def test_the_desk_lists_the_newest_editions_and_counts_the_others(given, staff):
    for number in range(22):
        Edition.objects.create(
            code=f"222{10 + number}", digest=number, handout_code=given.code, text_of=1, content={}
        )
    page = Page(staff.get(f"/staff/{given.code}/").text)
    listed = [link for link in page.links if re.search(r"/editions/\w+/$", link)]
    newest = [f"/staff/{given.code}/editions/222{10 + number}/" for number in range(21, 1, -1)]
    assert listed == newest
    assert "2 older ones are kept too" in page.words()


def test_only_staff_see_an_edition(given, client):
    address = f"/staff/{given.code}/editions/{edition_now(given).code}/"
    assert client.get(address).status_code == 302
    assert client_of(person("Staff", name="eve")).get(address).status_code == 200


@pytest.mark.parametrize("whole", [False, True])
def test_where_a_part_has_an_emergency_card_no_second_one_is_printed(given, whole):
    def cards() -> list[str]:
        page = Page(edition_html(edition_now(given, whole=whole), large=False, for_pdf=True))
        sections = page.root.iter("section")
        return [" ".join(card.itertext()) for card in sections if "emergency" in card.get("class", "")]

    (card,) = cards()
    assert "you have chest pain" in card
    edit("risks", body="## Serious harm\n\nRare [@brady2014].\n\n> [!EMERGENCY] Ring\n> - you choke [@guide]")
    (card,) = cards()
    assert "you choke" in card
    edition = edition_now(given, whole=whole)
    Part.objects.update(footer="> [!EMERGENCY] Other [@guide]\n> - other words")
    render_all()
    assert changed_since_edition(contents_of(given), edition).is_nothing  # it does not stand on the sheet


def test_the_short_form_of_a_page_keeps_what_it_warns_of_and_advises(loaded):
    warning = "> [!WARNING] Do not stop a blood thinner yourself\n> Ask first [@brady2014]."
    body = f"## Pills\n\nText [@brady2014].\n\n{warning}\n\n> [!ADVICE] Rest\n> Sleep."
    edit("risks", key_points=POINTS, body=body)
    printed = edition_now(make(["risks"])).printed
    words = [block.text for block in printed.arranged().rest]
    assert words == [
        "Risks",
        "Rest today.",
        "Important: Do not stop a blood thinner yourself\nAsk first.",
        "Rest\nSleep.",
    ]


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        ("aftercare", ["h1 Sheet", "h2 Do", "h2 After your session", "h2 Important: Ask", "h2 Get help"]),
        (
            "aftercare#days",
            ["h1 Sheet", "h2 Do", "h2 Days", "h3 Sore", "h4 Important: Ask", "h3 Late", "h2 Get help"],
        ),
        ("risks", ["h1 Sheet", "h2 Risks", "h3 Serious harm", "h4 Rare", "h2 Emergency"]),
    ],
)
def test_no_level_of_headings_is_left_out(loaded, mark, expected):
    boxes = "> [!DO]\n> - Rest.\n\n> [!WARNING] Ask\n> First.\n\n> [!EMERGENCY] Get help\n> - you choke"
    days = f"## Days\n\nAs told.\n\n### Sore\n\nText.\n\n{boxes}\n\n### Late\n\nText."
    edit("aftercare", key_points=POINTS, body=f"{days}\n".replace(".", " [@brady2014]."))
    edit("risks", body="## Serious harm\n\nIt is [@brady2014].\n\n### Rare\n\nVery [@brady2014].")
    page = Page(edition_html(edition_now(make([mark], title="Sheet")), large=False, for_pdf=True))
    found = [e for e in page.root.iter() if re.fullmatch("h[1-6]", str(e.tag))]
    assert [f"{h.tag} {''.join(h.itertext()).strip()}".replace("Emergency: ", "") for h in found] == expected


def test_what_to_do_comes_first_and_the_cards_last(loaded):
    body = (
        "> [!CONTACT] [@guide]\n> - you itch\n\n## Days\n\n> [!DO]\n> - Rest [@brady2014].\n\n### Sore\n\n"
        "Ache [@brady2014].\n\n## Help\n\n> [!URGENT] [@guide]\n> - you have a fever"
    )
    edit("aftercare", key_points=POINTS, body=body)
    arranged = edition_now(make(["aftercare#days", "aftercare#help", "aftercare#key-points"]))
    arranged = arranged.printed.arranged()
    assert [block.text for block in arranged.first] == ["Do\nRest."]
    assert [block.text for block in arranged.rest] == [
        "Days",
        "Sore",
        "Ache.",
        "After your session",
        "Rest today.",
    ]
    assert [card.urgency for card in arranged.other_cards] == ["urgent", "contact"]
