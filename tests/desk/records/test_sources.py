"""Sources at the desk: the list, where each is cited, the pop-up, what cannot be deleted."""

import html
import json

import pytest
from django.urls import reverse

from content.articles.models import Article
from content.desk.accounts.groups import ADMINISTRATOR, REVIEWER, WRITER
from content.sources.models import Reference
from tests.articles.factories import edit
from tests.pages import Page

from ..people import client_of, person
from .forms import ADD, LEAST, as_sent, page_of, sent

pytestmark = pytest.mark.postgres

LIST = "/admin/sources/reference/"


def brady():
    return Reference.objects.get(key="brady2014")


def delete(client, reference):
    return client.post(f"{LIST}{reference.pk}/delete/", {"post": "yes"})


@pytest.mark.parametrize("path", ["", "add/", "1/change/", "1/delete/", "1/history/", "1/history/1/"])
def test_whoever_is_not_signed_in_is_sent_to_sign_in(client, db, path):
    assert client.get(f"{LIST}{path}")["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("path", ["999999/change/", "999999/delete/", "x/change/"])
def test_source_that_does_not_exist_leads_back_with_a_word(editor_client, path):
    answer = editor_client.get(f"{LIST}{path}", follow=True)
    assert "doesn’t exist. Perhaps it was deleted?" in answer.text


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("brady", ["brady2014"]),
        ("Susan adverse", ["brady2014"]),
        ("10.1179", ["brady2014"]),
        ("Sánchez", ["sanchez"]),
        ("sanchez", ["sanchez"]),
        ("needling", ["biolatto", "brady2014"]),
        ("nothing at all", []),
        ("(", ["biolatto", "brady2014", "sanchez"]),
    ],
)
def test_list_finds_by_author_title_key_and_doi_with_accents_or_without(editor_client, loaded, words, found):
    csl = {"type": "book", "title": "A book", "author": [{"family": "Sánchez"}]}
    custom = {"kind": "textbook", "appraisal": "Good."}
    Reference.objects.create(key="sanchez", csl=csl | {"id": "sanchez", "custom": custom})
    listed = editor_client.get(LIST, {"q": words}).context["cl"].queryset
    assert sorted(reference.key for reference in listed) == found


def test_list_tells_how_often_each_source_is_cited(editor_client, loaded):
    edit("glossary", body="Bruise\n:   A mark [@guide, definition].")
    edit("glossary", live=False, body="Bruise\n:   A mark [@biolatto].")
    listed = editor_client.get(LIST, {"o": "-4"})
    assert [(r.key, r.cited) for r in listed.context["cl"].queryset] == [("brady2014", 3), ("biolatto", 2)]


def test_correction_shows_on_the_pages_and_the_key_stays(
    editor_client, loaded, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        answer = editor_client.post(page_of(brady()), as_sent(brady(), title="Corrected", key="other"))
    assert answer.status_code == 302
    assert "Corrected" in Article.objects.get(slug="risks").live.references_html


def test_form_tells_where_the_source_is_cited(editor_client, loaded):
    edit("aftercare", live=False, body="Sore [@brady2014].")
    text = editor_client.get(page_of(brady())).text
    form = reverse("admin:articles_article_change", args=[Article.objects.get(slug="risks").pk])
    assert f'<a href="{form}">Risks</a>' in text
    assert '<a href="/risks/#mark-1">It is rare.</a>' in text
    assert "After your session (version 2)" in text
    assert 'href="/sources/brady2014/" class="viewsitelink"' in text


def test_source_that_is_cited_is_kept_and_what_cites_it_is_named(editor_client, loaded):
    edit("aftercare", live=False, body="Sore [@biolatto].")
    edit("glossary", body="Bruise\n:   A mark [@brady2014].")
    Reference.objects.filter(key="brady2014").update(
        csl=brady().csl | {"custom": brady().csl["custom"] | {"read": "no", "cited_by": ["biolatto"]}}
    )
    answer = delete(editor_client, Reference.objects.get(key="biolatto"))
    assert answer.status_code == 200
    text = " ".join(answer.text.split())
    assert "<strong>“Biolatto 2022” is needed, so it stays.</strong>" in text
    for words in (
        '<a href="/aftercare/">After your session</a> cites it once.',
        '<a href="/risks/">Risks</a> cites it once.',
        "After your session (version 2), which readers do not see, cites it.",
        "Glossary (version 1), which readers do not see, cites it.",
        "Brady 2014 is known only through it.",
    ):
        assert words in text
    assert Reference.objects.filter(key="biolatto").exists()


def test_source_that_nobody_cites_can_be_deleted(editor_client, loaded):
    sent(editor_client)
    assert (
        "No text cites “A book”."
        in editor_client.get(f"{LIST}{Reference.objects.get(key='a-book').pk}/delete/").text
    )
    assert delete(editor_client, Reference.objects.get(key="a-book")).status_code == 302
    assert not Reference.objects.filter(key="a-book").exists()


def test_pop_up_hands_back_number_and_name(editor_client):
    answer = sent(editor_client, authors="Brady, Susan", year="2014", _popup="1")
    data = html.unescape(answer.text).split('data-popup-response="')[1].split('">')[0]
    assert json.loads(data) == {"value": str(Reference.objects.get().pk), "obj": "Brady 2014"}


def test_writer_adds_and_corrects_and_deletes_nothing(loaded):
    writer = client_of(person(WRITER))
    assert sent(writer).status_code == 302
    assert writer.post(page_of(brady()), as_sent(brady(), title="Corrected")).status_code == 302
    assert delete(writer, Reference.objects.get(key="a-book")).status_code == 403


def test_administrator_reads_the_record_and_changes_nothing(loaded):
    administrator = client_of(person(ADMINISTRATOR))
    text = administrator.get(page_of(brady())).text
    assert "It counts what happened." in text
    assert 'name="title"' not in text
    assert 'name="_save"' not in text
    assert administrator.post(page_of(brady()), as_sent(brady(), title="Mine")).status_code == 403
    assert administrator.post(ADD, LEAST).status_code == 403
    assert delete(administrator, brady()).status_code == 403


def deleted_by(reviewer):
    sent(reviewer)
    book = Reference.objects.get(key="a-book")
    assert delete(reviewer, book).status_code == 302
    return book


def test_reviewer_deletes_a_source_and_it_is_brought_back_from_its_history(loaded):
    reviewer = client_of(person(REVIEWER))
    book = deleted_by(reviewer)
    page = f"{LIST}{book.pk}/history/"
    gone = reviewer.get(f"{LIST}deleted/").text
    for words in (f'href="{page}"', "[@a-book]", "by ada"):
        assert words in gone
    history = reviewer.get(page).text
    for words in ("It was deleted.", "deleted by ada"):
        assert words in " ".join(history.split())
    state = Reference.history.filter(id=book.pk).first()
    page = f"{page}{state.history_id}/"
    answer = reviewer.get(page)
    assert "It was deleted since." in answer.text
    form = answer.context["adminform"].form
    fields = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    assert reviewer.post(page, fields).status_code == 302
    back = Reference.objects.get(key="a-book")
    assert (back.pk, back.csl) == (book.pk, book.csl)
    assert back.history.first().history_change_reason.startswith("Brought back from ")
    assert "No source was deleted." in reviewer.get(f"{LIST}deleted/").text


def test_source_whose_key_another_has_by_now_is_not_brought_back(loaded):
    reviewer = client_of(person(REVIEWER))
    book = deleted_by(reviewer)
    sent(reviewer, title="Another book")
    page = f"{LIST}{book.pk}/history/{Reference.history.filter(id=book.pk).first().history_id}/"
    answer = reviewer.post(page, as_sent(book))
    assert "Another source has the key “a-book” by now" in answer.text
    assert Reference.objects.get(key="a-book").csl["title"] == "Another book"


def test_cited_source_is_kept_from_a_reviewer_too(loaded):
    assert delete(client_of(person(REVIEWER)), brady()).status_code == 200
    assert brady()


def test_all_that_is_wrong_stands_on_top_with_a_link_to_each_field(editor_client):
    page = Page(sent(editor_client, title="", kind="", year="1").text)
    listed = next(ul for ul in page.root.iter("ul") if ul.get("class") == "form-errors")
    found = [(li.find("a").get("href"), " ".join("".join(li.itertext()).split())) for li in listed]
    assert found == [
        ("#id_title", "Title: Write the title."),
        ("#id_year", "Year: Ensure this value is greater than or equal to 1000."),
        ("#id_kind", "Kind of source: Choose the kind of source."),
    ]
    assert {link[1:] for link, _ in found} <= set(page.ids)
