"""`<pk>/restore/<number>/`: an old version is copied forward as a draft."""

import pytest

from content.articles.models import Article
from tests.articles.factories import edit


@pytest.fixture
def changed(loaded):
    return edit("aftercare", body="You may ache [@brady2014].")


def versions():
    return Article.objects.get(slug="aftercare").versions


def test_page_shows_what_going_back_would_change_and_changes_nothing(writer, changed, page_of):
    text = writer.get(page_of("restore", "aftercare", 1)).text
    assert "What it would change of version 2" in text
    assert "<ins>" in text
    assert versions().count() == 2


def test_old_text_becomes_a_draft_that_can_be_published(writer, reviewer, changed, page_of, client):
    answer = writer.post(page_of("restore", "aftercare", 1), {"note": "It was clearer."})
    assert answer["Location"] == page_of("decide")
    newest = versions().first()
    assert (newest.number, newest.state, newest.author.username) == (3, "draft", "wanda")
    assert "You may ache" in client.get("/aftercare/").text
    reviewer.post(page_of("decide"), {"_publish": "", "version": 3})
    assert "The first day" in client.get("/aftercare/").text
    assert "It was clearer." in reviewer.get(page_of("history")).text


def test_newest_text_is_not_restored(writer, changed, page_of):
    assert "nothing to restore" in writer.post(page_of("restore", "aftercare", 2)).text
    assert versions().count() == 2


def test_text_on_which_the_program_fails_is_not_restored_and_nothing_is_lost(
    writer, changed, page_of, failing_renderer
):
    versions().filter(number=1).update(body="A failing text.")
    for method in (writer.get, writer.post):
        answer = method(page_of("restore", "aftercare", 1), {"note": "It was clearer."})
        assert answer.status_code == 200
    assert "The text of version 1 can no longer be rendered. Edit the newest text instead" in answer.text
    assert "the program fails on this text" in answer.text
    assert "It was clearer." in answer.text
    assert versions().count() == 2
    edit("aftercare", live=False, body="Sore [@brady2014].")
    versions().filter(number=3).update(body="A failing text.")
    assert "the program fails on this text" in writer.get(page_of("decide")).text


def test_administrator_may_not_restore(changed, page_of):
    from ..people import client_of, person

    client = client_of(person("Administrator"))
    assert client.post(page_of("restore", "aftercare", 1)).status_code == 403


def test_version_that_is_not_there_is_not_found(writer, changed, page_of):
    assert writer.get(page_of("restore", "aftercare", 9)).status_code == 404


def test_other_methods_are_refused(writer, changed, page_of):
    assert writer.put(page_of("restore", "aftercare", 1)).status_code == 405
