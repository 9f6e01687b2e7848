"""Headers: no cookie, no cache by cookie, and a strict policy on every public page."""

import pytest
from django.test import Client

from content.articles.models import Article, Redirect
from content.articles.publishing.publish import withdraw

PUBLIC = {
    "/": 200,
    "/risks/": 200,
    "/aftercare/": 301,
    "/glossary/": 410,
    "/risks/changes/": 200,
    "/sources/": 200,
    "/sources/brady2014/": 200,
    "/differences/": 200,
    "/search/": 200,
    "/search/?q=sore": 200,
    "/sitemap.xml": 200,
    "/robots.txt": 200,
    "/feed/": 200,
    "/healthz": 200,
    "/favicon.ico": 302,
    "/nowhere/": 404,
}


TYPED = {"/search/", "/search/?q=sore", "/h/?code=XXXXXX", "/h/XXXXXX/"}
"""The pages that hold what somebody typed."""


@pytest.fixture
def site(loaded):
    """A site with a page of every state: live, moved, withdrawn."""
    article = Article.objects.get(slug="aftercare")
    article.slug = "after-your-session"
    article.save()
    Redirect.objects.create(old_slug="aftercare", article=article)
    withdraw(Article.objects.get(slug="glossary"), article)


@pytest.fixture
def clients(editor_client):
    return {"reader": Client(), "editor": editor_client}


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("who", ["reader", "editor"])
@pytest.mark.parametrize("address", PUBLIC)
def test_public_page_sets_no_cookie_and_is_the_same_for_everybody(clients, who, address):
    answer = clients[who].get(address)
    assert answer.status_code == PUBLIC[address]
    assert not answer.cookies
    assert "cookie" not in answer.get("Vary", "").lower()


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("address", PUBLIC)
def test_every_answer_carries_the_security_headers(client, address):
    answer = client.get(address)
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("address", [*PUBLIC, "/admin/login/"])
def test_every_answer_carries_a_strict_content_security_policy(client, address):
    parts = [part.split() for part in client.get(address)["Content-Security-Policy"].split(";")]
    policy = {part[0]: part[1:] for part in parts}
    assert policy["default-src"] == ["'none'"]
    assert policy["frame-ancestors"] == ["'none'"]
    assert policy["base-uri"] == ["'none'"]
    assert policy["script-src"] == policy["style-src"] == policy["img-src"] == ["'self'"]
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "data:", "https:"} & {s for p in parts for s in p}


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("address", PUBLIC)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_public_page_can_only_be_read(client, address, method):
    assert client.generic(method, address).status_code == 405


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("address", PUBLIC)
def test_head_answers_as_get_without_a_body(client, address):
    got, head = client.get(address), client.head(address)
    assert head.status_code == got.status_code
    assert head.content == b""
    assert head["Content-Type"] == got["Content-Type"]


@pytest.mark.usefixtures("site")
def test_public_site_asks_for_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 60
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    answer = Client().get("/risks/")
    assert (answer.status_code, answer["Location"]) == (301, "https://testserver/risks/")
    answer = Client().get("/risks/", headers={"x-forwarded-proto": "https"})
    assert answer.status_code == 200
    assert answer["Strict-Transport-Security"].startswith("max-age=60")


@pytest.mark.usefixtures("site")
def test_sign_in_cookies_are_hidden_from_scripts(client):
    cookies = client.get("/admin/login/").cookies
    assert cookies
    assert all(cookie["httponly"] for cookie in cookies.values())


@pytest.mark.usefixtures("site")
def test_favicon_leads_to_a_picture_of_our_own(client):
    assert client.get("/favicon.ico")["Location"].startswith("/static/img/favicon")


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("address", [*PUBLIC.keys() - TYPED - {"/healthz"}, "/risks", "/h/", "/media/x.webp"])
def test_whoever_keeps_a_page_has_to_ask_again(client, address):
    assert client.get(address)["Cache-Control"] == "no-cache"


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("address", TYPED)
def test_nobody_keeps_a_page_with_what_somebody_typed(client, address):
    assert client.get(address)["Cache-Control"] == "no-store"


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("address", ["/", "/risks/", "/sources/", "/feed/", "/sitemap.xml"])
def test_page_that_is_as_it_was_is_not_sent_again(client, address):
    kept = client.get(address, headers={"accept-encoding": "gzip"})
    again = client.get(address, headers={"accept-encoding": "gzip", "if-none-match": kept["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == "no-cache"


@pytest.mark.usefixtures("site")
def test_page_that_was_withdrawn_is_asked_for_anew(client):
    kept = client.get("/risks/")
    withdraw(Article.objects.get(slug="risks"), None)
    assert client.get("/risks/", headers={"if-none-match": kept["ETag"]}).status_code == 410


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("host", ["127.0.0.1:8000", "10.0.0.7", "guide-7f9c", "evil.example"])
def test_probe_may_call_the_site_by_any_name_and_nobody_else(client, settings, host):
    settings.ALLOWED_HOSTS = ["guide.example"]
    settings.SECURE_SSL_REDIRECT = True
    answer = client.get("/healthz", headers={"host": host})
    assert answer.status_code == 200
    assert host not in answer.text
    secure = {"secure": True, "headers": {"host": host}}
    assert [client.get(path, **secure).status_code for path in ("/", "/healthz/", "/risks/")] == [400] * 3
