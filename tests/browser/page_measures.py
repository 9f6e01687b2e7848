"""How soon and how quietly a page answers: measured as a phone and a screen reader meet each article.

    python -m tests.browser.page_measures http://127.0.0.1:8000

prints the table for a running site, of this edition or of the first, so that the two can be compared.
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from content.rendering.readability import split_words

from .conftest import LAUNCH
from .kinds import ARTICLES

SCREEN = {"width": 390, "height": 844}
TEXT, LARGE_TEXT = 16, 24
"""Sizes of a browser's text, in CSS pixels: as it comes, and as a reader sets it to 150 %."""

MARKS = "a.src, a.cite, a.own-words"
"""Links to what a statement rests on; the last two are those of the first edition."""

APPARATUS = (
    ".eyebrow, .where, .trust, .contents, .own-note, .sides"
    ", .differ:has(> .conclusion) > :not(.conclusion)"  # the sides, in the first edition
)
"""What takes height besides marks and is no answer: where the reader is, who reviewed it, what stands where,
whose advice it is, who says what where sources differ.
"""

INTERRUPTING_LINKS = {"src", "cite", "own-words", "self"}
"""Classes of links that a screen reader speaks in the middle of a text: marks, and a heading's to itself."""

SPOKEN_WHOLE = ("StaticText", "link", "button", "image", "DisclosureTriangle")
"""Roles of the accessibility tree that are spoken by their name, whatever is inside them."""

MEASURE = """([marks, apparatus]) => {
  const cards = ["emergency", "urgent", "contact"];
  const article = document.querySelector("article.page");
  const prose = article.querySelector(".prose");
  const place = (selector, edge) => {
    const found = document.querySelector(selector);
    return found && found.getBoundingClientRect()[edge] + scrollY;
  };
  const isSeenInText = (e) => e.checkVisibility() &&
    (prose.contains(e) || e.compareDocumentPosition(prose) & Node.DOCUMENT_POSITION_FOLLOWING);

  const words = [];
  const nodes = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const parent = nodes.currentNode.parentElement;
    const isText = parent.closest("h1, .lead, .key-points, .prose");
    if (isText && !parent.closest(`svg, .hidden, ${marks}`) && isSeenInText(parent)) {
      words.push(nodes.currentNode.data);
    }
  }

  // What marks and apparatus cost: the height that goes with them.
  const height = () => place(".prose", "bottom") - place("main", "top");
  const whole = height();
  const without = new CSSStyleSheet();
  without.replaceSync(`:is(${marks}, ${apparatus}) { display: none !important }`);
  document.adoptedStyleSheets.push(without);
  const answer = height();
  document.adoptedStyleSheets.pop();

  return {
    end: place(".prose", "bottom"),
    answer: answer / whole,
    words: words.join(" "),
    marks: [...article.querySelectorAll(marks)].filter(isSeenInText).length,
    point: place(".key-points li", "bottom"),
    card: place("main .emergency", "top"),
    cards: cards.map((kind) => document.querySelectorAll(`main .${kind}`).length),
    header: place(".site-head", "bottom"),
  };
}"""
"""Measures the article that is open, in CSS pixels. Its text is all down to the end of `.prose`."""

# Phones' own fonts are about as wide, and no machine that tests has them. The site's policy would refuse a
# style element; it does not refuse this.
SAME_FONT = """
const sheet = new CSSStyleSheet();
sheet.replaceSync(':root { --font: "Liberation Sans", Arial, sans-serif }');
document.adoptedStyleSheets.push(sheet);
"""


@dataclass(frozen=True)
class Measures:
    """What was measured of an article. Places are in screens from the top, heights in CSS pixels, shares in
    per cent; `large` is with text at 150 %, and None what the page does not have.
    """

    screens: float
    """Where the text ends."""

    answer: float
    """The share of the height of `main`, up to the end of the text, that is neither marks nor apparatus."""

    words: int
    """How many words of the text are seen."""

    marks: float
    """How many marks, in 100 words that are seen."""

    interruptions: float
    """How many marks, folded lines and links of a heading to itself, in 100 words that are spoken."""

    spoken: float
    """The share of the names of these among all words that are spoken."""

    point: float | None
    """Where the first key point ends."""

    point_large: float | None

    card: float | None
    """Where the first emergency card begins."""

    cards: tuple[int, ...]
    """How many care cards of each kind: emergency, urgent, contact."""

    header: float
    """Where the header of the site ends."""

    header_large: float


def open_phone(browser: Browser) -> BrowserContext:
    """Return a phone whose text is as wide as on every other machine."""
    context = browser.new_context(viewport=SCREEN, color_scheme="light")
    context.add_init_script(SAME_FONT)
    return context


def measure_all(browser: Browser, site: str, paths: Iterable[str] = ARTICLES) -> dict[str, Measures]:
    """Return the measures of articles of a running site, by path."""
    found = {}
    with open_phone(browser) as phone:
        page = phone.new_page()
        for path in paths:
            answer = page.goto(site + path)
            assert answer is not None
            assert answer.ok, f"{path}: {answer.status}"
            found[path] = measure(page)
    return found


def measure(page: Page) -> Measures:
    """Return the measures of the article that a phone has open, at both sizes of its text."""
    devtools = page.context.new_cdp_session(page)
    seen = page.evaluate(MEASURE, [MARKS, APPARATUS])
    text, about, times = _count_spoken(devtools)
    devtools.send("Page.setFontSizes", {"fontSizes": {"standard": LARGE_TEXT}})
    large = page.evaluate(MEASURE, [MARKS, APPARATUS])
    devtools.send("Page.setFontSizes", {"fontSizes": {"standard": TEXT}})
    devtools.detach()
    words = len(split_words(seen["words"]))
    return Measures(
        screens=seen["end"] / SCREEN["height"],
        answer=100 * seen["answer"],
        words=words,
        marks=100 * seen["marks"] / words,
        interruptions=100 * times / text,
        spoken=100 * about / (text + about),
        point=_in_screens(seen["point"]),
        point_large=_in_screens(large["point"]),
        card=_in_screens(seen["card"]),
        cards=tuple(seen["cards"]),
        header=seen["header"],
        header_large=large["header"],
    )


def _in_screens(place: float | None) -> float | None:
    return None if place is None else place / SCREEN["height"]


def _count_spoken(devtools: CDPSession) -> tuple[int, int, int]:
    """Return how many words of an article's text are spoken, how many are the names of what interrupts it,
    and how often it is interrupted.
    """
    classes = _classes_in_text(devtools.send("DOM.getDocument", {"depth": -1})["root"])
    nodes = devtools.send("Accessibility.getFullAXTree")["nodes"]
    text = about = times = 0
    for node in _spoken_nodes(nodes[0], {node["nodeId"]: node for node in nodes}):
        if (own := classes.get(node.get("backendDOMNodeId"))) is None:
            continue
        words = len(split_words(node["name"]["value"]))
        if own & INTERRUPTING_LINKS or node["role"]["value"].startswith("DisclosureTriangle"):
            about, times = about + words, times + 1
        else:
            text += words
    return text, about, times


def _spoken_nodes(node: dict, nodes: dict[str, dict]) -> Iterator[dict]:
    """Yield the nodes of an accessibility tree that are spoken, none of them inside another."""
    if not node["ignored"] and node["role"]["value"].startswith(SPOKEN_WHOLE):
        yield node
        return
    for child in node.get("childIds", ()):
        yield from _spoken_nodes(nodes[child], nodes)


def _classes_in_text(root: dict) -> dict[int, set[str]]:
    """Return the classes of each node from the start of the article to the end of its text, by its number."""
    nodes = list(_in_order(root))
    start = next(place for place, (_, _, classes) in enumerate(nodes) if {"page"} <= classes)
    prose = next(place for place, (_, _, classes) in enumerate(nodes) if {"prose"} <= classes)
    end = next(place for place in range(prose + 1, len(nodes)) if nodes[place][1] <= nodes[prose][1])
    return {number: classes for number, _, classes in nodes[start:end]}


def _in_order(node: dict, depth: int = 0) -> Iterator[tuple[int, int, set[str]]]:
    """Yield the number, the depth and the classes of each node of a document."""
    attributes = iter(node.get("attributes", ()))
    classes = dict(zip(attributes, attributes, strict=True)).get("class", "")
    yield node["backendNodeId"], depth, set(classes.split())
    for child in node.get("children", ()):
        yield from _in_order(child, depth + 1)


def table(found: dict[str, Measures]) -> str:
    """Return measures as a table, with a line for each page."""
    rows = [["", *(field.name.replace("_", " ") for field in fields(Measures))]]
    rows += [[path.strip("/"), *map(_cell, astuple(measures))] for path, measures in found.items()]
    name, *others = (max(map(len, column)) for column in zip(*rows, strict=True))
    shape = f"{{:{name}}}" + "".join(f"  {{:>{width}}}" for width in others)
    return "\n".join(shape.format(*row) for row in rows)


def _cell(value: float | tuple[int, ...] | None) -> str:
    match value:
        case None:
            return "–"
        case float():
            return f"{value:.3g}"
        case tuple():
            return " ".join(map(str, value))
    return str(value)


if __name__ == "__main__":
    with sync_playwright() as playwright, playwright.chromium.launch(**LAUNCH) as chromium:
        sys.stdout.write(table(measure_all(chromium, sys.argv[1].rstrip("/"))) + "\n")
