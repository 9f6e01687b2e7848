"""QR codes on paper: their address holds the time at which the printed text was published.

So a reader who comes to the site with an old sheet is told where the page has changed since.
"""

from collections.abc import Mapping
from datetime import UTC, datetime

PARAMETER = "v"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_EARLIEST = 1_577_836_800
"""1 January 2020, in seconds since 1970: this site has printed nothing older."""


def moment(time: datetime) -> int:
    """Return a time in whole seconds since 1970 (UTC)."""
    return int(time.timestamp())


def address_on_paper(address: str, text_of: int) -> str:
    """Return an address for a QR code: with the time of its text, in seconds since 1970, in base 36."""
    digits = ""
    while text_of:
        text_of, rest = divmod(text_of, 36)
        digits = _DIGITS[rest] + digits
    return f"{address}?{PARAMETER}={digits}"


def text_on_paper(parameters: Mapping[str, str]) -> int | None:
    """Return the time of the text on the sheet whose QR code led here, in seconds since 1970, or None.

    `parameters` are those of the request's query. A value that is no possible time counts as none.
    """
    value = parameters.get(PARAMETER, "")
    if not (1 <= len(value) <= 8 and value.isascii() and value.isalnum()):
        return None
    seconds = int(value, 36)
    return seconds if _EARLIEST <= seconds <= datetime.now(UTC).timestamp() else None


def older_paper(parameters: Mapping[str, str], now: datetime) -> datetime | None:
    """Return when the text on a reader's sheet was published if the page is newer, otherwise None.

    `now` is the time of the text that the page shows.
    """
    seconds = text_on_paper(parameters)
    return day_of(seconds) if seconds is not None and moment(now) > seconds else None


def day_of(seconds: int) -> datetime:
    """Return seconds since 1970 as a time in UTC."""
    return datetime.fromtimestamp(seconds, UTC)
