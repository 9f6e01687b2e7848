"""`<pk>/history/`: what was written, what was decided, and what can be done with each version."""

import pytest

from content.articles.models import Article, Decision, Plan
from content.articles.publishing import sign_version, submit
from tests.articles.factories import edit
from tests.articles.publishing.test_sign_off import TODAY, due_after

from ..people import client_of, person


def test_versions_and_decisions_stand_in_the_order_in_which_they_happened(writer, page_of, loaded):
    ada = person(name="ada")
    version = edit("aftercare", live=False, note="Plainer.", body="Second [@brady2014].")
    submit(version, ada, "Look at this.")
    edit("aftercare", live=False, body="Third [@brady2014].")
    text = writer.get(page_of("history")).text
    marks = ["Version 3 ", "Sent to review", "Look at this.", "Version 2 ", "Plainer.", "First published."]
    places = [text.index(mark) for mark in marks]
    assert places == sorted(places)


def test_marks_say_what_a_version_is(writer, page_of, draft, soon):
    ada = person(name="ada")
    submit(draft, ada)
    Plan.objects.create(article=draft.article, version=draft, at=soon)
    live = Article.objects.get(slug="aftercare").live
    due = due_after(TODAY)
    sign_version(live, ada, name="Ada", role="physiotherapist", date=TODAY, next_due=due)
    events = writer.get(page_of("history")).context["page"]
    marks = {event.version.number: event.marks for event in events if event.version}
    assert marks == {2: ("in review", "planned"), 1: ("what readers see", "signed")}


def test_version_of_an_older_edition_is_marked_apart_from_one_that_cannot_be_rendered(writer, page_of, draft):
    draft.not_rendered = "It was rendered by an older edition of the program."
    draft.save(update_fields=["not_rendered"])
    text = writer.get(page_of("history")).text
    assert "not yet rendered by this edition" in text
    assert "can no longer be rendered" not in text
    draft.not_rendered = "It is too long."
    draft.save(update_fields=["not_rendered"])
    assert "can no longer be rendered" in writer.get(page_of("history")).text


def test_notable_change_is_marked_with_a_note_or_without(writer, page_of, loaded):
    edit("aftercare", live=False, notable=True, body="Second [@brady2014].")
    assert '<span class="mark">notable</span>' in writer.get(page_of("history")).text


def test_each_version_has_what_somebody_may_do_with_it(writer, reviewer, page_of, draft):
    text = writer.get(page_of("history")).text
    assert page_of("restore", "aftercare", 1) in text
    assert page_of("restore", "aftercare", 2) not in text
    assert f"{page_of('compare')}?old=1&amp;new=2" in text
    assert f"/version/{draft.pk}/page/" in text
    assert f"{page_of('sign')}?version=2" not in text
    assert f"{page_of('sign')}?version=2" in reviewer.get(page_of("history")).text


def test_decision_of_somebody_who_left_stays(writer, page_of, draft):
    gone = person(name="gone")
    submit(draft, gone, "Bye.")
    gone.delete()
    assert "Bye." in writer.get(page_of("history")).text


def test_what_links_here_is_listed(writer, page_of, loaded):
    assert '<a href="/aftercare/">After your session</a>' in writer.get(page_of("history", "risks")).text


def test_long_history_has_pages_and_takes_few_queries(writer, page_of, loaded, django_assert_max_num_queries):
    article = Article.objects.get(slug="aftercare")
    Decision.objects.bulk_create(Decision(article=article, kind="submitted") for _ in range(90))
    with django_assert_max_num_queries(40):
        first = writer.get(page_of("history"))
    assert "Older" in first.text
    assert "First published." in writer.get(f"{page_of('history')}?p=9").text


@pytest.mark.parametrize(("group", "status"), [("Administrator", 200), ("Staff", 403)])
def test_who_may_read_it(loaded, page_of, group, status):
    assert client_of(person(group)).get(page_of("history")).status_code == status


def test_article_that_is_not_there_is_not_found(writer):
    assert writer.get("/admin/articles/article/999/history/").status_code == 404


def test_nothing_can_be_sent(writer, page_of, loaded):
    assert writer.post(page_of("history")).status_code == 405
