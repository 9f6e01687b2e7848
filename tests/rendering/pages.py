"""A small library to render against, and a short way to render a body."""

import xml.etree.ElementTree as etree

import html5lib

from content.rendering import (
    ArticleText,
    ClinicValue,
    Page,
    RenderContext,
    Rendered,
    Term,
    Work,
    clean_svg,
    render,
)

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h9"/></svg>'

CONTEXT = RenderContext(
    works={
        key: Work(key, name, kind, group, f"{name} & others.")
        for key, name, kind, group in (
            ("brady2014", "Brady 2014", "survey", "Research"),
            ("boyce2020", "Boyce 2020", "survey", "Research"),
            ("motionrx", "MOTION RX", "clinic page", "Clinics and other web pages"),
        )
    },
    pages={
        "risks": Page("risks", "Risks", frozenset({"serious-harm"})),
        "glossary": Page("glossary", "Glossary", frozenset({"bruise"})),
    },
    terms={"bruise": Term("bruise", "Bruise", "Blood under the skin.")},
    figures={"figures/needle.svg": clean_svg(SVG)},
    clinic={"phone": ClinicValue("01 <23>", "tel:0123")},
)


def page(body: str, **fields: object) -> Rendered:
    """Render a body as an article of the part "decide"."""
    values: dict = {"title": "A page", "summary": "About it.", "part": "decide", "order": 1} | fields
    rendered = render(ArticleText(**values, body=body), CONTEXT)
    assert not [problem for problem in rendered.problems if "the program fails" in problem.message]
    return rendered


def messages(body: str, **fields: object) -> list[str]:
    """Return what is wrong with a body, each with its line."""
    return [f"{problem.line}: {problem.message}" for problem in page(body, **fields).problems]


def uncited(body: str, **fields: object) -> list[str]:
    """Return the sentences of a body that need a source and have none."""
    remarks = page(body, **fields).remarks
    return [r.message.removeprefix("no source: “").removesuffix("”") for r in remarks if r.kind == "uncited"]


def good(body: str = "", **fields: object) -> Rendered:
    """Render a body that is to have no problem."""
    rendered = page(body, **fields)
    assert rendered.problems == []
    return rendered


def tree(html: str) -> etree.Element:
    """Read HTML as a browser does."""
    return html5lib.parseFragment(html, namespaceHTMLElements=False)


def cites(html: str) -> list[tuple[str, str | None]]:
    """Return the text and the address of each citation behind the sentences of a piece of HTML."""
    spans = [span for span in tree(html).iter("span") if span.get("class") == "s"]
    return [(text_in(link), link.get("href")) for span in spans for link in span.iter("a")]


def text_in(element: etree.Element) -> str:
    """Return all the text of an element, white space folded."""
    return " ".join("".join(element.itertext()).split())
