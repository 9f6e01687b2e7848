"""The files of pictures on the web: for everybody, for ever, and nothing else from that folder."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

from tests.pictures import jpeg
from tests.uploads import store_image


@pytest.fixture(autouse=True)
def others(media, tmp_path):
    """Files in the folder of uploads, and around it, that are no pictures."""
    (tmp_path / "secret-key").write_text("for nobody")
    (tmp_path / "secret.webp").write_text("for nobody")
    for name in (
        "notes.txt",
        "page.html",
        "images/page.html",
        "images/.hidden.webp",
        "other/x.webp",
        "x.webp",
    ):
        default_storage.save(name, ContentFile(b"for nobody"))


@pytest.fixture
def address(db):
    return store_image("hand", "A hand.", jpeg()).photo.addresses[60]


def test_picture_is_served_as_what_it_is_and_kept_for_a_year(client, address, media):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.content == (media / address.removeprefix("/media/")).read_bytes()
    assert answer["Content-Type"] == "image/webp"
    assert answer["X-Content-Type-Options"] == "nosniff"
    kept = {word.strip() for word in answer["Cache-Control"].split(",")}
    assert kept == {"public", "max-age=31536000", "immutable"}


@pytest.mark.parametrize("who", ["reader", "editor"])
def test_picture_sets_no_cookie_and_is_the_same_for_everybody(address, editor_client, who):
    answer = (Client() if who == "reader" else editor_client).get(address)
    assert not answer.cookies
    assert "cookie" not in answer.get("Vary", "").lower()
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_browser_that_has_a_picture_is_not_sent_it_again(client, address):
    first = client.get(address)
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304


def test_logo_of_the_clinic_is_served_too(client, db):
    default_storage.save("clinic/logo-0123456789ab-480.webp", ContentFile(b"logo"))
    assert client.get("/media/clinic/logo-0123456789ab-480.webp").content == b"logo"


def test_head_answers_as_get_without_a_body(client, address):
    got, head = client.get(address), client.head(address)
    assert head.status_code == 200
    assert head.content == b""
    assert head["Content-Type"] == got["Content-Type"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_picture_can_only_be_read(client, address, method):
    assert client.generic(method, address).status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "", "images", "images/", "clinic/", "notes.txt", "page.html", "images/page.html",
        "images/.hidden.webp",
        "other/x.webp", "x.webp", "images/nothing.webp", "images/hand.webp", "images/hand.jpg",
        "../secret-key", "..%2fsecret-key", "images/../../secret-key", "images/%2e%2e/%2e%2e/secret-key",
        "images/..%2f..%2fsecret.webp", "images/..%5c..%5csecret.webp", "%2fetc%2fpasswd", "/etc/passwd",
        "images//hand.webp", "images/hand.webp%00.html", "images/hand.webp/", "images/Hand.webp",
        "images/" + "a" * 300 + ".webp",
    ],
)  # fmt: skip
def test_nothing_but_pictures_is_there(client, db, path):
    answer = client.get(f"/media/{path}")
    assert answer.status_code == 404
    assert b"for nobody" not in answer.content
    assert "immutable" not in answer.get("Cache-Control", "")


def test_folder_that_was_named_like_a_picture_is_not_there(client, db, media):
    (media / "images/folder.webp").mkdir(parents=True)
    assert client.get("/media/images/folder.webp").status_code == 404
