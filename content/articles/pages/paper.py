"""Paper that leads back to the site: the address in a QR code says of which time the printed text is.

So whoever comes by a sheet that has lain in a drawer is told where the page says something else by now.
"""

from collections.abc import Mapping
from datetime import UTC, datetime

PARAMETER = "v"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_EARLIEST = 1_577_836_800
"""2020: what is older was never printed by this site."""


def moment(time: datetime) -> int:
    """Return a time in whole seconds since 1970 (UTC), as paper notes it."""
    return int(time.timestamp())


def address_on_paper(address: str, text_of: int) -> str:
    """Return an address as paper carries it: with the moment of its text in base 36."""
    digits = ""
    while text_of:
        text_of, rest = divmod(text_of, 36)
        digits = _DIGITS[rest] + digits
    return f"{address}?{PARAMETER}={digits}"


def text_on_paper(parameters: Mapping[str, str]) -> int | None:
    """Return the moment of the text on the sheet that led here, in seconds since 1970, if one did.

    `parameters` are those of the request. What is no such moment counts as nothing.
    """
    value = parameters.get(PARAMETER, "")
    if not (1 <= len(value) <= 8 and value.isascii() and value.isalnum()):
        return None
    seconds = int(value, 36)
    return seconds if _EARLIEST <= seconds <= datetime.now(UTC).timestamp() else None


def older_paper(parameters: Mapping[str, str], now: datetime) -> datetime | None:
    """Return of which time the text on a reader's sheet is, where the page says something newer by now.

    `now` is the time of the text that the page shows.
    """
    seconds = text_on_paper(parameters)
    return day_of(seconds) if seconds is not None and moment(now) > seconds else None


def day_of(seconds: int) -> datetime:
    """Return a moment as a time, to be printed."""
    return datetime.fromtimestamp(seconds, UTC)
