"""parts.yaml: the parts of the guide in their order, and what stands below each of their pages."""

import re
from dataclasses import dataclass, field
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

from content.rendering import CONTROL, MAX_FILE, FormatError, Problem, check_slug, tidy
from content.rendering.yaml import load_yaml

_LIMITS = {"slug": 50, "title": 80, "summary": 300}


@dataclass(frozen=True)
class PartText:
    """One entry of parts.yaml."""

    slug: str
    title: str
    summary: str
    foot: str = ""
    foot_line: int = field(default=1, compare=False)

    def __str__(self) -> str:
        return "\n".join(filter(None, [self.title, self.summary, self.foot]))


def parse_parts(source: str) -> list[PartText]:
    """Read parts.yaml: the parts in their order. Raises FormatError with every problem and its line."""
    data = load_yaml(source)
    if not isinstance(data, CommentedSeq) or not data:
        raise FormatError([Problem(1, "this is not a list of parts; begin each with “- slug: …”", "")])
    problems: list[Problem] = []
    parts: dict[str, PartText] = {}
    for index, item in enumerate(data):
        line = data.lc.item(index)[0] + 1
        message = _message(item)
        if message:
            problems.append(Problem(line, f"part {index + 1}: {message}", ""))
        elif item["slug"] in parts:
            problems.append(Problem(line, f"part {item['slug']} stands twice; delete one", ""))
        else:
            texts = {key: " ".join(str(value).split()) for key, value in item.items()}
            texts["foot"] = tidy(item.get("foot", ""))
            parts[item["slug"]] = PartText(**texts, foot_line=_foot_line(item, source))
    if problems:
        raise FormatError(problems)
    return list(parts.values())


def dump_parts(parts: list[PartText], like: str) -> str:
    """Write parts.yaml; `like` is returned where it says the same already."""
    if _parts_or_none(like) == parts:
        return like
    written = _written(parts, LiteralScalarString)
    # Of some rare signs a text in lines makes no YAML; between quotes every text does.
    return written if _parts_or_none(written) == parts else _written(parts, DoubleQuotedScalarString)


def _parts_or_none(source: str) -> list[PartText] | None:
    try:
        return parse_parts(source)
    except FormatError:
        return None


def _written(parts: list[PartText], foot: type[str]) -> str:
    yaml, stream = YAML(), StringIO()
    yaml.width = 10_000
    yaml.allow_unicode = True
    yaml.dump(
        [
            {"slug": p.slug, "title": p.title, "summary": p.summary}
            | ({"foot": foot(p.foot + "\n")} if p.foot else {})
            for p in parts
        ],
        stream,
    )
    return stream.getvalue()


def _foot_line(item: Any, source: str) -> int:
    """Return the line on which the text of a part's foot begins."""
    if "foot" not in item:
        return 1
    place = int(item.lc.key("foot")[0])
    is_block = re.search(r"foot:[ \t]*[|>]", source.splitlines()[place])
    return place + (2 if is_block else 1)


def _message(item: Any) -> str:
    if not isinstance(item, dict):
        return "is no mapping; give it slug, title and summary"
    for key in ("slug", "title", "summary"):
        if not isinstance(item.get(key), str) or not item[key].strip():
            return f"“{key}” is missing; add it"
    if unknown := set(item) - {"slug", "title", "summary", "foot"}:
        return f"unknown key “{min(map(str, unknown))}”; the keys are slug, title, summary, foot"
    if not isinstance(item.get("foot", ""), str):
        return "“foot” is not a text; write one"
    return _text_message(item)


def _text_message(item: dict[str, str]) -> str:
    for key, value in item.items():
        if CONTROL.search(value):
            return f"“{key}” holds a control character; delete it"
        if len(value.strip()) > (most := _LIMITS.get(key, MAX_FILE)):
            return f"“{key}” is over {most} letters; shorten it"
    return check_slug(item["slug"])[0].message if check_slug(item["slug"]) else ""
