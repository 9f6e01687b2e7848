"""What writers write a little beside Markdown, read as they plainly meant it.

The text stays as it is written; only what is made of it changes.
"""

import re

_LATIN = "\x00-\u024f\u2000-\u206f"
_UNSEEN = re.compile(
    "[\u00ad\u200b\u2060\ufeff]|&(?:shy|ZeroWidthSpace|NoBreak|#173|#8203|#8288|#x(?i:ad|200b|2060));"
    f"|(?<![^{_LATIN}])[\u200c-\u200f]+(?![^{_LATIN}])"
)
"""Soft hyphens and signs without width; joiners and marks of direction among Latin letters alone."""

_SPACE = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BEGINS = re.compile(
    f"^[{_SPACE}]+$|^[>{_SPACE}]*[|:-][|:{_SPACE}-]*$"
    f"|^[{_SPACE}]*(?:(?:[-*+:>|]|#{{1,6}})[{_SPACE}]+)+(?:\\[\u00a0\\])?",
    re.MULTILINE,
)
"""A line that is empty to the eye, the line below the headings of a table, the marks that begin a line."""


def as_meant(source: str) -> str:
    """Return a Markdown text without signs that nobody sees, and with plain spaces behind marks.

    It has as many lines as before.
    """
    source = _UNSEEN.sub("", source)
    return _BEGINS.sub(lambda begins: re.sub(r"[^\S\t]", " ", begins[0]), source)
