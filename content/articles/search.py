"""Search: the sections of the published pages that hold the words of a question.

The guide is a few dozen pages, so their sections are weighed here, in one way on every database: BM25
(Robertson and Zaragoza 2009) over words folded to their stems, headings counting more than text.
"""

import math
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from difflib import get_close_matches

from .models import Article

MAX_QUERY = 200
MAX_HITS = 20
_K1, _B, _TITLE, _HEADING = 1.4, 0.6, 4, 3
_STOP = frozenset(
    (
        "a an the of to in on for and or is are am be do does can i my me it its you your with at "
        "as this that what how when who why will should if have has after from by"
    ).split()
)


@dataclass(frozen=True)
class Hit:
    """A section that answers a question: its page, its heading, and a passage of it."""

    page: Article
    anchor: str
    heading: str
    passage: str
    score: float


def fold(text: str) -> list[str]:
    """Return the words of a text: lower case, without accents, cut to their stems, stop words left out."""
    spaced = re.sub(r"[\u2010-\u2015]", " ", text)  # a dash divides words; the next line would join them
    plain = unicodedata.normalize("NFKD", spaced).encode("ascii", "ignore").decode().lower()
    return [stem(word) for word in re.findall(r"[a-z0-9]+", plain.replace("'", "")) if word not in _STOP]


def stem(word: str) -> str:
    """Cut the commonest English endings, so that "needles" finds "needling"."""
    for ending in ("ingly", "edly", "ies", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            base = word.removesuffix(ending)
            return base + "y" if ending == "ies" else base.removesuffix("e")
    return word.removesuffix("e") if len(word) > 3 else word


def search(question: str) -> list[Hit]:
    """Return the best section of each page that matches, the best page first."""
    wanted = fold(question[:MAX_QUERY])
    if not wanted:
        return []
    entries = []
    for page in Article.objects.published().select_related("part", "live"):
        if page.live is None:
            continue
        for section in page.live.sections:
            weight = Counter(fold(section["text"]))
            weight.update(dict.fromkeys(fold(section["heading"]), _HEADING))
            weight.update(dict.fromkeys(fold(page.live.title), _TITLE))
            entries.append((page, section, weight))
    scores = _score(wanted, [weight for _, _, weight in entries])
    best: dict[int, Hit] = {}
    for (page, section, _), score in zip(entries, scores, strict=True):
        if score > 0 and (page.pk not in best or score > best[page.pk].score):
            passage = _passage(section["text"], wanted)
            best[page.pk] = Hit(page, section["anchor"], section["heading"], passage, score)
    return sorted(best.values(), key=lambda hit: (-hit.score, hit.page.slug))[:MAX_HITS]


def _score(wanted: list[str], documents: list[Counter[str]]) -> list[float]:
    """Weigh each document by BM25."""
    lengths = [sum(document.values()) for document in documents]
    average = sum(lengths) / len(lengths) if lengths else 1
    scores = [0.0] * len(documents)
    for word in set(wanted):
        holding = sum(word in document for document in documents)
        rarity = math.log(1 + (len(documents) - holding + 0.5) / (holding + 0.5))
        for index, document in enumerate(documents):
            if count := document.get(word, 0):
                norm = _K1 * (1 - _B + _B * lengths[index] / average)
                scores[index] += rarity * count * (_K1 + 1) / (count + norm)
    return scores


def _passage(text: str, wanted: list[str]) -> str:
    """Return the line of a section that holds most of the wanted words, shortened."""
    lines = text.split("\n")
    best = max(lines, key=lambda line: len(set(fold(line)) & set(wanted)))
    return best if len(best) <= 240 else best[:240].rsplit(" ", 1)[0] + " …"


def nearest_pages(slug: str, limit: int = 3) -> list[Article]:
    """Return the published pages whose address or words come nearest to an address that leads nowhere."""
    pages = {page.slug: page for page in Article.objects.published().with_titles()}
    near = get_close_matches(slug.strip("/").lower()[:80], pages, n=limit, cutoff=0.5)
    found = [pages[name] for name in near]
    hits = search(slug.replace("-", " ").replace("/", " "))
    found += [pages[hit.page.slug] for hit in hits if hit.page.slug not in near]
    return found[:limit]
