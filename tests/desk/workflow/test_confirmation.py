"""What is asked before readers see a text: may it go without sources, may it take another's draft along?"""

import pytest
from django.contrib.auth.models import User

from content.articles.models import Article, Plan, Version
from content.articles.publishing import restore_version
from tests.articles.factories import edit
from tests.pages import Page

from ..editor.test_surprises import form_of
from ..people import tick_in

BARE = {"body": "It never bleeds.\n\nYou may ache [@brady2014].\n\n> [!WARNING] Mind\n> Keep still."}
THEIRS = "Wanda wrote this [@brady2014]."
ASKED = "Not published yet: is this meant?"


def article():
    return Article.objects.get(slug="aftercare")


@pytest.fixture
def press(reviewer, page_of):
    """Save the form of the page on aftercare as a reviewer."""

    def press(button="_publish", **changed):
        sent = form_of("aftercare") | changed | {button: "yes"}
        return reviewer.post(page_of("change"), sent, follow=True)

    return press


@pytest.fixture
def hers(writer, loaded) -> Version:
    """A draft of the writer's on top of the published page."""
    return write("wanda", body=THEIRS)


def write(name, **fields):
    version = edit("aftercare", live=False, **fields)
    version.author = User.objects.get(username=name)
    version.save(update_fields=["author"])
    return version


def test_statements_without_a_source_are_published_only_once_that_is_meant(press):
    answer = press(**BARE)
    for words in (ASKED, "2 statements have no source", "“It never bleeds.”", "“Keep still.”"):
        assert words in answer.text
    assert 'href="#id_body" data-field="body" data-line="6"' in " ".join(answer.text.split())
    assert "Body, line 1:" in answer.text
    assert article().versions.count() == 1
    assert BARE["body"] in answer.context["adminform"].form["body"].value()
    assert "Published: readers see version 2 now." in press(**BARE, **tick_in(answer)).text
    assert article().live.body == BARE["body"]


def test_question_stands_alone_above_the_form(press):
    text = press(**BARE).text
    assert "Please correct the error" not in text
    assert 'data-unsaved="yes"' in text
    assert Page(text).words().count(ASKED) == 1


def test_tick_holds_for_what_was_asked_and_nothing_else(press):
    tick = tick_in(press(**BARE))
    worse = {"body": BARE["body"] + "\n\nIt always helps."}
    answer = press(**worse, **tick)
    assert "3 statements have no source" in answer.text
    assert article().live.number == 1
    moved = {"body": "Sore [@biolatto].\n\n" + BARE["body"]}
    assert "Published: readers see version 2 now." in press(**moved, **tick).text


@pytest.mark.parametrize("tick", ["", "on", "yes"])
def test_tick_of_something_else_is_no_answer(press, tick):
    assert ASKED in press(**BARE, all_the_same=tick).text
    assert article().live.number == 1


def test_draft_without_sources_is_saved_unasked(press):
    assert "Saved as a draft, version 2." in press("_draft", **BARE).text


def test_text_with_its_sources_is_published_unasked(press):
    assert "Published: readers see version 2 now." in press(body="You may ache [@brady2014].").text


def test_draft_of_another_person_goes_live_only_once_that_is_meant(press, hers, page_of):
    answer = press(body=THEIRS + "\n\nMine [@brady2014].")
    assert "Your text takes along what readers have never seen: version 2, by wanda." in answer.text
    assert f'href="{page_of("compare")}"' in answer.text
    assert (article().live.number, article().newest.number) == (1, 2)
    press(body=THEIRS + "\n\nMine [@brady2014].", **tick_in(answer))
    assert article().live.number == 3


def test_draft_of_another_person_is_asked_about_even_where_nothing_is_changed(press, hers):
    assert ASKED in press().text
    assert article().live.number == 1


def test_draft_beneath_ones_own_is_asked_about_too(press, hers):
    press("_draft", body=THEIRS + "\n\nMine [@brady2014].")
    assert "version 2, by wanda" in press().text
    assert article().live.number == 1


def test_newer_draft_of_another_person_is_asked_about_anew(press, hers):
    tick = tick_in(press())
    write("wanda", body="Wanda wrote more [@brady2014].")
    assert "version 2, by wanda and version 3, by wanda" in press(**tick).text
    assert article().live.number == 1


def test_own_draft_is_published_unasked(press):
    press("_draft", body="Mine [@brady2014].")
    assert "Published: readers see version 2 now." in press().text


def test_whoever_begins_with_what_readers_see_is_not_asked(press, hers):
    restore_version(article().live, User.objects.get(username="ada"))
    assert "Published: readers see version 4 now." in press(body="Mine [@brady2014].").text


def test_page_that_readers_never_saw_is_shown_as_its_page_where_there_is_nothing_to_compare(
    press, hers, reviewer, page_of
):
    Article.objects.filter(slug="aftercare").update(live=None)
    article().versions.filter(number=1).delete()
    assert f'href="/admin/articles/version/{hers.pk}/page/"' in press().text


def test_form_says_from_whose_draft_one_goes_on_and_offers_what_readers_see(reviewer, writer, hers, page_of):
    page = Page(reviewer.get(page_of("change")).text)
    assert "You go on from what readers do not see: version 2, by wanda." in page.words()
    assert {page_of("compare"), page_of("restore", "aftercare", 1)} <= set(page.links)
    assert "You go on from" not in writer.get(page_of("change")).text


def test_heading_is_the_title_that_stands_in_the_form(reviewer, hers, page_of):
    write("wanda", title="Her title")
    assert "<h1>Her title</h1>" in reviewer.get(page_of("change")).text
    Article.objects.filter(slug="aftercare").update(live=None)
    text = reviewer.get(page_of("change")).text
    assert "<h1>Her title</h1>" in text
    assert "&rsaquo; Her title" in text


def decide(client, page_of, **fields):
    return client.post(page_of("decide"), {"version": 2, **fields})


def test_page_on_which_is_decided_names_the_statements_without_a_source(reviewer, press, page_of):
    press("_draft", **BARE)
    page = Page(reviewer.get(page_of("decide")).text)
    words = page.words()
    assert "Needs a source before it is published (2)" in words
    assert "Body, line 1: No source: “It never bleeds.”" in words
    assert f"{page_of('change')}?line=6#id_body" in page.links


@pytest.mark.parametrize("button", ["_publish", "_plan"])
def test_statements_without_a_source_are_decided_about_with_a_tick(reviewer, press, page_of, soon, button):
    press("_draft", **BARE)
    at = {"at": f"{soon:%Y-%m-%dT%H:%M}"}
    refused = decide(reviewer, page_of, **{button: "yes"}, **at)
    assert "The 2 statements above have no source. Add one, or tick this box." in refused.text
    assert article().live.number == 1
    assert not Plan.objects.exists()
    assert decide(reviewer, page_of, **{button: "yes"}, **at, **tick_in(refused)).status_code == 302
    assert (article().live.number == 2) is (button == "_publish")
    assert Plan.objects.exists() is (button == "_plan")


def test_tick_for_other_statements_is_no_answer_where_is_decided(reviewer, press, page_of):
    press("_draft", **BARE)
    tick = tick_in(reviewer.get(page_of("decide")))
    Version.objects.filter(number=2).update(body="It always helps.")
    refused = decide(reviewer, page_of, _publish="yes", **tick)
    assert "The statement above has no source." in refused.text
    assert article().live.number == 1


def test_each_box_to_tick_stands_before_its_words_where_is_decided(reviewer, press, page_of):
    press("_draft", **BARE)
    page = Page(reviewer.get(page_of("decide")).text)
    boxes = {box for box in page.root.iter("input") if box.get("type") == "checkbox"}
    ticks = [list(line) for line in page.root.iter("p") if line.get("class") == "tick"]
    assert {line[0] for line in ticks} == boxes
    assert {line[1].text for line in ticks} == {"This changes what the page advises", "Publish all the same"}


def test_text_with_its_sources_is_decided_about_without_a_tick(reviewer, draft, page_of):
    text = reviewer.get(page_of("decide")).text
    assert "all_the_same" not in text
    assert "Needs a source" not in text
