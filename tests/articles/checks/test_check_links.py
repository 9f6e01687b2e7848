"""`manage.py check_links`: what it asks of other sites, and what it notes of their answers."""

import signal
import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread, stack_size

import pytest

from content.articles.models import Article, LinkCheck, Part
from content.articles.publishing.publish import render_all, withdraw
from content.sources.models import Reference

from ..factories import edit, run

pytestmark = pytest.mark.postgres

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


class Handler(BaseHTTPRequestHandler):
    """Answers a path that names a status with it, and some others in ways of their own."""

    def do_HEAD(self) -> None:
        self.answer("HEAD")

    def do_GET(self) -> None:
        self.answer("GET")

    def answer(self, method: str) -> None:
        name = self.path.strip("/").split("?")[0]
        self.server.asked.append((method, name))
        self.server.agents.add(self.headers["User-Agent"])
        if name == "breaks-off":
            return
        if name == "interrupts":
            signal.raise_signal(signal.SIGINT)
        if self.path.endswith("last-thread"):
            # A stack for which no machine has the addresses.
            stack_size(2**47 - 4096)
        if name == "drips":
            self.drip()
            return
        statuses = {"no-head": 405 if method == "HEAD" else 200, "moved": 308, "for-now": 302, "circle": 302}
        targets = {"moved": "/200?new", "for-now": "/200", "circle": "/circle", "301": "/404"}
        self.send_response(statuses.get(name) or int(name))
        if name in targets:
            self.send_header("Location", targets[name])
        self.end_headers()

    def drip(self) -> None:
        """Send a header that never ends, a byte at a time."""
        try:
            for byte in b"HTTP/1.1 200 OK\r\nX: " + b"a" * 200:
                self.wfile.write(bytes([byte]))
                time.sleep(0.05)
        except OSError:
            pass

    def log_message(self, *args: object) -> None:
        """Keep the tests' output clean."""


@pytest.fixture
def site() -> Iterator[ThreadingHTTPServer]:
    """Another site; `asked` holds what it was asked."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.asked, server.agents = [], set()
    server.address = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def link_to(*addresses: str) -> None:
    links = " ".join(f"[there]({address})." for address in addresses)
    edit("aftercare", body=f"You may feel sore [@brady2014; @biolatto]. See {links}")


def cite_from(address: str) -> Reference:
    source = Reference.objects.get(key="biolatto")
    source.csl["URL"] = address
    source.save()
    return source


def check(*options: str):
    # A busy machine may take seconds over an answer that is none too late.
    return run("check_links", "--private", "--rate", "1000", "--timeout", "30", *options)


def answer_to(site, name: str, *options: str) -> tuple:
    """Return status, words and whether the address counts as broken, once it was checked."""
    link_to(f"{site.address}/{name}")
    check(*options)
    found = LinkCheck.objects.get()
    return found.status, found.error, found.failing_since is not None


def test_sound_address_is_asked_once_by_the_name_of_the_site(loaded, site):
    assert answer_to(site, "200") == (200, "", False)
    assert site.asked == [("HEAD", "200")]
    assert site.agents == {"needling_site (+https://guide.example/)"}


@pytest.mark.parametrize(
    ("name", "status", "words"),
    [
        ("404", 404, "there is no such page (404)"),
        ("410", 410, "the page is gone for good (410)"),
        ("401", 401, "it asks for a password (401)"),
        ("418", 418, "the site refuses the page (418)"),
        ("503", 503, "the site has a fault (503)"),
        ("301", 404, "there is no such page (404)"),
        ("circle", 302, "it sends its readers on more than 5 times"),
        ("breaks-off", None, "the site broke the connection off"),
    ],
)
def test_broken_address_says_in_words_what_is_wrong(loaded, site, name, status, words):
    assert answer_to(site, name) == (status, words, True)


def test_answer_that_never_ends_is_not_waited_for(loaded, site):
    words = "no answer came within 0.5 seconds"
    assert answer_to(site, "drips", "--timeout", "0.5") == (None, words, True)


@pytest.mark.parametrize("name", ["200", "drips"])
def test_name_that_is_looked_up_for_too_long_takes_its_time_from_the_rest(loaded, site, monkeypatch, name):
    look_up = socket.getaddrinfo

    def look_up_slowly(*where: object, **how: object) -> list:
        time.sleep(0.7)  # no name server of a test's own could be asked
        return look_up(*where, **how)

    monkeypatch.setattr(socket, "getaddrinfo", look_up_slowly)
    words = "no answer came within 0.5 seconds"
    assert answer_to(site, name, "--timeout", "0.5") == (None, words, True)


@pytest.mark.parametrize("status", [403, 429, 999])
def test_site_that_turns_programs_away_is_not_called_broken(loaded, site, status):
    words = f"could not be checked: the site turns programs away ({status})"
    assert answer_to(site, str(status)) == (status, words, False)
    assert LinkCheck.objects.to_look_at().count() == 1


def test_what_head_does_not_get_is_asked_for_with_get(loaded, site):
    assert answer_to(site, "no-head") == (200, "", False)
    assert site.asked == [("HEAD", "no-head"), ("GET", "no-head")]


def test_move_for_good_is_noted_with_the_new_address(loaded, site):
    assert answer_to(site, "moved") == (200, f"has moved for good to {site.address}/200?new", False)


def test_detour_is_no_move(loaded, site):
    assert answer_to(site, "for-now") == (200, "", False)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://no-such-site.invalid/", "there is no site of this name"),
        ("https://127.0.0.1:{port}/200", "no secure connection could be made"),
        ("http://127.0.0.1:{closed}/", "the site refuses to be connected to"),
        ("http://127.0.0.1:99999/", "this is not the address of a web page"),
    ],
)
def test_site_that_cannot_be_reached_is_broken(loaded, site, address, words):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        closed = free.getsockname()[1]
    cite_from(address.format(port=site.server_port, closed=closed))
    check()
    assert LinkCheck.objects.get().error in {words, "the site's name could not be looked up"}
    assert LinkCheck.objects.broken().exists()


def test_private_network_is_not_asked(loaded, site):
    link_to(f"{site.address}/200")
    ran = run("check_links", "--rate", "1000")
    assert (ran.status, site.asked) == (1, [])
    assert LinkCheck.objects.get().error == "not a public address"


def test_address_below_the_pages_of_a_part_is_asked(loaded, site):
    Part.objects.filter(slug="afterwards").update(footer=f"See [there]({site.address}/404?a=1&b=2).")
    render_all()
    ran = check()
    part = Part.objects.get(slug="afterwards")
    assert f"broken: {site.address}/404?a=1&b=2 (Footer of the part “{part}”)" in ran.err
    withdraw(Article.objects.get(slug="aftercare"), None)
    assert check().status == 0


def test_address_of_a_source_is_asked_and_its_doi_is_not(loaded, site):
    source = cite_from(f"{site.address}/404#part")
    ran = check()
    assert site.asked == [("HEAD", "404"), ("GET", "404")]
    assert f"broken: {site.address}/404 ({source.name}): there is no such page (404)" in ran.err
    assert ran.out.endswith("1 checked: 1 broken, 0 to look at. 0 keep their last result. "
                            "1 DOIs were checked for their form.\n")  # fmt: skip


def test_doi_in_a_text_that_has_not_its_form_is_broken(loaded):
    link_to("https://doi.org/10.1179/2042618613Y.0000000044", "https://doi.org/12/34")
    check()
    assert [found.url for found in LinkCheck.objects.broken()] == ["https://doi.org/12/34"]


def test_pages_of_this_site_and_pages_that_are_withdrawn_are_not_asked(loaded, site):
    link_to("https://guide.example/risks/", f"{site.address}/200")
    withdraw(Article.objects.get(slug="aftercare"), None)
    assert check().out.startswith("0 checked:")
    assert not LinkCheck.objects.exists()


def test_broken_address_ends_in_status_1_and_one_that_is_mended_in_0(loaded, site):
    link_to(f"{site.address}/404")
    assert check().status == 1
    first = LinkCheck.objects.get().failing_since
    check()
    assert LinkCheck.objects.get().failing_since == first
    LinkCheck.objects.update(url=f"{site.address}/200")
    link_to(f"{site.address}/200")
    assert check().status == 0
    assert LinkCheck.objects.get().failing_since is None


def test_address_that_stands_nowhere_any_more_is_forgotten(loaded, site):
    LinkCheck.objects.create(url="https://old.example/", checked_at=LONG_AGO, failing_since=LONG_AGO)
    assert check().status == 0
    assert not LinkCheck.objects.exists()


def test_longest_unchecked_comes_first_and_the_rest_keeps_its_result(loaded, site):
    link_to(*(f"{site.address}/200?{number}" for number in range(3)))
    check()
    LinkCheck.objects.filter(url__endswith="?1").update(checked_at=LONG_AGO, error="old")
    LinkCheck.objects.filter(url__endswith="?2").update(error="kept")
    site.asked.clear()
    assert "2 keep their last result" in check("--limit", "1").out
    assert len(site.asked) == 1
    assert LinkCheck.objects.get(url__endswith="?1").error == ""
    assert LinkCheck.objects.get(url__endswith="?2").error == "kept"


def test_nothing_is_asked_once_the_time_is_over(loaded, site):
    link_to(f"{site.address}/200", f"{site.address}/404")
    ran = run("check_links", "--private", "--rate", "0.01", "--max-minutes", "0.1")
    assert ran.out.startswith("1 checked: 0 broken, 0 to look at. 1 keep their last result.")
    assert len(site.asked) == 1


def test_interrupted_check_keeps_what_was_answered(loaded, site):
    signals = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        link_to(f"{site.address}/200", f"{site.address}/interrupts")
        ran = check()
    finally:
        signal.signal(signal.SIGINT, signals)
    assert ran.status == 130
    assert ran.out.startswith("Stopped. 1 checked:")
    assert LinkCheck.objects.get().status == 200


def test_check_ends_in_words_where_the_machine_can_start_no_thread_more(loaded, site):
    try:
        link_to(f"{site.address}/200?last-thread", f"{site.address}/404")
        ran = check()
    finally:
        stack_size(0)
    assert ran.status == 1
    assert ran.err == "This machine can start no thread more, so the check ends here. Run it again.\n"
    assert ran.out.startswith("1 checked: 0 broken, 0 to look at. 1 keep their last result.")
    assert LinkCheck.objects.get().url == f"{site.address}/200?last-thread"
    assert site.asked == [("HEAD", "200")]


def test_quiet_check_prints_what_is_broken(loaded, site):
    link_to(f"{site.address}/moved", f"{site.address}/404")
    ran = check("--quiet")
    assert ran.out == ""
    assert ran.err == f"broken: {site.address}/404 (After your session): there is no such page (404)\n"


def test_machine_that_reaches_nothing_is_told_of(loaded, site):
    cite_from("http://no-such-site.invalid/")
    assert "perhaps this machine does not reach the web" in check("--quiet").err
    link_to(f"{site.address}/404")
    assert "perhaps" not in check().err


@pytest.mark.parametrize("option", ["--limit", "--rate", "--timeout", "--max-minutes"])
@pytest.mark.parametrize("value", ["0", "-1", "nan", "inf", "soon"])
def test_limit_that_is_none_is_refused(db, option, value):
    assert run("check_links", option, value).status == 1
