"""Limits on failed sign-ins, counted in the database, so that all processes of the site share them.

A name is locked for one IP address at a time, so a stranger cannot lock an editor out from elsewhere.
"""

from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil
from typing import Any

from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_client_username, get_cool_off
from axes.models import AccessAttempt
from django.db.models import Sum
from django.http import HttpRequest

ALL_NAMES_FACTOR = 10
"""All names together may fail this many times the limit of one from the same address: a clinic's people share
theirs."""


def direct_address(request: HttpRequest) -> str | None:
    """Return the IP address that a request comes from, where no proxy stands before the site."""
    return _counted_address(request.META.get("REMOTE_ADDR", ""))


def address_behind_proxy(request: HttpRequest) -> str | None:
    """Return the IP address that called the proxy: the last in X-Forwarded-For.

    Those before it are what the caller claims. Without the header it is the proxy's own address.
    """
    last = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return _counted_address(last) or direct_address(request)


def _counted_address(text: str) -> str | None:
    """Return the address under which failures are counted, or None where the text holds none.

    `text` may have a port and brackets. An IPv6 address counts as its /64 network, since one customer has at
    least 2**64 addresses (RFC 6177).
    """
    host = text[1:].partition("]")[0] if text.startswith("[") else text
    if host.count(":") == 1:
        host = host.partition(":")[0]
    try:
        address = ip_address(host)
    except ValueError:
        return None
    if isinstance(address, IPv6Address):
        address = address.ipv4_mapped or ip_network((address.packed, 64), strict=False).network_address
    return str(address)


class Throttle(AxesDatabaseHandler):  # type: ignore[misc] # it comes untyped
    """Counts failures per name and address, and, with a higher limit, those of all names per address."""

    def user_login_failed(
        self, sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any
    ) -> None:
        """Store a failure with its name and address, and nothing else about the request."""
        if request is not None:
            request.axes_user_agent = request.axes_http_accept = ""  # type: ignore[attr-defined]
        super().user_login_failed(sender, credentials, request, **kwargs)

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """Return the number of failures to compare with the limit."""
        here = AccessAttempt.objects.filter(
            ip_address=request.axes_ip_address,  # type: ignore[attr-defined]
            attempt_time__gte=get_cool_off_threshold(request),
        )
        all_names = here.aggregate(sum=Sum("failures_since_start"))["sum"] or 0
        own: int = super().get_failures(request, credentials)
        return max(own, all_names // ALL_NAMES_FACTOR)


def minutes_to_wait(request: HttpRequest, credentials: dict[str, Any] | None) -> int:
    """Return the minutes until somebody who was locked out may try again, at least one."""
    whole = get_cool_off(request)
    now = request.axes_attempt_time  # type: ignore[attr-defined]
    last: Any = AccessAttempt.objects.filter(
        username=get_client_username(request, credentials),
        ip_address=request.axes_ip_address,  # type: ignore[attr-defined]
    ).first()
    left = last.attempt_time + whole - now if last else whole
    return max(1, ceil(float(left.total_seconds()) / 60))
