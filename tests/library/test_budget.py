"""The budget of a page: how long, how hard and how full of its sources a text may be.

The measures are those of the editorial rules: at most 900 words, at most 20 to a sentence and three sentences
to a paragraph, grade 7, three to five key points, no source named in a sentence. What a page looks like
(screens, marks) is measured in tests/browser.
"""

import re
from collections.abc import Iterator

import pytest
from django.conf import settings

from content.articles.checks.text import check_content
from content.articles.files.folder import read_folder
from content.articles.models import Article
from content.rendering.blocks import Block
from content.rendering.problems import UNCERTAIN
from content.rendering.readability import LONG_PARAGRAPH, LONG_SENTENCE, measure, split_words

pytestmark = pytest.mark.guide

SLUGS = sorted(path.stem for path in (settings.LIBRARY_DIR / "articles").glob("*.md"))

WORDS = 900
LONGER = {
    "checklist": (1300, "44 boxes, each with what to do"),
    "questions": (1000, "questions to choose from, not a text to read through"),
    "glossary": (1700, "looked up by the word"),
    "claims-we-left-out": (1400, "a list of claims with their reasons, not a page of the five parts"),
}
"""How many words a page may have that may have more than others, and why."""

GRADE = 7.0

MAY_NAME_SOURCES = {
    "does-it-work": "it tells studies apart by what they are",
    "how-we-write": "it is about the sources",
    "claims-we-left-out": "it says whose claim is left out",
    "about-this-guide": "it says what the guide rests on",
}
NAMES = re.compile(
    r"MOTION ?RX|Biolatto|BodyMotion|\boverview\b|unnamed clinic|anonymous|five texts"
    r"|\bone (?:clinic|source|text) says",
    re.IGNORECASE,
)

TERMS = re.compile(
    r"\b(?:warfarin|Coumadin|apixaban|Eliquis|rivaroxaban|Xarelto|dabigatran|Pradaxa|edoxaban|Lixiana|Savaysa"
    r"|heparin|enoxaparin|clopidogrel|Plavix|dipyridamole|ticagrelor|Brilique|Brilinta|prasugrel|aspirin"
    r"|ibuprofen|naproxen|haemophilia|von Willebrand|platelets|methotrexate|adalimumab|leukaemia|lymphoma"
    r"|hepatitis|chemotherapy)\b",
    re.IGNORECASE,
)
"""Names by which people know themselves: they do not count for the grade (they count as short words)."""


@pytest.fixture(params=SLUGS)
def text(request, library) -> Article:
    """Each page of the guide."""
    return Article.objects.select_related("live").get(slug=request.param)


def is_side(block: Block, role: str) -> bool:
    return block.kind == "difference" and role == "li"


def sentences(page: Article, *, of_sides: bool = True) -> Iterator[str]:
    """Yield the sentences of a page's text and key points: no labels, boxes to tick or signs of danger."""
    for block in (*page.live.key_point_blocks, *page.live.blocks):
        for passage in block.passages:
            is_text = (
                passage.role not in {"label", "dt", "th", "td", "pre", "figcaption"}
                and not passage.is_heading
            )
            if is_text and block.kind != "card" and (of_sides or not is_side(block, passage.role)):
                yield from (sentence.text for sentence in passage.sentences if sentence.text)


def test_every_page_is_measured():
    assert len(SLUGS) == 26
    assert set(LONGER) | set(MAY_NAME_SOURCES) <= set(SLUGS)
    assert read_folder(settings.LIBRARY_DIR).articles.keys() == set(SLUGS)


def test_page_is_short(text):
    passages = (p for b in text.live.blocks if b.kind != "card" for p in b.passages if p.role != "label")
    words = sum(len(split_words(passage.text)) for passage in passages)
    most, _ = LONGER.get(text.slug, (WORDS, ""))
    assert words <= most


def test_sentences_and_paragraphs_are_short(text):
    alarm = "or neck, shoulder or back pain that is worse when you breathe"
    found = [s for s in sentences(text) if len(split_words(s)) > LONG_SENTENCE and alarm not in s]
    assert found == []
    paragraphs = [p for b in text.live.blocks for p in b.passages if p.role == "p" and b.kind != "card"]
    assert [p.text for p in paragraphs if len(p.sentences) > LONG_PARAGRAPH] == []


def test_page_is_easy_to_read(text):
    assert measure([TERMS.sub("pill", sentence) for sentence in sentences(text)]).grade <= GRADE


def test_key_points_answer_in_full_sentences(text):
    points = [block.text for block in text.live.key_point_blocks]
    assert len(points) in ({0} if text.layout == "glossary" else {3, 4, 5})
    assert all(point.endswith((".", "?", "!")) for point in points)


def test_no_sentence_names_its_source(text):
    if text.slug in MAY_NAME_SOURCES:
        return
    assert [s for s in sentences(text, of_sides=False) if NAMES.search(s)] == []


def test_below_each_box_of_the_checklist_stands_what_to_do_in_few_words(library):
    below: dict[str, int] = {}
    for block in Article.objects.select_related("live").get(slug="checklist").live.blocks:
        for passage in block.passages if block.kind == "list" else ():
            if passage.role == "label":
                below[box := passage.text] = 0
            else:
                below[box] += len(split_words(passage.text))
    assert len(below) > 40
    assert [box for box, words in below.items() if not 1 <= words <= 25] == []


def test_how_often_and_how_surely_is_said_as_the_guide_says_it(library):
    found = [str(finding) for finding in check_content().findings if finding.kind == UNCERTAIN]
    assert found == []
