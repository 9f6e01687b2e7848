"""Counting what readers do, as sums and nothing else; a count is never worth a reader's wait."""

import re
from typing import Any

from django.db import DatabaseError
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from ..locks import short_lock_timeout

_PROGRAMS = re.compile(
    # As nearly all robots name themselves: Googlebot, Applebot, Slackbot, TelegramBot. Cubot makes phones.
    r"(?<!cu)bot|crawl|spider|slurp"
    # Previews in messages: Facebook's, which iMessage calls itself too; WhatsApp's, and Signal's; Teams'.
    r"|facebookexternalhit|facebookcatalog|meta-external|^whatsapp|preview|embedly|vkshare"
    r"|google-inspectiontool|google-safety|googleother|mediapartners-google"
    # Scanners of mail; and Office, which asks for a link before it has a browser open it.
    r"|proofpoint|mimecast|barracuda|safelinks|symantec|forcepoint|zscaler|microsoft office|ms-office"
    r"|headless|curl/|wget/|python-|go-http-client|libwww|java/|okhttp|axios|node-fetch",
    re.IGNORECASE,
)
"""Words by which programs name themselves that ask for a page and show it to nobody."""

_AHEAD = re.compile("prefetch|prerender|preview", re.IGNORECASE)
_PURPOSES = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
"""The headers by which browsers say that they fetch a page ahead: the standard one, then the older ones of
Chrome, Safari and Firefox."""


def count_today(request: HttpRequest, days: Any, **sums: int) -> None:
    """Add to the sums of today that somebody opened a page; nothing tells who, or at what time.

    `days` is the manager of the rows of that page, one for each day.
    """
    if not _opens_page(request):
        return
    try:
        with short_lock_timeout():
            today, _ = days.get_or_create(day=timezone.localdate())
            days.filter(pk=today.pk).update(**{name: F(name) + number for name, number in sums.items()})
    except DatabaseError:
        return


def _opens_page(request: HttpRequest) -> bool:
    """Tell whether a person opens the page, as far as the request says.

    A browser that fetches it ahead does not, nor does a program that asks for its head or a piece of it, that
    makes a preview of a link or scans mail. Every browser names itself; Outlook's scanner often does not.
    """
    headers = request.headers
    agent = headers.get("User-Agent", "")
    return (
        request.method == "GET"
        and "Range" not in headers
        and not any(_AHEAD.search(headers.get(name, "")) for name in _PURPOSES)
        and bool(agent)
        and not _PROGRAMS.search(agent)
    )
