"""search.yaml: read, checked and given back as the other files of a library are."""

import subprocess
import sys
from pathlib import Path

import pytest

from content.articles.files.folder import read_folder
from content.articles.models import LibraryFile
from content.articles.search.answers import search
from content.articles.search.vocabulary import parse_words
from content.articles.sync.export import Export, write_files
from content.articles.sync.three_way import Choice

from ..factories import load_folder

ROOT = Path(__file__).parents[3]

WORDS = """# What patients type.
same:
  - sore / aching muscles / ouch
leads:
  - doms > sore
  - heavy + later / after > first day
otherwise:
  - ive got / i have > serious harm
emergency:
  - chest / rib + pain / hurts
innocent:
  - chest pain leaflet
examples:
  - Is it sore?
"""


@pytest.fixture
def worded(db, folder: Path) -> Path:
    """The small library with words for search, loaded."""
    (folder / "search.yaml").write_text(WORDS)
    assert load_folder(folder).problems == []
    return folder


@pytest.mark.parametrize("question", ["ouch", "my aching muscle", "Aching-muscles!"])
def test_words_of_one_meaning_find_the_same(worded, question):
    assert search(question).pages[0].page.slug == "aftercare"


@pytest.mark.parametrize("question", ["doms", "legs, later heavy", "my heavy legs today are worse later"])
def test_other_words_are_taken_for_those_of_the_guide(worded, question):
    assert search(question).pages[0].page.slug == "aftercare"


def test_other_words_count_where_a_word_of_each_part_stands(worded):
    assert search("heavy legs").pages == []


def test_question_without_a_word_of_the_guide_finds_what_it_is_for(worded):
    assert search("ive got gout").pages[0].page.slug == "risks"
    assert search("gout").pages == []


@pytest.mark.parametrize(
    ("question", "is_emergency"),
    [
        ("pain in my chest", True),
        ("my RIBS hurt", True),
        ("chest", False),
        ("pain", False),
        ("chest pain leaflet", False),
        ("chest pain leaflet, but chest pain", True),
    ],
)
def test_emergency_has_a_word_of_each_part(worded, question, is_emergency):
    assert search(question).is_emergency is is_emergency


def test_change_of_the_file_counts_from_the_next_load(worded):
    assert search("zing").pages == []
    (worded / "search.yaml").write_text(WORDS.replace("ouch", "zing"))
    assert load_folder(worded).choices["search.yaml"] is Choice.UPDATE
    assert search("zing").pages[0].page.slug == "aftercare"


@pytest.mark.parametrize("disguise", [lambda s: s.replace("\n", "\r\n"), lambda s: "\ufeff" + s, str.rstrip])
def test_file_comes_back_to_the_letter(worded, disguise):
    (worded / "search.yaml").write_bytes(disguise(WORDS).encode())
    assert load_folder(worded).problems == []
    assert write_files(Export.now().files(), worded) == []


def test_library_can_do_without_the_file(loaded):
    assert "search.yaml" not in Export.now().files()


def test_file_that_has_vanished_stays_on_the_site_and_is_named(worded):
    (worded / "search.yaml").unlink()
    assert load_folder(worded).missing == ["search.yaml"]
    assert search("ouch").pages


@pytest.mark.parametrize("text", ["same: [", "base: &b {same: [a / b]}\n<<: *b", "same: [!!bool x]"])
def test_stored_file_that_cannot_be_read_stops_no_search(loaded, text):
    LibraryFile.objects.create(path="search.yaml", text=text)
    assert search("sore").pages


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", ":1: the file is not a list of “key: value” lines; the keys are same, leads, otherwise,"),
        ("same:\n  - one / two\nother:\n  - x", ":3: unknown key “other”; the keys are same, leads,"),
        ("same: sore / ache", ":1: “same” is not a list; begin each entry with “- ”"),
        ("same:\n  - sore", ":2: “sore” stands alone; put a “/” and a word of the same meaning behind it"),
        ("same:\n  - sore / the", ":2: “the” is no word that can be looked for; write one or delete it"),
        ("emergency:\n  - chest + ", ":2: “” is no word that can be looked for"),
        ("same:\n  - sore / x > ache", ":2: “sore / x > ache” holds a “>”, which means nothing here"),
        ("leads:\n  - doms / ache", ":2: “doms / ache” leads nowhere; put one “>” and words of the guide"),
        ("leads:\n  - doms > ", ":2: “” is no word that can be looked for"),
        ("otherwise:\n  - i have", ":2: “i have” leads nowhere; put one “>”"),
        ("same:\n  - sore + ache", ":2: “sore + ache” holds a “+”, which means nothing here"),
        ("innocent:\n  - sore / ache", ":2: “sore / ache” holds a “/”, which means nothing here"),
        (f"examples:\n  - {'a' * 601}", ":2: an entry of “examples” is over 600 letters; shorten it"),
        ("examples:\n  - a\n  - '?'", ":3: this example has no word; write a question or delete it"),
        ("same: !x [a / b]", ":1: a tag (!) stands here; write the words themselves"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_bad_file_is_named_with_its_line_and_its_mend(folder, content, problem):
    (folder / "search.yaml").write_text(content)
    (found,) = read_folder(folder).problems
    assert found.startswith(f"search.yaml{problem}")


def test_all_problems_come_in_one_run_and_nothing_is_written(db, folder):
    (folder / "search.yaml").write_text("same:\n  - sore\n  - ache\n")
    problems = load_folder(folder).problems
    assert [problem.split(": ")[0] for problem in problems] == ["search.yaml:2", "search.yaml:3"]
    assert not LibraryFile.objects.exists()


def test_words_of_the_guide_s_own_file_are_all_read(settings):
    words = parse_words((settings.LIBRARY_DIR / "search.yaml").read_text())
    assert len(words.same) > 100
    assert len(words.examples) >= 6


def test_folder_is_read_without_django():
    code = "import sys, content.articles.files.folder; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, env={}, check=False).returncode == 0
