"""Which lists of signs pages print, so that none is taken from below them."""

import re
from collections.abc import Iterator

from ..files.signs import parse_signs
from ..models import Article, Part
from .context import can_read_signs


def lists_that_are_missed(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Yield each list that signs.yaml had before and has not after, if a page prints it, and the mend."""
    had = parse_signs(before).texts if can_read_signs(before) else {}
    gone = sorted(had.keys() - parse_signs(after).texts.keys())
    if not gone:
        return
    texts = list(Article.objects.published().values_list("live__title", "live__body"))
    texts += Part.objects.values_list("title", "footer")
    for name in gone:
        printed = re.compile(r"\{\{ *signs\." + re.escape(name) + r" *\}\}")
        where = next((title for title, text in texts if printed.search(text)), "")
        if where and name.endswith(".short"):
            yield (
                name,
                f"“{where}” prints the short list: put words of a sign in bold, or divide it into groups",
            )
        elif where:
            yield name, f"“{where}” prints this list, so it needs a sign"
