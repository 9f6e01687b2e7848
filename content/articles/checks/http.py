"""Asking another site whether one of its addresses still leads somewhere.

A site is asked as politely as a program can: by the name of this one, with HEAD where that is enough, and
nothing of what it sends is read beyond the head of its answer, whose size http.client limits. No address of
a private network is asked, nor any redirect into one.
"""

import socket
import ssl
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Thread
from urllib.parse import quote, urljoin, urlsplit

MAX_REDIRECTS = 5
REFUSING = frozenset({403, 429, 999})
"""HTTP statuses of sites that refuse programs; they do not tell whether a reader's browser gets through."""

_PERMANENT, _TEMPORARY = frozenset({301, 308}), frozenset({302, 303, 307})
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


class NoThreadError(Exception):
    """This machine can start no thread more, so no site can be asked for now."""


_EXPLANATIONS: tuple[tuple[type[Exception], str], ...] = (
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
        """What is wrong or worth knowing, in words; empty where the address is sound."""
        if self.is_refused:
            return f"could not be checked: the site turns programs away ({self.status})"
        if self.moved_to and not self.wrong:
            return f"has moved for good to {self.moved_to}"
        return self.wrong


@dataclass(frozen=True)
class LinkClient:
    """Asks other sites for addresses, one at a time, and for `timeout` seconds at most each time.

    `pause` is called before each request and may wait, or raise to end the whole. `allow_private` allows
    addresses of private networks, which are refused otherwise.
    """

    agent: str
    timeout: float
    pause: Callable[[], None] = lambda: None
    allow_private: bool = False

    def check(self, url: str) -> Answer:
        """Ask for an address, and for those that it redirects to.

        Nothing is raised but by `pause`, and NoThreadError.
        """
        here, moved_to, is_permanent = url, "", True
        try:
            for _ in range(MAX_REDIRECTS + 1):
                status, location = self._status(here)
                if status not in _PERMANENT | _TEMPORARY or not location:
                    return Answer(status, _wrong(status), moved_to)
                here = urljoin(here, location)
                is_permanent = is_permanent and status in _PERMANENT
                moved_to = here if is_permanent else moved_to
        except (OSError, HTTPException, NotPublicError, ValueError) as error:
            return Answer(None, _explain(error).format(timeout=self.timeout))
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
        """Return status and Location of one request. Raises TimeoutError after `timeout` seconds."""
        self.pause()
        connection = _connection(url, self.timeout)
        connection.allow_private = self.allow_private
        answer: Future[tuple[int, str]] = Future()
        # A name's look-up has no time limit, and a socket's begins anew with each byte that comes. So both
        # happen in a thread, which is waited for only as long as all of it may take together.
        thread = Thread(target=_exchange, args=(connection, method, url, self.agent, answer), daemon=True)
        try:
            thread.start()
        except RuntimeError as error:
            raise NoThreadError from error
        try:
            return answer.result(self.timeout)
        finally:
            connection.cut()


def _exchange(
    connection: "_Connection", method: str, url: str, agent: str, answer: Future[tuple[int, str]]
) -> None:
    """Send a request, and put status and Location, or what went wrong, into `answer`."""
    parts = urlsplit(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request(method, quote(path, safe=_SAFE), headers={"User-Agent": agent, "Accept": "*/*"})
        response = connection.getresponse()
        # A header holds bytes, which a browser sends on as they are.
        location = (response.getheader("Location") or "").encode("latin-1", "ignore")
        answer.set_result((response.status, quote(location, safe=_SAFE + "#[]")))
    except Exception as error:  # noqa: BLE001 it is raised where the answer is waited for
        answer.set_exception(error)
    finally:
        connection.close()


def _explain(error: Exception) -> str:
    """Say in plain words why no answer came."""
    if isinstance(error, socket.gaierror) and error.errno in _NO_SITE:
        return "there is no site of this name"
    if isinstance(error, ssl.SSLCertVerificationError):
        return _CERTIFICATES.get(error.verify_code, "its certificate is not valid")
    return next(words for kind, words in _EXPLANATIONS if isinstance(error, kind))


def _wrong(status: int) -> str:
    if status < 400 or status in REFUSING:
        return ""
    fault = "the site has a fault" if status >= 500 else "the site refuses the page"
    return f"{_STATUSES.get(status, fault)} ({status})"


class _Connection(HTTPConnection):
    """A connection to a public address, which can be cut off from outside."""

    timeout: float
    allow_private = False
    was_cut = False
    handle: socket.socket | None = None

    def connect(self) -> None:
        """Connect to one of the addresses that were looked up and found public, and to no other."""
        found = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        if not self.allow_private and not all(map(is_public, addresses)):
            raise NotPublicError
        for address in addresses:
            try:
                # Each has its share of the time, so that one that never answers leaves some to the next.
                share = self.timeout / len(addresses)
                self.sock = socket.create_connection((address, self.port), share)
                break
            except OSError:
                if address == addresses[-1] or self.was_cut:
                    raise
        self.sock.settimeout(self.timeout)
        self.handle = self.sock.dup()
        if self.was_cut:
            self.cut()
            raise TimeoutError

    def cut(self) -> None:
        """End whatever the connection waits for, be it in the midst of agreeing on the encryption."""
        self.was_cut = True
        if self.handle is not None:
            with suppress(OSError):
                self.handle.shutdown(socket.SHUT_RDWR)
            self.handle.close()


class _SecureConnection(HTTPSConnection, _Connection):
    """The same under TLS; the certificate is checked against the name of the host."""


@lru_cache(maxsize=1)
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()


def _connection(url: str, timeout: float) -> _Connection:
    """Return a connection for an address. Raises ValueError where it is none of a web page."""
    parts = urlsplit(url)
    if parts.scheme == "https" and parts.hostname:
        return _SecureConnection(parts.hostname, parts.port or 443, timeout=timeout, context=_tls())
    if parts.scheme == "http" and parts.hostname:
        return _Connection(parts.hostname, parts.port or 80, timeout=timeout)
    raise ValueError(url)


def is_public(address: str) -> bool:
    """Tell whether an IP address is public; an IPv6 address that stands for a private IPv4 address is not.

    IPv6 has public addresses in 2000::/3 alone (RFC 4291, IANA's registry), so no prefix for translation
    within a network (64:ff9b:1::/48, RFC 8215) is one. 64:ff9b::/96 stands for the public IPv4 address that
    it ends in (RFC 6052).
    """
    ip = _ipv4_within(ip_address(address))
    is_apart = isinstance(ip, IPv6Address) and ip not in _GLOBAL
    return ip.is_global and not ip.is_multicast and not is_apart


def _ipv4_within(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Return the IPv4 address that an IPv6 address stands for, or what it is itself."""
    if isinstance(ip, IPv4Address):
        return ip
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or ip
