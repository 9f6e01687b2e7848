"""What changed between two versions, word by word."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice, pairwise

from content.rendering import FIELD_LABELS
from content.rendering.context import OWN_KEY
from content.rendering.markup.callouts import KINDS
from content.rendering.markup.marking import WORD

from ..models import SafetyChange, Version
from .words import compare

_CONTEXT = 12
"""How many words of unchanged text stand on each side of a change."""


@dataclass(frozen=True)
class Piece:
    """A run of text that was kept, added or taken out; `kind` is "same", "new", "old" or "gap"."""

    kind: str
    text: str


@dataclass(frozen=True)
class Change:
    """Something that readers see changed on a page: a version of it, or what it prints about safety.

    `anchor` is where the page's list of changes tells of it, `name` what it is called, as in "version 3".
    `notes` are sentences about it; `pieces` are the words that differ, none of them where it is the first.
    """

    anchor: str
    at: datetime
    name: str
    is_notable: bool
    notes: list[str]
    pieces: list[Piece]


def readable(version: Version) -> str:
    """Return a version's text as a reader would read it out: no marks, no link targets.

    A citation stays as the key of its source: readers see where a claim got another source.
    """
    points = "\n".join(version.key_points)
    return without_markup(f"{version.title}\n{version.summary}\n{points}\n{version.body}")


def without_markup(text: str) -> str:
    """Return Markdown as a reader would read it out: no marks, no link targets, words for a citation."""
    text = re.sub(r"\[@([^\]]*)\]", _source, text)
    text = re.sub(
        r"\{{1,2}\s*clinic\.(\w+)\s*\}{1,2}", lambda m: f"(the clinic's {m[1].replace('_', ' ')})", text
    )
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
    pieces: list[Piece] = []
    found = list(compare(_lines(old), _lines(new), WORD.findall))
    for number, run in enumerate(found):
        if run.same:
            pieces += _shorten(run.new, first=number == 0, last=number == len(found) - 1)
            continue
        if removed := "".join(run.old):
            pieces.append(Piece("old", removed))
        if added := "".join(run.new):
            pieces.append(Piece("new", added))
    return pieces


def _lines(text: str) -> list[str]:
    """Return the lines of a text; the end of a line belongs to the next one."""
    return re.findall(r"\n*[^\n]+|\n+", text)


def _shorten(texts: Sequence[str], *, first: bool, last: bool) -> list[Piece]:
    """Return of an unchanged run the words next to a change; it may be long, so only those are looked for."""
    words = [*islice(chain.from_iterable(map(WORD.findall, texts)), 2 * _CONTEXT + 1)]
    if len(words) <= 2 * _CONTEXT:
        return [Piece("same", "".join(words))]
    if first and last:
        return []
    backwards = chain.from_iterable(WORD.findall(text)[::-1] for text in reversed(texts))
    head = [] if first else [Piece("same", "".join(words[:_CONTEXT]))]
    tail = [] if last else [Piece("same", "".join([*islice(backwards, _CONTEXT)][::-1]))]
    return [*head, Piece("gap", "…"), *tail]


@dataclass(frozen=True)
class FieldChange:
    """A field of the text that differs between two versions, and how."""

    name: str
    label: str
    pieces: list[Piece]


def as_written(version: Version, name: str) -> str:
    """Return a field of a version's text as its author typed it, a list as lines."""
    value = getattr(version, name)
    return "\n".join(value) if isinstance(value, list) else str(value)


def written_changes(old: Version, new: Version) -> list[FieldChange]:
    """Return the fields in which two versions differ, in the order of the page, as they are written."""
    pairs = [(name, as_written(old, name), as_written(new, name)) for name in FIELD_LABELS]
    return [
        FieldChange(name, FIELD_LABELS[name], word_diff(before, after))
        for name, before, after in pairs
        if before != after
    ]


def published_changes(versions: list[Version], safety: Iterable[SafetyChange] = ()) -> list[Change]:
    """Return the changes of an article's published versions and of what it prints about safety, newest first.

    Two texts are compared in the order in which they were published.
    """
    in_order = sorted(versions, key=lambda version: (version.published_at, version.number))
    texts = map(readable, in_order)
    pieces = [[], *(word_diff(before, after) for before, after in pairwise(texts))]
    found = [*map(_of_version, in_order, pieces), *map(_of_safety, safety)]
    return sorted(found, key=lambda change: change.at)[::-1]


def _of_version(version: Version, pieces: list[Piece]) -> Change:
    notes = [version.note] if version.note else []
    if not pieces:
        more = "The words of the page did not change." if version.made_from_id else "First published."
        notes += [more] if more not in notes else []
    assert version.published_at is not None  # noqa: S101 readers see published ones alone
    number = version.number
    return Change(
        f"version-{number}", version.published_at, f"version {number}", version.notable, notes, pieces
    )


def _of_safety(change: SafetyChange) -> Change:
    """Return a change of signs or safety rules, which always alters what the page advises."""
    texts = ["\n".join(words.values()) for words in (change.before, change.after)]
    notes = [f"{change.subject} on this page changed. The rest of its text did not."]
    return Change(f"safety-{change.pk}", change.at, "no new version", True, notes, word_diff(*texts))
