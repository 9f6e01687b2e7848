"""Slips within a line: signs that the reader of Markdown would drop or print as they are."""

from ..context import RenderContext
from ..problems import Lines, Problem


def check_inline(lines: Lines, field: str, context: RenderContext | None = None) -> list[Problem]:
    """Return a problem for each slip within a line of a text, with its mend."""
    return []
