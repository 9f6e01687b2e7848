"""references.json: CSL-JSON as Zotero exports it, with what the guide adds under `custom`.

The fields are those of the Citation Style Language's data model, CSL-JSON 1.0.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Any

from content.rendering import CONTROL, FormatError, Problem
from content.rendering.context import OWN_KEY

from .kinds import KINDS

KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_KEY = 80
DOI = re.compile(r"10\.\d{4,9}/\S+")
"""The form of a DOI (ISO 26324), without the address of the site that resolves it."""

TYPES = {
    "article-journal": "An article in a journal",
    "webpage": "A web page",
    "book": "A book",
    "chapter": "A chapter in a book",
    "report": "A report, or a statement of an organisation",
    "thesis": "A thesis",
    "paper-conference": "A paper from a conference",
    "document": "Something else",
}
"""The types of work that can be printed, each in words for editors."""

READ = ("full text", "abstract", "no")

_TEXTS = frozenset(
    (
        "title container-title volume issue page number edition publisher publisher-place DOI URL "
        "PMID PMCID ISBN ISSN language abstract note title-short citation-key"
    ).split()
)
_NAMES = frozenset({"author", "editor", "translator"})
_DATES = frozenset({"issued", "accessed"})
CUSTOM = ("kind", "appraisal", "read", "cited_by", "note")
"""What the guide adds to a record, under `custom`."""

USUAL_ORDER: dict[str, Any] = dict.fromkeys(
    (
        "id type title title-short author editor translator container-title issued volume issue page number "
        "edition publisher publisher-place DOI PMID PMCID ISBN ISSN URL accessed language abstract note "
        "citation-key"
    ).split()
) | {"custom": dict.fromkeys(CUSTOM)}
"""A record with the order of fields for `in_order_of`, where the work is in no file yet."""


@dataclass(frozen=True)
class ReferenceText:
    """One entry of references.json."""

    key: str
    csl: dict[str, Any]


def parse_references(source: str) -> list[ReferenceText]:
    """Read references.json. Raises FormatError with every problem and its line."""
    try:
        items = _read_items(source.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise FormatError(
            [Problem(error.lineno, f"this is not JSON ({error.msg}); mend it here", "")]
        ) from error
    except FormatError:
        raise
    except (ValueError, RecursionError) as error:
        raise FormatError([Problem(1, f"this is not a list of references ({error}); mend it", "")]) from error
    known = {_key(item.value) for item in items}
    problems = []
    seen: set[str] = set()
    for index, item in enumerate(items):
        key = _key(item.value)
        name = f"reference {key or index + 1}"
        messages = [f"{name}: “{field}” stands twice; delete one" for field in item.doubled]
        messages += _item_messages(item.value, name, known)
        if key in seen:
            messages.append(f"{name} stands twice; delete one")
        seen |= {key} - {""}
        problems += [Problem(item.line, message, "") for message in messages]
    if problems:
        raise FormatError(sorted(problems))
    return [ReferenceText(item.value["id"], item.value) for item in items]


@dataclass(frozen=True)
class _Item:
    """An item of a JSON list: the line on which it begins, and the fields that stand twice in it."""

    value: Any
    line: int
    doubled: list[str]


def _read_items(source: str) -> list[_Item]:
    """Return the items of a JSON list. Raises ValueError where the text is no JSON."""
    data = json.loads(source)
    if not isinstance(data, list):
        raise FormatError([Problem(1, "this is not a JSON list; put the references between [ and ]", "")])
    doubled: list[str] = []

    def read_fields(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        doubled.extend(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)
        return dict(pairs)

    decoder = json.JSONDecoder(object_pairs_hook=read_fields)
    separator = re.compile(r"[\s,]*")
    items: list[_Item] = []
    position = source.index("[") + 1
    line = source.count("\n", 0, position) + 1
    for _ in data:
        start = position + len(separator.match(source, position)[0])  # type: ignore[index]
        line += source.count("\n", position, start)
        doubled.clear()
        value, position = decoder.raw_decode(source, start)
        items.append(_Item(value, line, list(doubled)))
        line += source.count("\n", start, position)
    return items


def _key(item: Any) -> str:
    """Return a reference's id, or nothing where it has none that can be used."""
    key = item.get("id") if isinstance(item, dict) else None
    return key if isinstance(key, str) and KEY.fullmatch(key) and len(key) <= MAX_KEY else ""


def _item_messages(item: Any, name: str, known: set[str]) -> list[str]:
    if not _key(item):
        return [f"{name} has no “id” of small letters, digits and hyphens; give it one"]
    messages = check_reference(item)
    if not messages:
        others = item["custom"].get("cited_by", [])
        messages = [
            f"cited_by names “{o}”, which is no reference; correct it" for o in others if o not in known
        ]
    return [f"{name}: {message}" for message in messages]


def dump_references(items: list[dict[str, Any]]) -> str:
    """Write references as the text of references.json."""
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def in_order_of(value: Any, model: Any) -> Any:
    """Return a record with its fields in the order of another: PostgreSQL's jsonb does not keep an order."""
    if isinstance(value, dict) and isinstance(model, dict):
        names = [name for name in model if name in value] + [name for name in value if name not in model]
        return {name: in_order_of(value[name], model.get(name)) for name in names}
    if isinstance(value, list) and isinstance(model, list):
        return [in_order_of(inner, like) for inner, like in zip_longest(value, model[: len(value)])]
    return value


def check_reference(item: dict[str, Any]) -> list[str]:
    """Return what is wrong with one CSL-JSON item and how to mend it."""
    return list(dict.fromkeys(message for _, message in wrong_fields(item)))


def wrong_fields(item: dict[str, Any]) -> list[tuple[str, str]]:
    """As `check_reference`, each message with the name of its field, such as "DOI" or "custom.kind"."""
    wrong = [("id", message) for message in _check_key(item)]
    wrong += [
        (name, "a text holds a control character; delete it")
        for name, value in _flat(item)
        if any(CONTROL.search(text) for text in _strings(value))
    ]
    if item.get("type") not in list(TYPES):
        wrong.append(("type", f"“type” is {item.get('type')!r}; use one of {', '.join(sorted(TYPES))}"))
    if not isinstance(item.get("title"), str) or not item["title"].strip():
        wrong.append(("title", "“title” is missing; add it, in [brackets] if you made it up"))
    for name, value in item.items():
        if message := _wrong_value(name, value):
            wrong.append((name, message))
    return [*wrong, *_check_addresses(item), *_check_custom(item.get("custom"))]


def _wrong_value(name: str, value: Any) -> str:
    """Return what is wrong with the form of one value, or nothing."""
    if name in _TEXTS - {"title"}:
        if not isinstance(value, str | int) or isinstance(value, bool):
            return f"“{name}” is not a text; write one between quotes"
    elif name in _NAMES:
        if not _are_names(value):
            return f"“{name}” is not a list of {{family, given}} or {{literal}}; write it so"
    elif name in _DATES:
        if not _is_date(value):
            return f'“{name}” is no date; write {{"date-parts": [[2022, 3, 24]]}}'
    elif name not in {"id", "type", "title", "custom"}:
        return f"unknown field “{name}”; take it out"
    return ""


def _flat(item: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Give each field with its value, those of `custom` one by one."""
    for name, value in item.items():
        if name == "custom" and isinstance(value, dict):
            yield from ((f"custom.{inner}", within) for inner, within in value.items())
        else:
            yield name, value


def _check_addresses(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    url = item.get("URL", "")
    if url and not re.fullmatch(r"https?://[^\s/]+\.[^\s]+", str(url)):
        yield "URL", "“URL” is no web address; write it with https://"
    if "DOI" in item and not re.fullmatch(r"10\.\d{4,9}/\S+", str(item["DOI"])):
        yield "DOI", "“DOI” has not the form 10.1234/abc; write it without https://doi.org/"


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _strings(inner)


def _check_key(item: dict[str, Any]) -> list[str]:
    if not _key(item):
        return ["the key is not of small letters, digits and hyphens, at most 80; correct it"]
    if item["id"] == OWN_KEY:
        return [f"the key “{OWN_KEY}” stands for the guide's own words; choose another"]
    return []


def _check_custom(custom: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(custom, dict):
        yield "custom", "“custom” is missing; give it “kind” and “appraisal”"
        return
    for name in custom:
        if name not in CUSTOM:
            yield f"custom.{name}", f"unknown field “custom.{name}”; take it out"
    if custom.get("kind") not in list(KINDS):
        yield "custom.kind", f"“custom.kind” is {custom.get('kind')!r}; use one of {', '.join(KINDS)}"
    appraisal = custom.get("appraisal")
    if not isinstance(appraisal, str) or not appraisal.strip():
        yield (
            "custom.appraisal",
            "“custom.appraisal” is missing; say in one sentence what the source is worth",
        )
    if custom.get("read", "no") not in READ:
        yield "custom.read", f"“custom.read” is {custom['read']!r}; use one of {', '.join(READ)}"
    if not isinstance(custom.get("note", ""), str):
        yield "custom.note", "“custom.note” is not a text; write one between quotes"
    cited_by = custom.get("cited_by", [])
    if not isinstance(cited_by, list) or not all(isinstance(key, str) for key in cited_by):
        yield "custom.cited_by", "“custom.cited_by” is not a list of keys; write one"


def _are_names(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(name, dict)
        and ({"family", "literal"} & set(name))
        and set(name)
        <= {"family", "given", "literal", "suffix", "non-dropping-particle", "dropping-particle"}
        and all(isinstance(part, str) and part.strip() for part in name.values())
        for name in value
    )


def _is_date(value: Any) -> bool:
    parts = value.get("date-parts") if isinstance(value, dict) else None
    if not isinstance(parts, list) or len(parts) != 1 or not isinstance(parts[0], list):
        return False
    numbers = parts[0]
    if not 1 <= len(numbers) <= 3 or any(type(number) is not int for number in numbers):
        return False
    try:
        date(*[*numbers, 1, 1][:3])
    except (ValueError, OverflowError):
        return False
    return True
