"""What changed between two versions, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from content.rendering.callouts import KINDS
from content.rendering.library import OWN_KEY

from .models import Version

_TOKEN = re.compile(r"\s*[\w’'-]+|\s*[^\w\s]|\s+")
"""A word or a mark with the space before it. Spaces as tokens would make a comparison 30 times slower."""

_CONTEXT = 12
"""How many words of unchanged text stand on each side of a change."""


@dataclass(frozen=True)
class Piece:
    """A run of text that was kept, added or taken out; `kind` is "same", "new", "old" or "gap"."""

    kind: str
    text: str


@dataclass(frozen=True)
class Change:
    """A published version, and what it changed of the one before; `pieces` is empty for the first."""

    version: Version
    pieces: list[Piece]


def readable(version: Version) -> str:
    """Return a version's text as a reader would read it out: no marks, no link targets.

    A citation stays as the key of its source: readers see where a claim got another source.
    """
    points = "\n".join(version.key_points)
    text = f"{version.title}\n{version.summary}\n{points}\n{version.body}"
    text = re.sub(r"\[@([^\]]*)\]", _source, text)
    text = re.sub(r"\{\{ *clinic\.(\w+) *\}\}", lambda m: f"(the clinic's {m[1].replace('_', ' ')})", text)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"(?m)^[>\s]*\[!(\w+)\]", _label, text)
    return re.sub(r"(?m)^[#>\s]+|[*`|]", "", text)


def _source(match: re.Match[str]) -> str:
    keys = [key.strip().removeprefix("@") for key in match[1].split(";")]
    return "(our own words)" if keys[0].startswith(OWN_KEY) else f"(source: {', '.join(keys)})"


def _label(match: re.Match[str]) -> str:
    kind = KINDS.get(match[1].lower())
    return f"{kind.label or kind.title}:" if kind else ""


def word_diff(old: str, new: str) -> list[Piece]:
    """Return the difference of two texts as pieces, long unchanged runs shortened."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    pieces: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces += _shorten(after[c:d], first=not pieces, last=d == len(after))
        else:
            if removed := "".join(before[a:b]):
                pieces.append(Piece("old", removed))
            if added := "".join(after[c:d]):
                pieces.append(Piece("new", added))
    return pieces


def _shorten(tokens: list[str], *, first: bool, last: bool) -> list[Piece]:
    most = _CONTEXT
    if len(tokens) <= 2 * most or (first and last):
        return [Piece("same", "".join(tokens))] if len(tokens) <= 2 * most else []
    head = [] if first else [Piece("same", "".join(tokens[:most]))]
    tail = [] if last else [Piece("same", "".join(tokens[-most:]))]
    return [*head, Piece("gap", "…"), *tail]


def published_changes(versions: list[Version]) -> list[Change]:
    """Return the changes of an article's published versions, newest first.

    Two texts are compared in the order in which they were published.
    """
    in_order = sorted(versions, key=lambda version: (version.published_at, version.number))
    changes = []
    for before, version in zip([None, *in_order], in_order, strict=False):
        pieces = word_diff(readable(before), readable(version)) if before else []
        changes.append(Change(version, pieces))
    return changes[::-1]
