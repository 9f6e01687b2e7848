"""A version's way: to review and back, to readers, and old ones forward again."""

import pytest
from django.contrib.auth.models import User

from content.articles.models import Article, Part, Plan, Version
from content.articles.publishing import (
    RefusedError,
    publish_version,
    restore_version,
    send_back,
    submit,
    what_stops_publishing,
)
from content.articles.publishing.publish import publish, withdraw

from ..factories import body_of, edit

pytestmark = pytest.mark.postgres


@pytest.fixture
def editor(db):
    return User.objects.create_user("ada")


@pytest.fixture
def draft(loaded):
    return edit("aftercare", live=False, body="You may ache [@brady2014].")


def article(slug="aftercare"):
    return Article.objects.get(slug=slug)


def decisions(slug="aftercare"):
    return [(d.kind, d.by and d.by.username, d.note) for d in article(slug).decisions.exclude(by=None)]


def state(version):
    return Version.objects.get(pk=version.pk).state


def test_draft_is_sent_to_review_and_the_page_stays(draft, editor):
    submit(draft, editor, "Is it clear?")
    assert state(draft) == "in review"
    assert article().live.number == 1
    assert decisions() == [("submitted", "ada", "Is it clear?")]


def test_text_in_review_is_sent_back_with_a_note(draft, editor):
    submit(draft, editor)
    send_back(draft, editor, "Say for how long.")
    assert state(draft) == "draft"
    assert decisions()[0] == ("returned", "ada", "Say for how long.")


def test_writer_learns_why_a_text_is_sent_back(draft, editor):
    submit(draft, editor)
    with pytest.raises(RefusedError, match="Say in the note"):
        send_back(draft, editor, "  ")
    assert state(draft) == "in review"


def test_what_is_not_in_review_is_not_sent_back(draft, editor):
    with pytest.raises(RefusedError, match="not in review"):
        send_back(draft, editor, "Why?")


def test_only_a_draft_is_sent_to_review(draft, editor):
    submit(draft, editor)
    with pytest.raises(RefusedError, match="in review already"):
        submit(draft, editor)
    with pytest.raises(RefusedError, match="Version 2 is newer"):
        submit(article().live, editor)
    publish_version(draft, editor)
    with pytest.raises(RefusedError, match="published already"):
        submit(draft, editor)


def test_newer_text_makes_the_one_in_review_a_draft_again(draft, editor):
    submit(draft, editor)
    edit("aftercare", live=False, body="Newer [@brady2014].")
    assert state(draft) == "draft"


def test_publishing_shows_the_version_and_writes_down_who_did(draft, editor):
    publish_version(draft, editor, "As agreed.")
    assert body_of("aftercare") == "You may ache [@brady2014]."
    assert decisions() == [("published", "ada", "As agreed.")]


def test_publishing_renders_the_pages_that_show_its_definitions(
    loaded, editor, django_capture_on_commit_callbacks
):
    new = edit("glossary", live=False, body="Bruise\n:   A blue spot [@biolatto].")
    with django_capture_on_commit_callbacks(execute=True):
        publish_version(new, editor)
    assert "A blue spot" in article().live.notes_html


def test_version_is_rendered_with_what_the_guide_holds_when_it_is_published(draft, editor):
    Version.objects.filter(pk=draft.pk).update(blocks=[], anchors=[])
    publish_version(Version.objects.get(pk=draft.pk), editor)
    assert "You may ache" in article().live.html


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("See [x](nowhere.md).", "Body, line 1: link to “nowhere.md”"),
        ("Sore [@nobody].", "Body, line 1: unknown source @nobody"),
    ],
)
def test_problem_stops_a_version_from_being_published(draft, editor, body, reason):
    Version.objects.filter(pk=draft.pk).update(body=body)
    broken = Version.objects.get(pk=draft.pk)
    assert reason in what_stops_publishing(broken)[0]
    with pytest.raises(RefusedError, match="line 1"):
        publish_version(broken, editor)
    assert article().live.number == 1
    assert decisions() == []


def test_heading_that_others_link_to_cannot_be_taken_away(loaded, editor):
    Part.objects.filter(slug="about").update(footer="See [the harm](risks.md#serious-harm) [@guide].")
    new = edit("risks", live=False, body="## Harm\n\nIt is rare [@brady2014].")
    with pytest.raises(RefusedError) as refused:
        publish_version(new, editor)
    assert [m.partition("links to it: ")[2].partition(". ")[0] for m in refused.value.messages] == [
        "After your session", "footer of the part “About”",
    ]  # fmt: skip


def test_heading_that_the_frame_of_the_site_links_to_cannot_be_taken_away(library, editor):
    page = article("when-to-get-help")
    assert what_stops_publishing(page.live) == []
    body = page.live.body.replace("[!EMERGENCY]", "[!WARNING]", 1)
    Version.objects.filter(pk=page.live.pk).update(body=body)
    assert "“emergency” is gone" in " ".join(what_stops_publishing(article("when-to-get-help").live))


def test_what_readers_see_is_not_published_again(loaded, editor):
    with pytest.raises(RefusedError, match="see already"):
        publish_version(article().live, editor)


def test_older_version_is_restored_and_not_published(draft, editor):
    first = article().live
    publish_version(draft, editor)
    with pytest.raises(RefusedError, match="restore version 1"):
        publish_version(first, editor)


def test_draft_may_be_published_while_a_newer_one_is_written(draft, editor):
    edit("aftercare", live=False, body="Unfinished [@brady2014].")
    publish_version(draft, editor)
    assert article().live == draft


def test_publishing_brings_a_withdrawn_page_back_and_says_so(draft, editor):
    withdraw(article(), None)
    publish_version(draft, editor)
    assert article().is_published
    assert {kind for kind, *_ in decisions()} == {"published", "brought back"}


def test_publishing_by_hand_drops_the_plan_for_it(draft, editor, soon):
    Plan.objects.create(article=draft.article, version=draft, at=soon)
    publish_version(draft, editor)
    assert not Plan.objects.exists()
    assert "cancelled" in {kind for kind, *_ in decisions()}


def test_restoring_copies_a_text_forward_and_loses_none(draft, editor):
    publish_version(draft, editor)
    restored = restore_version(article().versions.get(number=1), editor, "The old one was clearer.")
    assert (restored.number, restored.state, restored.author) == (3, "draft", editor)
    assert restored.body == article().versions.get(number=1).body
    assert article().versions.count() == 3
    assert decisions()[0] == ("restored", "ada", "Restored from version 1. The old one was clearer.")


def test_text_that_cannot_be_rendered_is_refused_for_that_alone(draft, editor, failing_renderer):
    edit("risks", body="See [it](aftercare.md#the-first-day) [@brady2014].")
    assert [reason[:34] for reason in what_stops_publishing(draft)] == ["The heading, box or term “the-firs"]
    Version.objects.filter(pk=draft.pk).update(body="A failing text.")
    draft.refresh_from_db()
    assert what_stops_publishing(draft) == [
        "Body, line 1: the program fails on this text (KeyError); its log says where."
    ]


def test_newest_text_has_nothing_to_be_restored(loaded, editor):
    with pytest.raises(RefusedError, match="says the same"):
        restore_version(article().live, editor)


@pytest.mark.parametrize(
    ("body", "why"),
    [("word " * 20_000, "over 60,000 letters"), ("A failing text.", r"fails on this text \(KeyError\)")],
)
def test_text_that_can_no_longer_be_rendered_is_not_restored(draft, editor, failing_renderer, body, why):
    Version.objects.filter(article=draft.article, number=1).update(body=body)
    with pytest.raises(RefusedError, match=why):
        restore_version(article().versions.get(number=1), editor)
    assert article().versions.count() == 2


def test_decision_about_an_old_state_is_made_on_the_new_one(draft, editor):
    seen = Version.objects.get(pk=draft.pk)
    publish(draft)
    with pytest.raises(RefusedError, match="published already"):
        submit(seen, editor)


def test_long_note_is_cut_and_says_so(draft, editor):
    submit(draft, editor, "n" * 600)
    assert len(decisions()[0][2]) == 500
    assert decisions()[0][2].endswith("…")
