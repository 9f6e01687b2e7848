"""How a point begins: as Markdown writes it, and as word processors and people do."""

import re

_S = "[ \u00a0\u2000-\u200b\u202f\u3000]"
_BULLETS = "•·∙●○◦▪▫■‣⁃►▶➢➤"
_BOXES = "☐□▢"
_DASHES = "–—−‐‑‒―"

# What is a point for certain, with or without a number.
POINT = re.compile(rf"(?:[-*+](?={_S})|[{_BULLETS}]|(?=[{_BOXES}])){_S}*(?P<text>.+)")
NUMBERED = re.compile(rf"(?P<number>\d{{1,9}})(?:[.)]|\.\)){_S}+(?P<text>.+)")
# What may be a dash or a time within a sentence as well.
PERHAPS_POINT = re.compile(rf"(?:[{_DASHES}]{_S}+|-(?=[^\W\d_]))(?P<text>.+)")
PERHAPS_NUMBERED = re.compile(r"(?P<number>\d{1,3})[.)](?=[^\W\d_])(?P<text>.+)")
# What Markdown has no points for.
OTHER_POINT = re.compile(rf"(?:\(?(?:[A-Za-z]|\d{{1,2}}|[ivx]{{2,4}})\)|[a-z]\.|[o§✓✔✗✘→»⇒➔]){_S}+\S")
# A box to tick, and a point without words.
BOX = re.compile(rf"(?:\[(?:{_S}|_)*\](?!\()|[{_BOXES}]){_S}*")
BOX_AND_WORDS = re.compile(r"[-*+] \[[ xX]?\]")
EMPTY_POINT = re.compile(rf"[-*+{_BULLETS}{_DASHES}]|(?:[-*+] +)?\[[ xX]?\]")
# Points on one line: of a list, and of a sentence.
SEVERAL_POINTS = re.compile(rf"{_S}[{_BULLETS}]{_S}")
POINTS_IN_LINE = re.compile(rf":{_S}+[-*•–]{_S}+\S.*{_S}[-*•–]{_S}+\S")


def without_sign(item: str) -> str:
    """Return an item of a list that the page makes, without the sign of a point that stands before it."""
    match = POINT.fullmatch(item.lstrip()) or PERHAPS_POINT.fullmatch(item.lstrip())
    return match["text"].lstrip() if match else item
