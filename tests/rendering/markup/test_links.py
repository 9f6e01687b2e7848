"""Links: relative file names become addresses; every link that leads nowhere, or worse, is a problem."""

import re

import pytest

from content.rendering import ArticleText, LinkTo, blocks_for_another_page, render
from content.rendering.blocks import Block, html_of
from content.rendering.markup.links import with_anchors_of

from ..pages import CONTEXT, good, messages, page, text_in, tree

FIGURE = "![A needle](figures/needle.svg)"


def links(html: str) -> dict[str, str | None]:
    """Return the address of each link by its text."""
    return {text_in(a): a.get("href") for a in tree(html).iter("a")}


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("risks.md", "/risks/"),
        ("risks.md#serious-harm", "/risks/#serious-harm"),
        ("<risks.md>", None),
        ("glossary.md#bruise", "/glossary/#bruise"),
        ("/sources/brady2014/", "/sources/brady2014/"),
        ("/sources/", "/sources/"),
        ("/differences/", "/differences/"),
        ("/search/", "/search/"),
        ("/", "/"),
        ("#here", "#here"),
        ("https://a.example/b?c=1&d=2#e", "https://a.example/b?c=1&d=2#e"),
        ("http://a.example", "http://a.example"),
        ("https://a.example:8000/", "https://a.example:8000/"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("tel:112", "tel:112"),
    ],
)
def test_link_leads_to_its_public_address(href, address):
    if address is None:
        assert messages(f"[a]({href})")[0].startswith("1: raw HTML")
    else:
        assert links(good(f"[a]({href})\n\n## Here").html) == {"a": address}


def test_links_to_articles_are_noted_with_their_anchors():
    result = good("[a](risks.md) [b](risks.md#serious-harm) [c](https://a.example)")
    assert result.links == [LinkTo("risks", ""), LinkTo("risks", "serious-harm")]


def test_links_of_key_points_and_next_steps_are_noted_too():
    result = good(key_points=("[a](risks.md)",), next_steps=("[b](glossary.md)",))
    assert result.links == [LinkTo("risks", ""), LinkTo("glossary", "")]
    assert links(result.next_steps_html) == {"b": "/glossary/"}


def test_link_to_a_term_shows_its_definition_in_place_once():
    result = good("[a](glossary.md#bruise) and [b](glossary.md#bruise)")
    assert [a.get("data-note") for a in tree(result.html).iter("a")] == ["term-bruise"] * 2
    (note,) = (e for e in tree(result.notes_html).iter("div") if e.get("id") == "term-bruise")
    assert text_in(note).startswith("BruiseBlood under the skin.")


@pytest.mark.parametrize("where", ["body", "key_points", "next_steps"])
@pytest.mark.parametrize(("href", "address"), [("#here", "#here"), ("figures/needle.svg", "#figure-needle")])
def test_link_within_the_page_may_stand_before_and_after_what_it_leads_to(where, href, address):
    link, rest = f"[a]({href})", f"{FIGURE}\n\n## Here\n\n"
    for body in (link + "\n\n" + rest, rest + link) if where == "body" else (rest,):
        result = good(body, **({} if where == "body" else {where: (link,)}))
        assert links(result.key_points_html + result.html + result.next_steps_html) == {"a": address}


def test_link_outside_is_marked_so_and_gives_no_handle_on_the_page():
    (link,) = tree(good("[a](https://a.example)").html).iter("a")
    assert link.get("rel") == "external noopener"


@pytest.mark.parametrize(
    ("href", "message"),
    [
        ("rsks.md", "there is no such page; did you mean risks.md?"),
        ("zzz.md", "there is no such page; write it or link elsewhere"),
        ("risks.md#serius-harm", "risks.md has no heading, box, term or figure “serius-harm”; did you mean"),
        ("glossary.md#zzz", "glossary.md has no heading, box, term or figure “zzz”; link to a heading"),
        ("#zzz", "this page has no heading, box, term or figure “zzz”; link to a heading that it has"),
        ("figures/zzz.svg", "this page has no heading, box, term or figure “figure-zzz”"),
        ("/sources/nobody/", "there is no such source"),
        ("https://[a", "this is not an address; correct it"),
        ("https://a b.example", "this is not an address; correct it"),
        ("https://nobody:pass@a.example", "this is not an address; correct it"),
        ("https://a.example@evil.example", "this is not an address; correct it"),
        ("https://localhost", "this is not an address; correct it"),
    ],
)  # fmt: skip
def test_link_that_leads_nowhere_is_a_problem_and_loses_its_address(href, message):
    body = f"One.\n\n[a]({href})"
    (problem,) = messages(body)
    assert problem.startswith(f"3: link to “{href}”: {message}")
    assert links(page(body).html) == {"a": None}


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "javascript&#58;alert(1)", "&#106;avascript:alert(1)",
        "java\tscript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "ftp://a.example",
        "//evil.example", "///evil.example", "\\\\evil.example", "http:///x", "https:evil.example",
        "/admin/", "/risk/", "risks", "../risks.md", "./risks.md", "RISKS.md",
        "risks.md#", "risks.md?x=1", "articles/risks.md", "/sources/brady2014/more", "",
    ],
)  # fmt: skip
def test_anything_but_a_page_or_another_site_may_not_be_linked_to(href):
    body = f"[a]({href})"
    (problem,) = messages(body)
    assert problem.endswith("nothing else may be linked to")
    assert links(page(body).html) == {"a": None}


def test_bad_link_is_reported_on_each_line_that_holds_it_and_on_no_other():
    body = "[a](risks.md)\n\n[a](zzz.md)\n\n[a](zzz.md#b)\n\n[a](zzz.md)"
    assert sorted(message[0] for message in messages(body)) == ["3", "5", "7"]


def test_link_without_words_is_a_problem():
    assert messages("[](risks.md)") == [
        "1: link to “risks.md”: it has no words; write between [ and ] where it leads"
    ]


@pytest.mark.parametrize("body", ["<https://a.example>", "[a][b]\n\n[b]: risks.md", "[a](b", "risks.md"])
def test_only_links_with_words_and_address_are_links(body):
    assert links(page(body).html) == {}


def test_problem_names_its_field_and_its_line_in_the_file():
    text = ArticleText(
        "T", "S", "decide", 1,
        key_points=("Fine [@brady2014].", "[a](b.md)"), related=("risks", "zzz"), next_steps=("[a](b.md)",),
        body="## A\n\n[a](b.md)",
    )  # fmt: skip
    problems = render(text, CONTEXT, {"key_points": 7, "related": 10, "next_steps": 13, "body": 20}).problems
    assert [(p.line, p.field) for p in problems] == [
        (8, "key_points"), (11, "related"), (13, "next_steps"), (22, "body"),
    ]  # fmt: skip
    assert problems[1].message == "related page “zzz”: there is no such page"


def test_links_in_a_drawing_lead_where_those_of_its_page_do():
    drawing = (
        '<svg><use href="#leaf"/><path id="leaf"/><a href="#head"><text>Head</text></a>'
        '<a href="#neck"><text>Neck</text></a></svg>'
    )
    blocks = [Block("figure", drawing), *good("## Head").blocks]
    plain = html_of(blocks_for_another_page(blocks, "/page/"))
    assert plain.count('<a href="/page/#head">') == 1
    named = html_of(blocks_for_another_page(blocks, "/page/", "part-page"))
    assert '<a href="#part-page.head">' in named
    assert '<a href="/page/#neck">' in named
    for changed in (plain, named):
        assert '<use href="#leaf"/><path id="leaf"/>' in changed


def test_anchors_get_a_name_before_them_and_a_drawing_keeps_those_of_its_pieces():
    heading = '<h2 id="head">Head</h2><p><a href="#head">Up</a></p>'
    drawing = '<svg><use href="#leaf"/><path id="leaf"/><a href="#head"><text>Head</text></a></svg>'
    block = with_anchors_of("foot", Block("heading", heading + drawing, anchor="head", level=2))
    assert block.anchor == "foot-head"
    assert re.findall(r'(?: id|href)="([^"]*)"', block.html) == [
        "foot-head", "#foot-head", "#leaf", "leaf", "#foot-head",
    ]  # fmt: skip
