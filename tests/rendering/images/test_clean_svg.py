"""Drawings: shapes, text and their presentation pass; whatever runs, loads or leads outside is refused."""

import pytest

from content.rendering import FormatError, clean_svg

from ..pages import SVG, text_in, tree


def drawing(inside: str) -> str:
    return SVG.replace("</svg>", f"{inside}</svg>")


def refusal(source: str) -> list[tuple[int, str]]:
    with pytest.raises(FormatError) as caught:
        clean_svg(source)
    return [(problem.line, problem.message) for problem in caught.value.problems]


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0" fill="url(#a)" class="ink" stroke="var(--ink)"/>',
        '<g transform="translate(1,2) rotate(3)"><use href="#a"/></g>',
        '<defs><linearGradient id="a"><stop stop-color="rgb(1,2,3)"/></linearGradient></defs>',
        "<title>A needle</title><desc>&lt;script&gt;</desc>",
        "<text><tspan>A &amp; B</tspan></text>",
    ],
)
def test_shapes_text_and_their_presentation_pass(inside):
    assert inside.replace("/>", " />") in clean_svg(drawing(inside))


def test_drawing_takes_the_size_of_its_place_and_is_silent():
    cleaned = clean_svg(SVG.replace("viewBox", 'width="9" height="9" viewBox'))
    assert cleaned.startswith('<svg viewBox="0 0 10 10" aria-hidden="true" focusable="false">')


def test_comments_and_instructions_are_dropped():
    source = f'<?xml version="1.0"?><?xml-stylesheet href="//evil.example"?>{drawing("<!-- <script> -->")}'
    assert clean_svg(source) == clean_svg(SVG)


def test_clean_drawing_stays_as_it_is():
    cleaned = clean_svg(drawing('<path d="M0 0"/>'))
    assert clean_svg(cleaned.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1).replace(
        ' aria-hidden="true" focusable="false"', "")) == cleaned  # fmt: skip


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<h:script xmlns:h="http://www.w3.org/1999/xhtml">x</h:script>', "<script>"),
        ("<style>path{fill:red}</style>", "<style>"),
        ("<foreignObject><p>x</p></foreignObject>", "<foreignObject>"),
        ('<a href="https://evil.example"><path d="M0 0"/></a>', "href"),
        ('<image href="https://evil.example/a.png"/>', "<image>"),
        ('<animate attributeName="href" to="javascript:x"/>', "<animate>"),
        ('<set attributeName="onload" to="x"/>', "<set>"),
        ('<path d="M0 0" onclick="alert(1)"/>', "onclick=“alert(1)”"),
        ('<path d="M0 0" style="fill:url(//evil.example)"/>', "style="),
        ('<path fill="url(https://evil.example#a)"/>', "fill="),
        ('<path fill="URL(//evil.example)"/>', "fill="),
        ('<path fill="url(&#10;//evil.example)"/>', "fill="),
        ('<path fill="url(#a) url(//evil.example)"/>', "fill="),
        ('<path fill="u\\72l(//evil.example)"/>', "fill="),
        ("<path fill=\"image-set('//evil.example' 1x)\"/>", "fill="),
        ('<path mask="url(data:image/svg+xml,x)"/>', "mask="),
        ('<use href="https://evil.example/#a"/>', "href="),
        ('<use href="data:image/svg+xml,x"/>', "href="),
        ('<use xmlns:x="http://www.w3.org/1999/xlink" x:href="#a"/>', "href="),
        ('<g xml:base="https://evil.example/"/>', "base="),
    ],
)
def test_whatever_runs_loads_or_leads_outside_is_refused(inside, what):
    found = refusal(drawing(f"\n\n{inside}"))
    assert {line for line, _ in found} == {3}
    assert any(
        what in message and message.endswith("may not stand in a drawing; take it out")
        for _, message in found
    )


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        ("", 1, "this is not SVG"),
        ("a needle", 1, "this is not SVG"),
        (drawing("\n\n<g>"), 3, "this is not SVG"),
        (drawing("&#1;"), 1, "this is not SVG"),
        ("<svg/>", 1, "is not an <svg> with a viewBox; give it one"),
        (SVG.replace("viewBox", "class"), 1, "is not an <svg> with a viewBox"),
        (SVG.replace("svg ", "g ").replace("/svg>", "/g>"), 1, "is not an <svg> with a viewBox"),
        (f'<!DOCTYPE svg [<!ENTITY a "b">]>{SVG}', 1, "declares entities"),
        (f"<!doctype svg>{SVG}", 1, "this is not SVG"),
        (drawing("\ue0100\ue011"), 1, "holds control characters"),
        (drawing(" " * 60_000), 1, "is too large"),
        (drawing("<g>" * 7000 + "</g>" * 7000), 1, "nested too deep; flatten it"),
        (drawing('<g id="a"><use href="#a"/></g>'), 1, "a <use> leads to what holds another <use>"),
        (
            drawing('<g id="a"><use href="#b"/><use href="#b"/></g><use href="#a"/>'),
            1,
            "a <use> leads to what",
        ),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_no_drawing_is_refused(source, line, message):
    ((found, text),) = refusal(source)
    assert found == line
    assert message in text


def test_all_that_is_wrong_with_a_drawing_is_told_at_once():
    assert refusal(drawing("\n<b/>\n<c/>")) == [
        (2, "<b> may not stand in a drawing; take it out"),
        (3, "<c> may not stand in a drawing; take it out"),
    ]


def test_text_of_a_drawing_is_text_in_the_page():
    root = tree(clean_svg(drawing("<text><![CDATA[</svg><script>1</script>]]></text>")))
    assert not list(root.iter("script"))
    assert "</svg><script>1</script>" in text_in(root)
