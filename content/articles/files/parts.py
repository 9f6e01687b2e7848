"""parts.yaml: the parts of the guide in their order, and what stands below each of their pages."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

from content.rendering import FormatError, tidy
from content.rendering.yaml import ListOf, Located, Record, Text, WithLine, dump_yaml, read_yaml

from .mapping import slug_problem


@dataclass(frozen=True)
class PartText:
    """One entry of parts.yaml."""

    slug: str
    title: str
    summary: str
    footer: str = ""
    footer_line: int = field(default=1, compare=False)

    def __str__(self) -> str:
        return "\n".join(filter(None, [self.title, self.summary, self.footer]))


def _part(slug: str, title: str, summary: str, foot: Located[str] | None = None) -> PartText:
    text = PartText(slug, title, summary)
    return replace(text, footer=tidy(foot.value), footer_line=foot.line) if foot else text


_PART = Record(
    _part,
    {
        "slug": Text(50, check=slug_problem),
        "title": Text(80),
        "summary": Text(300),
        "foot": WithLine(Text(lines=True, may_be_empty=True)),
    },
    optional=("foot",),
)
_PARTS = ListOf(_PART, begin="- slug: …", unique=lambda part: part.slug)


def parse_parts(source: str) -> list[PartText]:
    """Read parts.yaml: the parts in their order. Raises FormatError with every problem and its line."""
    parts = read_yaml(source, _PARTS)
    return list(parts)


def dump_parts(parts: Sequence[PartText], like: str) -> str:
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


def _written(parts: Sequence[PartText], foot: type[str]) -> str:
    return dump_yaml(
        [
            {"slug": p.slug, "title": p.title, "summary": p.summary}
            | ({"foot": foot(p.footer + "\n")} if p.footer else {})
            for p in parts
        ]
    )
