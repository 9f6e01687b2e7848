"""Two editors save over each other: neither text is lost, and what does not meet is brought together."""

import threading

import pytest
from django.contrib.auth.models import User
from django.db import connection

from content.articles.models import Article
from tests.articles.factories import edit

from ..people import client_of, person

pytestmark = pytest.mark.postgres

BASE = "First [@brady2014].\n\nSecond [@brady2014].\n\nThird [@brady2014]."


@pytest.fixture
def fields(loaded):
    """What the form holds that an editor opened before the other saved."""
    live = edit("aftercare", body=BASE, key_points=["One [@brady2014].", "Two [@brady2014]."])
    return {
        "title": live.title, "summary": live.summary, "key_points": "\n".join(live.key_points), "body": BASE,
        "related": "", "next_steps": "", "part": live.article.part_id, "order": 1, "layout": "article",
        "note": "Mine.", "seen": live.number,
    }  # fmt: skip


def theirs(**changed):
    version = edit("aftercare", live=False, **changed)
    version.author = User.objects.get_or_create(username="colleague", first_name="Cora")[0]
    version.save(update_fields=["author"])
    return version


@pytest.fixture
def save(writer, page_of, fields):
    def save(**changed):
        answer = writer.post(page_of("change"), fields | changed)
        return answer.context["adminform"].form if answer.status_code == 200 else None

    return save


def newest():
    return Article.objects.get(slug="aftercare").newest


def sides(form):
    return {field.name: field.side.value for field in form.conflict.fields}


def test_save_over_a_newer_version_is_refused_and_shows_theirs(writer, page_of, fields):
    theirs(body="Their words [@brady2014].")
    answer = writer.post(page_of("change"), fields | {"body": "My words [@brady2014]."})
    assert answer.status_code == 200
    for words in ("Cora saved version 3 while you were writing", "Their words", "My words", "<ins>"):
        assert words in answer.text
    assert newest().number == 3


def test_field_that_only_they_changed_holds_theirs_then(save):
    theirs(title="Their title")
    form = save(body="My words [@brady2014].")
    assert form["title"].value() == "Their title"
    assert form["body"].value() == "My words [@brady2014]."
    assert sides(form) == {"title": "theirs"}


def test_paragraphs_that_do_not_meet_are_both_there(save):
    theirs(body=BASE.replace("First", "Their first"))
    form = save(body=BASE.replace("Third", "My third"))
    assert form["body"].value() == BASE.replace("First", "Their first").replace("Third", "My third")
    assert sides(form) == {"body": "merged"}


BROKEN = BASE.replace("First", "First line  \nand")
"""The same text with a hard line break of Markdown, which two blanks at the end of a line make."""


def test_line_break_that_only_they_made_is_not_written_over(save):
    theirs(body=BROKEN)
    form = save(body=BASE.replace("Third", "My third"))
    assert form["body"].value() == BROKEN.replace("Third", "My third")
    form = save(body=BASE)
    assert form["body"].value() == BROKEN
    assert sides(form) == {"body": "theirs"}


def test_blanks_alone_that_make_a_line_break_are_a_change(save):
    edit("aftercare", body=BROKEN.replace("  \n", "\n"))
    seen = newest().number
    theirs(body=BROKEN)
    form = save(body=BROKEN.replace("  \n", "\n").replace("Third", "My third"), seen=seen)
    assert form["body"].value() == BROKEN.replace("Third", "My third")
    assert sides(form) == {"body": "merged"}


def test_texts_that_are_brought_together_keep_their_line_breaks(save):
    seen = edit("aftercare", body=BROKEN).number
    theirs(body=BROKEN.replace("First", "Their first"))
    form = save(body=BROKEN.replace("Third", "My third").replace("\n", "\r\n"), seen=seen)
    assert form["body"].value() == BROKEN.replace("First", "Their first").replace("Third", "My third")


def test_lists_are_brought_together_item_by_item(save):
    theirs(key_points=["One [@brady2014].", "Two [@brady2014].", "Three [@brady2014]."])
    form = save(key_points="My one [@brady2014].\nTwo [@brady2014].")
    assert form["key_points"].value().split("\n")[::2] == ["My one [@brady2014].", "Three [@brady2014]."]


def test_field_that_both_changed_keeps_mine_and_shows_theirs_beside(save):
    theirs(title="Their title")
    form = save(title="My title")
    assert form["title"].value() == "My title"
    assert [(field.mine, field.theirs) for field in form.conflict.fields] == [("My title", "Their title")]


def test_next_save_goes_through_and_both_texts_are_kept(save, fields):
    version = theirs(body="Their words [@brady2014].")
    form = save(body="My words [@brady2014].")
    both = {"body": "Both words [@brady2014].", "seen": form["seen"].value()}
    assert save(**both) is None
    assert newest().body == "Both words [@brady2014]."
    assert newest().made_from == version


def test_next_save_over_a_third_version_is_refused_again(save):
    theirs(title="Their title")
    form = save(body="My words [@brady2014].")
    theirs(title="Third title")
    again = save(body="My words [@brady2014].", title="Their title", seen=form["seen"].value())
    assert again["title"].value() == "Third title"
    assert newest().title == "Third title"


def test_form_that_was_sent_twice_is_no_conflict(save):
    assert save(body="My words [@brady2014].") is None
    assert save(body="My words [@brady2014].") is None
    assert newest().number == 3


@pytest.mark.parametrize("seen", ["", "999", "x"])
def test_text_that_began_nobody_knows_where_is_not_merged(save, seen):
    form = save(title="My title", seen=seen)
    assert form["title"].value() == "My title"
    assert sides(form) == {"title": "both"}


def test_form_that_does_not_say_what_it_began_with_blames_nobody(writer, page_of, fields):
    answer = writer.post(page_of("change"), fields | {"title": "My title", "seen": ""})
    assert "This form does not say what it began with" in answer.text
    assert "Yours differs from what is stored" in answer.text
    for words in (
        "while you were writing",
        "You both changed it",
        "What they changed",
        "Their text",
        "their version",
    ):
        assert words not in answer.text


def test_text_with_a_problem_meets_the_conflict_first(save):
    theirs(title="Their title")
    form = save(body="[x](nowhere.md)")
    assert form["body"].value() == "[x](nowhere.md)"
    assert list(form.errors) == ["__all__"]


def test_too_long_a_title_is_not_lost_in_a_conflict(save):
    theirs(title="Their title")
    form = save(title="x" * 200)
    assert form["title"].value() == "x" * 200


def test_place_that_somebody_else_chose_meanwhile_stays(save, fields):
    shown = {f"initial-{name}": fields[name] for name in ("part", "order", "layout")}
    Article.objects.filter(slug="aftercare").update(order=7)
    assert save(body="My words [@brady2014].", **shown) is None
    assert newest().article.order == 7
    form = save(body="My words [@brady2014].", **(shown | {"order": 3, "seen": 3}))
    assert list(form.errors) == ["order"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time anyway")
def test_two_saves_at_once_meet_as_a_conflict(fields, page_of):
    address, answers = page_of("change"), []

    def save(client, words):
        answers.append(client.post(address, fields | {"body": words}).status_code)
        connection.close()

    clients = [client_of(person("Writer", name=name)) for name in ("one", "two")]
    threads = [
        threading.Thread(target=save, args=(client, f"Words {number} [@brady2014]."))
        for number, client in enumerate(clients)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [200, 302]
    assert newest().number == 3
