"""The style sheet of the clinic's colour, and which pages ask for it."""

import pytest
from django.test import Client

from content.clinic.models import Clinic

SHEET = "/clinic.css"


@pytest.fixture
def red(db):
    return Clinic.objects.create(name="Praxis", colour="#7a0c14")


def test_style_sheet_is_plain_and_kept_for_a_year_under_its_version(client, red):
    answer = client.get(red.stylesheet)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert answer["Cache-Control"] == "public, immutable, max-age=31536000"
    assert "--teal: #7a0c14;" in answer.text


@pytest.mark.parametrize("version", ["", "?v=", "?v=of-long-ago"])
def test_style_sheet_without_its_version_is_not_kept(client, red, version):
    assert client.get(SHEET + version)["Cache-Control"] == "no-cache"


def test_style_sheet_sets_no_cookie_and_is_the_same_for_everybody(client, editor_client, red):
    for reader in (client, editor_client):
        answer = reader.get(red.stylesheet)
        assert not answer.cookies
        assert "cookie" not in answer.get("Vary", "").lower()


def test_without_a_colour_there_is_none(client, db):
    assert client.get(SHEET).status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_style_sheet_can_only_be_read(client, red, method):
    assert client.generic(method, SHEET).status_code == 405


def test_pages_and_desk_ask_for_it_where_a_colour_is_set(client, editor_client, loaded, red):
    for reader, page in (
        (client, "/"),
        (client, "/risks/"),
        (editor_client, "/admin/"),
        (Client(), "/admin/login/"),
    ):
        assert f'href="{red.stylesheet}"' in reader.get(page).text


def test_pages_do_not_ask_for_it_without_a_colour(client, editor_client, loaded):
    Clinic.objects.create(name="Praxis")
    for reader, page in ((client, "/risks/"), (editor_client, "/admin/")):
        assert SHEET not in reader.get(page).text


def test_new_colour_has_a_new_address(client, loaded, red):
    before = red.stylesheet
    red.colour = "#0a4a50"
    red.save()
    assert red.stylesheet != before
    assert before not in client.get("/risks/").text
