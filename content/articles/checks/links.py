"""Addresses on other sites: where the guide names them, and whether they still lead somewhere."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from itertools import chain
from urllib.parse import unquote, urldefrag, urlsplit

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from content.sources.csl import DOI
from content.sources.models import Reference

from ..models import Article, LinkCheck, Part
from .http import Answer, LinkClient

MAX_ADDRESS = 500
RESOLVERS = frozenset({"doi.org", "www.doi.org", "dx.doi.org"})
"""Hosts that resolve DOIs. A DOI is persistent (ISO 26324), so only its form is checked."""


class OutOfTimeError(Exception):
    """The time that a check may take is over."""


class Kind(Enum):
    """What an address can stand in: a page, a source, or what stands below the pages of a part."""

    PAGE, SOURCE, PART_FOOTER = range(3)


@dataclass(frozen=True)
class Occurrence:
    """Where an address stands: which page, source or part it is, and what that is called."""

    pk: int
    name: str
    kind: Kind = Kind.PAGE


Occurrences = dict[str, list[Occurrence]]


@dataclass
class Pace:
    """Waits before each request, so that they come at a rate; ends the check when its time is over."""

    per_second: float
    seconds: float

    def __post_init__(self) -> None:
        self.next = time.monotonic()
        self.end = self.next + self.seconds

    def __call__(self) -> None:
        """Wait for the next turn. Raises OutOfTimeError where it comes too late."""
        if max(self.next, time.monotonic()) >= self.end:
            raise OutOfTimeError
        time.sleep(max(0.0, self.next - time.monotonic()))
        self.next = time.monotonic() + 1 / self.per_second


def outside_addresses() -> Occurrences:
    """Return each address on another site that readers can follow, with its occurrences.

    Fragments ("#…") are left off: they are not sent to a site (RFC 9110, section 4.2.5).
    """
    found: Occurrences = {}
    pages = Article.objects.published().values_list(
        "pk", "live__title", "live__blocks", "live__key_point_blocks", "live__next_step_blocks"
    )
    for pk, title, *texts in pages:
        for block in chain(*texts):
            for address in block.addresses:
                _add(found, address, Occurrence(pk, title))
    for part in Part.objects.filter(pk__in=Article.objects.published().values("part")):
        occurrence = Occurrence(part.pk, f"Footer of the part “{part}”", Kind.PART_FOOTER)
        for block in part.footer_blocks:
            for address in block.addresses:
                _add(found, address, occurrence)
    for reference in Reference.objects.all():
        occurrence = Occurrence(reference.pk, reference.name, Kind.SOURCE)
        if url := reference.csl.get("URL"):
            _add(found, str(url), occurrence)
        if doi := reference.csl.get("DOI"):
            _add(found, f"https://doi.org/{doi}", occurrence)
    return found


def is_doi(address: str) -> bool:
    """Tell whether an address is that of a DOI, which is checked for its form and not fetched."""
    return _host(address) in RESOLVERS


def check_addresses(
    client: LinkClient, addresses: Occurrences, limit: int | None = None
) -> Iterator[tuple[str, Answer]]:
    """Check addresses, those whose last check is oldest first, and write each answer down at once.

    An address that stands nowhere any more is forgotten. What is not reached, by `limit` or because the
    client's time is over, keeps its last result.
    """
    _forget_all_but(addresses)
    dois = [address for address in addresses if is_doi(address)]
    for address in dois:
        if not DOI.fullmatch(unquote(urlsplit(address).path.removeprefix("/"))):
            yield address, _record(address, Answer(None, "this is not the form of a DOI, 10.1234/abc"))
    checked = dict(LinkCheck.objects.values_list("url", "checked_at"))
    never = datetime.min.replace(tzinfo=UTC)
    waiting = sorted(set(addresses) - set(dois), key=lambda address: (checked.get(address, never), address))
    for address in waiting[:limit]:
        try:
            answer = client.check(address)
        except OutOfTimeError:
            return
        yield address, _record(address, answer)


@transaction.atomic
def _record(address: str, answer: Answer) -> Answer:
    now = timezone.now()
    known = LinkCheck.objects.filter(url=address).first()
    since = (known.failing_since if known else None) or now
    LinkCheck.objects.update_or_create(
        url=address,
        defaults={
            "status": answer.status,
            "error": answer.words[:200],
            "checked_at": now,
            "failing_since": since if answer.wrong else None,
        },
    )
    return answer


def _forget_all_but(addresses: Occurrences) -> None:
    gone = [check.pk for check in LinkCheck.objects.all() if check.url not in addresses]
    LinkCheck.objects.filter(pk__in=gone).delete()


def _add(found: Occurrences, address: str, occurrence: Occurrence) -> None:
    """Note where an address stands, unless it is one of this site, or longer than an address can be."""
    address = urldefrag(address).url
    if len(address) <= MAX_ADDRESS and _host(address) != _host(settings.SITE_URL):
        occurrences = found.setdefault(address, [])
        if occurrence not in occurrences:
            occurrences.append(occurrence)


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
