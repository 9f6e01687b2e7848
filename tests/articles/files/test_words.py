"""words.yaml: what it may say, what is refused with its line, and that a library does without it."""

from pathlib import Path

import pytest

from content.articles.files.words import (
    HomeQuestion,
    SiteWords,
    parse_site_words,
    words_or_default,
    words_remarks,
)
from content.articles.models import LibraryFile
from content.rendering import FormatError

from ..factories import load_folder

WORDS = """help_page: aftercare
home:
  title: All about it
  lead: "Thin needles [@biolatto]."
  questions:
    - question: Does it hurt?
      answer: "A little [@biolatto]."
      page: risks#bruises
  short_of_time:
    - aftercare
"""


def refused(source: str) -> list[str]:
    with pytest.raises(FormatError) as caught:
        parse_site_words(source)
    return [f"{problem.line}: {problem.message}" for problem in caught.value.problems]


def test_words_are_read_with_their_lines():
    words = parse_site_words(WORDS)
    question = HomeQuestion("Does it hurt?", "A little [@biolatto].", "risks#bruises")
    assert words == SiteWords(
        "aftercare", "All about it", "Thin needles [@biolatto].", (question,), ("aftercare",)
    )
    assert words.lines == {"help_page": 1, "lead": 4, "aftercare": 10}
    assert words.questions[0].lines == (7, 8)


def test_what_is_left_out_has_a_default():
    assert parse_site_words("help_page: aftercare\n").title == SiteWords().title
    assert parse_site_words("home:\n  title: Hello\n").help_page == "when-to-get-help"


@pytest.mark.parametrize(
    ("found", "put", "message"),
    [
        ("help_page: aftercare\n", "help_page: a\nhelp_page: b\n", "2: the key “help_page” stands twice"),
        (
            "  title: All about it\n",
            "  title: a\n  title: b\n",
            "4: the key “title” stands twice; delete one",
        ),
        ("Does it hurt?", "x" * 61, "6: “question” is over 60 letters; shorten it"),
        ("risks#bruises", "Risks", "8: "),
        ("      page: risks#bruises\n", "", "6: the key “page” is missing; add a line “page: …”"),
        ("  lead:", "  leed:", "4: unknown key “leed”; the keys are title, lead, questions, short_of_time"),
    ],
)
def test_slip_is_refused_with_its_line(found, put, message):
    assert refused(WORDS.replace(found, put, 1))[0].startswith(message)


def test_question_asked_twice_and_too_many_questions_are_refused():
    question = WORDS[WORDS.index("    - question") : WORDS.index("  short_of_time")]
    assert refused(WORDS.replace(question, 2 * question)) == ["9: “Does it hurt?” stands twice; delete one"]
    many = "".join(question.replace("hurt", str(number)) for number in range(9))
    assert refused(WORDS.replace(question, many)) == ["5: “questions” has over 8 entries; take some out"]


def test_words_that_cannot_be_read_any_more_leave_the_defaults():
    assert words_or_default("nonsense") == words_or_default("") == SiteWords()


@pytest.mark.django_db
def test_page_source_or_clinic_field_that_is_not_there_is_named_with_its_line(loaded):
    words = WORDS.replace("A little [@biolatto]", "A little [@nobody]. Ask {{ clinic.fax }}")
    words = words.replace("- aftercare", "- nowhere").replace("risks#bruises", "risks#nothing")
    (loaded / "words.yaml").write_text(words)
    problems = {problem.partition(";")[0] for problem in load_folder(loaded).problems}
    assert problems == {
        "words.yaml:10: short_of_time: there is no page “nowhere”",
        "words.yaml:1: help_page: “aftercare” has no heading “#emergency”",
        "words.yaml:7: “Does it hurt?”: unknown source @nobody",
        "words.yaml:7: “Does it hurt?”: unknown {{ clinic.fax }}",
        "words.yaml:8: “Does it hurt?”: “risks” has no heading “#nothing”",
    }
    assert not LibraryFile.objects.filter(path="words.yaml").exists()


def test_field_that_stands_twice_is_refused_with_its_line():
    assert refused("help_page: aftercare\nhelp_page: risks\n")[0].startswith("2: ")
    doubled = WORDS.replace("      page:", "      page: aftercare\n      page:")
    assert refused(doubled)[0].startswith("9: ")


def test_the_guide_s_own_words_need_no_mending():
    words = parse_site_words((Path(__file__).parents[3] / "content/library/words.yaml").read_text())
    assert len(words.questions) == 6
    assert list(words_remarks(words)) == []
