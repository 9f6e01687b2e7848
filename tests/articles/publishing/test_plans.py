"""Plans: what is to happen at a set time happens once, or leaves word why not."""

import threading
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection, connections
from django.utils import timezone

from content.articles.models import Article, Decision, Plan, Version
from content.articles.publishing import RefusedError, Scheduler, cancel, plan, publish_version, run_due
from content.articles.publishing.publish import publish, withdraw

from ..factories import body_of, edit, run

pytestmark = pytest.mark.postgres


@pytest.fixture
def editor(db):
    return User.objects.create_user("ada")


@pytest.fixture
def draft(loaded):
    return edit("aftercare", live=False, body="You may ache [@brady2014].")


def article(slug="aftercare"):
    return Article.objects.get(slug=slug)


def last():
    return Decision.objects.exclude(by=None).first()


def test_nothing_happens_before_its_time(draft, editor, soon):
    plan(draft.article, soon, editor, version=draft)
    assert run_due() == 0
    assert article().live.number == 1
    assert Plan.objects.exists()


def test_version_is_published_at_its_time(draft, editor, soon):
    plan(draft.article, soon, editor, version=draft, note="With the new room.")
    assert run_due(soon) == 1
    assert body_of("aftercare") == "You may ache [@brady2014]."
    assert not Plan.objects.exists()
    assert (last().kind, last().by, last().note) == ("published", editor, "As planned. With the new room.")


def test_page_is_withdrawn_at_its_time(loaded, editor, soon):
    plan(article(), soon, editor, read_instead=article("risks"))
    assert run_due(soon) == 1
    assert article().read_instead.slug == "risks"
    assert last().kind == "withdrawn"


def test_page_is_published_and_later_withdrawn(draft, editor, soon):
    plan(draft.article, soon, editor, version=draft)
    plan(draft.article, soon + timedelta(days=1), editor)
    assert run_due(soon + timedelta(days=2)) == 2
    assert article().live == draft
    assert article().withdrawn_at


def test_plan_is_carried_out_once(draft, editor, soon):
    plan(draft.article, soon, editor, version=draft)
    assert [run_due(soon), run_due(soon)] == [1, 0]
    assert Decision.objects.filter(kind="published", by=editor).count() == 1


@pytest.mark.parametrize(
    ("meanwhile", "reason"),
    [
        (lambda draft: withdraw(article(), None), "withdrawn meanwhile"),
        (lambda draft: edit("aftercare", body="Newer [@brady2014]."), "Version 3 is published and newer"),
        (publish, "see already"),
        (lambda draft: Version.objects.filter(pk=draft.pk).update(body="[x](gone.md)"), "gone.md"),
    ],
)
def test_what_cannot_be_published_by_then_leaves_word_why(draft, editor, soon, meanwhile, reason):
    plan(draft.article, soon, editor, version=draft)
    meanwhile(draft)
    before = article().live
    assert run_due(soon) == 1
    assert article().live == before
    assert not Plan.objects.exists()
    assert last().kind == "failed"
    assert reason in last().note


def test_what_cannot_be_withdrawn_by_then_leaves_word_why(loaded, editor, soon):
    plan(article(), soon, editor, read_instead=article("risks"))
    withdraw(article("risks"), None)
    run_due(soon)
    assert last().kind == "failed"
    assert "choose another published page" in last().note
    assert article().is_published


def test_plan_that_failed_does_not_keep_others_from_being_carried_out(draft, editor, soon):
    plan(draft.article, soon, editor, version=draft)
    other = edit("risks", live=False, body="## Serious harm\n\nIt is rare [@brady2014].")
    plan(other.article, soon, editor, version=other)
    withdraw(article(), None)
    assert run_due(soon) == 2
    assert article("risks").live == other


def test_time_that_is_past_is_refused(draft, editor):
    with pytest.raises(RefusedError, match="past"):
        plan(draft.article, timezone.now() - timedelta(minutes=1), editor, version=draft)


def test_second_plan_of_a_kind_is_refused(draft, editor, soon):
    plan(draft.article, soon, editor, version=draft)
    with pytest.raises(RefusedError, match="Cancel that plan first"):
        plan(draft.article, soon, editor, version=draft)
    plan(draft.article, soon, editor)
    with pytest.raises(RefusedError, match="The page is to be withdrawn on"):
        plan(draft.article, soon, editor)


def test_what_cannot_be_done_now_is_not_planned(draft, editor, soon):
    with pytest.raises(RefusedError, match="see already"):
        plan(draft.article, soon, editor, version=article().live)
    withdraw(article(), None)
    with pytest.raises(RefusedError, match="bring it back first"):
        plan(article(), soon, editor, version=draft)
    with pytest.raises(RefusedError, match="nothing to withdraw"):
        plan(article(), soon, editor)


def test_plan_is_cancelled_and_the_record_says_what_it_was(draft, editor, soon):
    made = plan(draft.article, soon, editor, version=draft)
    cancel(made, editor)
    assert run_due(soon) == 0
    assert last().kind == "cancelled"
    assert "Version 2 was to be published on" in last().note


def test_plan_that_was_carried_out_cannot_be_cancelled(draft, editor, soon):
    made = plan(draft.article, soon, editor, version=draft)
    run_due(soon)
    with pytest.raises(RefusedError, match="carried out or cancelled meanwhile"):
        cancel(made, editor)


def test_command_says_what_it_did(draft, editor):
    assert run("run_plans").out == "Nothing was due.\n"
    Plan.objects.create(article=draft.article, version=draft, at=timezone.now(), by=editor)
    assert run("run_plans").out == "aftercare: published. As planned.\n"


def test_thread_carries_on_after_an_error(draft, editor, caplog, monkeypatch):
    Plan.objects.create(article=draft.article, version=draft, at=timezone.now(), by=editor)
    monkeypatch.setattr("content.articles.publishing.plans.publish_version", lambda *args: 1 / 0)
    Scheduler().look()
    assert "ZeroDivisionError" in caplog.text
    assert Plan.objects.exists()
    monkeypatch.setattr("content.articles.publishing.plans.publish_version", publish_version)
    Scheduler().look()
    assert article().live == draft


def test_pages_are_answered_where_no_thread_can_be_started(caplog):
    usual = threading.stack_size(2**46)  # more than any machine has
    try:
        scheduler = Scheduler()
        scheduler.run_due_plans_first()
        scheduler.run_due_plans_first()
    finally:
        threading.stack_size(usual)
    assert caplog.text.count("Plans are not seen to") == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time anyway")
def test_two_processes_carry_a_plan_out_once(loaded):
    draft = edit("aftercare", live=False, body="You may ache [@brady2014].")
    editor = User.objects.create_user("ada")
    Plan.objects.create(article=draft.article, version=draft, at=timezone.now(), by=editor)

    def look():
        Scheduler().look()
        connections.close_all()

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert article().live == draft
    assert Decision.objects.filter(by=editor).count() == 1
