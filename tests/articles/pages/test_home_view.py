"""`/`: the questions of patients, the clinic, and the guide as a journey."""

import pytest
from django.template.loader import render_to_string

from content.articles.models import Article, LibraryFile
from content.articles.publishing.publish import render_all, withdraw
from content.clinic.models import Clinic
from tests.articles.factories import load_folder
from tests.pages import Page

WORDS = """home:
  title: "Needling & you"
  lead: "Thin needles [@brady2014] < 1 mm in."
  questions:
    - question: Is it "safe"?
      answer: "Call {{ clinic.phone }} & ask [@guide]. See [what to do](aftercare.md)."
      page: risks#serious-harm
  short_of_time: [risks, aftercare]
"""


@pytest.fixture
def home(client):
    return lambda: Page(client.get("/").text)


@pytest.fixture
def worded(loaded):
    """The small library, with words for its home page."""
    (loaded / "words.yaml").write_text(WORDS)
    assert load_folder(loaded).problems == []
    return loaded


def questions(page: Page) -> list[tuple[str, str, str]]:
    """Return the questions of a home page: each with where it leads, and its answer."""
    rows = [item for shown in page.root.iter("ul") if shown.get("class") == "questions" for item in shown]
    return [(row[0].text, row[0].get("href"), "".join(row[1].itertext()).strip()) for row in rows]


def test_home_leads_to_every_part_and_page(loaded, home):
    found = home()
    assert {"decide", "afterwards"} <= set(found.ids)
    assert {"/aftercare/", "/risks/", "/glossary/", "/sources/", "/differences/"} <= set(found.links)


def test_home_says_what_the_guide_is_made_from_and_that_nobody_has_reviewed_it(loaded, home):
    words = home().words()
    assert "five texts" in words
    assert "No clinician has reviewed" in words


def test_question_leads_to_the_whole_and_its_answer_prints_no_source(worded, home):
    answer = "Call your clinic & ask. See what to do."
    assert questions(home()) == [('Is it "safe"?', "/risks/#serious-harm", answer)]
    Clinic(name="Mill & Lane", phone="020 7946").save()
    render_all()
    found = home()
    assert questions(found)[0][2] == "Call 020 7946 & ask. See what to do."
    assert {"tel:0207946", "/aftercare/"} <= set(found.links)


def test_title_and_lead_are_said_to_readers_and_to_machines(worded, home):
    found = home()
    assert found.words().count("Needling & you Thin needles < 1 mm in.") == 1
    assert found.meta("description").startswith("Thin needles < 1 mm in. ")


def test_pages_for_when_time_is_short_stand_in_their_order_with_minutes(worded, home):
    sections = home().root.iter("section")
    section = next(section for section in sections if section.get("aria-labelledby") == "short-of-time")
    assert ["".join(item.itertext()) for item in section.iter("li")] == [
        "Risks 1 min",
        "After your session 1 min",
    ]


def test_home_without_words_or_clinic_reads_whole(loaded, home):
    found = home()
    assert "Dry needling: what to know before, during and after" in found.words()
    assert not {"clinic", "short-of-time"} & set(found.ids)
    assert questions(found) == []


def test_home_reads_whole_until_the_words_are_rendered_after_an_upgrade(worded, home):
    LibraryFile.objects.update(rendered={})
    found = home()
    assert found.element("journey") is not None
    assert "/when-to-get-help/#emergency" in found.links
    render_all()
    assert len(questions(home())) == 1


def test_words_that_cannot_be_read_any_more_leave_the_journey(worded, home):
    LibraryFile.objects.filter(path="words.yaml").update(text="home: [")
    render_all()
    assert questions(home()) == []
    assert "Dry needling: what to know" in home().words()


@pytest.mark.parametrize(
    ("fields", "rows"),
    [
        ({"name": "Mill"}, None),
        ({"phone": "020 7946"}, ["Call 020 7946"]),
        ({"urgent_number": "111"}, ["Help the same day The urgent care line: 111"]),
        (
            {"urgent_name": "NHS 111", "urgent_number": "111", "urgent_hours": "day & night"},
            ["Help the same day NHS 111, day & night"],
        ),
        ({"opening_hours": "8 to 6 <b>"}, ["Open 8 to 6 <b>"]),
        ({"phone": "1 2", "cancelling": "Ring us."}, ["Call 1 2", "To cancel Ring us."]),
    ],
)
def test_box_of_the_clinic_prints_what_is_set(fields, rows):
    clinic = Clinic()
    for name, value in fields.items():
        setattr(clinic, name, value)
    context = {"clinic": clinic, "values": clinic.values()}
    html = render_to_string("articles/home_clinic.html", context)
    found = Page(f"<!DOCTYPE html><html><head><title>Box</title></head><body>{html}</body></html>")
    assert [" ".join("".join(row.itertext()).split()) for row in found.root.iter("div")] == (rows or [])
    assert ("clinic" in found.ids) == bool(rows)


def test_home_has_each_wording_of_the_alarm_once(library, home):
    words = home().words()
    assert words.count("Chest pain or trouble breathing?") == 1
    assert words.count("Chest pain, trouble breathing, or neck, shoulder or back pain that is worse") == 1
    assert words.lower().count("chest pain") == 2


def test_home_of_the_guide_answers_six_questions_before_anything_else(library, home):
    found = home()
    assert [question for question, _, _ in questions(found)] == [
        "I take a blood thinner",
        "Needles frighten me",
        "I had it and I am worried",
        "What will it feel like?",
        "How do I get ready?",
        "Does it work?",
    ]
    assert not [sign for _, _, answer in questions(found) for sign in ("[", "@", "{") if sign in answer]


def test_every_page_shows_where_emergency_advice_is(library, client):
    for address in ("/", "/aftercare/", "/search/", "/sources/", "/nowhere/"):
        assert "/when-to-get-help/#emergency" in Page(client.get(address).text).links


def test_withdrawn_page_is_not_on_the_home_page(worded, home):
    withdraw(Article.objects.get(slug="risks"), None)
    assert "/risks/" not in home().links


def test_home_takes_at_most_three_queries_and_renders_no_markdown(
    library, client, django_assert_max_num_queries, monkeypatch
):
    monkeypatch.setattr("markdown.Markdown.convert", lambda *args: pytest.fail("Markdown is rendered"))
    with django_assert_max_num_queries(3):
        assert client.get("/").status_code == 200


def test_home_of_an_empty_site_opens(db, home):
    assert "Dry needling: what to know" in home().words()


def test_search_stands_on_the_home_page(loaded, home):
    forms = [form for form in home().root.iter("form") if form.get("action") == "/search/"]
    assert [form.get("method", "get") for form in forms] == ["get"]
