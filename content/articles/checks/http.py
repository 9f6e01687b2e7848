"""Asking another site whether one of its addresses still leads somewhere.

A site is asked as politely as a program can: by the name of this one, with HEAD where that is enough, and
nothing of what it sends is read beyond the head of its answer.
"""

import contextlib
import socket
import ssl
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import lru_cache
from http.client import HTTPConnection, HTTPException
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Thread
from urllib.parse import SplitResult, quote, urljoin, urlsplit

MAX_REDIRECTS = 5
REFUSING = frozenset({403, 429, 999})
"""How sites answer that turn programs away: whether a reader gets through, they do not tell."""

_FOR_GOOD, _FOR_NOW = frozenset({301, 308}), frozenset({302, 303, 307})
_STATUSES = {
    401: "it asks for a password",
    404: "there is no such page",
    410: "the page is gone for good",
    451: "the page may not be shown",
}
_CERTIFICATES = {
    10: "its certificate has expired",
    18: "its certificate is signed by nobody but itself",
    19: "its certificate is signed by nobody who is trusted",
    20: "its certificate is signed by nobody who is trusted",
    62: "its certificate is for another site",
    64: "its certificate is for another site",
}
"""OpenSSL's codes of why a certificate is not accepted."""

_NO_SITE = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})
_GLOBAL, _NAT64 = IPv6Network("2000::/3"), IPv6Network("64:ff9b::/96")
_SAFE = "/%:@!$&'()*+,;=~?"


class NotPublicError(Exception):
    """An address leads into a private network, where nobody outside can follow."""


_WORDS: tuple[tuple[type[Exception], str], ...] = (
    (NotPublicError, "not a public address"),
    (TimeoutError, "no answer came within {timeout:g} seconds"),
    (socket.gaierror, "the site's name could not be looked up"),
    (ssl.SSLError, "no secure connection could be made"),
    (ConnectionRefusedError, "the site refuses to be connected to"),
    (ConnectionError, "the site broke the connection off"),
    (HTTPException, "the site broke the connection off"),
    (OSError, "the site could not be reached"),
    (ValueError, "this is not the address of a web page"),
)


@dataclass(frozen=True)
class Answer:
    """How an address answered: the HTTP status, what is wrong in words, where it has moved for good."""

    status: int | None
    wrong: str = ""
    moved_to: str = ""

    @property
    def is_refused(self) -> bool:
        """Tell whether the site turned us away, so that nothing is known of the address."""
        return self.status in REFUSING

    @property
    def words(self) -> str:
        """What is to be known of the address; nothing where it is simply sound."""
        if self.is_refused:
            return f"could not be checked: the site turns programs away ({self.status})"
        if self.moved_to and not self.wrong:
            return f"has moved for good to {self.moved_to}"
        return self.wrong


@dataclass(frozen=True)
class Asker:
    """Asks addresses, one at a time.

    `pause` is called before each request and may wait, or raise to end the whole. `private` allows
    addresses of private networks, which are refused otherwise.
    """

    agent: str
    timeout: float
    pause: Callable[[], None] = lambda: None
    private: bool = False

    def ask(self, url: str) -> Answer:
        """Ask an address, and those that it sends its readers on to; nothing is raised but by `pause`."""
        here, moved_to, is_for_good = url, "", True
        try:
            for _ in range(MAX_REDIRECTS + 1):
                status, location = self._status(here)
                if status not in _FOR_GOOD | _FOR_NOW or not location:
                    return Answer(status, _wrong(status), moved_to)
                here = urljoin(here, location)
                is_for_good = is_for_good and status in _FOR_GOOD
                moved_to = here if is_for_good else moved_to
        except (OSError, HTTPException, NotPublicError, ValueError) as error:
            return Answer(None, _words(error).format(timeout=self.timeout))
        return Answer(status, f"it sends its readers on more than {MAX_REDIRECTS} times")

    def _status(self, url: str) -> tuple[int, str]:
        """Return status and Location; what HEAD does not get, GET may."""
        try:
            status, location = self._request("HEAD", url)
            if status < 400:
                return status, location
        except (HTTPException, ConnectionResetError, BrokenPipeError):
            pass
        return self._request("GET", url)

    def _request(self, method: str, url: str) -> tuple[int, str]:
        self.pause()
        parts = urlsplit(url)
        connection = _connection(parts, self.timeout)
        connection.private = self.private
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        answer: Future[tuple[int, str]] = Future()
        # A name's look-up has no time limit, and a socket's begins anew with each byte that comes. So all
        # that is waited for is waited for elsewhere, and here only as long as it may take together.
        asking = (connection, method, quote(path, safe=_SAFE), self.agent, answer)
        Thread(target=_exchange, args=asking, daemon=True).start()
        try:
            return answer.result(self.timeout)
        finally:
            connection.cut()


def _exchange(
    connection: "_Connection", method: str, path: str, agent: str, answer: Future[tuple[int, str]]
) -> None:
    """Send a request, and put status and Location, or what went wrong, into `answer`."""
    try:
        connection.request(method, path, headers={"User-Agent": agent, "Accept": "*/*"})
        response = connection.getresponse()
        # A header holds bytes, which a browser sends on as they are.
        location = (response.getheader("Location") or "").encode("latin-1", "ignore")
        answer.set_result((response.status, quote(location, safe=_SAFE + "#[]")))
    except Exception as error:  # noqa: BLE001 it is raised where the answer is waited for
        answer.set_exception(error)
    finally:
        connection.close()


def _words(error: Exception) -> str:
    """Say in plain words why no answer came."""
    if isinstance(error, socket.gaierror) and error.errno in _NO_SITE:
        return "there is no site of this name"
    if isinstance(error, ssl.SSLCertVerificationError):
        return _CERTIFICATES.get(error.verify_code, "its certificate is not valid")
    return next(words for kind, words in _WORDS if isinstance(error, kind))


def _wrong(status: int) -> str:
    if status < 400 or status in REFUSING:
        return ""
    fault = "the site has a fault" if status >= 500 else "the site refuses the page"
    return f"{_STATUSES.get(status, fault)} ({status})"


class _Connection(HTTPConnection):
    """A connection to a public address, which can be cut off from outside."""

    private = False
    was_cut = False

    def __init__(self, host: str, port: int, timeout: float) -> None:
        super().__init__(host, port, timeout=timeout)
        self.seconds = timeout

    def connect(self) -> None:
        """Connect to one of the addresses that were looked at, and to no other."""
        found = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        places = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        if not self.private and not all(map(is_public, places)):
            raise NotPublicError
        for place in places:
            try:
                # Each has its share of the time, so that one that never answers leaves some to the next.
                self.sock = socket.create_connection((place, self.port), self.seconds / len(places))
                break
            except OSError:
                if place == places[-1] or self.was_cut:
                    raise
        self.sock.settimeout(self.seconds)
        self.go_on()

    def go_on(self) -> None:
        """Go on unless it was cut off before there was a socket to cut. Raises TimeoutError."""
        if self.was_cut:
            raise TimeoutError

    def cut(self) -> None:
        """End whatever the connection waits for."""
        self.was_cut = True
        with contextlib.suppress(AttributeError, OSError):
            self.sock.shutdown(socket.SHUT_RDWR)


class _SecureConnection(_Connection):
    """The same under TLS; the certificate is checked against the name of the host."""

    default_port = 443

    def connect(self) -> None:
        """Connect, and agree on the encryption."""
        super().connect()
        self.sock = _tls().wrap_socket(self.sock, server_hostname=self.host, do_handshake_on_connect=False)
        self.go_on()
        self.sock.do_handshake()


@lru_cache(maxsize=1)
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()


def _connection(parts: SplitResult, timeout: float) -> _Connection:
    """Return a connection for an address. Raises ValueError where it is none of a web page."""
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(parts)
    if parts.scheme == "https":
        return _SecureConnection(parts.hostname, parts.port or 443, timeout)
    return _Connection(parts.hostname, parts.port or 80, timeout)


def is_public(address: str) -> bool:
    """Tell whether an IP address is one that anybody may reach; so is not one that wraps a private one.

    IPv6 has public addresses in 2000::/3 alone (RFC 4291, IANA's registry), so no prefix for translation
    within a network (64:ff9b:1::/48, RFC 8215) is one. 64:ff9b::/96 stands for the public IPv4 address that
    it ends in (RFC 6052).
    """
    place = _inner(ip_address(address))
    is_apart = isinstance(place, IPv6Address) and place not in _GLOBAL
    return place.is_global and not place.is_multicast and not is_apart


def _inner(place: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Return the IPv4 address that an IPv6 address stands for, or what it is itself."""
    if isinstance(place, IPv4Address):
        return place
    if place in _NAT64:
        return IPv4Address(int(place) & 0xFFFFFFFF)
    return place.ipv4_mapped or place.sixtofour or place
