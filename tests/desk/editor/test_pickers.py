"""What the dialogs of the article form offer, and who is told that they are still signed in."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client

from content.articles.models import Article
from content.clinic.models import Clinic
from content.desk.editor.pickers import MOST
from content.sources.models import Reference
from tests.articles.factories import edit

from ..people import client_of as desk_client
from ..people import person, with_codes

ADDRESSES = [f"/admin/pick/{name}/" for name in ("pages", "sources", "pictures", "signed-in")]


@pytest.fixture
def pick(editor_client, loaded):
    """Ask one of the pickers; return what it found."""

    def pick(name: str, **query: str) -> list[dict]:
        answer = editor_client.get(f"/admin/pick/{name}/", query)
        assert answer.status_code == 200
        return answer.json()["found"]

    return pick


def test_page_is_found_by_its_title_with_the_anchors_on_it(pick):
    (page,) = pick("pages", q="RISK")
    assert page == {
        "slug": "risks", "title": "Risks", "part": "Decide",
        "anchors": [{"anchor": "serious-harm", "text": "Serious harm"}],
    }  # fmt: skip


def test_heading_and_term_are_found_by_themselves(pick):
    (heading,) = pick("pages", q="serious harm")
    assert (heading["slug"], heading["anchor"], heading["title"]) == ("risks", "serious-harm", "Risks")
    (term,) = pick("pages", q="bruise")
    assert (term["slug"], term["anchor"], term["text"]) == ("glossary", "bruise", "Bruise")


def test_all_pages_are_offered_where_nothing_is_asked(pick):
    assert [page["slug"] for page in pick("pages")] == ["risks", "aftercare", "glossary"]


def test_draft_and_withdrawn_page_are_not_offered(pick):
    edit("risks", live=False, title="Dangers")
    Article.objects.filter(slug="aftercare").update(withdrawn_at="2026-01-01T00:00Z")
    assert pick("pages", q="dangers") == pick("pages", q="session") == []


@pytest.mark.parametrize(
    "asked", ["brady", "BRADY 2014", "adverse events", "2014", "brady2014", "survey", "j man"]
)
def test_source_is_found_by_what_is_known_of_it(pick, asked):
    (source,) = pick("sources", q=asked)
    assert source["key"] == "brady2014"
    assert (source["name"], source["kind"]) == ("Brady 2014", "survey")
    assert source["appraisal"] == "It counts what happened."


def test_our_own_words_are_among_the_sources(pick):
    own = [source for source in pick("sources", q="own words") if source["key"] == "guide"]
    assert [source["locator"] for source in own] == ["", "note", "definition"]


def test_accents_and_hyphens_are_no_hindrance(pick):
    csl = Reference.objects.get(key="brady2014").csl
    csl = csl | {"id": "martin-pintado", "author": [{"family": "Martín-Pintado", "given": "A"}]}
    Reference.objects.create(key="martin-pintado", csl=csl)
    assert [source["key"] for source in pick("sources", q="martin pintado")] == ["martin-pintado"]


def test_new_source_is_found_by_its_number(pick):
    reference = Reference.objects.get(key="biolatto")
    assert [source["key"] for source in pick("sources", id=str(reference.pk))] == ["biolatto"]


@pytest.mark.parametrize("number", ["0", "x", "-1", "9" * 30, "²"])
def test_number_of_no_source_finds_none(pick, number):
    assert pick("sources", id=number) == []


def test_drawings_come_ready_for_a_page_with_what_they_show(editor_client, library):
    found = editor_client.get("/admin/pick/pictures/", {"q": "body map"}).json()["found"]
    (drawing,) = [picture for picture in found if picture["path"] == "figures/body-map.svg"]
    assert drawing["drawing"].startswith("<svg")
    assert drawing["alternative"]


@pytest.mark.parametrize("asked", ["nothing at all", "%", "'", "\x00", "x" * 5000, "z " * 500])
def test_question_that_fits_nothing_finds_nothing(pick, asked):
    assert all(pick(name, q=asked) == [] for name in ("pages", "sources", "pictures"))


def test_list_has_an_end_and_says_so(editor_client, loaded):
    csl = Reference.objects.get(key="biolatto").csl
    Reference.objects.bulk_create(
        Reference(key=f"r{n}", csl=csl, kind="x", appraisal="x") for n in range(MOST)
    )
    answer = editor_client.get("/admin/pick/sources/", {"q": "biolatto"}).json()
    assert (len(answer["found"]), answer["more"]) == (MOST, 1)


def test_form_learns_who_is_signed_in_and_gets_a_token(editor_client, loaded):
    answer = editor_client.get("/admin/pick/signed-in/")
    assert answer.json()["name"] == "editor"
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = editor_client.cookies
    fields = {"content": "x", "csrfmiddlewaretoken": answer.json()["token"]}
    assert strict.post("/markdownx/markdownify/", fields).status_code == 200
    assert "no-store" in answer["Cache-Control"]


def client_of(*permissions: str) -> Client:
    client = Client()
    user = User.objects.create_user("somebody", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)
    return client


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_may_not_write_is_refused_in_words(client, loaded, address):
    somebody = client_of("view_article", "change_image")
    for other, why, words in (
        (client, "out", "You are not signed in as an editor"),
        (somebody, "rights", "you may not write any more"),
    ):
        answer = other.get(address)
        assert (answer.status_code, answer.json()["why"]) == (403, why)
        assert words in answer.json()["error"]


def why(client):
    return client.get("/admin/pick/signed-in/").json().get("why", "")


def test_form_learns_why_its_writer_cannot_go_on(loaded):
    somebody = person("Writer")
    client = desk_client(somebody)
    assert why(client) == ""
    Clinic.objects.create(codes_required=True)
    assert why(client) == "codes"
    Clinic.objects.update(codes_required=False)
    somebody.groups.set(Group.objects.filter(name="Staff"))
    assert why(client) == "rights"
    somebody.groups.clear()
    assert why(client) == "rights"
    somebody.groups.set(Group.objects.filter(name="Writer"))
    assert why(client) == ""
    with_codes(somebody)
    assert why(client) == "out"
    User.objects.filter(pk=somebody.pk).update(is_active=False)
    assert why(client) == "out"


def test_form_learns_who_is_signed_in_though_they_may_not_write(loaded):
    somebody = person("Staff")
    answer = desk_client(somebody).get("/admin/pick/signed-in/").json()
    assert (answer["user"], answer["name"], "token" in answer) == (somebody.pk, "ada", False)


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_may_write_is_answered(loaded, address):
    assert client_of("add_article").get(address).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_pickers_answer_to_get_alone(editor_client, loaded, address):
    assert editor_client.post(address).status_code == 405


def test_pickers_ask_the_database_few_questions(editor_client, library, django_assert_max_num_queries):
    for address in ADDRESSES:
        with django_assert_max_num_queries(10):
            editor_client.get(address)
