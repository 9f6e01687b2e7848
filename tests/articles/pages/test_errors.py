"""Pages for what cannot be shown: each says what to do next, and is sent with its status."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from content.articles.models import Article
from content.articles.pages import errors
from content.articles.publishing import rename
from content.clinic.models import Clinic
from needling_site import urls
from tests.pages import Page


def fail(request: HttpRequest, kind: str) -> HttpResponse:
    raise {"400": SuspiciousOperation, "403": PermissionDenied, "500": ZeroDivisionError}[kind]


urlpatterns = [path("fail/<kind>/", fail), *urls.urlpatterns]
handler400, handler403, handler404, handler500 = (
    urls.handler400,
    urls.handler403,
    urls.handler404,
    urls.handler500,
)


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("status", [400, 403, 500])
def test_error_page_says_what_to_do(loaded, status):
    answer = Client(raise_request_exception=False).get(f"/fail/{status}/")
    assert answer.status_code == status
    found = Page(answer.text)
    assert found.root.find(".//h1") is not None
    assert "/" in found.links
    assert not answer.cookies


def test_unknown_host_is_a_bad_request(loaded, client):
    answer = client.get("/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert "evil.example" not in answer.text
    assert Page(answer.text).root.find(".//h1").text == "We could not understand that"


@pytest.mark.parametrize(
    ("address", "near"),
    [
        ("/aftercar/", "/aftercare/"),
        ("/risk/", "/risks/"),
        ("/blog/2020/glosary.php", "/glossary/"),
        ("/RISKZ", "/risks/"),
        ("/aftercare/chages/", "/aftercare/"),
    ],
)
def test_page_not_found_offers_what_comes_nearest(loaded, client, address, near):
    answer = client.get(address)
    assert answer.status_code == 404
    lists = [ul for ul in Page(answer.text).element("main").iter("ul") if ul.get("class") == "near"]
    assert near in [a.get("href") for ul in lists for a in ul.iter("a")]


@pytest.mark.parametrize("address", ["/{0}/", "/{0}/{0}/{0}/{0}/", "/a/{0}/"])
def test_nearest_names_of_a_long_address_are_looked_for_by_its_beginning(
    loaded, client, address, monkeypatch
):
    """Each letter is compared with every name of the guide."""
    parts, look = [], errors.get_close_matches
    monkeypatch.setattr(
        errors,
        "get_close_matches",
        lambda part, *args, **more: parts.append(part) or look(part, *args, **more),
    )
    client.get(address.format("when-to-get-help-" * 10))
    assert 0 < sum(map(len, parts)) <= 24
    assert len(parts) <= 3


@pytest.mark.parametrize(
    ("address", "words"),
    [("/Serious%20harm/", "Serious harm"), ("/blog/2020/bruise.php", "blog 2020 bruise php")],
)
def test_page_not_found_offers_to_search_for_the_words_of_the_address(loaded, client, address, words):
    fields = [
        field for field in Page(client.get(address).text).root.iter("input") if field.get("name") == "q"
    ]
    assert {field.get("value") for field in fields} == {words}


def test_page_not_found_is_made_once_for_many(loaded, client, django_assert_num_queries, monkeypatch):
    """Programs ask for such addresses by the thousand, so there is neither a search nor a page for each."""
    made, render = [], errors.render_to_string
    monkeypatch.setattr(
        errors, "render_to_string", lambda name, *args: made.append(name) or render(name, *args)
    )
    client.get("/zzzz/")
    with django_assert_num_queries(5):
        for number in range(5):
            client.get(f"/zzzz-{number}/")
            client.get(f"/zzzz-{number}/x.php")
    assert made == ["404.html"]


def test_page_not_found_tells_of_a_new_number_within_seconds(loaded, client, monkeypatch):
    now = 1000.0
    monkeypatch.setattr(errors, "monotonic", lambda: now)
    client.get("/zzzz/")
    Clinic(emergency_number="0118 999").save()
    now += errors.KEPT_FOR
    assert "0118 999" in client.get("/zzzz/").text


def test_page_takes_no_more_queries_once_another_was_not_found(
    loaded, client, django_assert_num_queries, monkeypatch
):
    now = 1000.0
    monkeypatch.setattr(errors, "monotonic", lambda: now)
    client.get("/zzzz/")
    rename(Article.objects.get(slug="risks"), "dangers", None)
    with django_assert_num_queries(4):  # one more while a name may be one of thousands that are tried
        assert client.get("/dangers/").status_code == 200
    now += errors.KEPT_FOR
    with django_assert_num_queries(3):
        assert client.get("/dangers/").status_code == 200


def test_page_that_is_published_while_others_are_not_found_is_shown_at_once(loaded, client):
    client.get("/zzzz/")
    rename(Article.objects.get(slug="risks"), "zzzz", None)
    assert client.get("/zzzz/").status_code == 200
    assert client.get("/risks/")["Location"] == "/zzzz/"


@pytest.mark.parametrize(
    "address",
    [
        *("/zzzz/", "/%00/", "/%F0%9F%99%82/", "/%ff/", "/" + "a" * 5000 + "/", "/wp-login.php", "/.env"),
        *(
            "/..%2f..%2fetc/",
            "/%3Cscript%3Ealert(1)%3C/script%3E/",
            "/sources/nobody/",
            "/sources/nobody%27/",
        ),
        *("/h/x/", "/a//b/"),
    ],
)
def test_any_address_that_leads_nowhere_has_a_page_with_a_search(loaded, client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    found = Page(answer.text)
    assert "Search the guide" in found.words("main")
    assert not [s for s in found.root.iter("script") if "alert" in (s.text or "")]


def test_page_not_found_on_an_empty_site(db, client):
    assert client.get("/nowhere/").status_code == 404
