"""The parts at the desk: reworded with what stands below their pages, and brought back as they were."""

import pytest

from content.articles.exporting import export_files
from content.articles.models import Part
from content.articles.parts_file import parse_parts
from content.desk.groups import REVIEWER, WRITER
from tests.desk.people import client_of, person

FIELDS = {"title": "After it", "summary": "What\n comes.", "foot": "", "reason": ""}


def afterwards():
    return Part.objects.get(slug="afterwards")


def page_of(part, end="change/"):
    return f"/admin/articles/part/{part.pk}/{end}"


@pytest.fixture
def reviewer(loaded):
    """The client of a reviewer."""
    return client_of(person(REVIEWER))


def test_reviewer_rewords_a_part_and_what_stands_below_its_pages(
    reviewer, django_capture_on_commit_callbacks
):
    foot = "> [!URGENT] [@guide]\n> - you have a fever"
    with django_capture_on_commit_callbacks(execute=True):
        answer = reviewer.post(page_of(afterwards()), FIELDS | {"foot": foot, "slug": "other"})
    assert answer.status_code == 302
    page = reviewer.get("/aftercare/").text
    assert "Get medical help today if" in page
    assert "Call 112 now" not in page
    part = afterwards()
    assert (part.title, part.summary, part.foot) == ("After it", "What comes.", foot)
    exported = next(p for p in parse_parts(export_files()["parts.yaml"]) if p.slug == "afterwards")
    assert (exported.title, exported.foot) == ("After it", foot)


@pytest.mark.parametrize(
    ("field", "text", "message"),
    [
        ("foot", "\n\nSee [it](nowhere.md).", "Line 1: link to “nowhere.md”: there is no such page"),
        ("foot", "Sore [@brady2014].", "only the guide&#x27;s own words, [@guide], may stand there."),
        ("foot", "<b>x</b>", "raw HTML"),
        ("title", "a\x01", "A control character stands in the text."),
        ("summary", " ", "This field is required."),
    ],
)
def test_text_that_could_not_stand_there_is_refused_at_its_field(reviewer, field, text, message):
    answer = reviewer.post(page_of(afterwards()), FIELDS | {field: text})
    assert answer.status_code == 200
    assert list(answer.context["adminform"].form.errors) == [field]
    assert message in answer.text
    assert afterwards().title == "Afterwards"


def test_older_words_are_brought_back_from_the_history(reviewer, loaded):
    reviewer.post(page_of(afterwards()), FIELDS | {"reason": "The signs were mixed up."})
    assert "The signs were mixed up." in reviewer.get(page_of(afterwards(), "history/")).text
    old = afterwards().history.last()
    page = page_of(afterwards(), f"history/{old.history_id}/")
    fields = {"title": old.title, "summary": old.summary, "foot": old.foot, "reason": ""}
    assert reviewer.get(page).status_code == 200
    assert reviewer.post(page, fields).status_code == 302
    assert (afterwards().title, afterwards().foot) == (old.title, old.foot)


def test_rendering_again_and_a_save_without_a_change_leave_the_history_alone(reviewer):
    part = afterwards()
    before = part.history.count()
    fields = {"title": part.title, "summary": part.summary, "foot": part.foot, "reason": ""}
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
