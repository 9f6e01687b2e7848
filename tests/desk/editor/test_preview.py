"""The editor's preview: the page as it would be, with its annotations, for editors alone; and no upload."""

import re

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from content.articles.models import Article, Part, Version

PREVIEW = "/markdownx/markdownify/"


def folded(page: str) -> str:
    """Return a page with white space made alike."""
    return " ".join(page.split())


@pytest.fixture
def show(editor_client, loaded):
    """Send fields to the preview; return the page."""

    def show(**fields) -> str:
        answer = editor_client.post(PREVIEW, fields)
        assert answer.status_code == 200
        return answer.text

    return show


def without_lines(html: str) -> str:
    return re.sub(r' data-line="\d+"', "", html)


def test_body_alone_is_shown_as_a_page(show):
    page = show(content="## Hello\n\nSore [@brady2014].")
    assert page.startswith("<!DOCTYPE html>")
    assert '<h2 data-line="1" id="hello">Hello</h2>' in page
    assert 'href="#rests-1" id="mark-1"' in page
    assert '<div class="rests" id="rests-1">' in page
    assert "Adverse events following" in page


def test_preview_is_the_public_page_with_what_was_changed(show, client):
    article = Article.objects.get(slug="risks")
    live = article.live
    fields = {
        "article": article.pk, "title": live.title, "summary": live.summary, "body": live.body,
        "part": article.part_id, "layout": article.layout,
    }  # fmt: skip
    main = re.compile(r'<article class="page">.*</article>', re.DOTALL)
    code = re.compile(r'<svg[^>]*class="qr".*?</svg>')  # it tells of which time a text is
    public = main.search(client.get("/risks/").text)[0]
    assert code.sub("", main.search(without_lines(show(**fields)))[0]) == code.sub("", public)
    changed = show(
        **fields | {"title": "Harm", "summary": "New words.", "key_points": "A [@brady2014].\n\nB."}
    )
    for part in ("<h1>Harm</h1>", "New words.", '<li data-line="1">A', '<li data-line="2">B.'):
        assert part in changed
    assert Article.objects.get(slug="risks").live == live


def test_page_that_does_not_exist_yet_is_shown_in_its_place(show):
    part = Part.objects.get(slug="decide")
    page = show(
        title="Can I swim?", part=part.pk, next_steps="[Read](risks.md)", related="risks", content="Yes."
    )
    for words in (
        "<h1>Can I swim?</h1>",
        "<span>2 of 2</span>",
        "What to do next",
        'href="/risks/"',
    ):
        assert words in " ".join(page.split())
    assert 'data-address="can-i-swim"' in page
    assert not Article.objects.filter(slug="can-i-swim").exists()


@pytest.mark.parametrize(
    ("layout", "mark"), [("checklist", 'class="checklist"'), ("glossary", 'class="contents letters"')]
)
def test_layout_is_that_of_the_page(show, layout, mark):
    assert mark in show(layout=layout, content="Bruise\n:   Blood [@biolatto].\n\n- [ ] I smoke.")


def test_page_links_to_its_own_new_heading(show):
    article = Article.objects.get(slug="aftercare")
    page = show(article=article.pk, content="## Brand new\n\nSee [above](aftercare.md#brand-new).")
    assert 'data-problems="0"' in page


def test_what_is_wrong_stands_where_it_is_and_in_a_list(show):
    page = show(content="Fine [@brady2014].\n\nSore [@nobody].\n\nUncited.")
    assert 'data-problems="1"' in page
    assert re.search(r'<p data-line="3">Sore.*?Unknown source @nobody; .*?</p>', page)
    assert re.search(r'<p data-line="5">Uncited\.<span class="annotation annotation-uncited"', page)
    assert (
        'data-field="body" data-line="3"> <span class="annotations-where">Body, line 3:</span> Unknown'
        in folded(page)
    )


def test_field_that_is_empty_stands_in_the_list_once_something_is_written(show):
    empty = {"title": " ", "summary": "", "part": "", "order": "", "layout": "article"}
    page = show(content="Sore [@nobody].", body="Sore [@nobody].", **empty)
    assert 'data-problems="5"' in page
    for name, words in {
        "title": "Write a title.",
        "part": "Choose a part.",
        "order": "Write a number",
    }.items():
        where = (
            f'data-field="{name}" data-line="0"> <span class="annotations-where">{name.capitalize()}:</span>'
        )
        assert f"{where} {words}" in folded(page)
    assert 'data-problems="0"' in show(content="", body="", **empty)


def test_statement_without_a_source_has_a_heading_of_its_own(show):
    page = show(content="It never bleeds.")
    assert "<h3>Needs a source before it is published (1)</h3>" in page
    assert "Could be better" not in page
    assert "<strong>Before it is published:</strong> No source: “It never bleeds.”</span>" in page


def test_measures_are_told_in_words(show):
    page = show(content="The cat sat on the mat [@brady2014]. " * 8)
    for words in (
        "<strong>48</strong> words, 1-minute read",
        "Reading age about <strong>",
        "<strong>0</strong> long",
    ):
        assert words in page
    assert "Reading age" not in show(content="Too short.")
    assert "Nothing is written yet." in show(content="")


@pytest.mark.parametrize(("text", "shown"), [("", "yes"), ("Sore [@nobody].", "yes"), ("x" * 70_000, "no")])
def test_preview_tells_whether_there_is_anything_to_show(show, text, shown):
    assert f'data-shown="{shown}"' in show(content=text)


def test_preview_runs_no_script_and_loads_nothing_from_elsewhere(show):
    page = show(content="Sore [@brady2014].", layout="checklist")
    assert "<script" not in page
    for address in re.findall(r'<link[^>]* href="([^"]*)"', page):
        assert address.startswith("/")


@pytest.mark.parametrize(
    "fields",
    [
        {"article": "999999"}, {"article": "x"}, {"article": "1" * 40}, {"part": "²"}, {"part": "-1"},
        {"layout": "poster"}, {"slug": "../admin"}, {"title": "<script>"}, {"order": "x"}, {"related": "no"},
        {"key_points": "x\n" * 500}, {"summary": "\x00"},
    ],
    ids=str,
)  # fmt: skip
def test_odd_fields_do_no_harm(show, fields):
    assert "<script>" not in show(content="Sore.", **fields)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "![x](data:text/html,1)",
        "<img src=x onerror=alert(1)>",
        "[x](//evil.example)",
        "\x00 \x01 \x02amp\x03 \ue0009\ue001 \ue0100\ue011",
        "Cited \ue0009\ue001 [@brady2014].",
        "[" * 8000,
        "> " * 5000 + "deep",
        "a" * 1_000_000,
        "",
    ],
    ids=lambda text: text[:20],
)
def test_hostile_text_is_shown_harmless(editor_client, loaded, text):
    answer = editor_client.post(PREVIEW, {"content": text})
    assert answer.status_code == 200
    for bad in ("<script>", 'href="javascript:', "<img", 'href="data:', 'href="//'):
        assert bad not in answer.text


def test_preview_writes_nothing(editor_client, loaded, django_assert_max_num_queries):
    article = Article.objects.get(slug="risks")
    with django_assert_max_num_queries(25) as queries:
        editor_client.post(PREVIEW, {"content": "Sore [@brady2014].", "article": article.pk, "title": "New"})
    assert Version.objects.filter(article=article).count() == 1
    assert not [q for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def client_of(*permissions: str, **fields: bool) -> Client:
    client = Client()
    user = User.objects.create_user("somebody", **fields)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)
    return client


def test_preview_is_refused_in_words_to_whoever_is_not_signed_in(client, loaded):
    answer = client.post(PREVIEW, {"content": "Sore."})
    assert answer.status_code == 403
    assert "You are not signed in as an editor" in answer.text


def test_preview_is_refused_to_a_user_who_may_not_edit(loaded):
    answer = client_of("view_article", is_staff=True).post(PREVIEW, {"content": "x"})
    assert answer.status_code == 403
    assert "you may not write any more" in answer.text


@pytest.mark.parametrize("permission", ["change_article", "add_article"])
def test_preview_is_shown_to_a_user_who_may_write(loaded, permission):
    assert client_of(permission, is_staff=True).post(PREVIEW, {"content": "x"}).status_code == 200


def test_preview_is_not_shown_to_who_may_not_come_to_the_desk(loaded):
    assert client_of("change_article").post(PREVIEW, {"content": "x"}).status_code == 403


def test_preview_asks_for_a_token(editor_client, loaded):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = editor_client.cookies
    assert strict.post(PREVIEW, {"content": "x"}).status_code == 403


def test_preview_answers_to_post_alone(editor_client, loaded):
    assert editor_client.get(PREVIEW).status_code == 405


def test_there_is_no_upload(editor_client, loaded):
    assert (
        editor_client.post(
            "/markdownx/upload/", {"image": SimpleUploadedFile("a.svg", b"<svg/>")}
        ).status_code
        == 404
    )


def test_line_ends_of_a_browser_are_those_of_a_file(editor_client, loaded, stopped_clock):
    text = "> [!DO]\n> - rest [@brady2014]\n\n```\n[@nobody]\n```\n"
    answers = [editor_client.post(PREVIEW, {"content": t}) for t in (text, text.replace("\n", "\r\n"))]
    assert answers[0].text == answers[1].text
    assert "unknown source" not in answers[1].text
