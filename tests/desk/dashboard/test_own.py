"""The sections of the dashboard that are somebody's own: what was sent back, their drafts, their clinic."""

import pytest

from content.articles.models import Article, Version
from content.articles.publishing import publish_version, restore_version, send_back, submit
from content.clinic.models import Clinic
from tests.articles.factories import edit
from tests.pages import Page

from ..people import client_of, person
from .sections import form_of, panels, section, sections


@pytest.fixture
def wanda(loaded):
    return person("Writer", name="wanda")


@pytest.fixture
def rob(loaded):
    rob = person("Reviewer", name="rob")
    rob.first_name, rob.last_name = "Rob", "Reviewer"
    rob.save()
    return rob


def desk_of(somebody) -> Page:
    return Page(client_of(somebody).get("/admin/").text)


def written(by, **fields) -> Version:
    version = edit("aftercare", live=False, **(fields or {"body": "New [@brady2014]."}))
    Version.objects.filter(pk=version.pk).update(author=by)
    return Version.objects.get(pk=version.pk)


@pytest.fixture
def returned(wanda, rob) -> Version:
    """A text of Wanda's that Rob sent back."""
    version = written(wanda)
    submit(version, wanda)
    send_back(version, rob, "Say for how long.")
    return version


def test_text_that_was_sent_back_stands_on_top_of_its_writers_desk(returned, wanda, aftercare):
    page = desk_of(wanda)
    assert section(page, "returned").startswith("Sent back to you 1 for you")
    for words in ("After your session", "sent back by Rob Reviewer", "Say for how long."):
        assert words in section(page, "returned")
    assert form_of(aftercare) in page.links
    assert panels(page)[0] == "drafts"
    assert "own-drafts" not in sections(page)


def test_what_waits_for_review_stands_above_own_drafts_only_where_one_may_decide(wanda, rob):
    submit(written(wanda), wanda)
    for somebody, order in ((rob, ["waiting", "own-drafts"]), (wanda, ["own-drafts", "waiting"])):
        draft = edit("risks", live=False, title=f"By {somebody}")
        Version.objects.filter(pk=draft.pk).update(author=somebody)
        shown = [id_.removeprefix("section-") for id_ in desk_of(somebody).ids]
        assert [name for name in shown if name in order] == order


def test_text_that_was_sent_back_is_nobody_elses(returned, rob):
    assert "returned" not in sections(desk_of(rob))
    assert "returned" not in sections(desk_of(person("Writer", name="other")))


def test_text_stays_sent_back_until_it_is_sent_in_again(returned, wanda):
    newer = written(wanda, body="Newer [@brady2014].")
    assert "returned" in sections(desk_of(wanda))
    submit(newer, wanda)
    assert "returned" not in sections(desk_of(wanda))


@pytest.mark.parametrize("end", [publish_version, restore_version])
def test_text_that_was_published_or_left_is_not_sent_back_any_more(returned, wanda, rob, end):
    end(Version.objects.get(article=returned.article, number=1 if end is restore_version else 2), rob)
    assert "returned" not in sections(desk_of(wanda))


def test_form_shows_with_what_words_a_text_was_sent_back(returned, wanda, aftercare):
    words = Page(client_of(wanda).get(form_of(aftercare)).text).words("content-start")
    assert "Version 2 was sent back by Rob Reviewer on " in words
    assert "“Say for how long.”" in words
    assert words.index("Say for how long.") < words.index("The text")
    submit(returned, wanda)
    assert "was sent back" not in Page(client_of(wanda).get(form_of(aftercare)).text).words("content-start")


def test_own_drafts_are_listed_and_no_draft_is_said_to_lie_about(wanda, rob, aftercare):
    written(wanda)
    page = desk_of(wanda)
    assert "After your session today" in section(page, "own-drafts")
    assert "No draft is older than 30 days." in page.words()
    assert "own-drafts" not in sections(desk_of(rob))


def test_text_in_review_is_no_draft_of_ones_own(wanda):
    submit(written(wanda), wanda)
    assert "own-drafts" not in sections(desk_of(wanda))


def test_whoever_may_change_the_clinic_is_told_what_it_lacks(loaded, see):
    boss = person("Administrator", name="boss")
    page = desk_of(boss)
    assert section(page, "clinic").startswith("Missing details 3 to do first")
    assert "/admin/clinic/clinic/add/#id_emergency_number" in page.links
    Clinic.objects.create(name="Praxis", emergency_number="112")
    page = desk_of(boss)
    assert "Telephone" in section(page, "clinic")
    assert "Emergency number" not in section(page, "clinic")
    assert "/admin/clinic/clinic/1/change/#id_phone" in page.links
    Clinic.objects.update(phone="+39 06 1234")
    assert "clinic" not in sections(desk_of(boss))
    Clinic.objects.update(phone="")
    assert "clinic" not in sections(see("Reviewer"))


def test_page_that_was_never_published_is_called_by_its_title_on_each_of_its_pages(rob, aftercare):
    Version.objects.all().update(made_from=None)
    Article.objects.filter(pk=aftercare.pk).update(live=None)
    for name in ("history", "withdraw", "rename"):
        page = Page(client_of(rob).get(f"/admin/articles/article/{aftercare.pk}/{name}/").text)
        assert [h.text.partition(": ")[2] for h in page.root.iter("h1")] == ["After your session"]
