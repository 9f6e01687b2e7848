"""What has changed since a sheet was printed, for whoever comes by its QR code."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import OuterRef, Subquery

from content.articles.emergency_card import parts_with_cards
from content.articles.files.layout import SIGNS
from content.articles.models import Article, LibraryFile, Part, Version
from content.articles.pages.paper import moment
from content.clinic.models import Clinic

from .contents import Contents, words_given

_URGENT = ("urgent_name", "urgent_number", "urgent_hours")
_CLINIC = ("name", "address", "email", "phone", "emergency_number", *_URGENT)
"""What a sheet tells of the clinic."""


@dataclass(frozen=True)
class Surroundings:
    """What stood around the text of sheets: the clinic, what is below each part, by its key, in order.

    `signs` is the file of the signs of danger, which the cards print.
    """

    clinic: dict[str, str]
    footers: dict[int, str]
    signs: str


def _surroundings_now() -> Surroundings:
    """Return what stands around the text of sheets now."""
    clinic = Clinic.current()
    return Surroundings(
        clinic={name: getattr(clinic, name) for name in _CLINIC},
        footers=dict(Part.objects.values_list("pk", "footer")),
        signs=LibraryFile.objects.filter(path=SIGNS).values_list("text", flat=True).first() or "",
    )


def _surroundings_before(until: datetime) -> Surroundings:
    """Return what stood around the text of sheets just before a time; what was not there yet was empty."""
    clinic = Clinic.history.filter(history_date__lt=until).values(*_CLINIC).first()
    states = Part.history.filter(history_date__lt=until).order_by("history_date", "history_id")
    footers = dict(states.values_list("id", "footer"))
    signs = LibraryFile.history.filter(path=SIGNS, history_date__lt=until)
    return Surroundings(
        clinic=clinic or dict.fromkeys(_CLINIC, ""),
        footers={part: footers.get(part, "") for part in Part.objects.values_list("pk", flat=True)},
        signs=signs.values_list("text", flat=True).first() or "",
    )


@dataclass(frozen=True)
class Changes:
    """What changed since a sheet was printed.

    `groups` are the anchors of the groups of pages at which a change is told, one for each page of the guide;
    `handout` tells of another choice of pages, another title or note. Then what stands around the text: the
    number to call in an emergency, the number for help the same day and the clinic's telephone number (each
    another now, or with `no_` none any more), the emergency card, the clinic's other details.
    """

    groups: list[str]
    handout: bool
    emergency_number: bool
    urgent_number: bool
    no_urgent_number: bool
    card: bool
    phone: bool
    no_phone: bool
    details: bool


def changed_since(contents: Contents, printed: int) -> Changes:
    """Return what changed since a sheet was printed; the time of its text is in seconds since 1970."""
    until = datetime.fromtimestamp(printed + 1, UTC)
    then, now = _surroundings_before(until), _surroundings_now()
    other = {name for name, value in now.clinic.items() if value != then.clinic[name]}
    is_set = {name for name, value in now.clinic.items() if value}
    urgent = bool(other & set(_URGENT))
    return Changes(
        groups=_groups(contents, until),
        handout=moment(contents.handout.changed_at) > printed,
        emergency_number="emergency_number" in other & is_set,
        urgent_number=urgent and "urgent_number" in is_set,
        no_urgent_number=urgent and "urgent_number" not in is_set,
        card=_has_another_card(contents, then, now),
        phone="phone" in other & is_set,
        no_phone="phone" in other - is_set,
        details=bool(other & {"name", "address", "email"}),
    )


def _has_another_card(contents: Contents, then: Surroundings, now: Surroundings) -> bool:
    """Tell whether the emergency cards of a sheet changed."""
    before, since = (
        [around.footers[part] for part in parts_with_cards(contents.parts, around.footers)]
        for around in (then, now)
    )
    return bool(since) and (since != before or then.signs != now.signs)


def _groups(contents: Contents, until: datetime) -> list[str]:
    """Return the anchors of the groups whose words changed since a time, of each page the first."""
    newer = {page.article.pk for page in contents.pages if (page.version.published_at or until) >= until}
    before = Version.objects.filter(article=OuterRef("pk"), published_at__lt=until).order_by("-published_at")
    known = Article.objects.filter(pk__in=newer).values_list("pk", Subquery(before.values("pk")[:1]))
    numbers = dict(known)
    versions = Version.objects.only("title", "blocks", "key_point_blocks").in_bulk(
        filter(None, numbers.values())
    )
    found: dict[int, str] = {}
    for group in contents.groups:
        article = group.article.pk
        if article not in newer or article in found:
            continue
        then = versions.get(numbers.get(article))
        anchors = [page.item.anchor if page.is_as_chosen else "" for page in group.pages]
        if then is None or any(words_given(then, one) != words_given(group.version, one) for one in anchors):
            found[article] = group.anchor
    return list(found.values())
