"""What the buttons of an article's form do, and what they say is true then."""

import pytest

from content.articles.models import Article, Plan, Version
from content.articles.publishing.publish import withdraw
from tests.articles.factories import edit

from ..people import client_of, person
from .test_surprises import form_of


@pytest.fixture
def press(page_of):
    """Save the form of the page on aftercare; return what is said then."""

    def press(client, button, **changed):
        sent = form_of("aftercare") | changed | {button: "yes"}
        answer = client.post(page_of("change"), sent, follow=True)
        return " ".join(str(message) for message in answer.context["messages"])

    return press


def article():
    return Article.objects.get(slug="aftercare")


NEW = {"body": "You may ache [@brady2014]."}


def test_draft_leaves_the_page_alone_and_says_so(writer, press):
    said = press(writer, "_draft", **NEW)
    assert "Saved as a draft, version 2. Readers still see version 1." in said
    assert article().live.number == 1


def test_text_is_saved_and_sent_to_review(writer, press):
    assert "Version 2 is in review. Readers still see version 1." in press(writer, "_review", **NEW)
    assert article().newest.state == "in review"


def test_text_is_saved_and_published(reviewer, press, client):
    assert "Published: readers see version 2 now." in press(reviewer, "_publish", **NEW)
    assert "You may ache" in client.get("/aftercare/").text
    decision = article().decisions.exclude(by=None).get()
    assert (decision.kind, decision.by.username) == ("published", "ada")


def test_message_leads_on_to_the_page_the_comparison_and_the_history(writer, press, page_of):
    said = press(writer, "_draft", **NEW)
    for address in ("/aftercare/", page_of("compare"), page_of("history")):
        assert f'<a href="{address}">' in said


def test_saving_stays_with_the_form_and_tells_the_browser_what_is_saved(writer, page_of):
    answer = writer.post(page_of("change"), form_of("aftercare") | NEW | {"kept": "a b&c"})
    assert answer["Location"] == f"{page_of('change')}?saved=a+b%26c"


def test_new_page_stays_with_its_form(writer, loaded):
    new = form_of("aftercare") | {"slug": "new-page", "title": "New", "seen": ""}
    answer = writer.post("/admin/articles/article/add/", new, follow=True)
    made = Article.objects.get(slug="new-page")
    assert answer.redirect_chain[0][0] == f"/admin/articles/article/{made.pk}/change/"
    assert "Saved as a draft, version 1. Readers do not see the page yet." in answer.text


def test_save_without_a_change_says_that_there_is_none(writer, press):
    said = press(writer, "_draft")
    assert "Nothing in the text was changed, so no new version was written." in said
    assert article().versions.count() == 1


def test_draft_of_a_withdrawn_page_says_that_it_is_withdrawn(writer, press):
    withdraw(article(), None)
    assert "The page is withdrawn" in press(writer, "_draft", **NEW)


def test_draft_that_waits_is_sent_to_review_without_a_new_version(writer, press):
    edit("aftercare", live=False, **NEW)
    press(writer, "_review")
    assert (article().newest.number, article().newest.state) == (2, "in review")
    assert "Version 2 is in review" in press(writer, "_review")


def test_newer_draft_takes_the_place_of_the_one_in_review(writer, press):
    press(writer, "_review", **NEW)
    press(writer, "_draft", body="Newer [@brady2014].")
    assert not Version.objects.filter(state="in review").exists()


def test_writer_who_presses_publish_keeps_the_text_and_learns_why(writer, page_of):
    answer = writer.post(page_of("change"), form_of("aftercare") | NEW | {"_publish": "yes"})
    assert answer.status_code == 200
    assert "You may not publish. Send your text to review" in answer.text
    assert NEW["body"] in answer.text
    assert article().versions.count() == 1


def test_note_of_a_published_text_is_changed_by_whoever_publishes_alone(writer, reviewer, press):
    press(writer, "_draft", note="Sneaked in.")
    assert article().live.note == "First published."
    press(reviewer, "_publish", note="Put right.")
    assert article().live.note == "Put right."


def test_form_shows_where_the_article_stands_and_leads_on(writer, reviewer, page_of, draft):
    text = writer.get(page_of("change")).text
    assert "Readers see version 1" in text
    for name in ("decide", "compare", "history"):
        assert f'href="{page_of(name)}"' in text
    for name in ("sign", "rename", "withdraw"):
        link = f'href="{page_of(name)}"'
        assert link not in text.replace(f"<a {link}>rename the page</a>", "")
        assert link in reviewer.get(page_of("change")).text


def test_who_may_only_look_sees_the_form_without_buttons(loaded, page_of):
    answer = client_of(person("Administrator")).get(page_of("change"))
    assert answer.status_code == 200
    assert 'name="_draft"' not in answer.text
    assert f'href="{page_of("history")}"' in answer.text


def test_form_of_a_draft_goes_on_with_what_it_tells_readers(editor_client, loaded, page_of):
    edit("aftercare", live=False, note="A new warning.", notable=True, body="It may bleed [@brady2014].")
    initial = editor_client.get(page_of("change")).context["adminform"].form.initial
    assert (initial["note"], initial["notable"]) == ("A new warning.", True)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, "Nothing was changed; readers see version 1 already."),
        ({"order": 7}, "Saved. The text is as it was: readers see version 1."),
        ({"note": "Put right."}, "Saved. The text is as it was: readers see version 1."),
    ],
)
def test_publishing_the_text_that_readers_see_says_what_was_saved(reviewer, press, changed, words):
    said = press(reviewer, "_publish", **changed)
    assert words in said
    assert "Published" not in said


def test_text_that_leaves_the_review_is_told_before_and_after(writer, press, page_of):
    before = "A new text takes version 2 off the list of texts that wait for review"
    assert before not in writer.get(page_of("change")).text
    press(writer, "_review", **NEW)
    assert before in writer.get(page_of("change")).text
    after = "Version 2 does not wait for review any more; send version 3 to review in its place."
    assert after in press(writer, "_draft", body="Newer [@brady2014].")
    assert "wait for review" not in press(writer, "_draft", body="Newest [@brady2014].")


def test_text_that_takes_the_place_of_the_one_in_review_is_just_in_review(writer, press):
    press(writer, "_review", **NEW)
    assert "does not wait" not in press(writer, "_review", body="Newer [@brady2014].")


def test_plan_that_stays_below_a_new_draft_is_told_before_and_after(reviewer, draft, press, page_of, soon):
    Plan.objects.create(article=draft.article, version=draft, at=soon)
    planned = "Version 2 is to be published on"
    assert f"A new draft leaves this plan as it is: {planned}" in reviewer.get(page_of("change")).text
    assert f"The plan stays as it was: {planned}" in press(reviewer, "_draft", **NEW | {"title": "Newer"})
    assert "The plan stays" not in press(reviewer, "_draft")
