"""emergencies.yaml: how its rules are read, what is wrong with a file, and what is heard in a text."""

import pytest

from content.articles.files.folder import read_folder
from content.articles.models import LibraryFile
from content.articles.search.answers import search
from content.articles.search.cries import Cries, foreign_words
from content.articles.search.emergencies import parse_emergencies
from content.articles.sync.export import Export, write_files

from ..factories import load_folder

WORDS = """# How people cry for help.
english:
  groups:
    BODY: chest / rib
    PAIN: pain / hurt / killing me
  emergency:
    - collapsed lung / coughing blood
  complaint:
    - BODY + PAIN
    - cannot breathe
  bare:
    - my chest / BODY
  innocent:
    - chest freezer
  asks:
    - can you / does it / will it
  general:
    - how common / years ago
  now:
    - since / right now
  misspelled:
    - BODY / pain / breathe
  words:
    - cheat
languages:
  German:
    groups:
      WEH: schmerz* / weh
    emergency:
      - brust* + WEH
      - "*schmerzen"
  Chinese:
    emergency:
      - 胸 + 痛
"""


def none_known(word: str) -> bool:
    return False


@pytest.fixture
def cries() -> Cries:
    return parse_emergencies(WORDS)


@pytest.mark.parametrize(
    ("text", "is_cry"),
    [
        ("pain in my chest", True),
        ("My RIBS are killing me!", True),
        ("ribs", True),
        ("my chest", True),
        ("chest today", False),
        ("pain", False),
        ("can you needle the chest, is there pain", False),
        ("can you help, chest pain since Monday", True),
        ("chest pain years ago", False),
        ("chest pain years ago, and right now", True),
        ("pain from the chest freezer", False),
        ("can you get a collapsed lung", True),
        ("how common is a collapsed lung", False),
        ("I came on Monday. It was fine. Now I cannot breathe", True),
        ("can you come? cannot breathe", True),
        ("chset pian", True),
        ("chestpain", True),
        ("I cannot breeeeeathe", True),
        ("icannotbreathe", True),
        ("killingmepainrib", True),
        ("cannotxbreathe", False),
        ("my rib is 3.5 days in pain", True),
        ("cheat pain", False),
        ("", False),
    ],
)
def test_cry_is_told_from_a_question(cries, text, is_cry):
    assert cries.are_in(text, none_known) is is_cry


def test_word_that_the_guide_has_is_no_slip(cries):
    assert not cries.are_in("chast pain", {"chast"}.__contains__)


@pytest.mark.parametrize(
    ("text", "is_cry"),
    [
        ("Brustkorb tut weh", True),
        ("BRUST, Schmerz", True),
        ("Halsschmerzen", True),
        ("Halsschmerz", False),
        ("die Brust", False),
        ("胸口很痛", True),
        ("头痛", False),
    ],
)
def test_cry_in_another_language_is_heard(cries, text, is_cry):
    assert cries.are_foreign_in(text) is is_cry


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ŁÓDŹ, L’été", ["lodz", "l", "ete"]),
        ("أُخْتَنِق", ["اختنق"]),
        ("göğsüm ağrıyor", ["gogsum", "agriyor"]),
        ("胸痛 now", ["胸", "痛", "now"]),
        ("", []),
    ],
)
def test_words_of_any_letters_are_folded(text, words):
    assert foreign_words(text) == words


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("english:\n  groups:\n    chest: rib", ":3: “chest” is no name of a group; write it in capital"),
        (
            "english:\n  emergency:\n    - CHEST + pain",
            ":3: no group above is called “CHEST”; write it there",
        ),
        ("english:\n  groups:\n    A: B\n    B: rib", ":3: no group above is called “B”"),
        ("english:\n  groups:\n    AA: rib\n    AA: lung", ":4: the key “AA” stands twice; delete one"),
        ("english:\n  bare:\n    - chest / ", ":3: “” is no word that can be looked for"),
        ("english:\n  misspelled:\n    - CHEST", ":3: no group above is called “CHEST”"),
        ("english:\n  cries:\n    - chest", ":2: unknown key “cries”; the keys are groups,"),
        ("languages:\n  German:\n    groups:\n      A: b", ":2: the key “emergency” is missing"),
        ("languages:\n  German:\n    emergency:\n      - LUFT", ":4: no group above is called “LUFT”"),
        ("english:\n  groups:\n    A: a / b\n    B: A A A A A A A A A A A A A", ":4: “A A A A A A"),
        ("languages:\n  German: brust", ":2: “German” is not a list of “key: value” lines"),
    ],
    ids=lambda value: str(value)[:50],
)
def test_bad_file_is_named_with_its_line_and_its_mend(folder, content, problem):
    (folder / "emergencies.yaml").write_text(content)
    (found,) = read_folder(folder).problems
    assert found.startswith(f"emergencies.yaml{problem}")


def test_file_is_loaded_counts_and_comes_back_to_the_letter(db, folder):
    (folder / "emergencies.yaml").write_text(WORDS)
    assert load_folder(folder).problems == []
    assert search("killing me, my ribs").is_emergency
    assert write_files(Export.now().files(), folder) == []


@pytest.mark.parametrize("text", ["english: [", "english:\n  emergency:\n    - NOBODY"])
def test_stored_file_that_cannot_be_read_stops_no_search(loaded, text):
    LibraryFile.objects.create(path="emergencies.yaml", text=text)
    assert search("sore").pages
    assert not search("chest pain").is_emergency


def test_cries_of_an_older_search_file_still_count(db, folder):
    (folder / "search.yaml").write_text("emergency:\n  - zing + zang\n")
    (folder / "emergencies.yaml").write_text(WORDS)
    assert load_folder(folder).problems == []
    assert search("zang and zing").is_emergency
    assert search("chest pain").is_emergency
