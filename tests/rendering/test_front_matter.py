"""Article files: what is read, and every bad front matter with its line and its mend."""

import pytest

from content.rendering import ArticleText, FormatError, parse_article

GOOD = "title: T\nsummary: S\npart: decide\norder: 1\n"


def file(front: str = GOOD, body: str = "Body.") -> str:
    return f"---\n{front}---\n\n{body}\n"


def refusal(source: str) -> list[tuple[int, str]]:
    """Return the line and the message of each problem of a file that cannot be read."""
    with pytest.raises(FormatError) as caught:
        parse_article(source)
    return [(problem.line, problem.message) for problem in caught.value.problems]


def test_every_key_is_read_with_the_line_it_stands_on():
    front = (
        f"{GOOD}layout: checklist\nkey_points:\n  - One.\n  - Two.\nrelated: [a, b]\nnext_steps:\n  - Go\n"
        "former_anchors:\n  old: head\n"
    )
    parsed = parse_article(file(front, "## Head\n\nText."))
    assert parsed.text == ArticleText(
        "T",
        "S",
        "decide",
        1,
        "checklist",
        ("One.", "Two."),
        ("a", "b"),
        ("Go",),
        ("old: head",),
        "## Head\n\nText.",
    )
    assert parsed.lines == {
        "title": 2, "summary": 3, "part": 4, "order": 5, "layout": 6,
        "key_points": 8, "related": 10, "next_steps": 12, "former_anchors": 13, "body": 17,
    }  # fmt: skip


def test_body_begins_at_its_first_line_that_is_not_empty():
    parsed = parse_article(f"---\n{GOOD}---\n\n\n \nText.\n\n")
    assert parsed.text.body == "Text."
    assert parsed.lines["body"] == 10


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: "\ufeff" + text.replace("\n", "\r\n"),
        lambda text: text.rstrip("\n"),
        lambda text: text.replace("---\n", "---  \n"),
    ],
    ids=["byte-order mark", "CRLF", "CR", "both", "no last line end", "spaces behind the hyphens"],
)
def test_file_as_other_editors_save_it_reads_the_same(change):
    source = file(body="One.\n\nTwo.")
    assert parse_article(change(source)) == parse_article(source)


def test_hyphens_in_the_body_are_part_of_the_body():
    assert parse_article(file(body="One.\n\n---\n\nTwo.")).text.body == "One.\n\n---\n\nTwo."


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Risks#1", "Risks#1"),
        ("'Risks #1'", "Risks #1"),
        (">\n  Risks #1", "Risks #1"),
        ("Risks # no. 1", "Risks"),
        ("'Risks'  # short", "Risks"),
        ("Risks #", "Risks"),
    ],
)
def test_comment_is_what_has_a_blank_on_both_sides_of_its_sign(written, title):
    assert parse_article(file(GOOD.replace("T", written))).text.title == title


def test_text_over_several_lines_is_folded_to_one():
    assert parse_article(file(GOOD.replace("summary: S", "summary: >\n  A\n  B"))).text.summary == "A B"


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        ("", 0, "the file is empty; write front matter and a text, or delete the file"),
        (" \n\n", 0, "the file is empty"),
        ("\ufeff", 0, "the file is empty"),
        ("# A title\n", 1, "front matter is missing; begin the file with a line of three hyphens"),
        (f"----\n{GOOD}---\n", 1, "front matter is missing"),
        (f"---\n{GOOD}\nBody.", 1, "front matter is not closed; end it with a line of three hyphens"),
        (file(""), 2, "the front matter is not a list of “key: value” lines; the keys are title, summary"),
        (file("- a\n"), 2, "the front matter is not a list of “key: value” lines"),
        (file("words\n"), 2, "the front matter is not a list of “key: value” lines"),
        (file(GOOD + "titel: U\n"), 6, "unknown key “titel”; the keys are title, summary, part, order"),
        (file(GOOD + "5: U\n"), 6, "unknown key “5”"),
        (file(GOOD + "~: U\n"), 6, "unknown key “~”"),
        (file(GOOD + "2001-01-01: U\n"), 6, "unknown key “2001-01-01”"),
        (file(GOOD + "<<: {titel: U}\n"), 6, "unknown key “<<”"),
        (file(GOOD.replace("order: 1\n", "")), 2, "the key “order” is missing; add a line “order: …”"),
        (file(GOOD.replace("T", '" "')), 2, "“title” is empty; write a text"),
        (file(GOOD.replace("T", "T" * 121)), 2, "“title” is over 120 letters; shorten it"),
        (file(GOOD.replace("S", '"\\ud800"')), 3, "“summary” holds a control character; delete it"),
        (file(GOOD.replace("decide", "~")), 4, "“part” is not a text; write one, in quotes if need be"),
        (file(GOOD.replace("1", "x")), 5, "“order” is not a whole number from 0 to 1000; write one"),
        (file(GOOD.replace("1", "'1'")), 5, "“order” is not a whole number"),
        (file(GOOD.replace("1", "-1")), 5, "“order” is not a whole number"),
        (file(GOOD.replace("1", "1001")), 5, "“order” is not a whole number"),
        (file(GOOD + "layout: odd\n"), 6, "unknown layout “odd”; the layouts are article, glossary"),
        (file(GOOD + "related: risks\n"), 6, "“related” is not a list; begin each entry with “  - ”"),
        (file(GOOD + "related:\n"), 6, "“related” is not a list"),
        (file(GOOD + "related:\n  - a\n  - 5\n"), 8, "an entry of “related” is not a text; write one"),
        (file("title: A: b\n"), 2, "this is not YAML ("),
        (file(GOOD + "next_steps:\n  - [x](y.md)\n"), 7, "put quotes around a text that holds a colon"),
        (file(GOOD + "x: !!binary abc\n"), 6, "a tag (!) stands here"),
        (
            file(GOOD.replace("T", "Risks #1 to know")),
            2,
            "“title” would end before “#1 to know”, as before a comment; put quotes around all of it",
        ),
        (file(GOOD.replace("S", "A,\n  b #2")), 3, "“summary” would end before “#2”"),
        (file(GOOD.replace("T", "'A' #b")), 2, "“title” would end before “#b”"),
        (file(GOOD + "key_points:\n  - One.\n  - Two #3.\n"), 8, "an entry of “key_points” would end before"),
        (file(GOOD + "# a\n" * 5000), 2, "the front matter is over 20,000 letters; shorten it"),
        (file(body="One.\n\nA\0b"), 10, "a control character ('\\x00') stands here; delete it"),
        (file(body="A \ue000 b"), 8, "a control character"),
    ],
)
def test_bad_front_matter_is_refused_with_line_and_mend(source, line, message):
    ((found, text),) = refusal(source)
    assert found == line
    assert message in text


def test_all_problems_of_a_front_matter_come_together():
    front = "title: 5\nsummary: [a]\norder: x\nfoo: 1\nkey_points: a\nlayout: odd\n"
    assert [line for line, _ in refusal(file(front))] == [2, 2, 3, 4, 5, 6, 7]
