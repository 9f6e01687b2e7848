"""Article files written back: to the letter where nothing changed, else with comments and order kept."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.rendering import ArticleText, dump_article, parse_article
from content.rendering.front_matter import LAYOUTS

ANCHORS = ("is-it-safe: how-safe-it-is", "pain: soreness")

SOURCE = """\
---
# Who wrote it
order: 3   # after the risks
title: "After: your session"
summary: >-
  What is normal,
  and what is not.
part: afterwards
key_points:
  - 'It is common to feel sore [@overview].'
---


Text.
"""

words = (
    st.text(
        st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(" :#'\"[]{}-&*!|>%@`,\\"),
        min_size=1,
        max_size=60,
    )
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
slugs = st.from_regex(r"[a-z][a-z0-9-]{0,9}", fullmatch=True)
pairs = st.dictionaries(slugs, slugs, max_size=3).map(lambda found: tuple(map(": ".join, found.items())))
lists = st.lists(words, max_size=4).map(tuple)
bodies = st.lists(words, max_size=5).map("\n\n".join)
articles = st.builds(
    ArticleText, title=words, summary=words, part=words.filter(lambda text: len(text) <= 50),
    order=st.integers(0, 1000), layout=st.sampled_from(LAYOUTS),
    key_points=lists, related=lists, next_steps=lists, former_anchors=pairs, body=bodies,
)  # fmt: skip


def test_former_anchors_are_written_as_pairs():
    text = replace(parse_article(SOURCE).text, former_anchors=ANCHORS)
    written = dump_article(text, SOURCE)
    assert "former_anchors:\n  is-it-safe: how-safe-it-is\n  pain: soreness\n---" in written
    assert parse_article(written).text == text


@given(articles)
def test_article_that_is_written_reads_the_same(text):
    assert parse_article(dump_article(text)).text == text


@given(articles)
def test_article_that_is_written_and_read_is_written_the_same(text):
    source = dump_article(text)
    assert dump_article(parse_article(source).text, source) == source
    assert dump_article(parse_article(source).text) == source


@given(articles)
def test_change_to_a_file_of_any_shape_is_kept(text):
    assert parse_article(dump_article(text, SOURCE)).text == text


@pytest.mark.parametrize("change", [str, lambda s: "\ufeff" + s, lambda s: s.replace("\n", "\r\n")])
def test_untouched_article_keeps_its_file_to_the_letter(change):
    source = change(SOURCE)
    assert dump_article(parse_article(source).text, source) == source


def test_no_break_spaces_behind_keys_and_points_are_spaces_and_stay_in_the_file():
    spaced = SOURCE.replace("title: ", "title:\u00a0").replace("  - ", "\u00a0\u00a0-\u00a0")
    text = parse_article(spaced).text
    assert text == parse_article(SOURCE).text
    assert dump_article(text, spaced) == spaced
    assert parse_article(dump_article(replace(text, summary="New"), spaced)).text.summary == "New"


def test_changed_key_leaves_comments_order_and_quotes_of_the_others():
    text = replace(parse_article(SOURCE).text, title="New", body="Text.\n\nMore.")
    written = dump_article(text, SOURCE)
    assert '# Who wrote it\norder: 3   # after the risks\ntitle: "New"\n' in written
    assert "- 'It is common to feel sore [@overview].'" in written
    assert written.endswith("---\n\nText.\n\nMore.\n")


def test_key_that_is_at_its_default_is_not_written():
    text = replace(parse_article(SOURCE).text, key_points=())
    assert "key_points" not in dump_article(text, SOURCE)
    assert "layout" not in dump_article(text)
