"""A version as its page would be if it were published now, and links that show it to others for a while."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core import signing
from django.utils import timezone

from ..models import Article, Version
from .publish import rendered_now, rendering_of

LINK_AGE = timedelta(days=7)
"""How long a link that shows a draft to somebody without an account is good."""

_signer = signing.TimestampSigner(salt="content.articles.drafts")


@dataclass(frozen=True)
class SharedLink:
    """A signed link: which version it shows, and when it ends."""

    version: int
    token: str
    ends: datetime


class LinkEndedError(Exception):
    """The link was good once; its week is over."""


class WrongLinkError(Exception):
    """The link was not made by this site, or a letter of it is missing."""


def make_link(version: Version) -> SharedLink:
    """Return a link that shows a version for a week to whoever has it."""
    token = _signer.sign(str(version.pk))
    return SharedLink(version.pk, token, _signed_at(token) + LINK_AGE)


def read_link(token: str) -> SharedLink:
    """Return what a link shows and when it ends. Raises LinkEndedError or WrongLinkError."""
    try:
        value = _signer.unsign(token, max_age=LINK_AGE)
    except signing.SignatureExpired as error:
        raise LinkEndedError from error
    except signing.BadSignature as error:
        raise WrongLinkError from error
    return SharedLink(int(value), token, _signed_at(token) + LINK_AGE)


def _signed_at(token: str) -> datetime:
    seconds = signing.b62_decode(token.split(":")[-2])
    return datetime.fromtimestamp(seconds, UTC)


def page_of(version: Version) -> Article:
    """Return an article that says what a version says, rendered with what the guide holds now.

    A text that cannot be rendered any more is shown as it was rendered last. The article is in memory alone
    and is never saved.
    """
    article = Article.objects.with_review().select_related("part").get(pk=version.article_id)
    version.article = article
    rendered = rendered_now(version)
    for name, value in ({} if rendered.is_refused else rendering_of(article, rendered)).items():
        setattr(version, name, value)
    if version.published_at is None:
        version.published_at = timezone.now()
        article.changed_since_review |= version.notable and article.last_review is not None
    article.live, article.withdrawn_at = version, None
    return article
