"""What a patient opens."""

import shutil
import subprocess

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from content.articles.deciding import withdraw_article
from content.articles.models import Article
from content.articles.printed import address_on_paper, moment
from content.clinic.models import Clinic
from content.handouts.making import change_handout, find_chosen, withdraw_handout
from content.handouts.models import Handout, Opening
from tests.articles.factories import edit
from tests.desk.people import person
from tests.pages import Page

from .conftest import make


def open_page(client: Client, address: str, status: int = 200) -> Page:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Cache-Control"] == "no-cache"
    assert not answer.cookies
    return Page(answer.text)


def test_it_shows_the_pages_with_key_points_and_the_emergency_card(handout, client):
    page = open_page(client, f"/h/{handout.code}/")
    assert "2 pages, about 2 minutes to read" in page.words()
    assert "/aftercare/" in page.links
    assert "/risks/#serious-harm" in page.links
    assert "you have chest pain" in page.words()
    assert page.meta("robots") == "noindex"


def test_all_of_it_stands_on_one_page(handout, client):
    page = open_page(client, f"/h/{handout.code}/?all")
    assert "You may feel sore" in page.words()
    assert "It is rare" in page.words()
    assert len(page.ids) == len(set(page.ids))


def test_titles_in_any_script_are_shown_and_escaped(loaded, client):
    page = open_page(client, f"/h/{make(['risks'], 'قبل زيارتك 🙂 <b>&', 'a' * 500).code}/")
    assert "قبل زيارتك 🙂 <b>&" in page.words()


@pytest.mark.parametrize(
    "spelling", [str.lower, lambda code: code.replace("0", "o"), lambda code: f"{code[:3]}-{code[3:]}"]
)
@pytest.mark.parametrize("end", ["/", ".pdf", ".svg", ".png", "/sheet/"])
def test_a_code_typed_otherwise_leads_to_the_right_spelling(handout, client, spelling, end):
    Handout.objects.filter(pk=handout.pk).update(code="K0K1X7")
    answer = client.get(f"/h/{spelling('K0K1X7')}{end}?type=large")
    assert answer.status_code == 302
    assert answer["Location"] == f"/h/K0K1X7{end}?type=large"


@pytest.mark.parametrize("typed", ["XXXXXX", "ABC", "a%00b", "%F0%9F%99%82", "x" * 3000, "..%2e"])
def test_a_code_that_is_none_says_so(loaded, client, typed):
    page = open_page(client, f"/h/{typed}/", 404)
    assert "No handout has this code" in page.words()


def test_a_code_with_a_slash_is_no_page(loaded, client):
    assert client.get("/h/AB/CDEF/").status_code == 404
    assert client.get("/h/AB%2FCDEF/").status_code == 404


def test_the_code_can_be_typed_into_a_form(handout, client):
    assert "Type the code" in Page(client.get("/h/").text).words()
    found = client.get("/h/", {"code": f" {handout.code.lower()} "})
    assert found["Location"] == f"/h/{handout.code}/"
    assert client.get("/h/", {"code": "nonsense"}).status_code == 404


def test_a_withdrawn_handout_says_what_to_read_instead(handout, client):
    other = make(["risks"], "The new one")
    withdraw_handout(handout, None, other)
    for end in ("/", ".pdf", "/sheet/", ".svg"):
        page = open_page(client, f"/h/{handout.code}{end}", 410)
        assert other.get_absolute_url() in page.links
    withdraw_handout(other, None, Article.objects.get(slug="aftercare"))
    assert other.get_absolute_url() not in open_page(client, f"/h/{handout.code}/", 410).links
    assert "/aftercare/" in open_page(client, f"/h/{other.code}/", 410).links


def test_a_handout_whose_pages_are_all_withdrawn_leads_on(loaded, client):
    handout = make(["risks"])
    withdraw_article(Article.objects.get(slug="risks"), person("Reviewer"), None)
    page = open_page(client, f"/h/{handout.code}/")
    assert "“Risks” has been withdrawn" in page.words()
    assert "None of its pages is in the guide any more" in page.words()


def test_an_old_sheet_is_told_what_has_changed(handout, client):
    address = address_on_paper(f"/h/{handout.code}/", handout.text_of)
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
    address = address_on_paper(f"/h/{handout.code}/", handout.text_of)
    withdraw_article(Article.objects.get(slug="risks"), person("Reviewer"), None)
    words = open_page(client, address).words()
    assert "“Risks” has been withdrawn. Do not rely on an old copy of it." in words
    assert "up to date" not in words


def test_from_all_on_one_page_one_gets_back_to_the_single_ones(handout, client):
    address = address_on_paper(f"/h/{handout.code}/", handout.text_of)
    whole = open_page(client, f"{address}&all")
    assert address in whole.links
    assert f"/aftercare/?{address.partition('?')[2]}" in whole.links


def test_an_old_sheet_is_told_that_the_handout_itself_changed(handout, client):
    address = address_on_paper(f"/h/{handout.code}/", moment(handout.changed_at) - 3600)
    change_handout(handout, "Other", "", find_chosen(["risks"])[0], by=None, edition=handout.edition)
    assert "What is on it has changed since" in open_page(client, address).words()


def test_openings_are_counted_by_day_and_nothing_else(handout, client):
    client.get(f"/h/{handout.code}/")
    client.get(address_on_paper(f"/h/{handout.code}/", handout.text_of))
    client.head(f"/h/{handout.code}/")
    client.get(f"/h/{handout.code}/", headers={"sec-purpose": "prefetch"})
    client.get(f"/h/{handout.code}.pdf")
    (row,) = Opening.objects.values()
    assert row.keys() == {"id", "handout_id", "day", "count", "from_paper"}
    assert (row["count"], row["from_paper"], row["day"]) == (2, 1, timezone.localdate())


def read_code(data: bytes, folder) -> list[str]:
    (folder / "code.png").write_bytes(data)
    done = subprocess.run(
        ["zbarimg", "-q", "--raw", str(folder / "code.png")], capture_output=True, text=True, check=False
    )
    return done.stdout.split()


@pytest.mark.skipif(shutil.which("zbarimg") is None, reason="zbar-tools are not installed")
def test_the_png_is_read_back_by_a_decoder(handout, client, tmp_path):
    answer = client.get(f"/h/{handout.code}.png")
    assert answer["Content-Type"] == "image/png"
    assert read_code(answer.content, tmp_path) == [f"{settings.SITE_URL}/h/{handout.code}/"]


def test_the_sheet_is_of_the_clinic(handout, client):
    Clinic(name="Lakeside Physio", phone="01 234", email="desk@lake.example", address="1 Lake Road").save()
    sheet = client.get(f"/h/{handout.code}/sheet/").text
    for words in (
        "Lakeside Physio",
        "01 234",
        "desk@lake.example",
        "1 Lake Road",
        f"guide.example/h/{handout.code}",
    ):
        assert words in sheet
    assert "No clinician has reviewed this page yet." in sheet
    assert "version 1 of" in sheet
    Page(sheet)
