"""The difference of two rendered pages: words are marked, and the page stays a page."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.articles.comparison.page import page_diff
from content.rendering import GROUPS, ArticleText, RenderContext, Work, render
from content.rendering.blocks import HTML, Block, html_of
from tests.pages import Page

CONTEXT = RenderContext(
    works={key: Work(key, key, "survey", next(iter(GROUPS)), f"{key}.") for key in ("one", "two")},
    figures={"figures/x.svg": '<svg viewBox="0 0 1 1"><g><text>drawn</text></g></svg>'},
)
BLOCKS = [
    "Sore for a day [@one].",
    "Sore for *two* days [@two].",
    "Rest & drink <br> water.",
    "## A heading",
    "### Another",
    "- first\n- second\n- third",
    "1. first\n2. third",
    "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |",
    "| a | b |\n|---|---|\n| 3 | 4 |",
    "> [!DO]\n> - rest [@one]\n> - drink",
    "> [!DIFFER] The point\n> - **One:** a [@one].\n> - **Two:** b [@two].\n>\n> We say c.",
    "Bruise\n:   Blood under the skin [@one].",
    "Bruise\n:   A blue spot.",
    '![What > it shows](figures/x.svg "Caption [@two]")',
    "> [!DATA] The numbers\n> | a | b |\n> |---|---|\n> | 1 | 2 |",
    "- [ ] I take a blood thinner.\n\n    It matters.",
]
ADDED, GONE, END = (f'<span class="hidden">{words}</span>' for words in (" [Added: ", " [Taken out: ", "] "))
TEXTS = st.lists(st.sampled_from(BLOCKS), max_size=7).map("\n\n".join)


def rendered(body: str) -> list[Block]:
    text = ArticleText(title="T", summary="S", part="decide", order=1, body=body)
    return render(text, CONTEXT).blocks


def html(body: str) -> str:
    return html_of(rendered(body))


def marked(old: str, new: str) -> str:
    return page_diff(rendered(old), rendered(new))


def lines(markup: str) -> list[str]:
    return [line for line in markup.splitlines() if line]


def without_marks(diff: str) -> str:
    diff = re.sub(r'<(p|li|dd) class="gone"><del>.*?</del></\1>|<del>.*?</del>', "", diff, flags=re.DOTALL)
    return diff.replace(f"<ins>{ADDED}", "").replace(f"{END}</ins>", "")


def seen(diff: str) -> str:
    """Return a difference without the words for whoever hears the page, on one line."""
    return re.sub('<span class="hidden">[^<]*</span>', "", diff).replace("\n", "")


def words(markup: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"<[^>]*>", " ", markup))


@given(TEXTS, TEXTS)
def test_without_its_marks_the_difference_is_the_new_page(old, new):
    assert lines(without_marks(marked(old, new))) == lines(html(new))


@given(TEXTS, TEXTS)
def test_difference_is_well_formed_and_changes_no_element(old, new):
    root = Page(f"<!DOCTYPE html><title>x</title>{marked(old, new)}").root
    for parent in root.iter():
        assert not (parent.tag in {"ins", "del"} and parent.find("p") is not None)
        if parent.tag in {"table", "tbody", "tr", "ul", "ol", "dl"}:
            assert not {child.tag for child in parent} & {"ins", "del", "p"}


@given(TEXTS, TEXTS)
def test_no_word_of_the_old_page_is_lost(old, new):
    shown = words(seen(marked(old, new)))
    numbers_and_drawings = {"1", "2", "drawn"}
    marks = {"Source", "Sources"}
    assert set(words(html(old))) - numbers_and_drawings - marks <= set(shown)


@given(TEXTS)
def test_page_does_not_differ_from_itself(text):
    assert marked(text, text) == html(text)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("You feel sore.", "You ache.", "<p>You<del> feel sore</del><ins> ache</ins>.</p>"),
        ("One.\n\nTwo.", "One.", '<p class="gone"><del>Two.</del></p>'),
        ("One.", "One.\n\nTwo.", "<p><ins>Two.</ins></p>"),
        ("- one\n- two", "- two", '<ul><li class="gone"><del>one</del></li>'),
        ("A\n:   One.", "B\n:   Two.", "<ins>B</ins>"),
        ("Fine.", "Fine [x](https://a.example).", "<ins>x</ins></a>."),
    ],
)
def test_words_that_came_and_went_are_marked(old, new, found):
    assert found in seen(marked(old, new))


def test_whoever_hears_the_page_is_told_what_came_and_what_went():
    shown = marked("You feel sore.", "You ache.")
    assert f"<p>You<del>{GONE} feel sore{END}</del><ins>{ADDED} ache{END}</ins>.</p>" in shown
    shown = marked("Sore.\n\nRest.", "Sore.")
    assert f'<p class="gone"><del>{GONE}Rest.{END}</del></p>' in shown


def test_source_whose_number_alone_changed_is_not_marked():
    new = marked("Sore [@one].", "First [@two].\n\nSore [@one].")
    assert re.search(r'<p>Sore<span class="s">&nbsp;\[<a[^>]*>2</a>\]</span>\.<a [^>]*>[^<]*2</a></p>', new)


def test_place_in_a_source_that_changed_is_marked_and_its_number_alone_is_not():
    old, first = "Sore [@one, p. 3].", "First [@two].\n\n"
    assert "<del>" not in marked(old, first + old)
    assert "<del>&nbsp;[1, p. 3]</del>" in seen(marked(old, f"{first}Sore [@one, p. 4]."))


def test_deleted_paragraph_stands_by_itself_before_the_one_that_stays():
    shown = seen(marked("## A\n\nGone now.\n\nSore.", "## A\n\nSore."))
    assert '<p class="gone"><del>Gone now.</del></p><p>Sore.</p>' in shown


def test_deleted_item_is_an_item_of_the_list_in_which_the_page_sets_the_others():
    items = [Block("item", f"<li>{words}</li>") for words in ("one", "two", "three")]
    assert seen(page_diff(items, items[1:])) == (
        '<li class="gone"><del>one</del></li><li>two</li><li>three</li>'
    )


def test_deleted_row_of_a_table_is_shown_outside_of_it():
    rows = "| a | b |\n|---|---|\n| 1 | 2 |"
    shown = marked(f"{rows}\n| gone | too |\n\nEnd.", f"{rows}\n\nEnd.")
    assert '</table><p class="gone"><del>gone too</del></p>' in seen(shown)


@pytest.mark.parametrize("text", ["a " * 9000, "word one two " * 4000, "a\n\n" * 9000], ids=["a", "w", "n"])
def test_text_made_to_be_slow_is_compared_as_a_whole(text):
    old, new = f"<p>{text}</p>", f"<p>x {text[:20000]} y {text[:20000]}</p>"
    assert without_marks(page_diff([Block(HTML, old)], [Block(HTML, new)])) == new


def test_mark_of_a_block_is_no_word_that_came_or_went():
    for old, new in (("Sore.", "Sore [@one]."), ("Sore [@one; @two].", "Sore [@one].")):
        shown = marked(old, new)
        assert re.search(r'(?<!</span>)<a [^>]*class="src"[^>]*>&nbsp;Source&nbsp;1</a></p>$', shown)
        assert "Source" not in "".join(re.findall(r"<(?:ins|del)>.*?</(?:ins|del)>", shown))
