"""A save that cannot be written brings its form back with all that was typed, and says what to do."""

import errno
import resource
import sqlite3

import pytest
from django.contrib.auth.models import User
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.http import HttpRequest
from django.test import Client
from django.urls import path

from content.articles.models import Article, Part, Redirect
from content.desk import failed_saves
from content.desk.admin import RedirectAdmin
from content.sources.models import Reference
from needling_site import urls
from tests.articles.factories import sign_off
from tests.pages import Page
from tests.pictures import jpeg
from tests.troubles import busy, full, read_only

from .records.forms import LEAST

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

TYPED = "You may ache & rest [@guide].\n\n“A second paragraph” that nobody wants to type twice [@guide]."


@pytest.fixture(autouse=True)
def impatient(monkeypatch) -> None:
    """Nobody waits for five seconds here."""
    monkeypatch.setattr(failed_saves, "PATIENCE", 100)


WHY = {
    busy: "the site was busy with other changes",
    full: "disk of the site is full",
    read_only: "can be read",
}


def shown_in(answer) -> dict[str, str]:
    """Return what stands in the fields of a page, by their names."""
    root = Page(answer.text).root
    shown = {field.get("name"): (field.text or "").strip() for field in root.iter("textarea")}
    for field in root.iter("select"):
        chosen = [option.get("value") for option in field.iter("option") if "selected" in option.attrib]
        shown |= {field.get("name"): value for value in chosen}
    inputs = [f for f in root.iter("input") if f.get("type") != "radio" or "checked" in f.attrib]
    return shown | {field.get("name"): field.get("value") for field in inputs}


def article_fields(**changed: str) -> dict[str, object]:
    live = Article.objects.get(slug="aftercare").live
    return {
        "title": live.title, "summary": "A summary that was typed.", "key_points": "", "body": TYPED,
        "related": "", "next_steps": "", "part": Part.objects.get(slug="afterwards").pk, "order": 1,
        "layout": "article", "note": "A note that was typed.", "seen": 1, "kept": "desk-kept:1:x",
    } | changed  # fmt: skip


@pytest.mark.parametrize("trouble", [busy, full, read_only])
def test_form_of_a_page_comes_back_with_the_text_and_can_be_saved_again(loaded, editor_client, trouble):
    address = f"/admin/articles/article/{Article.objects.get(slug='aftercare').pk}/change/"
    fields = article_fields(body=TYPED + "\n\nRest here now [@guide]." * 400 if trouble is full else TYPED)
    with trouble():
        answer = editor_client.post(address, fields)
    assert answer.status_code == 503
    typed = shown_in(answer)
    for name in ("body", "note", "summary", "kept", "seen"):
        assert typed[name] == str(fields[name]).strip()
    assert 'class="editor-part"' in answer.text
    assert WHY[trouble] in Page(answer.text).words()
    assert Article.objects.get(slug="aftercare").newest.number == 1
    assert editor_client.post(address, fields).status_code == 302
    assert Article.objects.get(slug="aftercare").newest.body.strip() == fields["body"].strip()


def forms() -> dict[str, tuple[str, dict[str, object]]]:
    """Return forms of every kind at the two desks, with what was typed into them."""
    article = Article.objects.get(slug="aftercare")
    part = Part.objects.get(slug="afterwards")
    pages = f"/admin/articles/article/{article.pk}"
    return {
        "new page": ("/admin/articles/article/add/", article_fields(title="A new page", slug="a-new-page")),
        "part": (
            f"/admin/articles/part/{part.pk}/change/",
            {"title": "Typed title", "summary": "Typed in full.", "footer": TYPED},
        ),
        "former address": ("/admin/articles/redirect/add/", {"old_slug": "typed", "article": article.pk}),
        "clinic": ("/admin/clinic/clinic/add/", {"name": "Typed clinic"}),
        "source": (
            f"/admin/sources/reference/{Reference.objects.get(key='brady2014').pk}/change/",
            {"title": "Typed title", "authors": "Typed, Ada", "appraisal": "Typed in full."},
        ),
        "new source": ("/admin/sources/reference/add/", LEAST | {"title": "Typed title"}),
        "person": (
            f"/admin/auth/user/{User.objects.get(username='editor').pk}/change/",
            {"username": "typed", "first_name": "Typed", "email": "typed@guide.example", "is_active": "on"},
        ),
        "sign-off": (
            f"/admin/articles/review/{sign_off(article.live).pk}/change/",
            {
                "version": article.live.pk,
                "name": "Typed, Ada",
                "role": "typed",
                "date": "2026-01-11",
                "next_due": "2099-01-11",
                "reason": "The day was mistyped.",
            },
        ),
        "rename": (f"{pages}/rename/", {"slug": "typed-name", "note": "Why it was typed."}),
        "withdraw": (
            f"{pages}/withdraw/",
            {"_withdraw": "yes", "read_instead": "none", "note": "Why it was typed."},
        ),
        "handout": (
            "/staff/new/",
            {"title": "Typed for Ada", "note": "Typed in full.", "item": "aftercare", "do": "save"},
        ),
    }


KINDS = (
    "new page", "part", "former address", "clinic", "source", "new source", "person", "sign-off", "rename",
    "withdraw", "handout",
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_every_form_of_the_desks_comes_back_with_what_was_typed(loaded, editor_client, kind):
    address, fields = forms()[kind]
    with read_only():
        answer = editor_client.post(address, fields)
    assert answer.status_code == 503, kind
    assert WHY[read_only] in Page(answer.text).words()
    shown = shown_in(answer)
    for name, value in fields.items():
        if name != "is_active":
            assert shown.get(name) == str(value), (kind, name)


def test_password_is_never_shown_where_a_save_fails(loaded, editor_client):
    fields = {
        "old_password": "a-long-password",
        "new_password1": "a secret one",
        "new_password2": "a secret one",
    }
    with read_only():
        answer = Client().post("/admin/login/", {"username": "editor", "password": "a-long-password"})
        other = editor_client.post("/admin/password_change/", fields)
    for page in (answer, other):
        assert page.status_code == 503
        assert "a-long-password" not in page.text
        assert "a secret one" not in page.text
        assert "Go back in your browser" in page.text


def test_picture_for_which_there_is_no_room_is_asked_for_again(loaded, media, editor_client, monkeypatch):
    def no_room(*args):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(default_storage, "save", no_room)

    fields = {
        "name": "hand",
        "alternative": "A hand that holds a needle.",
        "upload": SimpleUploadedFile("a.jpg", jpeg()),
    }
    answer = editor_client.post("/admin/articles/image/add/", fields)
    assert answer.status_code == 503
    assert WHY[full] in answer.text
    assert "A hand that holds a needle." in answer.text
    assert answer.context["adminform"].form.errors.keys() == {"__all__"}
    assert "A file has to be chosen anew" in answer.text


def test_password_of_a_new_person_is_asked_for_again(loaded, editor_client):
    fields = {"username": "typed", "password1": "green-river-9-stones", "password2": "green-river-9-stones"}
    with read_only():
        answer = editor_client.post("/admin/auth/user/add/", fields)
    assert answer.status_code == 503
    assert shown_in(answer)["username"] == "typed"
    assert "green-river" not in answer.text
    assert "a password or code typed anew" in answer.text


def fails_again(*args):
    raise OperationalError("the connection is lost")


@pytest.mark.parametrize("then", [lambda *args: Redirect.objects.none(), fails_again])
def test_text_comes_back_where_its_form_cannot(loaded, editor_client, monkeypatch, then):
    def no_room(*args):
        monkeypatch.setattr(RedirectAdmin, "get_queryset", then)
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(RedirectAdmin, "save_model", no_room)
    article = Article.objects.get(slug="aftercare")
    former = Redirect.objects.create(old_slug="former", article=article)
    address = f"/admin/articles/redirect/{former.pk}/change/"
    answer = editor_client.post(address, {"old_slug": "typed", "article": article.pk})
    assert answer.status_code == 503
    assert WHY[full] in answer.text
    assert shown_in(answer)["old_slug"] == "typed"


def test_save_waits_as_long_as_it_is_to_and_then_the_connection_is_as_it_was(loaded, editor_client):
    def patience():
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout" if connection.vendor == "sqlite" else "SHOW lock_timeout")
            return cursor.fetchone()[0]

    before, set_to = patience(), []

    def watch(execute, sql, params, *more):
        if "busy_timeout =" in sql:
            set_to.append(int(sql.rpartition("=")[2]))
        elif "set_config('lock_timeout'" in sql:
            set_to.append(params[0])
        return execute(sql, params, *more)

    with connection.execute_wrapper(watch):
        editor_client.post("/admin/articles/redirect/add/", {"old_slug": "Not One", "article": 1})
    assert set_to == [type(before)(failed_saves.PATIENCE), before]
    assert patience() == before


def fail(request: HttpRequest) -> None:
    raise ZeroDivisionError


urlpatterns = [path("admin/fail/", fail), path("staff/fail/", fail), path("fail/", fail), *urls.urlpatterns]
handler500 = urls.handler500


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(("address", "is_desk"), [("/admin/fail/", 1), ("/staff/fail/", 1), ("/fail/", 0)])
def test_error_at_the_desk_says_how_the_text_is_got_back(loaded, address, is_desk, django_assert_num_queries):
    client = Client(raise_request_exception=False)
    with django_assert_num_queries(0):
        answer = client.get(address)
    assert answer.status_code == 500
    words = Page(answer.text).words()
    for said in ("Back", "Save again", "Bring it back"):
        assert (said in words) is bool(is_desk)
    assert ("local emergency number" in words) is not bool(is_desk)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the disk of the server is not ours")
def test_disk_that_takes_nothing_is_named(tmp_path):
    database = sqlite3.connect(tmp_path / "site.sqlite3")
    database.execute("CREATE TABLE texts (words)")
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, usual[1]))
    try:
        with pytest.raises(OperationalError) as raised, connection.wrap_database_errors:
            database.execute("INSERT INTO texts VALUES ('typed')")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
        database.close()
    assert "it is full, or broken" in failed_saves.why_not_saved(raised.value)
