"""What has changed since a sheet was printed, for whoever comes by its QR code."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import OuterRef, Subquery

from content.articles.models import Article, Version
from content.articles.printed import moment

from .contents import Contents, words_of
from .surroundings import URGENT, Surroundings, cards_of, surroundings_before, surroundings_now


@dataclass(frozen=True)
class Since:
    """What a sheet says otherwise than the guide does now.

    `groups` are the anchors of the groups of pages at which a change is told, one for each page of the guide;
    `handout` tells of another choice of pages, another title or note. Then what stands around the text: the
    clinic's telephone number, its other details, the number to call in an emergency, whom to call for help
    the same day, the emergency card.
    """

    groups: list[str]
    handout: bool
    phone: bool
    details: bool
    emergency_number: bool
    urgent: bool
    card: bool


def changed_since(contents: Contents, printed: int) -> Since:
    """Return what has changed since a sheet, the moment of whose text is in seconds since 1970."""
    until = datetime.fromtimestamp(printed + 1, UTC)
    then, now = surroundings_before(until), surroundings_now()
    other = {name for name, value in now.clinic.items() if value != then.clinic[name]}
    return Since(
        groups=_groups(contents, until),
        handout=moment(contents.handout.changed_at) > printed,
        phone="phone" in other,
        details=bool(other & {"name", "address", "email"}),
        emergency_number="emergency_number" in other and bool(now.clinic["emergency_number"]),
        urgent=bool(other & set(URGENT)),
        card=_has_another_card(contents, then, now),
    )


def _has_another_card(contents: Contents, then: Surroundings, now: Surroundings) -> bool:
    """Tell whether the card on a sheet said something else."""
    before, since = (
        [around.feet[part] for part in cards_of(contents.parts, around.feet)] for around in (then, now)
    )
    return bool(since) and (since != before or then.signs != now.signs)


def _groups(contents: Contents, until: datetime) -> list[str]:
    """Return the anchors of the groups that say something else than before a time, the first of each page."""
    newer = {page.article.pk for page in contents.pages if (page.version.published_at or until) >= until}
    before = Version.objects.filter(article=OuterRef("pk"), published_at__lt=until).order_by("-published_at")
    known = Article.objects.filter(pk__in=newer).values_list("pk", Subquery(before.values("pk")[:1]))
    numbers = dict(known)
    versions = Version.objects.only("title", "html", "key_points_html").in_bulk(
        filter(None, numbers.values())
    )
    found: dict[int, str] = {}
    for group in contents.groups:
        article = group.article.pk
        if article not in newer or article in found:
            continue
        then = versions.get(numbers.get(article))
        anchors = [page.item.anchor if page.is_as_chosen else "" for page in group.pages]
        if then is None or any(words_of(then, one) != words_of(group.version, one) for one in anchors):
            found[article] = group.anchor
    return list(found.values())
