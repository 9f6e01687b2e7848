"""The annotations of a text: the page as it is, with each at the line that it concerns."""

import re

import pytest

from content.articles.models import Article
from content.articles.publishing.context import current_render_context
from content.rendering import ArticleText, annotate, reading_age, render
from content.rendering.blocks import html_of
from content.rendering.sanitise import sanitise

from .pages import CONTEXT

LINE = re.compile(r' data-line="\d+"')


def rendered(body: str, *, with_lines: bool = True, **fields):
    values = {"title": "A page", "summary": "About it.", "part": "decide", "order": 1} | fields
    return render(ArticleText(**values, body=body), CONTEXT, with_lines=with_lines)


def annotated_text(body: str, **fields):
    return annotate(rendered(body, **fields))


def lines_of(html: str) -> list[tuple[str, int]]:
    """Return each element that has a line, with it."""
    return [(tag, int(line)) for tag, line in re.findall(r'<(\w+)[^>]*? data-line="(\d+)"', html)]


def test_annotated_text_of_every_page_of_the_guide_is_the_page_with_lines(library):
    known = current_render_context()
    for page in Article.objects.published().select_related("part", "live"):
        plain, marked = render(page.live.text, known), render(page.live.text, known, with_lines=True)
        assert LINE.search(marked.html)
        assert not LINE.search(plain.html + plain.key_points_html + plain.next_steps_html)
        for name in ("html", "key_points_html", "next_steps_html", "references_html", "notes_html"):
            assert LINE.sub("", getattr(marked, name)) == getattr(plain, name), page.slug
        for name in (
            "toc",
            "anchors",
            "citations",
            "links",
            "differences",
            "problems",
            "remarks",
        ):
            assert getattr(marked, name) == getattr(plain, name), page.slug


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("One\nmore.\n\nTwo.", [("p", 1), ("p", 4)]),
        ("## Head\n\nWords.", [("h2", 1), ("p", 3)]),
        ("Head\n----\n\nWords.", [("h2", 1), ("p", 4)]),
        ("- a\n- b\n    - c\n\n1. d", [("li", 1), ("li", 2), ("li", 3), ("li", 5)]),
        ("- [ ] I smoke.\n\n    It matters.", [("p", 1), ("p", 3)]),
        ("> [!WARNING] Mind\n> this.\n>\n> - and that", [("h2", 1), ("p", 2), ("li", 4)]),
        ("> [!DO]\n> - rest", [("h2", 1), ("li", 2)]),
        ("| A | B |\n| - | - |\n| c | d |", [("th", 1), ("th", 1), ("th", 3), ("td", 3)]),
        ("Term\n:   What it is.", [("dt", 1), ("dd", 2)]),
        ("Words.\n\n![A needle](figures/needle.svg)", [("p", 1), ("figure", 3)]),
        ("    code\n", [("pre", 1)]),
    ],
)
def test_block_has_the_line_on_which_it_begins(body, lines):
    marked = rendered(body).html
    assert lines_of(marked) == lines
    assert LINE.sub("", marked) == rendered(body, with_lines=False).html


def test_line_in_a_list_is_that_of_the_item():
    text = annotated_text("Fine.", key_points=("One [@brady2014].", "Two [@brady2014]."))
    assert lines_of(html_of(text.key_points)) == [("li", 1), ("li", 2)]


@pytest.mark.parametrize(
    "body",
    [
        "[a link\n- over two lines](risks.md)",
        "**bold\n> over two**",
        "> [!DATA]+ x\n> - y",
        "* * *\n\n---\n\n> \n> [!NOBODY]",
        "`code\n    over lines` and ``\n- more``",
        "| | b |\n|-|-|\n| c | |",
        "![x\n> y](figures/needle.svg)",
        "\\# a\n\\> b\n1. \n2. c",
        "\ue0201\ue021 forged",
    ],
)
def test_odd_text_is_read_in_a_preview_as_it_is_on_the_page(body):
    plain, marked = rendered(body, with_lines=False), rendered(body)
    assert LINE.sub("", marked.html) == plain.html
    assert marked.problems == plain.problems


def test_note_stands_in_the_block_that_it_concerns():
    text = annotated_text("Fine [@brady2014].\n\nSore [@nobody].\n\nFine [@brady2014].")
    before, note, after = re.split(r'(<span class="annotation.*?</span>)', html_of(text.blocks))
    assert before.endswith("@nobody?</a></span>.")
    assert after.startswith("</p>")
    assert "<strong>Mend this:</strong> Unknown source @nobody; " in note
    first = text.annotations[0]
    assert (first.field, first.line, first.must) == (
        "body",
        3,
        True,
    )


def test_note_stands_before_the_blocks_within_its_block():
    text = annotated_text("- You may ache.\n    - Rest [@brady2014].")
    assert re.search(
        r'ache\.\s*<span class="annotation annotation-uncited".*?</span><ul>', html_of(text.blocks), re.DOTALL
    )
    assert [note.kind for note in text.uncited] == ["uncited"]
    assert (text.problems, text.remarks) == ([], [])


def test_note_in_a_folded_part_unfolds_it():
    table = "> [!DATA]\n> | A | B |\n> | - | - |\n> | c | d [@nobody] |"
    assert '<details class="callout data" open>' in html_of(annotated_text(table).blocks)
    assert "open>" not in html_of(annotated_text(table.replace("@nobody", "@brady2014")).blocks)


def test_note_of_a_text_that_cannot_be_shown_is_listed():
    text = annotated_text("x" * 70_000)
    assert html_of(text.blocks) == ""
    assert "letters" in text.problems[0].sentence


def test_notes_come_in_the_order_of_the_form():
    text = annotated_text(
        "Sore [@nobody].",
        key_points=("a [@brady2014]", "b [@zzz]"),
        related=("gone",),
        next_steps=("[x](gone.md)",),
    )
    assert [note.where for note in text.problems] == [
        "Key points, line 2:", "Body, line 1:", "Next steps, line 1:", "Related pages, line 1:",
    ]  # fmt: skip
    assert "annotation:1" in html_of(text.key_points)
    assert "annotation:3" in html_of(text.next_steps)


def test_what_a_note_quotes_is_escaped():
    text = annotated_text('x [a](<javascript:&quot;\'>) "quoted" & 1 < 2, all of it uncited.')
    for note in re.findall(r"<span class=\"annotation.*?</span>", html_of(text.blocks)):
        assert not re.search(r"<(?!/?(span|strong)\b)|&(?!amp;|lt;|gt;|quot;|#x27;)", note)


def test_lines_pass_the_sanitiser_in_a_preview_alone():
    html = '<p data-line="3">x</p>'
    assert sanitise(html) == "<p>x</p>"
    assert sanitise(html, with_lines=True) == html
    assert sanitise('<p data-line="3" onclick="x">y</p>', with_lines=True) == '<p data-line="3">y</p>'


def test_author_cannot_write_an_annotation():
    assert "<span" not in rendered('<span class="annotation">x</span>').html


@pytest.mark.parametrize(
    ("grade", "age"), [(-3, "5 to 6"), (4.2, "9 to 10"), (8.6, "14 to 15"), (40, "20 to 21")]
)
def test_grade_is_told_as_an_age(grade, age):
    assert reading_age(grade) == age


def test_entry_of_a_glossary_keeps_its_note_where_it_is_sorted_to():
    text = annotated_text("Bruise\n:   Blood [@nobody].\n\nAche\n:   Pain [@brady2014].", layout="glossary")
    assert re.search(
        r'data-line="5">Pain.*data-line="2">Blood.*Unknown source @nobody', html_of(text.blocks), re.DOTALL
    )
