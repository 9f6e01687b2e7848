"""What the desk writes into a file of the library: what changed, as it was typed, and not a letter more."""

import json
from copy import deepcopy
from difflib import unified_diff
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.articles.files.rewrite import data_of, rewritten
from content.rendering.limits import CONTROL

LIBRARY = Path(__file__).parents[3] / "content/library"
LINES = ("foot",)

FILE = """# Why it is so.
title: 'Don''t'   # behind a word

list:
  # of the first
  - "One: a"
  - two
  - three

groups:
  Skin, hair:
  - red
  Chest:
  - tight
  foot: |
    Go.

    Now.


# of the last
rows:
  - name: a
    say: "b"   # stays
  - name: c
    say: d
flow: [x, y]
"""

texts = (
    st.one_of(
        st.text(max_size=60),
        st.text(alphabet="a:#-{}[]\"'|>&*!%@`, ?\\", min_size=1, max_size=20),
        st.sampled_from(
            [
                "- a",
                "a: b",
                "a #b",
                "yes",
                "12",
                "~",
                "null",
                "{a}",
                "سلام",
                "🌵",
                "x" * 3000,
                "\u2028a\u2028",
            ]
        ),
    )
    .map(lambda text: " ".join(CONTROL.sub("", text).split()))
    .filter(bool)
)


def changed(source: str, change, lines=LINES) -> tuple[str, list[str]]:
    """Return a file after a change of what it says, and the lines that differ."""
    data = deepcopy(data_of(source, lines))
    change(data)
    written = rewritten(source, data, lines)
    assert json.dumps(data_of(written, lines)) == json.dumps(data), "the same, in the same order"
    diff = unified_diff(source.splitlines(), written.splitlines(), n=0, lineterm="")
    return written, [line for line in diff if line[:3] not in ("---", "+++") and line[:2] != "@@"]


def put(data, path, value):
    for step in path[:-1]:
        data = data[step]
    data[path[-1]] = value


@pytest.mark.parametrize("name", ["signs.yaml", "words.yaml"])
def test_guides_own_file_comes_out_as_it_is(name):
    source = (LIBRARY / name).read_text()
    assert rewritten(source, data_of(source)) == source


@pytest.mark.parametrize(
    ("path", "value", "lines"),
    [
        (["title"], "Do", ["-title: 'Don''t'   # behind a word", "+title: 'Do'   # behind a word"]),
        (["list", 1], "2: b", ["-  - two", '+  - "2: b"']),
        (["list", 0], "one", ['-  - "One: a"', '+  - "one"']),
        (["groups", "foot"], "Stay.\n\nNow.", ["-    Go.", "+    Stay."]),
        (
            ["groups", "foot"],
            "Stay",
            ["-    Go.", "-", "-    Now.", "+    Stay"],
        ),
        (["rows", 0, "say"], "z", ['-    say: "b"   # stays', '+    say: "z"   # stays']),
        (["rows", 1, "say"], "- z", ["-    say: d", '+    say: "- z"']),
        (["list"], ["One: a", "three"], ["-  - two"]),
        (["list"], ["One: a", "two", "new", "three"], ["+  - new"]),
        (["list"], ["three", "One: a", "two"], ["+  - three", "-  - three"]),
        (
            ["rows"],
            [{"name": "c", "say": "d"}, {"name": "a", "say": "b"}],
            ["-  - name: c", "-    say: d", "+  - name: c", "+    say: d"],
        ),
        (["flow"], ["x", "z"], ["-flow: [x, y]", "+flow:", "+  - x", "+  - z"]),
        (["new"], {"a": ["b"]}, ["+new:", "+  a:", "+    - b"]),
    ],
)
def test_only_what_changed_is_written(path, value, lines):
    assert sorted(changed(FILE, lambda data: put(data, path, value))[1]) == sorted(lines)


def test_word_of_a_group_is_changed_in_its_place():
    def change(data):
        data["groups"] = {"Skin": data["groups"]["Skin, hair"]} | {
            key: value for key, value in data["groups"].items() if key != "Skin, hair"
        }

    assert changed(FILE, change)[1] == ["-  Skin, hair:", "+  Skin:"]


def test_groups_change_places_with_their_lines():
    def change(data):
        groups = data["groups"]
        data["groups"] = {key: groups[key] for key in ("Chest", "Skin, hair", "foot")}

    lines = changed(FILE, change)[1]
    assert sorted(lines) == ["+  - tight", "+  Chest:", "-  - tight", "-  Chest:"]


def test_file_without_an_end_of_its_last_line_keeps_that():
    written, _ = changed("a: b\nlist:\n  - c", lambda data: data["list"].append("d"))
    assert written == "a: b\nlist:\n  - c\n  - d"


def test_lines_end_as_the_others_of_the_file_do():
    written, _ = changed("a: b\r\nlist:\r\n  - c\r\n", lambda data: data["list"].append("d"))
    assert written == "a: b\r\nlist:\r\n  - c\r\n  - d\r\n"


def test_file_that_is_written_in_another_way_is_written_anew():
    assert changed("{a: b, c: d}", lambda data: data.update(a="x"))[0] == "a: x\nc: d\n"
    assert changed("{a: b, c: d}", lambda data: data.update(e="x"))[0] == "a: b\nc: d\ne: x\n"


@given(
    texts, st.sampled_from([["title"], ["list", 0], ["list", 1], ["rows", 1, "say"], ["groups", "Chest", 0]])
)
def test_one_text_that_was_typed_changes_one_line_and_reads_as_it_was_typed(text, path):
    written, lines = changed(FILE, lambda data: put(data, path, text))
    assert len(lines) in (0, 2)
    assert "# Why it is so." in written
    assert "# behind a word" in written


@given(st.lists(texts, min_size=1, max_size=6), st.sampled_from([["list"], ["groups", "Chest"]]))
def test_any_list_can_be_written(items, path):
    changed(FILE, lambda data: put(data, path, items))


@given(st.lists(texts, min_size=1, max_size=4))
def test_paragraphs_read_as_they_were_typed(paragraphs):
    text = "\n\n".join(paragraphs).strip(" \t\n")
    changed(FILE, lambda data: put(data, ["groups", "foot"], text))
    changed("a: b\n", lambda data: data.update(foot=text))


@given(
    st.dictionaries(
        texts.map(lambda text: text[:80].strip() or "a"),
        st.lists(texts, min_size=1, max_size=3),
        min_size=1,
        max_size=4,
    )
)
def test_any_groups_can_be_written(groups):
    changed(FILE, lambda data: data.update(groups=groups), lines=())
