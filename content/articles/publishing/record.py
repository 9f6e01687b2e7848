"""What every decision has in common: a lock, a line in the record, and a refusal in words."""

from typing import Any

from content.rendering.context import HELP_ANCHOR

from ..emergency_card import current_help_page
from ..models import Article, Decision, Version

_NAMED = {
    "how-we-write": "our-own-words",
    "about-this-guide": "report-an-error",
    "glossary": "",
}
"""The articles that the site's own templates name, and the heading to which they link, if any."""


def named_pages(help_page: str = "") -> dict[str, str]:
    """Return the articles that the site itself links to, and the heading to which it links, if any.

    The page of help is among them, for each page's first link leads there: the given one, or that of today.
    """
    return {help_page or current_help_page(): HELP_ANCHOR} | _NAMED


class RefusedError(Exception):
    """Something cannot be done; `messages` say why, each with its mend."""

    def __init__(self, *messages: str) -> None:
        super().__init__(" ".join(messages))
        self.messages = list(messages)


def lock(article: Article) -> Article:
    """Return an article as it stands now; whoever else decides about it waits until this is done.

    Others may refer to it meanwhile: else two whose texts link to each other would wait for ever.
    """
    return Article.objects.select_for_update(no_key=True).get(pk=article.pk)


def lock_with(version: Version) -> Article:
    """Lock a version's article and read anew how far the version has come; return the article."""
    article = lock(version.article)
    version.refresh_from_db(fields=["state", "published_at", "note", "notable"])
    version.article = article
    return article


def record(
    article: Article, kind: Decision.Kind, by: Any, *, version: Version | None = None, note: str = ""
) -> Decision:
    """Write down what somebody decided; a note that is too long for the record ends in “…”."""
    most = 500
    note = note if len(note) <= most else f"{note[: most - 1]}…"
    return Decision.objects.create(article=article, version=version, kind=kind, by=by, note=note)


def sentences(*texts: str) -> str:
    """Return texts as one note, those that are empty left out."""
    return " ".join(text.strip() for text in texts if text.strip())
