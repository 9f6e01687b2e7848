"""The editor's preview: the real renderer, for editors alone, and no upload."""

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

PREVIEW = "/markdownx/markdownify/"


def test_preview_shows_the_text_as_the_page_would(editor_client, loaded):
    answer = editor_client.post(PREVIEW, {"content": "## Hello\n\nSore [@brady2014]."})
    assert answer.status_code == 200
    assert '<h2 id="hello">Hello</h2>' in answer.text
    assert 'class="cite"' in answer.text
    assert "Adverse events following" in answer.text


def test_preview_says_what_is_wrong(editor_client, loaded):
    answer = editor_client.post(PREVIEW, {"content": "Sore.\n\nSore [@nobody]."})
    assert "Line 3: unknown source @nobody" in answer.text


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
    with django_assert_max_num_queries(20) as queries:
        editor_client.post(PREVIEW, {"content": "Sore [@brady2014]."})
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
    assert client_of("view_article", is_staff=True).post(PREVIEW, {"content": "x"}).status_code == 403


def test_preview_is_shown_to_a_user_who_may_edit(loaded):
    assert client_of("change_article", is_staff=True).post(PREVIEW, {"content": "x"}).status_code == 200


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


def test_line_ends_of_a_browser_are_those_of_a_file(editor_client, loaded):
    text = "> [!DO]\n> - rest [@brady2014]\n\n```\n[@nobody]\n```\n"
    answers = [editor_client.post(PREVIEW, {"content": t}) for t in (text, text.replace("\n", "\r\n"))]
    assert answers[0].text == answers[1].text
    assert "unknown source" not in answers[1].text
