"""The reader view of browsers: all that must be read on a page is kept by what makes Firefox's."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from content.articles.files.signs import parse_signs

from .conftest import Site
from .kinds import ARTICLES, LIBRARY

pytestmark = pytest.mark.guide

READABILITY = (Path(__file__).parent / "readability/Readability.js").read_text()
OTHERS = ["/", "/differences/", "/sources/", "/sources/brady2014/", "/search/?q=chest+pain"]

# Ways to other pages, and what is on no screen.
NO_TEXT = ["nav", ".related", "main > .screen-only", ".self", ".search", ".paper-only", "[hidden]"]
# Definitions and sources, shown in place: they stand in the glossary and the references.
NO_TEXT += [".note", ".rests"]
# Nothing happens where they are pressed in a reader view.
NO_TEXT += ["button"]
# Without its style sheet a drawing is black on black: it is well that it goes. Its numbers stand in a table.
NO_TEXT += ["svg"]

READ = """(besides) => {
  const folded = (text) => text.replace(/\\s+/g, " ").trim();
  const own = (e) => folded([...e.childNodes].map((n) => (n.nodeType === 3 ? n.data : "")).join(" "));
  document.querySelectorAll("a.src, .s, .rests").forEach((mark) => { mark.dataset.mark = ""; });
  const bare = (e) => {
    const copy = e.cloneNode(true);
    copy.querySelectorAll("[data-mark]").forEach((mark) => mark.remove());
    return copy.textContent.replace(/\\s+/g, "");
  };
  const cards = [...document.querySelectorAll("main :is(.emergency, .urgent, .contact)")];
  const signs = cards.flatMap((card) => [...card.querySelectorAll("h2, h3, h4, li")].map(bare));
  const text = [...document.querySelectorAll("main *")].filter((e) => own(e) && !e.closest(besides));
  text.forEach((e, place) => { e.dataset.place = place; });
  const result = new Readability(document.cloneNode(true)).parse();
  const { body } = new DOMParser().parseFromString(result.content, "text/html");
  const kept = new Map([...body.querySelectorAll("[data-place]")].map((e) => [e.dataset.place, own(e)]));
  // The title of a page, or of a handout's only one, is shown above the text.
  const isShownAbove = (h) => h?.localName === "h1" || (h && result.title.startsWith(folded(h.textContent)));
  const isKept = (e) => kept.get(e.dataset.place) === own(e) || isShownAbove(e.closest("h1, h2"));
  const of = (inside) => text.filter((e) => e.closest(inside)).length;
  return {
    lost: text.filter((e) => !isKept(e)).map((e) => `${e.localName}: ${own(e)}`),
    calls: [document.querySelector("main"), body].map((e) => e.querySelectorAll("[href^='tel:']").length),
    shown: bare(body), signs: signs.length, lostSigns: signs.filter((sign) => !bare(body).includes(sign)),
    cards: of(".callout"), cells: of("td, th"),
  };
}"""


@pytest.fixture(scope="module")
def reader(browser: Browser, base_url: str) -> Iterator[Page]:
    """A page that is read by a reader view, one address after the other."""
    context = browser.new_context(base_url=base_url)
    context.add_init_script(f"{READABILITY}; globalThis.Readability = Readability;")
    yield context.new_page()
    context.close()


def read(reader: Page, path: str) -> dict:
    """Return what a reader view loses of a page, and how many texts it has of a kind."""
    answer = reader.goto(path)
    assert answer is not None
    assert answer.ok
    return reader.evaluate(READ, ", ".join(NO_TEXT))


def check(reader: Page, path: str) -> dict:
    """Assert that a reader view keeps all of a page, and return how many texts it has of a kind."""
    found = read(reader, path)
    assert found["lost"] == []
    assert found["lostSigns"] == []
    assert found["calls"][0] == found["calls"][1]
    return found


@pytest.mark.parametrize("path", [*ARTICLES, *OTHERS])
def test_reader_view_keeps_every_text_of_a_page(reader: Page, path: str):
    check(reader, path)


def test_reader_view_keeps_the_signs_and_the_numbers_to_call(reader: Page):
    found = check(reader, "/when-to-get-help/")
    assert found["calls"][0] >= 4
    assert found["cards"] > 40
    texts = parse_signs((LIBRARY / "signs.yaml").read_text()).texts
    written = [texts[f"after.{level}"] for level in ("emergency", "urgent", "contact")]
    signs = re.findall(r"^- (.+)\.$", "\n".join(written), re.MULTILINE)
    assert len(signs) > 40
    bare = ["".join(re.sub(r"\[@[^]]*\]|\*\*", "", sign).split()) for sign in signs]
    assert [sign for sign in bare if sign not in found["shown"]] == []
    assert found["signs"] >= len(signs)
    assert check(reader, "/how-we-write/")["cells"] > 40


def test_reader_view_keeps_every_text_of_a_handout(reader: Page, site: Site):
    made = site.manage("shell", "--verbosity", "0", "--command", MAKE).split()
    assert len(made) > 6
    for code in made:
        assert check(reader, f"/h/{code}/")["cards"] > 3, code


MAKE = """
from content.handouts.edit import find_chosen, make_handout
from content.handouts.models import Handout
# One long page; and one of its sections.
for mark in ("claims-we-left-out", "aftercare", "risks#serious-harm"):
    make_handout("For the reader view", "", find_chosen([mark])[0])
print(*Handout.objects.filter(withdrawn_at=None).values_list("code", flat=True))
"""


def test_what_is_beside_the_matter_would_be_told_as_lost(reader: Page):
    reader.goto("/when-to-get-help/")
    reader.evaluate("""() => {
      for (const card of document.querySelectorAll("section.callout")) {
        const aside = document.createElement("aside");
        aside.className = card.className;
        aside.append(...card.childNodes);
        card.replaceWith(aside);
      }
    }""")
    found = reader.evaluate(READ, ", ".join(NO_TEXT))
    assert "strong: cough up blood" in found["lost"]
    assert "Youcoughupblood." in found["lostSigns"]
