"""What a patient opens."""

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from content.articles.models import Article
from content.articles.pages.paper import address_on_paper
from content.articles.publishing import withdraw_article
from content.clinic.models import Clinic
from content.handouts.contents import contents_of
from content.handouts.edit import withdraw_handout
from content.handouts.models import Handout, Opening
from tests.articles.factories import edit, sign_off
from tests.desk.people import person
from tests.pages import Page
from tests.zbar import read_codes, with_zbar

from .conftest import make, open_page


def test_it_is_the_sheet_itself(handout, client):
    page = open_page(client, f"/h/{handout.code}/")
    assert "You may feel sore" in page.words()
    assert "It is rare" in page.words()
    assert "you have chest pain" in page.words()
    assert page.meta("robots") == "noindex"
    assert len(page.ids) == len(set(page.ids))
    assert open_page(client, f"/h/{handout.code}/?all").words() == page.words()  # an address of former sheets


def test_what_to_do_comes_first_and_the_cards_right_behind_it(loaded, client):
    card = "> [!URGENT] [@guide]\n> - A fever [@guide]."
    todo = "> [!DONT]\n> - Do not run [@guide].\n\n> [!DO]\n> - Rest [@guide]."
    body = f"Text.\n\n## Now\n\n{card}\n\n{todo}\n\nLater."
    edit("risks", body=body, key_points=["Know the risks [@guide]."])
    words = open_page(client, f"/h/{make(['risks']).code}/").words("main")
    said = [
        "Rest",
        "Do not run",
        "you have chest pain",
        "A fever",
        "Know the risks",
        "Text.",
        "Later.",
        "More",
    ]
    assert sorted(said, key=words.index) == said


def test_a_heading_of_which_all_moved_up_goes_with_it(loaded, client):
    edit("risks", body="## Now\n\n> [!DO]\n> - Rest [@guide].\n\n## Later\n\nWalk [@guide].")
    words = open_page(client, f"/h/{make(['risks#now', 'risks#later']).code}/").words("main")
    assert "Now" not in words
    assert "Later" in words


def test_without_what_to_do_the_cards_come_last(handout, client):
    words = open_page(client, f"/h/{handout.code}/").words("main")
    assert words.index("It is rare") < words.index("you have chest pain") < words.index("More")


def test_it_has_one_emergency_card_its_own_or_that_of_the_guide(loaded, client):
    edit("risks", body="> [!EMERGENCY] Call now\n> - A fit [@guide].")
    for marks in (["risks"], ["aftercare", "risks"]):
        page = client.get(f"/h/{make(marks).code}/")
        assert page.text.count('class="callout emergency"') == 1
        assert "A fit" in page.text
    assert client.get(f"/h/{make(['aftercare']).code}/").text.count('class="callout emergency"') == 1


def test_the_clinic_is_called_by_a_button_where_it_has_a_number(handout, client):
    assert "tel:" not in [
        link[:4] for link in open_page(client, f"/h/{handout.code}/").links if "0123" in link
    ]
    Clinic(name="Riverside Physio", phone="020 7946 0123").save()
    page = open_page(client, f"/h/{handout.code}/")
    (button,) = (
        a for a in page.root.iter("a") if a.get("class") == "clinic" and a.get("href") == "tel:02079460123"
    )
    assert " ".join("".join(button.itertext()).split()) == "Call 020 7946 0123 Riverside Physio"


def test_it_leads_to_each_page_once_and_to_paper(loaded, client):
    handout = make(["aftercare", "risks#serious-harm", "aftercare#the-first-day"])
    page = open_page(client, f"/h/{handout.code}/")
    (more,) = (nav for nav in page.root.iter("nav") if nav.get("aria-labelledby") == "more")
    pdf = f"/h/{handout.code}.pdf"
    assert [a.get("href") for a in more.iter("a")] == ["/aftercare/", "/risks/", pdf, f"{pdf}?type=large"]
    assert "“Risks”, with its sources" in page.words()


@pytest.mark.parametrize(
    ("note", "text", "description"),
    [
        ("Bring your\nlist.", {"body": "> [!DO]\n> - Rest [@guide]."}, "Bring your list."),
        ("", {"body": "> [!DO]\n> - Rest [@guide].", "key_points": ["A point [@guide]."]}, "Rest."),
        ("", {"key_points": ["A point [@guide].", "Another [@guide]."]}, "A point. Another."),
        ("", {"key_points": []}, "Risks"),
        ("word " * 98 + "word", {}, "word " * 39 + "word…"),
    ],
)
def test_a_preview_has_its_title_a_description_and_the_picture(loaded, client, note, text, description):
    edit("risks", **text)
    page = open_page(client, f"/h/{make(['risks'], note=note).code}/")
    assert page.meta("og:title") == "After your visit"
    assert page.meta("description") == page.meta("og:description") == description
    assert page.meta("og:image").startswith(f"{settings.SITE_URL}/")


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


@pytest.mark.parametrize("typed", ["XXXXXX", "ABC", "a%00b", "%F0%9F%99%82", "x" * 3000])
def test_a_code_that_is_none_says_so(loaded, client, typed):
    page = open_page(client, f"/h/{typed}/", 404)
    assert "No handout has this code" in page.words()


def test_a_code_with_a_slash_is_no_page(loaded, client):
    assert client.get("/h/AB/CDEF/").status_code == 404
    assert client.get("/h/AB%2FCDEF/").status_code == 404


def test_the_code_can_be_typed_into_a_form(handout, client):
    assert "Type the code" in Page(client.get("/h/").text).words()
    for typed in (
        " {} ",
        "guide.example/h/{}",
        "https://guide.example/h/{}/",
        "h/{}",
        "/H/{}?v=sx0000",
        "H/{}",
    ):
        found = client.get("/h/", {"code": typed.format(handout.code.lower())})
        assert found["Location"] == f"/h/{handout.code}/"
    assert client.get("/h/", {"code": "nonsense"}).status_code == 404


def test_a_withdrawn_handout_says_what_to_read_instead(handout, client):
    other = make(["risks"], "The new one")
    withdraw_handout(handout, None, other)
    for end in ("/", ".pdf", "/sheet/", ".svg"):
        page = open_page(client, f"/h/{handout.code}{end}", 410)
        assert other.get_absolute_url() in page.links
    withdraw_handout(other, None, Article.objects.get(slug="aftercare"))
    for withdrawn in (handout, other):
        links = open_page(client, f"/h/{withdrawn.code}/", 410).links
        assert "/aftercare/" in links
        assert other.get_absolute_url() not in links


def test_handouts_that_lead_to_each_other_lead_nowhere(handout, client):
    other = make(["risks"])
    withdraw_handout(handout, None, other)
    withdraw_handout(other, None, handout)
    for withdrawn in (handout, other):
        words = open_page(client, f"/h/{withdrawn.code}/", 410).words()
        assert "This handout is out of date" in words
        assert "Read this instead" not in words


def test_an_address_in_capitals_leads_there_too(handout, client):
    assert client.get(f"/H/{handout.code}/?v=sx0000")["Location"] == f"/h/{handout.code}/?v=sx0000"
    assert client.get(f"/H/{handout.code}")["Location"] == f"/h/{handout.code}/"
    assert client.get("/H/")["Location"] == "/h/"


def test_a_handout_whose_pages_are_all_withdrawn_leads_on(loaded, client):
    handout = make(["risks"])
    withdraw_article(Article.objects.get(slug="risks"), person("Reviewer"), None)
    page = open_page(client, f"/h/{handout.code}/")
    assert "“Risks” has been withdrawn" in page.words()
    assert "None of its pages is in the guide any more" in page.words()


def test_openings_are_counted_by_day_and_nothing_else(handout, client):
    client.get(f"/h/{handout.code}/")
    client.get(address_on_paper(f"/h/{handout.code}/", contents_of(handout).text_of))
    client.head(f"/h/{handout.code}/")
    client.get(f"/h/{handout.code}/", headers={"sec-purpose": "prefetch"})
    client.get(f"/h/{handout.code}.pdf")
    (row,) = Opening.objects.values()
    assert row.keys() == {"id", "handout_id", "day", "count", "from_paper"}
    assert (row["count"], row["from_paper"], row["day"]) == (2, 1, timezone.localdate())


def test_what_cannot_be_had_is_not_logged(handout, client, caplog):
    """A log would tell at what second a handout was asked for."""
    withdraw_handout(handout, None, None)
    assert client.get(f"/h/{handout.code}/").status_code == 410
    assert client.get("/h/ABCDEF/").status_code == 404
    assert client.get("/h/", {"code": "ABCDEF"}).status_code == 404
    assert caplog.text == ""


def test_a_handout_is_shared_by_link_code_and_paper(handout, client):
    assert f"/h/{handout.code}/share/" in Page(client.get(f"/h/{handout.code}/").text).links
    page = open_page(client, f"/h/{handout.code}/share/")
    assert f"https://guide.example/h/{handout.code}/" in page.words()
    assert "After your visit" in page.words()
    assert {f"/h/{handout.code}.pdf", f"/h/{handout.code}.pdf?type=large"} <= set(page.links)
    withdraw_handout(handout, None, None)
    open_page(client, f"/h/{handout.code}/share/", 410)
    open_page(client, "/h/ABCDEF/share/", 404)
    assert client.get("/share/", {"page": f"/h/{handout.code}/"}).status_code == 404


def test_it_says_of_each_page_whether_a_clinician_has_reviewed_it(handout, client):
    words = open_page(client, f"/h/{handout.code}/").words()
    assert words.count("No clinician has reviewed these pages yet.") == 1
    sign_off(Article.objects.get(slug="risks").live)
    words = open_page(client, f"/h/{handout.code}/").words()
    assert "“Risks”: Reviewed by Ada Okafor, physiotherapist" in words
    assert "“After your session”: No clinician has reviewed this page yet." in words


def test_opening_it_asks_as_often_for_many_parts_as_for_few(loaded, client):
    few, many = make(["risks"]), make(["risks#serious-harm", "risks"])
    counts = []
    for handout in (few, many, few, many):  # the first opening of a day makes a row
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/h/{handout.code}/")
        counts.append(len(asked))
    assert counts[2] == counts[3]


@with_zbar
def test_the_png_is_read_back_by_a_decoder(handout, client, tmp_path):
    answer = client.get(f"/h/{handout.code}.png")
    assert answer["Content-Type"] == "image/png"
    (tmp_path / "code.png").write_bytes(answer.content)
    assert read_codes(tmp_path / "code.png") == [f"{settings.SITE_URL}/h/{handout.code}/"]


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
    assert "version 1 of" in client.get(f"/h/{handout.code}/sheet/?text=whole").text
    Page(sheet)
