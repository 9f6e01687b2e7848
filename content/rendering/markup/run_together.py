"""Lines that stand apart in a text, by their signs or by their breaks, and that Markdown runs together."""

import re

from ..problems import mask_code
from .points import NUMBERED, OTHER_POINT, POINTS_IN_LINE

_NARROW = 60
"""No text is broken into lines of fewer letters unless somebody meant to."""

NO_TABLE = (
    "a line of cells outside a table; a table begins with its headings, such as “| Effect | How often |”, "
    "and a line “|---|---|” below them"
)
NO_BOX = "a box to tick begins with “- [ ]”"
_NO_POINT = "“{}” begins no point, so the lines are run together; begin each with “- ” or “1. ”"
_RUN_TOGETHER = (
    "this line is printed right behind the one above; begin each with “- ”, or end that with two spaces"
)


def slip_of(body: str, above: str, below: str) -> str:
    """Return what is wrong with a line of words between two others, with its mend; nothing where all is well.

    `above` and `below` are empty where an empty line stands there.
    """
    near = [line for line in (above.strip(), below) if line]
    cells = mask_code(body.strip())
    if "|" in cells and ("|" in cells[0] + cells[-1] or any("|" in mask_code(line) for line in near)):
        return NO_TABLE
    if OTHER_POINT.match(body) and any(OTHER_POINT.match(line) or line.endswith(":") for line in near):
        return _NO_POINT.format(body.split(maxsplit=1)[0])
    if re.match(r"\[[ xX]?\](?!\()", body):
        return NO_BOX
    if POINTS_IN_LINE.search(body):
        return "points on one line; begin each with “- ” on a line of its own"
    if body.startswith(":"):
        return "a meaning begins with a colon and three spaces, on the line below its term"
    return _RUN_TOGETHER if _is_broken(above, body) and not below.startswith(":") else ""


def _is_broken(above: str, body: str) -> bool:
    """Tell whether somebody began a line where there was room on the one above, and not for a sentence."""
    has_room = len(above.rstrip()) + len(body.split(maxsplit=1)[0]) < _NARROW
    is_new = body[0].isupper() or (body[0].isdigit() and not NUMBERED.match(body))
    return has_room and is_new and above.rstrip()[-1:].isalnum() and not above.endswith("  ")
