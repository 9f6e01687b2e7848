"""The staff's desk: what it shows, and to whom."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from content.clinic.models import Clinic
from content.handouts.edit import (
    bring_back_handout,
    find_chosen,
    make_handout,
    withdraw_handout,
)
from content.handouts.models import Handout, Opening
from content.handouts.pdf import why_not
from content.handouts.views import staff as staff_views
from content.handouts.views.staff import changes_of, ways_of
from tests.articles.factories import edit
from tests.desk.people import PASSWORD, client_of, person
from tests.pages import Page

from .conftest import make

NEW = "/staff/new/"
NO_PDF = "This machine cannot make PDFs"


def test_a_stranger_is_sent_to_sign_in(handout, client):
    for path in ("/staff/", f"/staff/{handout.code}/", NEW, "/staff/counts/"):
        answer = client.get(path)
        assert answer.status_code == 302
        assert answer["Location"] == f"/admin/login/?next={path}"


def test_whoever_belongs_to_no_group_is_refused(handout):
    nobody = person(name="nobody")
    nobody.is_staff = True
    nobody.save()
    assert client_of(nobody).get("/staff/").status_code == 403


def test_each_handout_has_all_ways_to_hand_it_over(handout, staff):
    Clinic(name="Lakeside Physio").save()
    answer = staff.get("/staff/")
    assert "no-store" in answer["Cache-Control"]
    page = Page(answer.text)
    link = f"https://guide.example/h/{handout.code}/"
    assert link in [field.get("value") for field in page.root.iter("input")]
    assert f"/staff/{handout.code}/qr/" in page.links
    assert f"/h/{handout.code}.pdf" in page.links
    mail = next(a for a in page.links if a.startswith("mailto:"))
    message = parse_qs(urlsplit(mail).query)
    assert message["subject"] == ["After your visit"]
    assert message["body"] == [
        f"Here is what we would like you to read: After your visit\r\n{link}\r\nLakeside Physio"
    ]
    assert link in unquote(next(a for a in page.links if a.startswith("sms:")))


def test_the_qr_code_stands_alone_on_its_page(handout, staff):
    page = Page(staff.get(f"/staff/{handout.code}/qr/").text)
    assert f"guide.example/h/{handout.code}" in page.words()
    assert next(page.root.iter("{http://www.w3.org/2000/svg}svg")).get("class") == "qr"


@pytest.mark.parametrize("path", ["%00", "new%00", "nowher", "ABCDEF/change", "%D9%83%D9%8A%D9%81"])
def test_what_is_no_handout_is_not_found(loaded, staff, path):
    assert staff.get(f"/staff/{path}/").status_code == 404
    assert staff.get("/staff/new/", {"page": "\0"}).status_code == 200


def test_the_desk_asks_as_often_for_many_handouts_as_for_few(handout, staff, django_assert_num_queries):
    with CaptureQueriesContext(connection) as few:
        staff.get("/staff/")
        staff.get("/staff/counts/")
    for number in range(5):
        make(["risks"], f"Another {number}")
    with django_assert_num_queries(len(few)):
        staff.get("/staff/")
        staff.get("/staff/counts/")


def test_days_are_told_one_by_one(handout, staff):
    Opening.objects.create(handout=handout, day=timezone.localdate(), count=7, from_paper=2)
    page = Page(staff.get(f"/staff/{handout.code}/").text)
    assert "<td>7</td><td>2</td>" in page.text


def test_staff_are_told_of_a_section_that_is_gone(handout, staff):
    from tests.articles.factories import edit

    edit("risks", body="All new [@brady2014].")
    assert "The section that was chosen is no longer there" in staff.get(f"/staff/{handout.code}/").text


def test_a_withdrawn_handout_is_listed_apart(handout, staff):
    withdraw_handout(handout, None, None)
    page = Page(staff.get("/staff/").text)
    assert f"/staff/{handout.code}/" in page.links
    assert f"/h/{handout.code}.pdf" not in page.links


@pytest.mark.parametrize("group", ["Writer", "Reviewer", "Administrator"])
def test_editors_may_hand_out_too(handout, group):
    assert client_of(person(group)).get("/staff/").status_code == 200


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("2", "Second"),
        ("sec", "Second"),
        ("of two", "First of two"),
        ("9", None),
        ("zz", None),
        ("كيف", "كيف حالك"),
        ("\0", None),
    ],
)
def test_a_handout_is_opened_by_number_or_first_letters(loaded, staff, question, found):
    handouts = {title: make(["risks"], title) for title in ("First of two", "Second", "كيف حالك")}
    answer = staff.get("/staff/", {"q": question})
    if found is None:
        assert "0 handouts for" in answer.text
    else:
        assert answer["Location"] == f"/staff/{handouts[found].code}/"


def test_a_number_stays_with_its_handout(loaded, staff):
    """Who has learned that 3P prints one sheet is not to get another one."""
    first, second, third = (make(["risks"], title) for title in ("One", "Two", "Three"))
    withdraw_handout(second, None, None)
    make_handout("One more for every clinic", "", find_chosen(["risks"])[0], name="more", order=6)
    make(["risks"], "A new one, the first of the alphabet")
    assert staff.get("/staff/", {"q": "3p"})["Location"] == f"/h/{third.code}.pdf"
    assert staff.get("/staff/", {"q": "1"})["Location"] == f"/staff/{first.code}/"
    assert "0 handouts for" in staff.get("/staff/", {"q": "2"}).text
    words = Page(staff.get("/staff/").text).words()
    assert "1. One" in words
    assert "3. Three" in words


def test_a_handout_whose_part_is_gone_is_marked(handout, staff):
    assert "has gone from the guide in part" not in staff.get("/staff/").text
    edit("risks", body="All new [@brady2014].")
    assert "has gone from the guide in part" in staff.get("/staff/").text
    page = staff.get(f"/staff/{handout.code}/change/").text
    assert "Not in the guide any more, so it is left out here: Risks: serious harm." in page
    assert "Choose below what patients are to get." in page


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("2p", "/h/{code}.pdf"),
        ("2L", "/h/{code}.pdf?type=large"),
        ("2q", "/staff/{code}/qr/"),
        ("3p", None),
        ("0q", None),
        ("2px", None),
    ],
)
@pytest.mark.skipif(bool(why_not()), reason=f"no PDF can be made here: {why_not()}")
def test_a_number_and_a_letter_lead_straight_to_paper_or_code(loaded, staff, typed, address):
    make(["risks"], "First")
    code = make(["risks"], "Second").code
    answer = staff.get("/staff/", {"q": typed})
    assert answer.get("Location") == (address and address.format(code=code))


def test_a_handout_is_opened_by_its_code_and_several_are_listed(loaded, staff):
    one, other = make(["risks"], "Visit one"), make(["risks"], "Visit two")
    assert staff.get("/staff/", {"q": one.code.lower()})["Location"] == f"/staff/{one.code}/"
    assert staff.get("/staff/", {"q": f"{one.link[:-1]}.pdf?v=tourle"})["Location"] == f"/staff/{one.code}/"
    withdraw_handout(other, None, None)
    assert staff.get("/staff/", {"q": other.code})["Location"] == f"/staff/{other.code}/"
    bring_back_handout(other, None)
    listed = Page(staff.get("/staff/", {"q": "visit"}).text)
    assert {f"/staff/{one.code}/", f"/staff/{other.code}/"} <= set(listed.links)


def test_the_desk_has_its_own_bar_in_place_of_the_guides_search_and_phases(handout, staff):
    for path in ("/staff/", f"/staff/{handout.code}/", NEW, "/staff/counts/"):
        page = Page(staff.get(path).text)
        assert "Chest pain or trouble breathing?" in page.words()
        assert "/" in page.links  # the name
        assert {"/staff/", NEW, "/staff/counts/"} <= set(page.links)
        assert {form.get("action") for form in page.root.iter("form")} & {"/search/"} == set()
        assert not any(link.startswith("/#") for link in page.links)
        assert "No cookies" not in page.words()  # whoever is signed in has one
    reader = Page(staff.get("/risks/").text)
    assert "/search/" in {form.get("action") for form in reader.root.iter("form")}
    assert "No cookies, no tracking." in reader.words()


@pytest.mark.parametrize(("group", "is_shown"), [("Staff", False), ("Writer", True), ("Administrator", True)])
def test_the_editors_desk_is_offered_to_whoever_has_something_to_do_there(loaded, group, is_shown):
    page = Page(client_of(person(group)).get("/staff/").text)
    assert ("/admin/" in page.links) is is_shown
    assert "/admin/codes/" in page.links


def test_whoever_has_a_password_can_change_it_from_the_desk(loaded):
    links = Page(client_of(person("Staff", password=PASSWORD)).get("/staff/").text).links
    assert "/admin/password_change/" in links


@pytest.fixture
def lacks(monkeypatch, tmp_path) -> Iterator[Callable[[str], None]]:
    """Take away what makes PDFs: who asks for it meets the failure of a machine that lacks a library."""

    def lacks(library: str) -> None:
        (tmp_path / "weasyprint.py").write_text(f"raise OSError({f'cannot load library {library}'!r})")
        why_not.cache_clear()

    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    yield lacks
    why_not.cache_clear()


def test_an_administrator_is_told_once_why_no_pdf_can_be_made(handout, lacks):
    lacks("libpango-1.0-0")
    boss = client_of(person("Administrator"))
    assert NO_PDF not in boss.get(f"/staff/{handout.code}/").text
    assert NO_PDF not in boss.get("/staff/", {"q": handout.code}, follow=True).text
    words = Page(boss.get("/staff/").text).words()
    assert f"{NO_PDF}, so sheets are printed from the browser." in words
    assert "What is missing: cannot load library libpango-1.0-0. The README says" in words
    for path in ("/staff/", f"/staff/{handout.code}/", "/staff/"):
        assert NO_PDF not in boss.get(path).text
    lacks("libharfbuzz-subset0")
    assert "libharfbuzz-subset0" in boss.get("/admin/").text
    assert "libharfbuzz-subset0" not in boss.get("/staff/").text


@pytest.mark.parametrize("group", ["Staff", "Writer", "Reviewer"])
def test_nobody_else_is_told_why_no_pdf_can_be_made(handout, lacks, group):
    lacks("libpango-1.0-0")
    answer = client_of(person(group)).get("/staff/")
    assert NO_PDF not in answer.text
    assert {f"/h/{handout.code}/sheet/", f"/h/{handout.code}/sheet/?type=large"} <= set(
        Page(answer.text).links
    )


def test_the_sums_of_all_handouts_stand_in_one_table(handout, staff):
    make(["risks"], "Never opened")
    Opening.objects.create(handout=handout, day=timezone.localdate(), count=7, from_paper=3)
    Opening.objects.create(handout=handout, day=timezone.localdate() - timedelta(days=30), count=2)
    page = Page(staff.get("/staff/counts/").text)
    rows = [" ".join(" ".join(row.itertext()).split()) for row in page.root.iter("tr")]
    assert rows[1:3] == ["After your visit 9 3", "Never opened 0 0"]
    charts = [each.get("aria-label") for each in page.root.iter("{http://www.w3.org/2000/svg}svg")]
    assert any("After your visit" in label for label in charts if label)
    assert not any("Never opened" in label for label in charts if label)
    assert "Nobody has opened it in the last 12 weeks." in staff.get(handout_path("Never opened")).text


def handout_path(title: str) -> str:
    return f"/staff/{Handout.objects.get(title=title).code}/"


def test_a_change_can_be_gone_back_to_unless_it_is_how_the_handout_is(handout):
    handout.title = "Another title"
    handout.save()
    latest, first = changes_of(handout, may_change=True)
    oldest = handout.history.earliest("history_date")
    assert (latest.address, first.what) == ("", "made")
    assert first.address == f"/staff/{handout.code}/change/?was={oldest.pk}"
    assert [change.address for change in changes_of(handout, may_change=False)] == ["", ""]
    handout.history.update(marks=[])
    assert [change.address for change in changes_of(handout, may_change=True)] == ["", ""]


def test_nothing_can_be_gone_back_to_where_a_handout_is_withdrawn(handout):
    withdraw_handout(handout, None, None)
    withdrawn = Handout.objects.get()
    assert [change.address for change in changes_of(withdrawn, may_change=True)] == ["", ""]


@pytest.mark.parametrize(("reason", "sheet"), [("", ".pdf"), ("No library.", "/sheet/")])
def test_sheet_is_a_page_to_print_where_no_pdf_can_be_made(handout, monkeypatch, reason, sheet):
    monkeypatch.setattr(staff_views, "why_not", lambda: reason)
    ways = ways_of(handout, "Lakeside Physio")
    assert ways.sheet == f"/h/{handout.code}{sheet}"
    assert ways.large_sheet == f"/h/{handout.code}{sheet}?type=large"
    assert handout.link not in ways.words
