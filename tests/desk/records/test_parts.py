"""The parts at the desk: reworded with what stands below their pages, and brought back as they were."""

from threading import Thread

import pytest
from django.db import connection

from content.articles.files.parts import parse_parts
from content.articles.models import Part
from content.articles.sync.export import Export
from content.desk.accounts.groups import REVIEWER, WRITER

from ..people import client_of, person
from .forms import met, seen_on

pytestmark = pytest.mark.postgres

FIELDS = {"title": "After it", "summary": "What\n comes.", "footer": "", "reason": ""}


def afterwards():
    return Part.objects.get(slug="afterwards")


def page_of(part, end="change/"):
    return f"/admin/articles/part/{part.pk}/{end}"


def send(client, page, **fields):
    return client.post(page, FIELDS | {"seen": seen_on(client, page)} | fields)


@pytest.fixture
def reviewer(loaded):
    """The client of a reviewer."""
    return client_of(person(REVIEWER))


def test_reviewer_rewords_a_part_and_what_stands_below_its_pages(
    reviewer, django_capture_on_commit_callbacks
):
    footer = "> [!URGENT] [@guide]\n> - you have a fever"
    with django_capture_on_commit_callbacks(execute=True):
        answer = send(reviewer, page_of(afterwards()), footer=footer, slug="other")
    assert answer.status_code == 302
    page = reviewer.get("/aftercare/").text
    assert "Get medical help today" in page
    assert "Call 112 now" not in page
    part = afterwards()
    assert (part.title, part.summary, part.footer) == ("After it", "What comes.", footer)
    exported = next(p for p in parse_parts(Export.now().files()["parts.yaml"]) if p.slug == "afterwards")
    assert (exported.title, exported.footer) == ("After it", footer)


@pytest.mark.parametrize(
    ("field", "text", "message"),
    [
        ("footer", "\n\nSee [it](nowhere.md).", "Line 1: link to “nowhere.md”: there is no such page"),
        ("footer", "Sore [@brady2014].", "only the guide&#x27;s own words, [@guide], may stand there."),
        ("footer", "<b>x</b>", "raw HTML"),
        ("title", "a\x01", "A control character stands in the text."),
        ("summary", " ", "This field is required."),
    ],
)
def test_text_that_could_not_stand_there_is_refused_at_its_field(reviewer, field, text, message):
    answer = send(reviewer, page_of(afterwards()), **{field: text})
    assert answer.status_code == 200
    assert list(answer.context["adminform"].form.errors) == [field]
    assert message in answer.text
    assert afterwards().title == "Afterwards"


def test_older_words_are_brought_back_from_the_history(reviewer, loaded):
    send(reviewer, page_of(afterwards()), reason="The signs were mixed up.")
    assert "The signs were mixed up." in reviewer.get(page_of(afterwards(), "history/")).text
    old = afterwards().history.last()
    page = page_of(afterwards(), f"history/{old.history_id}/")
    fields = {"title": old.title, "summary": old.summary, "footer": old.footer, "reason": ""}
    assert old.title != afterwards().title
    assert send(reviewer, page, **fields).status_code == 302
    assert (afterwards().title, afterwards().footer) == (old.title, old.footer)


def test_rendering_again_and_a_save_without_a_change_leave_the_history_alone(reviewer):
    part = afterwards()
    before = part.history.count()
    fields = {"title": part.title, "summary": part.summary, "footer": part.footer, "reason": ""}
    assert reviewer.post(page_of(part), fields).status_code == 302
    assert part.history.count() == before


def test_writer_reads_the_parts_and_changes_nothing(loaded):
    writer = client_of(person(WRITER))
    assert "chest pain" in writer.get(page_of(afterwards())).text
    assert writer.post(page_of(afterwards()), FIELDS).status_code == 403


@pytest.mark.parametrize("page", ["/admin/articles/part/add/", "delete"])
def test_no_part_is_added_or_deleted(editor_client, loaded, page):
    page = page_of(afterwards(), "delete/") if page == "delete" else page
    assert editor_client.post(page, FIELDS | {"post": "yes"}).status_code == 403


def test_part_that_does_not_exist_leads_back(editor_client, loaded):
    assert editor_client.get("/admin/articles/part/999999/change/").status_code == 302


def test_save_over_a_colleagues_newer_one_is_refused_with_both_texts_and_then_goes_through(reviewer):
    page, before = page_of(afterwards()), afterwards()
    mine = {"title": before.title, "summary": "My summary.", "footer": "My foot [@guide].", "reason": ""}
    mine["seen"] = seen_on(reviewer, page)
    cora = client_of(person(REVIEWER, name="cora"))
    theirs = {"title": "Their title", "summary": before.summary, "footer": "Their foot [@guide]."}
    assert send(cora, page, **theirs).status_code == 302
    answer = reviewer.post(page, mine)
    assert met(answer) == {
        "title": (before.title, "Their title", True),
        "footer": ("My foot [@guide].", "Their foot [@guide].", False),
    }
    for words in (
        "cora changed this while you were writing",
        "Their foot [@guide].</textarea>",
        "chest pain",
    ):
        assert words in answer.text
    assert afterwards().footer == "Their foot [@guide]."
    form = answer.context["adminform"].form
    again = {name: form[name].value() for name in mine}
    assert (again["title"], again["summary"], again["footer"]) == (
        "Their title", "My summary.", "My foot [@guide].",
    )  # fmt: skip
    assert reviewer.post(page, again).status_code == 302
    assert (afterwards().title, afterwards().footer) == ("Their title", "My foot [@guide].")


def test_line_break_in_the_footer_that_only_they_made_is_not_written_over(reviewer):
    page = page_of(afterwards())
    footer = "Call us [@guide],\nor come."
    send(reviewer, page, footer=footer)
    mine = FIELDS | {
        "summary": "Mine.",
        "footer": footer.replace("\n", "\r\n"),
        "seen": seen_on(reviewer, page),
    }
    broken = footer.replace("\n", "  \n")
    assert send(client_of(person(REVIEWER, name="cora")), page, footer=broken).status_code == 302
    answer = reviewer.post(page, mine)
    assert met(answer) == {"footer": (mine["footer"], broken, True)}
    assert afterwards().footer == broken


def test_form_that_was_sent_twice_is_no_conflict(reviewer):
    page = page_of(afterwards())
    fields = FIELDS | {"summary": "What comes.", "seen": seen_on(reviewer, page)}
    assert [reviewer.post(page, fields).status_code for _ in range(2)] == [302, 302]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time anyway")
def test_two_saves_at_once_meet_as_a_conflict(loaded):
    page, answers = page_of(afterwards()), []
    clients = [client_of(person(REVIEWER, name=name)) for name in ("one", "two")]
    seen = seen_on(clients[0], page)

    def save(client, words):
        answers.append(client.post(page, FIELDS | {"title": words, "seen": seen}).status_code)
        connection.close()

    threads = [Thread(target=save, args=(client, f"Title {n}")) for n, client in enumerate(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [200, 302]
