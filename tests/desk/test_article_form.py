"""The editors' desk: each save makes a version, and what is wrong stands at its field."""

import pytest
from django.contrib.auth.models import User

from content.articles.models import Article, Part
from content.articles.publishing import withdraw
from tests.articles.factories import body_of, edit

ADD = "/admin/articles/article/add/"


def address(slug: str) -> str:
    return f"/admin/articles/article/{Article.objects.get(slug=slug).pk}/change/"


@pytest.fixture
def fields(loaded):
    """What the form of the article on aftercare holds when it is opened."""
    live = Article.objects.get(slug="aftercare").live
    part = Part.objects.get(slug="afterwards")
    return {
        "title": live.title, "summary": live.summary, "key_points": "", "body": live.body, "related": "",
        "next_steps": "", "part": part.pk, "order": 1, "layout": "article", "note": "", "made_from": 1,
    }  # fmt: skip


@pytest.fixture
def save(editor_client, fields):
    def save(**changed):
        answer = editor_client.post(address("aftercare"), fields | changed)
        return answer.context["adminform"].form.errors if answer.status_code == 200 else {}

    return save


def article():
    return Article.objects.get(slug="aftercare")


def test_save_makes_a_draft_and_leaves_the_page_alone(save):
    assert save(body="You may ache [@brady2014].", note="Plainer word.") == {}
    draft = article().newest
    assert (draft.number, draft.state, draft.body) == (2, "draft", "You may ache [@brady2014].")
    assert (draft.author.username, draft.note, draft.made_from.number) == ("editor", "Plainer word.", 1)
    assert article().live.number == 1


def test_save_and_publish_shows_the_text(save, client):
    assert save(body="You may ache [@brady2014].", publish="on", notable="on") == {}
    assert body_of("aftercare") == "You may ache [@brady2014]."
    assert article().live.notable
    assert "You may ache" in client.get("/aftercare/").text


def test_save_without_a_change_makes_no_version(save):
    assert save() == {}
    assert article().versions.count() == 1


def test_draft_is_published_by_saving_it_again(save):
    save(body="You may ache [@brady2014].")
    assert save(body="You may ache [@brady2014].", made_from=2, publish="on") == {}
    assert article().versions.count() == 2
    assert article().live.number == 2


def test_publishing_brings_a_withdrawn_page_back(save):
    withdraw(article(), None)
    save(publish="on")
    assert article().withdrawn_at is None


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("body", "Fine.\n\nSore [@nobody].", "Line 3: unknown source @nobody; add it to references.json."),
        ("body", "[x](nowhere.md)", "Line 1: link to “nowhere.md”: there is no such page"),
        ("body", "<b>x</b>", "Line 1: raw HTML “</b>”; write Markdown instead"),
        ("body", "", "This field is required."),
        ("body", "a\x01b", "control character"),
        ("body", "a\ue000b", "control character"),
        ("title", "", "This field is required."),
        ("title", "x" * 121, "at most 120 characters"),
        ("title", "a\x0bb", "control character"),
        ("summary", "x" * 301, "at most 300 characters"),
        ("summary", "a\x07b", "control character"),
        ("key_points", "Fine [@brady2014].\nSore [@nobody].", "Line 2: unknown source @nobody"),
        ("key_points", "a\x00b", "control character"),
        ("related", "risks\nnowhere", "Line 2: related page “nowhere”: there is no such page."),
        ("next_steps", "[Go](nowhere.md)", "Line 1: link to “nowhere.md”"),
        ("note", "a\x0bb", "control character"),
        ("order", "1001", "less than or equal to 1000"),
        ("layout", "poster", "Select a valid choice."),
        ("part", "", "This field is required."),
    ],
)
def test_problem_stands_at_its_field_and_nothing_is_saved(save, field, value, problem):
    errors = save(**{field: value})
    assert list(errors) == [field]
    assert problem in " ".join(errors[field])
    assert article().versions.count() == 1


def test_white_space_is_folded_as_in_a_file(save):
    assert (
        save(title=" After  it ", summary="One\r\nsentence.", body="\r\nSore [@brady2014].\r\n\r\nYes.\r\n")
        == {}
    )
    draft = article().newest
    assert (draft.title, draft.summary, draft.body) == (
        "After it",
        "One sentence.",
        "Sore [@brady2014].\n\nYes.",
    )


def test_save_over_a_newer_version_is_refused_with_both_texts(editor_client, fields):
    newer = edit("aftercare", live=False, title="Their title", body="Their words [@brady2014].")
    newer.author = User.objects.create(username="colleague")
    newer.save(update_fields=["author"])
    answer = editor_client.post(address("aftercare"), fields | {"body": "My words [@brady2014]."})
    assert answer.status_code == 200
    for words in ("colleague saved version 2", "Their words", "Their title", "My words [@brady2014]."):
        assert words in answer.text
    assert article().versions.count() == 2
    form = answer.context["adminform"].form
    again = fields | {"body": "Both words [@brady2014].", "made_from": form["made_from"].value()}
    assert editor_client.post(address("aftercare"), again).status_code == 302
    assert article().newest.body == "Both words [@brady2014]."
    assert newer in article().versions.all()


def test_form_opens_with_the_newest_text(editor_client, loaded):
    edit("aftercare", live=False, body="A draft [@brady2014].")
    answer = editor_client.get(address("aftercare"))
    assert answer.context["adminform"].form["body"].value() == "A draft [@brady2014]."
    assert 'name="made_from" value="2"' in answer.text


def test_new_article_is_written_and_published(editor_client, fields, client):
    new = fields | {"slug": "new-page", "title": "New", "made_from": "", "publish": "on"}
    assert editor_client.post(ADD, new).status_code == 302
    assert Article.objects.get(slug="new-page").live.number == 1
    assert client.get("/new-page/").status_code == 200


@pytest.mark.parametrize("slug", ["search", "Upper", "a_b", "aftercare", "", "a" * 81])
def test_bad_slug_is_refused_at_its_field(editor_client, fields, slug):
    answer = editor_client.post(ADD, fields | {"slug": slug, "made_from": ""})
    assert list(answer.context["adminform"].form.errors) == ["slug"]


def test_slug_of_an_article_cannot_be_changed(save):
    save(slug="elsewhere", body="You may ache [@brady2014].")
    assert not Article.objects.filter(slug="elsewhere").exists()


def test_publishing_a_definition_shows_it_on_the_pages_that_use_the_term(
    editor_client, fields, django_capture_on_commit_callbacks
):
    glossary = Article.objects.get(slug="glossary")
    new = fields | {
        "title": "Glossary", "body": "Bruise\n:   A blue spot [@biolatto].", "publish": "on",
        "part": glossary.part.pk, "layout": "glossary",
    }  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        editor_client.post(address("glossary"), new)
    assert "A blue spot" in article().live.notes_html
