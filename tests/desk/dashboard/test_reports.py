"""`/admin/reports/<name>/`: each panel of the dashboard with all its entries."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils import timezone

from content.articles.models import Decision, LinkCheck, MissedWord, Part, Version
from content.articles.publishing.publish import render_all
from content.clinic.models import Clinic
from content.desk.dashboard import PANELS
from tests.articles.factories import edit
from tests.pages import Page

from ..people import client_of, person

pytestmark = pytest.mark.postgres

START_OVER = "/admin/start-over/"

FORMER = """
    returned clinic failed-plans overdue-plans problems links overdue waiting planned due own-drafts drafts
    handouts changed never-reviewed hard links-to-look-at orphans uncited missed-words decisions log
""".split()
"""The reports that there were when each section had its own."""


@pytest.mark.parametrize("name", PANELS)
def test_report_opens_where_there_is_nothing_to_tell(editor_client, db, name):
    assert "<h1>" in editor_client.get(f"/admin/reports/{name}/").text


@pytest.mark.parametrize("name", PANELS)
def test_report_is_not_shown_to_whoever_may_not_see_it(db, name):
    assert client_of(person("Staff")).get(f"/admin/reports/{name}/").status_code == 403


def test_report_is_not_shown_to_whoever_is_not_signed_in(client, db):
    assert client.get("/admin/reports/texts/")["Location"].startswith("/admin/login/")


def test_report_cannot_be_posted_to(editor_client, db):
    assert editor_client.post("/admin/reports/texts/").status_code == 405


def test_report_that_there_is_not_is_not_found(editor_client, db):
    assert editor_client.get("/admin/reports/nothing/").status_code == 404


def test_report_shows_all_that_its_box_leaves_out(editor_client, loaded):
    edit("aftercare", body="\n\n".join(f"It never bleeds at place {number}." for number in range(9)))
    first = Page(editor_client.get("/admin/").text)
    assert "/admin/reports/texts/#problems" in first.links
    assert "place 2" in first.words("section-problems")
    assert "place 3" not in first.words("section-problems")
    assert "6 more" in first.words("section-problems")
    page = Page(editor_client.get("/admin/reports/texts/").text)
    table = next(page.element("problems").iter("table"))
    assert len(list(table.find("tbody"))) == 9
    assert page.words(table.get("aria-labelledby")) == "Problems 9"


@pytest.mark.parametrize("name", FORMER)
def test_address_of_a_former_report_leads_to_its_section(editor_client, db, name):
    answer = editor_client.get(f"/admin/reports/{name}/", follow=True)
    assert name in Page(answer.text).ids
    if name not in PANELS:  # of a panel and a section with one name, the panel has the address
        assert [(to.partition("#")[2], status) for to, status in answer.redirect_chain] == [(name, 301)]


def test_decisions_and_versions_are_one_list_the_latest_first(editor_client, loaded):
    grace = person("Writer", name="grace")
    version = edit("aftercare", live=False, body="New [@brady2014].", note="Shorter.")
    Version.objects.filter(pk=version.pk).update(author=grace)
    Decision.objects.create(
        article=version.article, version=version, kind="submitted", by=grace, note="Please look."
    )
    words = Page(editor_client.get("/admin/reports/changes/").text).words()
    assert words.index("sent to review by grace") < words.index("version 2 written by grace")
    assert "Shorter." in words


def test_log_says_who_changed_the_clinic(editor_client, db):
    Clinic.objects.create()
    LogEntry.objects.log_actions(person(name="ivan").pk, [Clinic.current()], 2, "Changed the phone.")
    assert (
        "clinic Changed the phone. by ivan" in Page(editor_client.get("/admin/reports/changes/").text).words()
    )


@pytest.fixture
def counted(db):
    MissedWord.objects.bulk_create([MissedWord(word="stent", count=9), MissedWord(word="rare", count=1)])


def test_count_of_missed_words_can_be_started_over(counted):
    client = client_of(person("Administrator"))
    assert START_OVER in client.get("/admin/reports/searches/").text
    answer = client.post(START_OVER, follow=True)
    assert "2 words forgotten" in answer.text
    assert not MissedWord.objects.exists()


def test_whoever_may_not_change_the_clinic_cannot_start_over(counted):
    client = client_of(person("Reviewer"))
    assert START_OVER not in client.get("/admin/reports/searches/").text
    assert client.post(START_OVER).status_code == 403
    assert MissedWord.objects.count() == 2


def test_starting_over_takes_a_button(editor_client, counted):
    assert editor_client.get(START_OVER).status_code == 405


def test_broken_link_below_the_pages_of_a_part_leads_to_its_form(editor_client, loaded):
    link, now = "https://gone.example/", timezone.now()
    part = Part.objects.get(slug="afterwards")
    Part.objects.filter(pk=part.pk).update(footer=f"See [there]({link}).")
    render_all()
    LinkCheck.objects.create(url=link, error="it is gone", checked_at=now, failing_since=now)
    page = Page(editor_client.get("/admin/reports/links/").text)
    assert f"Footer of the part “{part}” {link} it is gone" in page.words()
    assert reverse("admin:articles_part_change", args=[part.pk]) + "#id_footer" in page.links
