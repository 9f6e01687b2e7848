"""Signs and words that a new edition and the clinic both changed: told by field, and decided."""

import pytest
from django.urls import reverse

from content.articles.models import LibraryFile, LoadConflict
from content.articles.sync.export import write_folder
from content.articles.sync.three_way import Choice
from tests.articles.factories import change_file, load_folder
from tests.pages import Page

from ..people import client_of, person

SIGNS = """question: Does it hurt?
alarm: Call us
after:
  urgent:
    signs:
      - You are hot.
      - You are cold.
      - You are ill.
    foot: Do not wait.
"""
WORDS = """home:
  title: All about it
  lead: Thin needles [@biolatto].
  questions:
    - question: Does it hurt?
      answer: A little [@biolatto].
      page: risks
"""


@pytest.fixture
def edition(loaded):
    """The folder of the small library, with signs and words, loaded."""
    (loaded / "signs.yaml").write_text(SIGNS)
    (loaded / "words.yaml").write_text(WORDS)
    assert load_folder(loaded).problems == []
    return loaded


def change(path: str, old: str, new: str) -> None:
    """Change a file as its form does."""
    file = LibraryFile.objects.get(path=path)
    file.text = file.text.replace(old, new)
    file.save()


def text_of(path: str) -> str:
    return LibraryFile.objects.get(path=path).text


def waiting(path: str) -> str:
    return reverse("admin:new_edition", args=[LoadConflict.objects.waiting().get(name=path).pk])


def press(client, address: str, button: str) -> str:
    answer = client.post(address, {"seen": client.get(address).context["seen"], button: "yes"}, follow=True)
    return Page(answer.text).words()


@pytest.fixture
def signs_wait(edition) -> str:
    """The address at which to decide about signs of which each side changed another line."""
    change("signs.yaml", "You are hot.", "You are very hot.")
    change_file(edition, "signs.yaml", "Do not wait.", "Do not wait, call.")
    assert load_folder(edition).choices["signs.yaml"] is Choice.CONFLICT
    return waiting("signs.yaml")


def test_difference_is_told_by_the_fields_of_the_form(signs_wait, writer):
    answer = writer.get(signs_wait)
    labels = [field.label for field in answer.context["fields"]]
    assert labels == ["After needling, today: signs", "After needling, today: below the signs"]
    page = Page(answer.text)
    assert "New edition: The signs of danger" in page.words()
    assert "foot:" not in page.words()
    assert "Take the new edition" not in page.words(), "who may not change signs cannot decide"


def test_changes_of_different_lines_are_brought_together(edition, signs_wait, reviewer, tmp_path):
    assert "stands together now, and readers see it." in press(reviewer, signs_wait, "_both")
    both = SIGNS.replace("are hot", "are very hot").replace("wait.", "wait, call.")
    assert text_of("signs.yaml") == both
    latest = LibraryFile.objects.get(path="signs.yaml").history.first()
    assert latest.history_user.username == "ada"
    assert load_folder(edition).choices["signs.yaml"] is Choice.KEEP
    assert not LoadConflict.objects.waiting().exists()
    write_folder(tmp_path / "out")
    assert (tmp_path / "out/signs.yaml").read_text() == both


def test_new_edition_is_taken(edition, signs_wait, reviewer):
    assert "is published" in press(reviewer, signs_wait, "_take")
    assert text_of("signs.yaml") == (edition / "signs.yaml").read_text()
    assert load_folder(edition).choices["signs.yaml"] is Choice.AGREE


def test_changes_of_one_line_are_not_brought_together_and_the_sites_can_be_kept(edition, reviewer):
    change("signs.yaml", "You are hot.", "You are very hot.")
    change_file(edition, "signs.yaml", "You are hot.", "You are too hot.")
    load_folder(edition)
    address = waiting("signs.yaml")
    page = Page(reviewer.get(address).text)
    assert "Bring both together" not in page.words()
    record = LibraryFile.objects.get(path="signs.yaml")
    assert reverse("admin:articles_signsfile_change", args=[record.pk]) in page.links
    assert "changed the same place" in press(reviewer, address, "_both")
    assert "stays as the site has it" in press(reviewer, address, "_keep")
    assert "very hot" in text_of("signs.yaml")


def test_what_was_changed_since_it_was_looked_at_is_not_written_over(signs_wait, reviewer):
    seen = reviewer.get(signs_wait).context["seen"]
    change("signs.yaml", "You are ill.", "You are unwell.")
    answer = reviewer.post(signs_wait, {"seen": seen, "_take": "yes"})
    assert "Look again." in Page(answer.text).words()
    assert "You are unwell." in text_of("signs.yaml")


def test_edition_that_names_what_the_site_does_not_have_cannot_be_taken(edition, reviewer):
    change("signs.yaml", "You are hot.", "You are very hot.")
    change_file(edition, "signs.yaml", "Do not wait.", "Do not wait [@biolatto].")
    load_folder(edition)
    LoadConflict.objects.update(theirs=SIGNS.replace("Do not wait.", "Do not wait [@nobody]."))
    answer = reviewer.get(waiting("signs.yaml"))
    assert "After needling, today: below the signs: unknown source @nobody" in answer.text
    assert "Take the new edition" not in answer.text


def test_administrator_decides_about_words_and_a_reviewer_does_not(edition, reviewer):
    change("words.yaml", "All about it", "Ours")
    change_file(edition, "words.yaml", "A little", "Hardly")
    load_folder(edition)
    address = waiting("words.yaml")
    assert reviewer.post(address, {"_take": "yes"}).status_code == 403
    words = Page(reviewer.get(address).text).words()
    assert "The title of the home page" in words
    assert "Questions of the home page" in words
    assert "belongs to the group “Administrator”" in words
    admin = client_of(person("Administrator", name="root"))
    press(admin, address, "_both")
    assert text_of("words.yaml") == WORDS.replace("All about it", "Ours").replace("A little", "Hardly")


def test_file_that_cannot_be_read_is_told_as_it_is_written(edition, reviewer):
    change("signs.yaml", "alarm:", "alert:")
    LoadConflict.objects.create(name="signs.yaml", ours="", theirs=SIGNS)
    assert "alert" in Page(reviewer.get(waiting("signs.yaml")).text).words()
