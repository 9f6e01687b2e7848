"""Which lists of signs pages print, so that none is taken from below them."""

from collections.abc import Iterator

from content.rendering.markup.signs import placed_in

from ..files.signs import parse_signs
from ..models import Article, Part


def lists_that_are_missed(signs: str) -> Iterator[tuple[str, str]]:
    """Yield each list that a published page or footer prints and a text of signs.yaml lacks; and the mend."""
    there = parse_signs(signs).texts
    texts = list(Article.objects.published().values_list("live__title", "live__body"))
    texts += Part.objects.values_list("title", "footer")
    where = {name: title for title, text in reversed(texts) for name in placed_in([text])}
    for name in sorted(where.keys() - there.keys()):
        if name.endswith(".short") and name.removesuffix(".short") in there:
            mend = "prints the short list: put words of a sign in bold, or divide it into groups"
        else:
            mend = "prints this list, so it needs a sign"
        yield name, f"“{where[name]}” {mend}"
