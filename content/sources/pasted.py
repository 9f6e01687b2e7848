"""A record that an editor pasted: CSL-JSON of Zotero, Crossref or a DOI's registry, made fit for the guide.

They all add to the format or bend it: lists for single texts, years as texts, markup in titles, a type
of their own. What the guide knows is taken; what it does not is named.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Any

from content.rendering.limits import CONTROL, LONG_REFERENCE, MAX_FILE

from .csl import TYPES, USUAL_ORDER, in_order_of, wrong_fields

_TYPES = {
    "journal-article": "article-journal",
    "article": "article-journal",
    "article-magazine": "article-journal",
    "article-newspaper": "article-journal",
    "review": "article-journal",
    "posted-content": "document",
    "preprint": "document",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "reference-entry": "chapter",
    "entry": "chapter",
    "entry-dictionary": "chapter",
    "entry-encyclopedia": "chapter",
    "proceedings-article": "paper-conference",
    "dissertation": "thesis",
    "report-component": "report",
    "standard": "report",
    "post": "webpage",
    "post-weblog": "webpage",
}
"""What other programs call a type of work, and what the guide calls it."""

_NAME_PARTS = ("family", "given", "suffix", "dropping-particle", "non-dropping-particle", "literal")
_OTHER_FORMATS = {r"\s*@\w+\s*\{": "BibTeX", r"\s*TY\s+-": "RIS", r"\s*<": "XML or HTML"}
_DOI_ADDRESS = re.compile(r"(?i)(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*")
_DATES_OF_ISSUE = ("issued", "published", "published-print", "published-online")
_USED_ELSEWHERE = {"subtitle", "journal-issue", "article-number", *_DATES_OF_ISSUE[1:]}
_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>")
"""Tags, such as JATS and MathML in titles, which other programs leave in a record; none of it is our HTML."""


class UnreadableRecordError(ValueError):
    """What was pasted is no record; the text says what it is and what to do."""


@dataclass(frozen=True)
class Pasted:
    """What was taken of a pasted record, and the names of the fields that were left out."""

    csl: dict[str, Any]
    left_out: list[str]


def read_pasted(text: str) -> Pasted:
    """Read one record of CSL-JSON, alone or in a list. Raises UnreadableRecordError."""
    item = _item(_load(text))
    taken: dict[str, Any] = {}
    left_out = []
    for name, value in item.items():
        if name == "id" or value in ("", None, [], {}):
            continue
        read = _READERS.get(name, _text if name in USUAL_ORDER else None)
        found = read(value) if read else None
        if found is None:
            left_out.append(name)
        else:
            taken[name] = found
    _take_from_elsewhere(item, taken)
    wrong = {name for name, _ in wrong_fields({**taken, "id": "x"})}
    for name in [name for name in taken if name in wrong and name != "custom"]:
        left_out.append(name)
        del taken[name]
    left_out = [name for name in left_out if name not in _USED_ELSEWHERE]
    return Pasted(dict(in_order_of(taken, USUAL_ORDER)), left_out)


def plain_doi(text: str) -> str:
    """Return a DOI without the address or the word before it."""
    return _DOI_ADDRESS.sub("", text.strip(), count=1).rstrip(".,; ")


def _load(text: str) -> Any:
    source = text.removeprefix("\ufeff").strip()
    if not source:
        raise UnreadableRecordError("There is nothing here yet. Paste a record, then press the button.")
    if len(source) > MAX_FILE:
        raise UnreadableRecordError("This is far too long for one record. Paste the record of one work.")
    if CONTROL.search(source):
        raise UnreadableRecordError("A control character stands in the record; copy it again as plain text.")
    try:
        return json.loads(source)
    except (ValueError, RecursionError) as error:
        raise UnreadableRecordError(_what_it_is(source, error)) from error


def _what_it_is(source: str, error: Exception) -> str:
    for pattern, name in _OTHER_FORMATS.items():
        if re.match(pattern, source):
            return f"This is {name}, not CSL-JSON. Choose “CSL JSON” where you export the work."
    if re.fullmatch(r"10\.\d{4,9}/\S+", plain_doi(source)):
        return (
            "This is a DOI, not its record, and the guide fetches nothing from the web. "
            f"Open https://api.crossref.org/works/{plain_doi(source)} and copy what it shows, "
            "or write the DOI and the rest into the fields below."
        )
    where = f" in line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
    return f"This cannot be read{where}. Copy the whole record, from the first bracket to the last."


def _item(data: Any) -> dict[str, Any]:
    if isinstance(data, list):
        if len(data) != 1:
            raise UnreadableRecordError(f"This list holds {len(data)} records. Paste one of them.")
        data = data[0]
    if isinstance(data, dict) and isinstance(data.get("message"), dict):
        data = data["message"]  # Crossref's own wrapping
    if not isinstance(data, dict) or not {"title", "author", "DOI", "URL"} & set(data):
        raise UnreadableRecordError("This is no record of a work: it has neither a title nor an author.")
    return data


def _text(value: Any) -> str | None:
    """Return a text without markup; of several, the first."""
    if isinstance(value, list):
        value = value[0]
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return " ".join(unescape(_MARKUP.sub("", unescape(LONG_REFERENCE.sub("", str(value))))).split()) or None


def _names(value: Any) -> list[dict[str, str]] | None:
    found = []
    for person in value if isinstance(value, list) else []:
        if not isinstance(person, dict):
            continue
        parts = {name: _text(person[name]) for name in _NAME_PARTS if person.get(name)}
        name = {part: text for part, text in parts.items() if text}
        if "family" not in name and "literal" not in name:
            alone = _text(person.get("name") or "") or name.get("given")
            name = {"literal": alone} if alone else {}
        if name:
            found.append(name)
    return found or None


def _date(value: Any) -> dict[str, Any] | None:
    """Return the first date of a value, as far as it is one."""
    parts = value.get("date-parts") if isinstance(value, dict) else None
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    if not first and isinstance(value, dict):
        words = value.get("raw") or value.get("literal")
        first = re.split(r"-", words)[:3] if isinstance(words, str) and _ISO.fullmatch(words) else []
    numbers = [int(part) for part in first[:3] if re.fullmatch(r"\d{1,4}", str(part))]
    while numbers:
        try:
            date(*[*numbers, 1, 1][:3])
        except ValueError:
            numbers.pop()
        else:
            return {"date-parts": [numbers]}
    return None


_ISO = re.compile(r"\d{4}(?:-\d\d?){0,2}")


def _type(value: Any) -> str | None:
    name = _TYPES.get(str(value), str(value))
    return name if name in TYPES else None


def _doi(value: Any) -> str | None:
    text = _text(value)
    return plain_doi(text) if text else None


def _custom(value: Any) -> dict[str, Any] | None:
    """Return what the guide itself adds to a record, as far as it is in order."""
    if not isinstance(value, dict):
        return None
    model = {"id": "x", "type": "book", "title": "x", "custom": value}
    wrong = {name.removeprefix("custom.") for name, _ in wrong_fields(model)}
    return {name: inner for name, inner in value.items() if name not in wrong} or None


def _take_from_elsewhere(item: dict[str, Any], taken: dict[str, Any]) -> None:
    """Take what a record keeps in another place than CSL-JSON does."""
    for name in _DATES_OF_ISSUE:
        if "issued" not in taken and (found := _date(item.get(name))):
            taken["issued"] = found
    subtitle = _text(item.get("subtitle") or "")
    if subtitle and "title" in taken and subtitle.lower() not in taken["title"].lower():
        taken["title"] = f"{taken['title']}: {subtitle}"
    if "page" not in taken and (number := _text(item.get("article-number") or "")):
        taken["page"] = number
    inner = item.get("journal-issue")
    if "issue" not in taken and isinstance(inner, dict) and (issue := _text(inner.get("issue") or "")):
        taken["issue"] = issue
    for name in ("PMID", "PMCID"):  # where Zotero keeps them
        match = re.search(rf"\b{name}:\s*(\w+)", str(item.get("note", "")))
        if match and name not in taken:
            taken[name] = match[1]
    if _DOI_ADDRESS.match(str(taken.get("URL", ""))) and "DOI" in taken:
        del taken["URL"]  # it says the same again


_READERS: dict[str, Callable[[Any], Any]] = {
    "type": _type,
    "author": _names,
    "editor": _names,
    "translator": _names,
    "issued": _date,
    "accessed": _date,
    "DOI": _doi,
    "custom": _custom,
}
