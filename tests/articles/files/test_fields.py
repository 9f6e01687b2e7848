"""The files of signs and words as the fields of a form: what is typed comes back, problems name a field."""

from difflib import unified_diff
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.articles.files.signs import parse_signs
from content.articles.files.signs_fields import SIGNS_FIELDS, remarks_on
from content.articles.files.words_fields import WORDS_FIELDS, question_in_words
from content.rendering import FormatError
from content.rendering.limits import CONTROL

LIBRARY = Path(__file__).parents[3] / "content/library"
SIGNS, WORDS = ((LIBRARY / name).read_text() for name in ("signs.yaml", "words.yaml"))
FILES = [(SIGNS_FIELDS, SIGNS), (WORDS_FIELDS, WORDS)]

typed = (
    st.one_of(
        st.text(max_size=60),
        st.text(alphabet="a:#-[]\"'|>&*!%@`, ?\\", min_size=1, max_size=20),
        st.sampled_from(["- a", "a: b", "a #b", "yes", "12", "null", "سلام", "🌵", "x" * 200, "# a", "## b"]),
    )
    .map(lambda text: " ".join(CONTROL.sub("", text).split()))
    .filter(lambda text: text.strip("-*•–—·"))
)


def changed_lines(old: str, new: str) -> list[str]:
    diff = list(unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm=""))
    return [line for line in diff[2:] if not line.startswith("@@")]


def refused(fields, source: str, **values) -> list[tuple[str, str]]:
    with pytest.raises(FormatError) as caught:
        fields.write(source, fields.read(source) | values)
    return [(problem.field, problem.message) for problem in caught.value.problems]


@pytest.mark.parametrize(("fields", "source"), FILES)
def test_form_without_a_change_gives_the_same_bytes(fields, source):
    values = fields.read(source)
    assert list(values) == list(fields.labels)
    assert fields.write(source, values) == source


@given(typed)
def test_sign_that_was_typed_changes_its_line_alone_and_is_read_as_it_was_typed(text):
    values = SIGNS_FIELDS.read(SIGNS)
    old = "- You are tired that day [@bodymotion]."
    values["after_normal_signs"] = values["after_normal_signs"].replace(old, f"- {text}")
    written = SIGNS_FIELDS.write(SIGNS, values)
    assert len(changed_lines(SIGNS, written)) == 2
    assert SIGNS_FIELDS.read(written) == values


@given(typed.map(lambda text: text[:60].strip()), typed)
def test_question_that_was_typed_is_read_as_it_was_typed(question, answer):
    values = WORDS_FIELDS.read(WORDS)
    row = question_in_words({"question": question, "answer": answer, "page": "risks"})
    values["questions"].insert(2, row)
    written = WORDS_FIELDS.write(WORDS, values)
    assert [line[0] for line in changed_lines(WORDS, written)] == ["+"] * 3
    assert WORDS_FIELDS.read(written) == values


def test_groups_are_lines_of_their_own_and_slips_of_the_pen_are_read_as_meant():
    text = "## Skin\n• It is **red**\n   and hot.\n\n*  It itches: much\n-\n##Chest:\n-You cough"
    written = SIGNS_FIELDS.write(SIGNS, SIGNS_FIELDS.read(SIGNS) | {"before_normal_signs": text})
    assert SIGNS_FIELDS.read(written)["before_normal_signs"] == (
        "## Skin\n\n- It is **red** and hot.\n- It itches: much\n\n## Chest:\n\n- You cough"
    )
    assert parse_signs(written).texts["before.normal.short"]


@pytest.mark.parametrize(
    ("values", "field", "message"),
    [
        ({"question": " "}, "question", "this is empty; write a text"),
        ({"alarm": "x" * 201}, "alarm", "this is over 200 letters; shorten it"),
        ({"after_normal_foot": "x " * 1500}, "after_normal_foot", "this is over 2000 letters; shorten it"),
        (
            {"before_urgent_signs": "- " + "x" * 2000},
            "before_urgent_signs",
            f"“{'x' * 60}…”: this is over 200 letters; shorten it",
        ),
        ({"before_urgent_signs": "- a\x01b"}, "before_urgent_signs", "“a\x01b”: this holds a control"),
        (
            {"before_urgent_signs": "- You have a fever."},
            "before_doctor_signs",
            "“You have a fever.” stands in “Before a visit, today: signs” already; take one of them out",
        ),
        ({"after_normal_signs": ""}, "after_normal_signs", "a list without signs: write one, or empty what"),
        (
            {"after_normal_signs": "You ache"},
            "after_normal_signs",
            "“You ache” is neither a sign nor a group; begin a sign with a hyphen and a blank",
        ),
        (
            {"after_normal_signs": "- a\n## B\n- c"},
            "after_normal_signs",
            "“a” stands above the first group; move it into one",
        ),
        ({"after_normal_signs": "## B\n"}, "after_normal_signs", "the group “B” has no signs; write one"),
        ({"after_normal_signs": "## B\n- c\n## B\n- d"}, "after_normal_signs", "the group “B” stands twice"),
        (
            {"after_normal_signs": "- {{signs.alarm}}"},
            "after_normal_signs",
            "“{{signs.alarm}}”: {{ signs… }} stands",
        ),
    ],
)
def test_what_no_card_can_print_is_refused_at_its_field(values, field, message):
    found = refused(SIGNS_FIELDS, SIGNS, **values)
    assert [name for name, _ in found] == [field]
    assert found[0][1].startswith(message)
    assert "line" not in found[0][1]


def row(question="Q", answer="A", page="risks"):
    return question_in_words({"question": question, "answer": answer, "page": page})


@pytest.mark.parametrize(
    ("values", "field", "message"),
    [
        ({"title": "x" * 81}, "title", "this is over 80 letters; shorten it"),
        ({"questions": [row(), row(answer="")]}, "answer_2", "the answer is missing; write it, or empty the"),
        ({"questions": [row(), row()]}, "question_2", "“Q” stands twice; delete one"),
        ({"questions": [row("x" * 61)]}, "question_1", "this is over 60 letters; shorten it"),
        ({"questions": [row(page="Ä")]}, "page_1", "the name “Ä” is no address"),
        (
            {"questions": [row(str(number)) for number in range(9)]},
            "question_8",
            "over 8 questions; take some",
        ),
        ({"short_of_time": ["risks", "risks"]}, "time_2", "“risks” stands twice; delete one"),
    ],
)
def test_words_that_no_page_can_print_are_refused_at_their_field(values, field, message):
    found = refused(WORDS_FIELDS, WORDS, **values)
    assert [name for name, _ in found] == [field]
    assert found[0][1].startswith(message)


def test_questions_change_places_with_their_lines():
    values = WORDS_FIELDS.read(WORDS)
    values["questions"].reverse()
    written = WORDS_FIELDS.write(WORDS, values)
    assert WORDS_FIELDS.read(written) == values
    assert sorted(written.splitlines()) == sorted(WORDS.splitlines())


def test_what_is_emptied_goes_out_of_the_file():
    values = WORDS_FIELDS.read(WORDS) | {"questions": [], "short_of_time": [], "lead": ""}
    written = WORDS_FIELDS.write(WORDS, values)
    assert WORDS_FIELDS.read(written) == values
    assert "home:\n  title:" in written


def test_long_signs_and_hard_words_are_remarked_on():
    assert remarks_on(SIGNS) == []
    signs = "- You " + "really " * 14 + "ache."
    values = SIGNS_FIELDS.read(SIGNS) | {"after_normal_signs": signs}
    assert remarks_on(SIGNS_FIELDS.write(SIGNS, values))[0].endswith(
        "has over 14 words; a shorter sign is seen sooner."
    )
