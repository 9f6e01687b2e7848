"""Pages for what cannot be shown: each says what to do next, and is sent with its status."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

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
        ("/Serious%20harm/", "/risks/"),
        ("/blog/2020/bruise.php", "/glossary/"),
        ("/aftercare/chages/", "/aftercare/"),
    ],
)
def test_page_not_found_offers_what_comes_nearest(loaded, client, address, near):
    answer = client.get(address)
    assert answer.status_code == 404
    lists = [ul for ul in Page(answer.text).element("main").iter("ul") if ul.get("class") == "near"]
    assert near in [a.get("href") for ul in lists for a in ul.iter("a")]


@pytest.mark.parametrize(
    "address",
    [
        *("/zzzz/", "/%00/", "/%F0%9F%99%82/", "/%ff/", "/" + "a" * 5000 + "/", "/wp-login.php", "/.env"),
        *("/..%2f..%2fetc/", "/%3Cscript%3Ealert(1)%3C/script%3E/", "/sources/nobody/", "/sources/%27/"),
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
