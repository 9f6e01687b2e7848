"""Figures: a drawing set into the page, with a text alternative, or a problem."""

from dataclasses import replace

import pytest

from content.rendering import ArticleText, clean_svg, render

from ..pages import CONTEXT, good, messages, page, text_in, tree

NEEDLE = "![A thin needle](figures/needle.svg)"


def test_figure_is_drawn_into_the_page_with_its_alternative():
    root = tree(good('![A "thin" needle & more](figures/needle.svg)').html)
    (figure,) = root.iter("figure")
    assert figure.get("id") == "figure-needle"
    assert figure.find("div").get("role") == "img"
    assert figure.find("div").get("aria-label") == 'A "thin" needle & more'
    assert [e.tag.rpartition("}")[2] for e in figure.find("div").iter()] == ["div", "svg", "path"]


def test_caption_is_plain_text():
    (caption,) = tree(good('![A](figures/needle.svg "How *thin* & small")').html).iter("figcaption")
    assert text_in(caption) == "How *thin* & small"


def test_figure_without_a_caption_has_none():
    assert "figcaption" not in good(NEEDLE).html


def test_drawing_is_no_sentence_of_the_page():
    result = good(f"{NEEDLE}\n\nThin [@brady2014].")
    assert [block.text for block in result.blocks] == ["", "Thin."]
    assert result.remarks == []


@pytest.mark.parametrize("around", ["{}", "> {}", "- a\n\n    {}", "## Head\n\n{}"])
def test_figure_may_stand_wherever_a_paragraph_may(around):
    assert 'id="figure-needle"' in good(around.format(NEEDLE)).html


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("![](figures/needle.svg)", "has no alternative text; say between ![ and ] what it shows"),
        ("![ ](figures/needle.svg)", "the figure figures/needle.svg has no alternative text"),
        ("![A [@brady2014]](figures/needle.svg)", "the alternative text of figures/needle.svg holds a"),
        ("![[@brady2014]](figures/needle.svg)", "the alternative text of figures/needle.svg holds a"),
        ("![A](figures/needles.svg)", "there is no figure “figures/needles.svg”; did you mean figures"),
        ("![A](zzz.png)", "there is no figure “zzz.png”; draw it or take it out"),
        ("![A](../figures/needle.svg)", "there is no figure"),
        ("![A](https://evil.example/a.png)", "there is no figure"),
        ("![A](data:image/png;base64,xx)", "there is no figure"),
        ("![A](javascript:alert)", "there is no figure"),
        (f"See {NEEDLE} here.", "the figure figures/needle.svg stands inside a text; give it a paragraph"),
        (f"{NEEDLE} here.", "the figure figures/needle.svg stands inside a text"),
        (f"- {NEEDLE}", "the figure figures/needle.svg stands inside a text"),
        (f"| A |\n|---|\n| {NEEDLE} |", "the figure figures/needle.svg stands inside a text"),
    ],
)  # fmt: skip
def test_figure_that_cannot_be_shown_is_a_problem(body, message):
    found = messages(f"Text.\n\n{body}")
    assert len(found) == 1
    assert found[0].startswith(("3: ", "5: "))
    assert message in found[0]
    assert "<img" not in page(body).html


def test_figure_is_shown_once():
    assert messages(f"{NEEDLE}\n\n{NEEDLE}")[0].endswith("stands twice; show it once and link to it")


def test_figure_in_a_link_is_a_problem():
    assert messages(f"[{NEEDLE}](risks.md)")


LINKED = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><a href="#neck"><text>N</text></a></svg>'


def rendered_with_links(body):
    context = replace(CONTEXT, figures={"figures/body.svg": clean_svg(LINKED)})
    return render(ArticleText("T", "S", "decide", 1, body=body), context)


def test_drawing_with_links_is_a_group_so_that_a_screen_reader_reaches_them():
    result = rendered_with_links("![A body](figures/body.svg)\n\n## Neck\n\nSore [@brady2014].")
    assert result.problems == []
    (figure,) = tree(result.html).iter("figure")
    assert figure.find("div").get("role") == "group"
    assert 'href="#neck"' in result.html
    assert "aria-hidden" not in result.html
    assert [block.text for block in result.blocks] == ["", "Neck", "Sore."]


def test_drawing_that_links_to_what_the_page_lacks_is_a_problem():
    (problem,) = rendered_with_links("![A body](figures/body.svg)\n\n## Necks\n\nSore [@brady2014].").problems
    assert problem.message.startswith("the figure figures/body.svg links to “#neck”, which this page")


def test_caption_cites_as_any_sentence_does():
    result = good('![A](figures/needle.svg "Thin & solid [@brady2014; @boyce2020]. Ours [@guide].")')
    (caption,) = tree(result.html).iter("figcaption")
    assert text_in(caption) == "Thin & solid [1, 2]. Ours [our advice]. Sources 1, 2"
    assert [(cited.key, cited.sentence) for cited in result.citations] == [
        ("brady2014", "Thin & solid."),
        ("boyce2020", "Thin & solid."),
    ]
    assert result.remarks == []


def test_unknown_source_in_a_caption_is_a_problem():
    assert messages('![A](figures/needle.svg "Thin [@zzz].")') == [
        "1: unknown source @zzz; add it to the sources (references.json)"
    ]
