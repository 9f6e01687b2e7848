"""Which machines may be asked for a page, and which certificates are trusted. The sites are real ones."""

import socket
import ssl
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from content.articles.checks import http
from content.articles.checks.http import Answer, LinkClient, is_public

CERTIFICATE = Path(__file__).with_name("localhost.pem")
"""A key of these tests alone and its certificate, for the name localhost, until the year 2126."""


class Handler(BaseHTTPRequestHandler):
    """Redirects what asks for /elsewhere, and answers the rest with 200."""

    def do_HEAD(self) -> None:
        self.server.asked.append(self.path)
        self.send_response(302 if self.path == "/elsewhere" else 200)
        if self.path == "/elsewhere":
            self.send_header("Location", f"http://localhost:{self.server.server_port}/within")
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Keep the tests' output clean."""


@pytest.fixture
def site() -> Iterator[ThreadingHTTPServer]:
    """Another site on this machine; `asked` holds the paths that it was asked for."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.asked = []
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def secure_site(site) -> ThreadingHTTPServer:
    """The same under TLS, with a certificate that nobody else has signed."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    site.socket = context.wrap_socket(site.socket, server_side=True)
    return site


@pytest.fixture
def looked_up(monkeypatch) -> list[str]:
    """Let moving.example lead to this machine the first time it is looked up, and nowhere after that.

    No name server of a test's own could be asked.
    """
    names = []
    look_up = socket.getaddrinfo

    def look_up_once(host: str, *where: object, **how: object) -> list:
        if host == "moving.example":
            names.append(host)
            return look_up("127.0.0.1" if len(names) == 1 else "127.0.0.9", *where, **how)
        return look_up(host, *where, **how)

    monkeypatch.setattr(socket, "getaddrinfo", look_up_once)
    return names


def answer_of(url: str, *, allow_private: bool = True) -> Answer:
    return LinkClient("a test", timeout=30, allow_private=allow_private).check(url)


def test_address_that_was_looked_at_is_the_one_that_is_asked(site, looked_up):
    assert answer_of(f"http://moving.example:{site.server_port}/").status == 200
    assert looked_up == ["moving.example"]


def test_redirect_into_a_private_network_is_not_followed(site, monkeypatch):
    looked_at = []

    def is_first(address: str) -> bool:
        looked_at.append(address)
        return len(looked_at) == 1

    monkeypatch.setattr(http, "is_public", is_first)  # this machine has no address that is public
    answer = answer_of(f"http://127.0.0.1:{site.server_port}/elsewhere", allow_private=False)
    assert answer == Answer(None, "not a public address")
    assert site.asked == ["/elsewhere"]


def test_certificate_that_is_trusted_is_accepted_for_its_own_name_alone(secure_site, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    http._tls.cache_clear()
    try:
        answers = [
            answer_of(f"https://{host}:{secure_site.server_port}/") for host in ("localhost", "127.0.0.1")
        ]
    finally:
        http._tls.cache_clear()
    assert answers == [Answer(200), Answer(None, "its certificate is for another site")]


def test_certificate_that_nobody_signed_is_refused(secure_site):
    answer = answer_of(f"https://localhost:{secure_site.server_port}/")
    assert answer == Answer(None, "its certificate is signed by nobody but itself")
    assert secure_site.asked == []


@pytest.mark.parametrize(
    ("scheme", "begins"),
    [("http", b"HTTP/1.1 200 OK\r\nX: "), ("https", b"\x16\x03\x03\x3f\xff")],  # a handshake's record
)
def test_site_that_sends_a_byte_now_and_then_is_hung_up_on(scheme, begins):
    def send_slowly() -> bool:
        """Send for up to a minute; return whether the other side hung up meanwhile."""
        caller, _ = server.accept()
        with caller, suppress(OSError):
            caller.sendall(begins)
            for _ in range(1200):
                caller.sendall(b"a")
                time.sleep(0.05)
            return False
        return True

    with socket.create_server(("127.0.0.1", 0)) as server, ThreadPoolExecutor() as threads:
        hung_up = threads.submit(send_slowly)
        client = LinkClient("a test", timeout=0.5, allow_private=True)
        answer = client.check(f"{scheme}://127.0.0.1:{server.getsockname()[1]}/")
        assert answer == Answer(None, "no answer came within 0.5 seconds")
        assert hung_up.result()


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("10.0.0.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("::ffff:127.0.0.1", False),
        ("2002:7f00:1::", False),
        ("fe80::1%1", False),
        ("::7f00:1", False),
        ("64:ff9b::5db8:d822", True),  # 93.184.216.34
        ("64:ff9b::a00:1", False),  # 10.0.0.1
        ("64:ff9b::e000:1", False),  # 224.0.0.1
        ("64:ff9b:1::5db8:d822", False),
        ("64:ff9b:1:ffff::a00:1", False),
    ],
)
def test_public_address_is_one_that_anybody_reaches(address, public):
    assert is_public(address) is public
