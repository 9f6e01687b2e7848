"""The reader of YAML: what each field takes, the line of every problem, and what no file may do to it."""

from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.rendering import FormatError, Problem
from content.rendering.yaml import (
    ListOf,
    Located,
    MappingOf,
    Record,
    Text,
    WholeNumber,
    WithLine,
    parse_yaml,
    read_yaml,
)


@dataclass(frozen=True)
class Needle:
    """A thing that a file tells of."""

    name: str
    length: int
    note: Located[str] | None = None
    uses: tuple[str, ...] = ()


def odd(text: str) -> str:
    return "“odd” is not a use; write another" if text == "odd" else ""


NEEDLE = Record(
    Needle,
    {
        "name": Text(9),
        "length": WholeNumber(60),
        "note": WithLine(Text(lines=True, may_be_empty=True)),
        "uses": ListOf(Text(check=odd), most=3),
    },
    optional=("note", "uses"),
)
NEEDLES = ListOf(NEEDLE, begin="- name: …", unique=lambda needle: needle.name)
GOOD = "- name: Long\n  length: 40\n"


def refused(source: str, shape=NEEDLES) -> list[tuple[int, str]]:
    with pytest.raises(FormatError) as caught:
        read_yaml(source, shape)
    return [(problem.line, problem.message) for problem in caught.value.problems]


def test_no_break_space_is_a_space_behind_a_key_or_a_point_and_stays_within_a_text():
    source = (
        "-\u00a0name:\u00a0Long\n\u00a0\u00a0length: 40\n  note: |\n    Note:\u00a0one.\n\n    -\u00a0Two.\n"
    )
    note = Located("Note:\u00a0one.\n\n-\u00a0Two.", 4)
    assert read_yaml(source, NEEDLES) == (Needle("Long", 40, note),)


def test_file_is_read_as_it_was_declared():
    source = (
        "# Needles\n- name: >-\n    Very\n    long\n  length: +40\n  note: |\n    One.\n\n    Two.\n"
        "- {length: 010, name: Short, uses: ['5', a]}\n"
    )
    assert read_yaml(source, NEEDLES) == (
        Needle("Very long", 40, Located("One.\n\nTwo.", 7)),
        Needle("Short", 10, uses=("5", "a")),
    )


@pytest.mark.parametrize(
    ("source", "line"),
    [("a: b", 1), ("\na: 'b'", 2), ("a:\n  b", 2), ("a: |\n  b", 2), ("? a\n: b", 2), ("a: ''\nb: c", 1)],
)
def test_line_of_a_text_is_the_one_on_which_it_begins(source, line):
    assert read_yaml(source, MappingOf(WithLine(Text(may_be_empty=True)), "a: b"))["a"].line == line


@pytest.mark.parametrize("source", ["", "# nothing\n", "---\n", "{}"])
def test_names_may_stand_for_nothing_at_all(source):
    assert read_yaml(source, MappingOf(Text(), "a: b")) == {}


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        ("", 1, "the file is not a list; begin each entry with “- name: …”"),
        ("[]", 1, "the file has no entries; begin each with “- name: …”"),
        ("# x\nname: Long", 2, "the file is not a list"),
        (
            "- a",
            1,
            "an entry of the file is not a list of “key: value” lines; the keys are name, length, note",
        ),
        ("- name: a", 1, "the key “length” is missing; add a line “length: …”"),
        (f"{GOOD}  odd: |\n    x", 3, "unknown key “odd”; the keys are name, length, note, uses"),
        (f"{GOOD}  name: x", 3, "the key “name” stands twice; delete one"),
        (f"{GOOD}{GOOD}", 3, "“Long” stands twice; delete one"),
        (f"{GOOD}  note:\n\n", 3, "“note” is not a text; write one, in quotes if need be"),
        (f"{GOOD}  note: [a]", 3, "“note” is not a text"),
        (f"{GOOD}  note: 5", 3, "“note” is not a text"),
        (f"{GOOD}  note: 2001-12-14", 3, "“note” is not a text"),
        (f"{GOOD}  note: 2001-99-99", 3, "“note” is not a text"),
        (f'{GOOD}  note: "\\0"', 3, "“note” holds a control character; delete it"),
        (f"{GOOD}  uses: a", 3, "“uses” is not a list; begin each entry with “- ”"),
        (f"{GOOD}  uses: []", 3, "“uses” has no entries; begin each with “- ”"),
        (f"{GOOD}  uses: [a, b, c, d]", 3, "“uses” has over 3 entries; take some out"),
        (f"{GOOD}  uses:\n  - a\n  - ''", 5, "an entry of “uses” is empty; write a text"),
        (f"{GOOD}  uses:\n  - a\n  - odd", 5, "“odd” is not a use; write another"),
        (GOOD.replace("Long", "'Long needle'"), 1, "“name” is over 9 letters; shorten it"),
        (GOOD.replace("40", "61"), 2, "“length” is not a whole number from 0 to 60; write one"),
        (GOOD.replace("40", "'40'"), 2, "“length” is not a whole number"),
        (GOOD.replace("40", "4.0"), 2, "“length” is not a whole number"),
        (GOOD.replace("40", "true"), 2, "“length” is not a whole number"),
        (GOOD.replace("40", "4" * 5000), 2, "“length” is not a whole number"),
    ],
)
def test_what_is_not_of_the_shape_is_refused_with_its_line_and_its_mend(source, line, message):
    ((found, text),) = refused(source)
    assert found == line
    assert text.startswith(message)


def test_line_that_is_no_pair_is_shown_what_one_looks_like():
    assert refused("- a", MappingOf(Text(), "old: new")) == [
        (1, "the file is not a list of “old: new” lines; write it so")
    ]


def test_all_problems_come_together_and_each_names_its_key():
    with pytest.raises(FormatError) as caught:
        NEEDLE.read(parse_yaml("name: 5\nlength: x\nuses: [1, 2]"), "the file")
    assert [(problem.line, problem.field) for problem in caught.value.problems] == [
        (1, "name"), (2, "length"), (3, "uses"), (3, "uses"),
    ]  # fmt: skip


BOMB = "a: &a [x]\n" + "".join(f"{b}: &{b} [*{a}]\n" for a, b in pairwise("abcdefgh"))


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        (BOMB, 1, "an anchor (&) stands here; write the words themselves, in quotes if need be"),
        ("a:\n  &a b", 2, "an anchor (&)"),
        ("\n&a a: b", 2, "an anchor (&)"),
        ("a: &a [*a]", 1, "an anchor (&)"),
        ("a: b\nc: *a", 2, "an alias (*)"),
        ("x: !!python/object/apply:os.system [a]", 1, "a tag (!)"),
        ("x: !!set {a}", 1, "a tag (!)"),
        ("x:\n  !!omap\n  - a: b", 2, "a tag (!)"),
        ("x: !<tag:yaml.org,2002:set> {a}", 1, "a tag (!)"),
        ("x: ! 5", 1, "a tag (!)"),
        ("%YAML 1.1\n---\na: b", 1, "a directive (%)"),
        ("%TAG ! tag:a,2000:\n---\na: b", 1, "a directive (%)"),
        ("%YAML 1.1\na: b", 2, "this is not YAML ("),
        ("a: b\n---\nc: d", 2, "a second text (---)"),
        ("[a, b]: c", 1, "a list as the name of something"),
        ("? [a, {b: c}]\n: d", 1, "a list as the name of something"),
        ("? " * 5000, 1, "a list as the name of something"),
        ("a: b\na: c", 2, "the key “a” stands twice; delete one"),
        ("a:\n  b: c\n  'b': d", 3, "the key “b” stands twice; delete one"),
        ("- " * 5000, 1, "lists nested over 20 deep; flatten them"),
        ("".join(f"{' ' * depth}a:\n" for depth in range(100)), 21, "lists nested over 20 deep"),
        ("a: " + "[" * 5000, 1, "over 60 opening brackets on one line; take them out"),
        ("a: b\nc: " + "{" * 5000, 2, "over 60 opening brackets on one line"),
        ("a:\n  " + "[" * 19_000, 2, "over 60 opening brackets on one line"),
        ("a: [\n" * 301, 1, "over 300 opening brackets in the file; take them out"),
        ("# a\n" * 5001, 1, "the file is over 20,000 letters; shorten it"),
        ("a: b\nc: d\0", 2, "a control character ('\\x00') stands here; delete it"),
        ("a: b: c", 1, "this is not YAML (mapping values are not allowed here); put quotes around a text"),
        ("a: b\nc: [", 2, "this is not YAML ("),
        ('a: "\\U99999999"', 1, "this is not YAML ("),
        ("a: 'b", 1, "this is not YAML ("),
        ("a: b\n\tc: d", 2, "this is not YAML ("),
    ],
    ids=lambda value: str(value)[:40],
)
def test_hostile_yaml_is_refused_with_its_line_and_its_mend(source, line, message):
    ((found, text),) = refused(source)
    assert found == line
    assert text.startswith(message)


def test_lines_count_from_where_the_text_stands_in_its_file():
    with pytest.raises(FormatError) as caught:
        parse_yaml("a: b\na: c", first=2, what="front matter")
    assert caught.value.problems == [Problem(3, "the key “a” stands twice; delete one", "")]


pieces = st.sampled_from(
    [*"[]{},#'\"|>&*!%\\5~\u2028", "a", "b: ", "- ", "? ", ": ", "\n", "\n  ", "---", "<<"]
)


@given(st.lists(pieces | st.characters(), max_size=40).map("".join))
def test_any_text_is_read_or_refused_with_a_line_that_it_has(source):
    try:
        parse_yaml(source)
    except FormatError as error:
        (problem,) = error.problems
        assert 1 <= problem.line <= len(source.splitlines()) + 1
