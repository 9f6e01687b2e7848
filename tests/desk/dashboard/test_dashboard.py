"""The first page of the desk: what each person sees of it, and what leads on from it."""

import tomllib
from datetime import date

import pytest
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse

from content.articles.models import Article, Decision, LinkCheck, MissedWord, Plan, Review, Version
from content.clinic.models import Clinic
from content.sources.models import Reference
from tests.articles.factories import edit, sign_off
from tests.pages import Page

from ..people import client_of, person
from .sections import LONELY, days_ago, form_of, panels, section, sections


def test_whoever_is_not_signed_in_is_sent_to_sign_in(client, loaded):
    answer = client.get("/admin/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/admin/login/")


def test_page_can_be_searched_for_and_is_one_of_a_list(see, aftercare):
    page = see("Writer")
    assert {form_of(article) for article in Article.objects.all()} <= set(page.links)
    assert page.element("find-page").get("name") == "q"
    found = client_of(person("Writer", name="other")).get("/admin/articles/article/", {"q": "After your"})
    assert form_of(aftercare) in found.text


def test_pages_that_somebody_changed_last_come_first(loaded, aftercare):
    writer = person("Writer")
    Version.objects.filter(pk=edit("aftercare", live=False, title="Mine").pk).update(author=writer)
    assert "You changed last: After your session" in Page(client_of(writer).get("/admin/").text).words()


def test_latest_changes_say_who_made_them_and_a_load_is_one_line(see, aftercare):
    grace = person(name="grace")
    version = edit("aftercare", live=False, body="New [@brady2014].", note="Shorter.")
    Version.objects.filter(pk=version.pk).update(author=grace)
    Decision.objects.create(article=aftercare, version=version, kind="published", by=grace)
    page = see()
    changes = page.words("content-start")
    assert "After your session version 2 written by grace" in changes
    assert "After your session published by grace" in changes
    assert "3 pages published by the library’s files" in changes
    assert "version 1 written" not in changes
    assert reverse("admin:articles_article_history", args=[aftercare.pk]) in page.links


def test_article_that_was_never_published_is_called_by_its_draft(see, aftercare):
    Version.objects.all().update(made_from=None)
    Article.objects.filter(pk=aftercare.pk).update(live=None)
    assert "After your session not published yet" in see().words()


def test_all_is_well_in_words(see, aftercare):
    for article in Article.objects.all():
        sign_off(article.live)
    words = see().words("content-start")
    for calm in (
        "Every plan was carried out.",
        "No review is overdue.",
        "A clinician has signed every page.",
    ):
        assert calm in words


def test_what_waits_for_somebody_comes_first_and_then_what_is_wrong(see):
    edit("aftercare", body="It never bleeds.")
    version = edit("risks", live=False, title="New")
    Version.objects.filter(pk=version.pk).update(state=Version.State.IN_REVIEW)
    assert panels(see("Reviewer"))[:2] == ["drafts", "texts"]
    assert panels(see("Writer"))[:2] == ["texts", "drafts"]
    assert panels(see("Administrator"))[:3] == ["clinic", "texts", "drafts"]


def test_whoever_may_nothing_is_told_so_in_words(loaded):
    somebody = person(name="grace")
    somebody.groups.set([Group.objects.create(name="Friends")])
    page = Page(client_of(User.objects.get(pk=somebody.pk)).get("/admin/").text)
    assert "There is nothing for you to do here yet." in page.words()
    assert "/staff/" not in page.links
    assert sections(page) == set()
    assert not any("/admin/articles/" in link for link in page.links)


@pytest.mark.parametrize("method", ["get", "post"])
def test_whoever_only_hands_out_is_led_to_the_staffs_desk(loaded, method):
    answer = getattr(client_of(person("Staff")), method)("/admin/")
    assert (answer.status_code, answer["Location"]) == (302, "/staff/")


@pytest.mark.parametrize("group", ["Writer", "Reviewer", "Administrator"])
def test_whoever_hands_out_besides_stays_and_has_a_link(loaded, group):
    answer = client_of(person("Staff", group)).get("/admin/")
    assert answer.status_code == 200
    assert "/staff/" in Page(answer.text).links


def test_whoever_hands_out_and_may_something_else_stays(loaded):
    somebody = person("Staff")
    somebody.user_permissions.add(Permission.objects.get(codename="view_user"))
    page = Page(client_of(somebody).get("/admin/").text)
    assert {"/staff/", "/admin/auth/user/"} <= set(page.links)


def test_writer_sees_what_a_writer_may(see):
    page = see("Writer")
    assert "never-reviewed" in sections(page)
    assert "/admin/auth/user/" not in page.links
    assert "/admin/reports/changes/#log" not in page.links


def test_administrator_sees_people_and_the_log(see):
    LogEntry.objects.log_actions(person(name="ivan").pk, [Clinic.objects.create()], 2, "Changed the phone.")
    page = see("Administrator")
    assert {"/admin/auth/user/", "/admin/reports/changes/#log", "/admin/clinic/clinic/"} <= set(page.links)
    assert "clinic Changed the phone. by ivan" in section(page, "log")


def test_page_of_one_app_is_still_there(see, editor_client):
    assert "/admin/articles/article/" in Page(editor_client.get("/admin/articles/").text).links


def test_lists_of_records_are_called_in_plain_words(see):
    assert (
        "Former addresses Add to: Former addresses Old addresses of pages, and where they lead."
        in see().words()
    )


def test_foot_says_which_version_of_the_program_this_is(editor_client, client):
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["project"]
    for path in ("/admin/", "/admin/reports/texts/", "/admin/articles/article/", "/admin/codes/"):
        foot = Page(editor_client.get(path).text).words("footer")
        assert foot == f"Version {project['version']} of the guide’s program"
    assert Page(client.get("/admin/login/").text).words("footer") == ""


def test_number_of_queries_does_not_grow_with_what_there_is(aftercare, django_assert_max_num_queries):
    client = client_of(person("Reviewer", "Administrator"))
    client.get("/admin/")
    with django_assert_max_num_queries(45):
        client.get("/admin/")
    links = " ".join(f"[there](https://gone.example/{number})." for number in range(9))
    edit("aftercare", body=f"Sore [@brady2014]. See {links}")
    for number in range(9):
        Reference.objects.create(key=f"lonely{number}", csl=LONELY | {"id": f"lonely{number}"})
        url = f"https://gone.example/{number}"
        LinkCheck.objects.create(url=url, error="gone", checked_at=days_ago(1), failing_since=days_ago(1))
        MissedWord.objects.create(word=f"word{chr(97 + number)}", count=9)
        Decision.objects.create(article=aftercare, kind="failed")
    for article in Article.objects.all():
        Review.objects.create(
            version=article.live, name="Ada", role="nurse", date=date(2020, 1, 1), next_due=date(2021, 1, 1)
        )
        Plan.objects.create(article=article, at=days_ago(1))
    for slug in ("risks", "glossary"):
        version = edit(slug, live=False, title="New")
        Version.objects.filter(pk=version.pk).update(state=Version.State.IN_REVIEW)
    client.get("/admin/")
    with django_assert_max_num_queries(45):
        client.get("/admin/")
