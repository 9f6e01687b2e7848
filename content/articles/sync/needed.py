"""What texts refer to by name: it comes to the site along with them, even where an editor deleted it."""

import re
from collections.abc import Iterable, Iterator

from content.rendering import ArticleText

from ..files.layout import REDIRECTS, REFERENCES

_NAMED = re.compile(
    r"@(?P<source>[a-z0-9]+(?:-[a-z0-9]+)*)"
    r"|(?P<picture>(?:images|figures)/[a-z0-9-]+\.(?:webp|svg))"
    # From the beginning of a name alone: of a word of thousands of letters, each would be tried.
    r"|(?<![a-z0-9-])(?P<page>[a-z0-9]+(?:-[a-z0-9]+)*)\.md\b"
)


def needed_by(texts: Iterable[ArticleText]) -> set[str]:
    """Return what texts name, as a load calls it: `references.json key`, `images/name.webp`, and so on."""
    return {name for text in texts for name in _names(text)}


def _names(text: ArticleText) -> Iterator[str]:
    for match in _NAMED.finditer("\n".join((text.body, *text.key_points, *text.next_steps))):
        if match["source"]:
            yield f"{REFERENCES} {match['source']}"
        elif match["page"]:
            yield f"{REDIRECTS} {match['page']}"
        else:
            yield match["picture"]
    for slug in text.related:
        yield f"{REDIRECTS} {slug}"
