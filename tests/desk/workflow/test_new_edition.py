"""What a new edition and the clinic both changed waits at the desk, side by side, until somebody decides."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from content.articles.comparison.changes import Piece
from content.articles.models import Article, LoadConflict, Part
from content.articles.sync.three_way import Choice
from content.handouts.models import Handout
from tests.articles.factories import body_of, change_file, edit, load_folder
from tests.handouts.conftest import make
from tests.pages import Page

from ..dashboard.sections import section, sections


@pytest.fixture
def conflicts(loaded) -> dict[str, LoadConflict]:
    """A page that warns readers, one that does not, and a part, which an editor and a new edition changed."""
    edit("aftercare", title="Ours", body="Edited [@brady2014].\n\n> [!WARNING]\n> Rest [@brady2014].")
    edit("risks", summary="Ours.")
    part = Article.objects.get(slug="risks").part
    part.title = "Ours"
    part.save()
    change_file(loaded, "articles/aftercare.md", "You may feel sore", "You may ache")
    change_file(loaded, "articles/risks.md", "It is rare", "It is very rare")
    change_file(loaded, "parts.yaml", "title: Decide", "title: Choose")
    load_folder(loaded)
    return {found.name: found for found in LoadConflict.objects.all()}


@pytest.fixture
def aftercare_waits(conflicts) -> str:
    """The address at which to decide about the page on aftercare."""
    return reverse("admin:new_edition", args=[conflicts["articles/aftercare.md"].pk])


def press(client, address: str, button: str):
    return client.post(address, {"seen": client.get(address).context["seen"], button: "yes"}, follow=True)


def said(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def test_first_page_counts_what_waits_and_names_safety_first(conflicts, see, aftercare_waits):
    page = see("Writer")
    words = section(page, "new-edition")
    assert words.startswith("New edition waits 3")
    assert (
        words.index("Ours warns readers of danger")
        < words.index("Risks")
        < words.index("Part of the guide: ")
    )
    assert aftercare_waits in page.links


def test_every_page_of_an_article_leads_to_what_waits_of_it(aftercare_waits, writer, page_of):
    assert aftercare_waits in Page(writer.get(page_of("change")).text).links
    assert aftercare_waits in Page(writer.get(page_of("history")).text).links


def test_nothing_that_waits_is_told_in_words(see):
    page = see()
    assert "new-edition" not in sections(page)
    assert "Nothing of a new edition waits." in page.words()


def test_both_texts_stand_side_by_side(aftercare_waits, writer):
    answer = writer.get(aftercare_waits)
    [title, body] = [f for f in answer.context["fields"] if f.label in {"Title", "Body"}]
    assert ["".join(p.text for p in side) for side in (title.ours, title.theirs)] == [
        "Ours",
        "After your session",
    ]
    assert "Edited" in "".join(piece.text for piece in body.ours)
    assert "You may ache" in "".join(piece.text for piece in body.theirs)
    words = Page(answer.text).words()
    assert "On the site Ours In the new edition After your session" in words
    assert "Take the new edition" not in words, "who may not publish cannot decide"


def test_new_edition_is_seen_as_its_page(aftercare_waits, writer):
    page = Page(writer.get(f"{aftercare_waits}?as=page").text)
    assert "From what readers see to the new edition." in page.words()
    assert "You may" in page.words()
    assert aftercare_waits in page.links
    assert "You may ache" not in body_of("aftercare")


def test_what_was_changed_here_stands_first(aftercare_waits, writer):
    changes = {change.label: change.pieces for change in writer.get(aftercare_waits).context["own_changes"]}
    assert ("old", "After your session") in [(piece.kind, piece.text) for piece in changes["Title"]]
    assert "You may ache" not in said(changes["Body"])
    assert "Edited" in said(changes["Body"])


def test_part_is_shown_as_the_file_has_it_and_can_be_kept(conflicts, reviewer):
    address = reverse("admin:new_edition", args=[conflicts["parts.yaml decide"].pk])
    page = Page(reviewer.get(address).text)
    assert "Choose" in page.words()
    assert reverse("admin:articles_part_change", args=[Part.objects.get(slug="decide").pk]) in page.links
    assert "Take the new edition" in page.words()
    assert "stays as the site has it" in Page(press(reviewer, address, "_keep").text).words()
    assert LoadConflict.objects.waiting().count() == 2
    assert LogEntry.objects.get().get_change_message() == "Kept beside a new edition."


def test_part_is_taken_as_the_file_has_it(loaded, conflicts, reviewer):
    press(reviewer, reverse("admin:new_edition", args=[conflicts["parts.yaml decide"].pk]), "_take")
    part = Part.objects.get(slug="decide")
    latest = part.history.first()
    assert (part.title, latest.history_user.username) == ("Choose", "ada")
    assert latest.history_change_reason == "From the new edition of the guide."
    assert load_folder(loaded).choices["parts.yaml decide"] is Choice.AGREE


def test_part_that_somebody_changed_meanwhile_is_not_taken(conflicts, reviewer):
    address = reverse("admin:new_edition", args=[conflicts["parts.yaml decide"].pk])
    seen = reviewer.get(address).context["seen"]
    Part.objects.filter(slug="decide").update(title="Meanwhile")
    words = Page(reviewer.post(address, {"seen": seen, "_take": "yes"}).text).words()
    assert "Look again." in words
    assert "Meanwhile" in words
    assert Part.objects.get(slug="decide").title == "Meanwhile"


def test_ready_made_handout_leads_to_its_form(loaded, reviewer):
    handout = make(["aftercare"])
    Handout.objects.update(name="after")
    waiting = LoadConflict.objects.create(name="handouts.yaml after", ours="Ours", theirs="Theirs")
    page = Page(reviewer.get(reverse("admin:new_edition", args=[waiting.pk])).text)
    assert "New edition: Ready-made handout: after" in page.words()
    assert reverse("staff_change", args=[handout.code]) in page.links


def test_new_edition_is_taken_and_the_rest_still_waits(aftercare_waits, reviewer):
    page = Page(press(reviewer, aftercare_waits, "_take").text)
    assert "The new edition of “Ours” is published" in page.words()
    assert "2 still wait." in page.words()
    assert "You may ache" in body_of("aftercare")
    assert page.words("new-edition").startswith("New edition waits 2")
    assert aftercare_waits not in page.links


def test_changes_in_different_places_become_a_draft(conflicts, reviewer):
    address = reverse("admin:new_edition", args=[conflicts["articles/risks.md"].pk])
    page = Page(press(reviewer, address, "_both").text)
    assert "Both texts of “Risks” are together in a draft." in page.words()
    newest = Article.objects.get(slug="risks").newest
    assert (newest.summary, newest.state) == ("Ours.", "draft")
    assert "It is very rare" in newest.body
    assert address in page.links
    assert "Bring both together" not in Page(reviewer.get(address).text).words()


def test_text_of_the_site_is_kept(aftercare_waits, reviewer):
    assert "“Ours” stays as the site has it" in Page(press(reviewer, aftercare_waits, "_keep").text).words()
    assert "Edited" in body_of("aftercare")
    again = reviewer.get(aftercare_waits, follow=True)
    assert "That was decided meanwhile." in Page(again.text).words()


def test_form_that_was_sent_without_a_button_decides_nothing(conflicts, aftercare_waits, reviewer):
    assert "Nothing was decided" in Page(press(reviewer, aftercare_waits, "other").text).words()
    assert LoadConflict.objects.waiting().count() == len(conflicts)


@pytest.mark.parametrize("button", ["_take", "_keep"])
def test_decision_about_what_changed_meanwhile_is_refused(aftercare_waits, reviewer, button):
    seen = reviewer.get(aftercare_waits).context["seen"]
    edit("aftercare", body="Meanwhile [@brady2014].")
    answer = reviewer.post(aftercare_waits, {"seen": seen, button: "yes"})
    words = Page(answer.text).words()
    assert "Look again." in words
    assert "Meanwhile" in words
    assert body_of("aftercare") == "Meanwhile [@brady2014]."


def test_what_stands_against_the_new_edition_is_told_and_it_cannot_be_taken(loaded, conflicts, reviewer):
    edit("aftercare", body="## Rest\n\nRest [@brady2014].")
    edit("glossary", body=body_of("glossary") + "\n\nSee [rest](aftercare.md#rest).")
    address = reverse("admin:new_edition", args=[conflicts["articles/aftercare.md"].pk])
    words = Page(reviewer.get(address).text).words()
    assert "“rest” is gone, and this links to it" in words
    assert "Take the new edition" not in words


def test_handouts_that_would_lose_their_part_are_named(loaded, aftercare_waits, reviewer):
    edit("aftercare", body="## Rest\n\nRest [@brady2014].")
    make(["aftercare#rest"], title="For runners")
    assert "“Rest”, in For runners" in Page(reviewer.get(aftercare_waits).text).words()
