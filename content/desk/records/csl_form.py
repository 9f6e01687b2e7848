"""The CSL form of a source: its record in CSL-JSON as the plain fields of a form, and back.

What the form does not show stays in the record as it was, and so does what it shows and nobody changed.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from copy import deepcopy
from datetime import date
from itertools import chain, count
from string import ascii_lowercase
from typing import Any

from content.rendering.context import OWN_KEY
from content.sources.csl import CUSTOM, MAX_KEY, USUAL_ORDER, in_order_of

TEXTS = {
    "type": "type",
    "title": "title",
    "container": "container-title",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "publisher": "publisher",
    "place": "publisher-place",
    "edition": "edition",
    "doi": "DOI",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "isbn": "ISBN",
    "url": "URL",
}
"""The fields of the form that hold one text, and what a record calls them."""

NAMES = {"authors": "author", "editors": "editor"}

FIELDS = {
    **{name: field for field, name in {**TEXTS, **NAMES}.items()},
    "id": "key",
    "issued": "year",
    "accessed": "accessed",
    **{f"custom.{name}": name for name in CUSTOM},
}
"""At which field of the form stands what is wrong with a field of the record."""

_UNDIVIDED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_ACRONYM_WORDS = 3
"""An organisation with as many words as this is called by their first letters in a key."""


class UnreadableNameError(ValueError):
    """A line of names that cannot be read; its text says how to mend it."""


def fields_of(csl: dict[str, Any]) -> dict[str, Any]:
    """Return the values that the form shows of a record; it may be empty."""
    custom = csl.get("custom") or {}
    issued, accessed = _parts(csl.get("issued")), _parts(csl.get("accessed"))
    return {
        **{field: str(csl.get(name, "")) for field, name in TEXTS.items()},
        **{
            field: "\n".join(show_name(person) for person in csl.get(name, []))
            for field, name in NAMES.items()
        },
        "year": issued[0],
        "month": issued[1],
        "day": issued[2],
        "accessed": date(*(part for part in accessed if part)) if all(accessed) else None,
        "kind": custom.get("kind", ""),
        "appraisal": custom.get("appraisal", ""),
        "read": custom.get("read", "no") if custom else "",
        "cited_by": list(custom.get("cited_by", [])),
        "note": custom.get("note", ""),
    }


def record_of(values: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """Return a record with the values of the form; `before` is the record that the form showed.

    Raises UnreadableNameError where a line of authors or editors cannot be read.
    """
    shown, record = fields_of(before), deepcopy(before)
    for field, name in TEXTS.items():
        if _lines(values[field]) != _lines(shown[field]):
            _put(record, name, values[field])
    for field, name in NAMES.items():
        if _lines(values[field]) != _lines(shown[field]):
            _put(record, name, read_names(values[field], before.get(name, [])))
    if any(values[field] != shown[field] for field in ("year", "month", "day")):
        parts = [values[field] for field in ("year", "month", "day") if values[field]]
        _put(record, "issued", {"date-parts": [parts]} if parts else None)
    if values["accessed"] != shown["accessed"]:
        day = values["accessed"]
        _put(record, "accessed", {"date-parts": [[day.year, day.month, day.day]]} if day else None)
    custom = record.setdefault("custom", {})
    for field in CUSTOM:
        if _lines(values[field]) != _lines(shown[field]):
            _put(custom, field, values[field])
    return dict(in_order_of(record, before or USUAL_ORDER))


def not_shown(csl: dict[str, Any]) -> list[str]:
    """Return the fields of a record that the form does not show; they stay as they are."""
    names = {*TEXTS.values(), *NAMES.values(), "issued", "accessed", "custom", "id"}
    return [name for name in csl if name not in names]


def _lines(value: Any) -> Any:
    """Return a text as a form gives it back, which folds white space."""
    return [" ".join(line.split()) for line in value.splitlines()] if isinstance(value, str) else value


def _put(record: dict[str, Any], name: str, value: Any) -> None:
    if value:
        record[name] = value
    else:
        record.pop(name, None)


def _parts(value: Any) -> tuple[int | None, int | None, int | None]:
    """Return year, month and day of a date, as far as it has them."""
    parts = value["date-parts"][0] if value else []
    year, month, day = (*parts, None, None, None)[:3]
    return year, month, day


def show_name(name: dict[str, str]) -> str:
    """Return a name as it stands on a line: "Family, Given", or an organisation's own words."""
    if "literal" in name:
        return f'"{name["literal"]}"' if "," in name["literal"] else name["literal"]
    family = " ".join(filter(None, (name.get("non-dropping-particle"), name["family"])))
    given = " ".join(filter(None, (name.get("given"), name.get("dropping-particle"))))
    return ", ".join(filter(None, (family, given, name.get("suffix")))) if given else f"{family},"


def read_names(lines: str, before: list[dict[str, str]]) -> list[dict[str, str]]:
    """Read names, one on each line; a line of `before` that stands as it was stays as it was.

    Raises UnreadableNameError where a line has no family name.
    """
    known: dict[str, list[dict[str, str]]] = {}
    for name in before:
        known.setdefault(show_name(name), []).append(name)
    written = [" ".join(line.split()) for line in lines.splitlines() if line.strip()]
    return [
        known[line].pop(0) if known.get(line) else _read_name(line, number)
        for number, line in enumerate(written, 1)
    ]


def _read_name(line: str, number: int) -> dict[str, str]:
    if quoted := re.fullmatch(r'["“”](.+)["“”]', line):
        return {"literal": quoted[1].strip()}
    if "," not in line:
        return {"literal": line}
    parts = [part.strip() for part in line.split(",", 2)]
    if not parts[0]:
        raise UnreadableNameError(f"Line {number} begins with a comma. Write the family name before it.")
    return {name: part for name, part in zip(("family", "given", "suffix"), parts, strict=False) if part}


def suggest_key(csl: dict[str, Any], taken: Collection[str]) -> str:
    """Return a free key for a record: the first author's family name and the year, such as "brady2014".

    Where that is taken, a letter follows. Without an author it is the editor, or the title's first words.
    """
    names = csl.get("author") or csl.get("editor") or [{}]
    first = names[0]
    word = fold(" ".join(filter(None, (first.get("non-dropping-particle"), first.get("family")))))
    if not word and "literal" in first:
        words = fold(first["literal"]).split("-")
        word = "".join(w[0] for w in words) if len(words) >= _ACRONYM_WORDS else "-".join(words)
    if not word:
        word = "-".join(fold(str(csl.get("title", ""))).split("-")[:3])
    year = _parts(csl.get("issued"))[0]
    base = f"{word[: MAX_KEY - 10].strip('-') or 'source'}{year or ''}"
    return next(key for key in _variants(base) if key not in taken and key != OWN_KEY)


def _variants(base: str) -> Iterator[str]:
    letters = (f"{base}{letter}" for letter in ascii_lowercase)
    return chain([base], letters, (f"{base}-{number}" for number in count(2)))


def fold(text: str) -> str:
    """Return a text in the letters a to z and digits, with a hyphen for all else between them."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_UNDIVIDED))
    plain = plain.encode("ascii", "ignore").decode().replace("'", "")
    return "-".join(re.findall(r"[a-z0-9]+", plain))
