"""references.json: CSL-JSON as Zotero exports it, with what the guide adds under `custom`.

The fields are those of the Citation Style Language's data model, CSL-JSON 1.0.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from content.rendering import CONTROL, FormatError, Problem
from content.rendering.library import OWN_KEY

from .kinds import KINDS

KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_KEY = 80
TYPES = frozenset(
    ["article-journal", "webpage", "chapter", "book", "report", "thesis", "document", "paper-conference"]
)
READ = ("full text", "abstract", "no")

_TEXTS = frozenset(
    (
        "title container-title volume issue page number edition publisher publisher-place DOI URL "
        "PMID PMCID ISBN ISSN language abstract note title-short citation-key"
    ).split()
)
_NAMES = frozenset({"author", "editor", "translator"})
_DATES = frozenset({"issued", "accessed"})
_CUSTOM = frozenset({"kind", "appraisal", "read", "cited_by", "note"})


@dataclass(frozen=True)
class ReferenceText:
    """One entry of references.json."""

    key: str
    csl: dict[str, Any]


def parse_references(source: str) -> list[ReferenceText]:
    """Read references.json. Raises FormatError with every problem and its line."""
    try:
        data = json.loads(source.removeprefix("\ufeff"), object_pairs_hook=_without_duplicates)
    except json.JSONDecodeError as error:
        raise FormatError(
            [Problem(error.lineno, f"this is not JSON ({error.msg}); mend it here", "")]
        ) from error
    except (ValueError, RecursionError) as error:
        raise FormatError([Problem(1, f"this is not a list of references ({error})", "")]) from error
    if not isinstance(data, list):
        raise FormatError([Problem(1, "this is not a JSON list; put the references between [ and ]", "")])
    problems = [
        Problem(_line(source, _key(item)), message, "")
        for index, item in enumerate(data)
        for message in _item_messages(item, index, {_key(other) for other in data})
    ]
    for key, count in Counter(_key(item) for item in data if _key(item)).items():
        if count > 1:
            line = _line(source, key, last=True)
            problems.append(Problem(line, f"reference {key} stands twice; delete one", ""))
    if problems:
        raise FormatError(sorted(problems))
    return [ReferenceText(item["id"], item) for item in data]


def _key(item: Any) -> str:
    """Return a reference's id, or nothing where it has none that can be used."""
    key = item.get("id") if isinstance(item, dict) else None
    return key if isinstance(key, str) and KEY.fullmatch(key) and len(key) <= MAX_KEY else ""


def _item_messages(item: Any, index: int, known: set[str]) -> list[str]:
    key = _key(item)
    if not key:
        return [f"reference {index + 1} has no “id” of small letters, digits and hyphens; give it one"]
    messages = check_reference(item)
    if not messages:
        others = item["custom"].get("cited_by", [])
        messages = [f"cited_by names “{o}”, which is no reference" for o in others if o not in known]
    return [f"reference {key}: {message}" for message in messages]


def dump_references(items: list[dict[str, Any]]) -> str:
    """Write references as the text of references.json."""
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def check_reference(item: dict[str, Any]) -> list[str]:
    """Return what is wrong with one CSL-JSON item and how to mend it."""
    messages = _check_key(item)
    if any(CONTROL.search(text) for text in _strings(item)):
        messages.append("a text holds a control character; delete it")
    if item.get("type") not in TYPES:
        messages.append(f"“type” is {item.get('type')!r}; use one of {', '.join(sorted(TYPES))}")
    if not isinstance(item.get("title"), str) or not item["title"].strip():
        messages.append("“title” is missing; add it, in [brackets] if you made it up")
    for name, value in item.items():
        if name in _TEXTS and not isinstance(value, str | int):
            messages.append(f"“{name}” is not a text")
        elif name in _NAMES and not _are_names(value):
            messages.append(f"“{name}” is not a list of {{family, given}} or {{literal}}")
        elif name in _DATES and not _is_date(value):
            messages.append(f'“{name}” is no date; write {{"date-parts": [[2022, 3, 24]]}}')
        elif name not in _TEXTS | _NAMES | _DATES | {"id", "type", "custom"}:
            messages.append(f"unknown field “{name}”; take it out")
    return messages + _check_addresses(item) + _check_custom(item.get("custom"))


def _check_addresses(item: dict[str, Any]) -> list[str]:
    messages = []
    url = item.get("URL", "")
    if url and not re.match(r"https?://[^\s/]+\.[^\s]+$", str(url)):
        messages.append("“URL” is no web address; write it with https://")
    if "DOI" in item and not re.match(r"10\.\d{4,9}/\S+$", str(item["DOI"])):
        messages.append("“DOI” has not the form 10.1234/abc; write it without https://doi.org/")
    return messages


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


def _check_custom(custom: Any) -> list[str]:
    if not isinstance(custom, dict):
        return ["“custom” is missing; give it “kind” and “appraisal”"]
    messages = [f"unknown field “custom.{name}”; take it out" for name in custom if name not in _CUSTOM]
    if custom.get("kind") not in KINDS:
        messages.append(f"“custom.kind” is {custom.get('kind')!r}; use one of {', '.join(KINDS)}")
    appraisal = custom.get("appraisal")
    if not isinstance(appraisal, str) or not appraisal.strip():
        messages.append("“custom.appraisal” is missing; say in one sentence what the source is worth")
    if custom.get("read", "no") not in READ:
        messages.append(f"“custom.read” is {custom['read']!r}; use one of {', '.join(READ)}")
    cited_by = custom.get("cited_by", [])
    if not isinstance(cited_by, list) or not all(isinstance(key, str) for key in cited_by):
        messages.append("“custom.cited_by” is not a list of keys")
    return messages


def _are_names(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(name, dict)
        and ({"family", "literal"} & set(name))
        and set(name)
        <= {"family", "given", "literal", "suffix", "non-dropping-particle", "dropping-particle"}
        and all(isinstance(part, str) for part in name.values())
        for name in value
    )


def _is_date(value: Any) -> bool:
    parts = value.get("date-parts") if isinstance(value, dict) else None
    return (
        isinstance(parts, list)
        and len(parts) == 1
        and isinstance(parts[0], list)
        and 1 <= len(parts[0]) <= 3
        and all(isinstance(n, int) for n in parts[0])
        and (len(parts[0]) < 2 or 1 <= parts[0][1] <= 12)
        and (len(parts[0]) < 3 or 1 <= parts[0][2] <= 31)
    )


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = Counter(name for name, _ in pairs)
    doubled = [name for name, count in names.items() if count > 1]
    if doubled:
        raise ValueError(f"the field “{doubled[0]}” stands twice in one reference; delete one")
    return dict(pairs)


def _line(source: str, key: Any, *, last: bool = False) -> int:
    """Return the line on which a reference's id stands."""
    matches = list(re.finditer(rf'"id"\s*:\s*{re.escape(json.dumps(key))}', source))
    if not matches:
        return 1
    return source.count("\n", 0, matches[-1 if last else 0].start()) + 1
