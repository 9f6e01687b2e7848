"""The sheets to take along: the checklist, the questions, and what a printed page tells of itself."""

import pytest

from content.articles.models import Article
from content.articles.pages.paper import address_on_paper, moment
from content.articles.pages.qr_code import qr_code
from tests.pages import Page

SHEETS = ["checklist", "questions"]


def sheet(client, slug):
    """Return the form of a sheet."""
    found = Page(client.get(f"/{slug}/").text)
    (form,) = (form for form in found.root.iter("form") if form.get("method") == "dialog")
    return form


@pytest.mark.parametrize("slug", SHEETS)
def test_sheet_has_nothing_that_could_be_sent(client, library, slug):
    fields = [e for e in sheet(client, slug).iter() if e.tag in {"input", "textarea", "button", "select"}]
    assert {field.tag for field in fields} == {"input", "textarea", "button"}
    assert not [field for field in fields if field.get("name") or field.get("formaction")]
    submits = [e for e in fields if e.tag == "button" and e.get("type") not in {"button", "reset"}]
    assert [e.get("disabled") is not None for e in submits] == [True]
    assert fields[0] is submits[0]


@pytest.mark.parametrize("slug", SHEETS)
def test_browser_does_not_send_or_keep_what_is_typed(client, library, slug):
    form = sheet(client, slug)
    assert form.get("autocomplete") == "off"
    assert {area.get("spellcheck") for area in form.iter("textarea")} == {"false"}


@pytest.mark.parametrize("slug", SHEETS)
def test_sheet_says_that_nothing_is_sent_before_the_first_box(client, library, slug):
    text = client.get(f"/{slug}/").text
    assert 0 < text.index("Nothing is sent.") < text.index('type="checkbox"')


@pytest.mark.parametrize("slug", SHEETS)
def test_every_box_and_field_has_a_label(client, library, slug):
    form = sheet(client, slug)
    labels = list(form.iter("label"))
    labelled = {id(field) for label in labels for field in label.iter()} | {
        label.get("for") for label in labels
    }
    fields = [e for e in form.iter() if e.tag in {"input", "textarea"}]
    assert not [e for e in fields if id(e) not in labelled and e.get("id") not in labelled]


def test_every_question_has_its_reason(client, library):
    items = [li for li in sheet(client, "questions").iter("li") if li.find(".//input") is not None]
    assert 15 <= len(items) <= 30
    assert all(len(li.findall("p")) == 2 for li in items)


def test_glossary_leads_to_each_of_its_letters(client, library):
    found = Page(client.get("/glossary/").text)
    letters = [h2 for h2 in found.root.iter("h2") if len("".join(h2.itertext())) == 1]
    assert letters
    assert {f"#{h2.get('id')}" for h2 in letters} <= set(found.links)
    assert "trigger-point" in found.ids


def test_printed_page_tells_its_address_and_its_version(client, loaded, settings):
    settings.SITE_URL = "https://guide.clinic.example"
    answer = client.get("/risks/")
    published = Article.objects.get(slug="risks").live.published_at
    words = Page(answer.text).words()
    assert f"https://guide.clinic.example/risks/Version of {published:%-d %B %Y}" in words
    live = Article.objects.get(slug="risks").live
    printed = address_on_paper("https://guide.clinic.example/risks/", moment(live.published_at))
    assert qr_code(printed) in answer.text
