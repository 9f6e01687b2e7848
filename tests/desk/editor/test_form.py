"""The editors' desk: each save makes a version, and what is wrong stands at its field."""

import re

import pytest
from django.contrib.auth.models import User

from content.articles.models import Article, Part, Redirect
from content.articles.publishing.publish import withdraw
from tests.articles.factories import body_of, edit

from ..people import client_of, person

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
        "next_steps": "", "part": part.pk, "order": 1, "layout": "article", "note": "", "seen": 1,
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
    assert save(body="You may ache [@brady2014].", _publish="yes", notable="on") == {}
    assert body_of("aftercare") == "You may ache [@brady2014]."
    assert article().live.notable
    assert "You may ache" in client.get("/aftercare/").text


def test_former_anchors_are_written_a_pair_on_each_line(save, client):
    body = "## How sore?\n\nYou may ache [@brady2014]."
    assert save(body=body, former_anchors="sore :  how-sore\n\n", _publish="yes") == {}
    assert article().live.former_anchors == ["sore: how-sore"]
    assert '<h2 id="how-sore"><span id="sore"></span>' in client.get("/aftercare/").text


def test_former_anchor_that_stands_twice_or_leads_nowhere_is_named(save):
    twice = save(former_anchors="a: the-first-day\nsore: the-first-day\nsore: b")
    assert twice["former_anchors"] == ["“sore” stands twice; delete one."]
    assert "there is no heading or box “”" in save(former_anchors="sore")["former_anchors"][0]
    assert article().versions.count() == 1


def test_save_without_a_change_makes_no_version(save):
    assert save() == {}
    assert article().versions.count() == 1


def test_draft_is_published_by_saving_it_again(save):
    save(body="You may ache [@brady2014].")
    assert save(body="You may ache [@brady2014].", seen=2, _publish="yes") == {}
    assert article().versions.count() == 2
    assert article().live.number == 2


def test_publishing_brings_a_withdrawn_page_back(save):
    withdraw(article(), None)
    save(_publish="yes")
    assert article().withdrawn_at is None


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("body", "Sore [@bradi2014].", "Line 1: unknown source @bradi2014; did you mean @brady2014?"),
        ("body", "Fine.\n\nSore [@nobody].", "Line 3: unknown source @nobody; add it to the sources"),
        ("body", "[x](nowhere.md)", "Line 1: link to “nowhere.md”: there is no such page"),
        ("body", "<b>x</b>", "Line 1: raw HTML “</b>”; write Markdown instead"),
        ("body", "", "Write the text of the page."),
        ("body", "a\x01b", "control character"),
        ("body", "a\ue000b", "control character"),
        ("title", "", "Write a title."),
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
        ("part", "", "Choose a part."),
        ("summary", " ", "Write a summary, in one sentence."),
        ("order", "", "Write a number, such as 100."),
    ],
)
def test_problem_stands_at_its_field_and_nothing_is_saved(save, field, value, problem):
    errors = save(**{field: value})
    assert list(errors) == [field]
    assert problem in " ".join(errors[field])
    assert article().versions.count() == 1


def test_all_that_is_wrong_is_told_at_once(save):
    errors = save(
        title="",
        part="",
        body="Sore [@nobody]. See [it](nowhere.md).",
        key_points="Sore [@nobody].",
        _publish="yes",
    )
    assert {name: len(found) for name, found in errors.items()} == {
        "title": 1,
        "part": 1,
        "body": 2,
        "key_points": 1,
    }


def test_empty_text_is_not_said_to_lack_its_headings(editor_client, fields):
    risks = Article.objects.get(slug="risks")
    sent = fields | {"body": "", "part": risks.part_id, "_publish": "yes"}
    answer = editor_client.post(address("risks"), sent)
    assert answer.context["adminform"].form.errors == {"body": ["Write the text of the page."]}


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
    again = fields | {"body": "Both words [@brady2014].", "seen": form["seen"].value()}
    assert editor_client.post(address("aftercare"), again).status_code == 302
    assert article().newest.body == "Both words [@brady2014]."
    assert newer in article().versions.all()


def test_form_opens_with_the_newest_text(editor_client, loaded):
    edit("aftercare", live=False, body="A draft [@brady2014].")
    answer = editor_client.get(address("aftercare"))
    assert answer.context["adminform"].form["body"].value() == "A draft [@brady2014]."
    assert 'name="seen" value="2"' in answer.text


def test_new_article_is_written_and_published(editor_client, fields, client):
    new = fields | {"slug": "new-page", "title": "New", "seen": "", "_publish": "yes"}
    assert editor_client.post(ADD, new).status_code == 302
    assert Article.objects.get(slug="new-page").live.number == 1
    assert client.get("/new-page/").status_code == 200


@pytest.mark.parametrize("slug", ["search", "Upper", "a_b", "aftercare", "a" * 81])
def test_bad_slug_is_refused_at_its_field(editor_client, fields, slug):
    answer = editor_client.post(ADD, fields | {"slug": slug, "seen": ""})
    assert list(answer.context["adminform"].form.errors) == ["slug"]


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Can I swim?", "can-i-swim"),
        ("Aftercare", "aftercare-2"),
        ("Former", "former-2"),
        ("Search", "search-2"),
        ("Wie geht’s, Élan?", "wie-gehts-elan"),
        ("w" * 120, "w" * 60),
        ("???", "section"),
    ],
)
def test_address_of_a_new_page_is_made_from_its_title(editor_client, fields, title, slug):
    Redirect.objects.create(old_slug="former", article=article())
    answer = editor_client.post(ADD, fields | {"title": title, "slug": "", "seen": ""})
    assert answer.status_code == 302
    assert Article.objects.latest("pk").slug == slug


def test_saved_text_is_named_to_the_browser_that_kept_it(editor_client, fields):
    kept = "desk-kept:1:/admin/x/:1-2"
    answer = editor_client.post(address("aftercare"), fields | {"kept": kept})
    assert answer["Location"] == f"{address('aftercare')}?saved=desk-kept%3A1%3A%2Fadmin%2Fx%2F%3A1-2"
    refused = editor_client.post(address("aftercare"), fields | {"kept": kept, "title": "", "seen": 1})
    assert f'name="kept" value="{kept}"' in refused.text


def test_every_field_is_explained_in_sentences(editor_client, loaded):
    form = editor_client.get(ADD).context["adminform"].form
    texts = {field.name: field.help_text for field in form.visible_fields()}
    assert len(texts) == 13
    assert [name for name, text in texts.items() if len(text) < 50 or not text[0].isupper()] == []


def test_nothing_that_is_pasted_is_cut_off(editor_client, loaded):
    assert "maxlength" not in re.search(r"<form.*?</form>", editor_client.get(ADD).text, re.DOTALL)[0]


def test_enter_in_a_field_saves_a_draft(editor_client, loaded):
    form = re.search(r'<form[^>]*id="article_form".*?</form>', editor_client.get(ADD).text, re.DOTALL)[0]
    assert re.findall(r'<button type="submit" name="(\w+)"', form) == ["_draft", "_review", "_publish"]


def test_who_may_only_read_gets_no_form(loaded):
    answer = client_of(person("Administrator")).get(address("aftercare"))
    assert answer.status_code == 200
    assert "You may read this page and its history, and change neither." in answer.text
    assert "<textarea" not in answer.text
    assert "/js/desk/" not in answer.text


def test_errors_link_to_their_fields(editor_client, fields):
    text = editor_client.post(address("aftercare"), fields | {"body": "Sore [@nobody].", "seen": 1}).text
    assert '<a href="#id_body">Body</a>: Line 1: unknown source @nobody' in text


def test_slug_of_an_article_cannot_be_changed(save):
    save(slug="elsewhere", body="You may ache [@brady2014].")
    assert not Article.objects.filter(slug="elsewhere").exists()


def test_publishing_a_definition_shows_it_on_the_pages_that_use_the_term(
    editor_client, fields, django_capture_on_commit_callbacks
):
    glossary = Article.objects.get(slug="glossary")
    new = fields | {
        "title": "Glossary", "body": "Bruise\n:   A blue spot [@biolatto].", "_publish": "yes",
        "part": glossary.part.pk, "layout": "glossary",
    }  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        editor_client.post(address("glossary"), new)
    assert "A blue spot" in article().live.notes_html
