"""Light: what a first visit fetches, measured at the wire, and that nothing moves while it arrives."""

import gzip
import re
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import urljoin, urlsplit

import brotli
import pytest
from playwright.sync_api import Browser

from tests.pages import Page

from .conftest import Site

pytestmark = pytest.mark.guide

KB = 1000
PAGES = [
    "/",
    "/risks/",
    "/aftercare/",
    "/who-should-not-have-it/",
    "/checklist/",
    "/glossary/",
    "/search/?q=sore",
]

REQUESTS = 6
"""How many requests a first visit makes at most, besides that for the icon of the browser's tab."""

MORE_REQUESTS = {"/checklist/": 8}
"""Two more scripts keep on the device what is ticked, where a reader wants that."""

IMPORT = re.compile(r'^import .*?"([^"]+)";', re.MULTILINE)
"""An import of a script, as `collectstatic` finds it."""


@dataclass(frozen=True)
class Answer:
    """What came back at the wire: the sizes of its header and of its body, and the body made whole."""

    header: int
    body: int
    text: str


def ask(site: Site, path: str) -> Answer:
    """Fetch something as a browser does on a first visit."""
    with closing(HTTPConnection(urlsplit(site.address).netloc, timeout=60)) as connection:
        connection.request("GET", path, headers={"Accept-Encoding": "gzip, deflate, br"})
        answer = connection.getresponse()
        body = answer.read()
        assert answer.status == 200, path
    header = sum(len(f"{name}: {value}\r\n") for name, value in answer.getheaders())
    unpack = {"gzip": gzip.decompress, "br": brotli.decompress}.get(answer.headers["Content-Encoding"], bytes)
    return Answer(header, len(body), unpack(body).decode(errors="replace"))


def first_visit(site: Site, path: str) -> dict[str, dict[str, Answer]]:
    """Return a page and all that it may make a browser fetch, by kind and path."""
    page = ask(site, path)
    root = Page(page.text).root
    links = [link.get("href") for link in root.iter("link") if link.get("rel") == "stylesheet"]
    styles = {style: ask(site, style) for style in links}
    pictures = [str(picture.get("src")) for picture in root.iter("img")]
    for style, answer in styles.items():
        pictures += [urljoin(style, name) for name in re.findall(r'url\("?([^")]+)"?\)', answer.text)]
    scripts = [script.get("src") for script in root.iter("script") if script.get("src")]
    fetched: dict[str, Answer] = {}
    while scripts:
        if (script := scripts.pop()) not in fetched:
            fetched[script] = ask(site, script)
            scripts += [urljoin(script, name) for name in IMPORT.findall(fetched[script].text)]
    return {
        "page": {path: page},
        "style": styles,
        "script": fetched,
        "picture": {picture: ask(site, picture) for picture in pictures},
    }


@pytest.mark.parametrize("path", PAGES)
def test_first_visit_fits_its_budget(site: Site, path: str):
    visit = first_visit(site, path)
    body = {kind: sum(answer.body for answer in found.values()) for kind, found in visit.items()}
    header = sum(answer.header for found in visit.values() for answer in found.values())
    assert header + sum(body.values()) <= 40 * KB, body
    assert KB < body["style"] <= 10 * KB
    assert body["script"] <= 4 * KB


SHIFTS = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((shift) => (sum += shift.value)))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 300);
})"""


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_and_nobody_else_is_asked_and_nothing_is_kept(
    browser: Browser, site: Site, path: str, width: int
):
    page = browser.new_page(base_url=site.address, viewport={"width": width, "height": 800})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path, wait_until="networkidle")
    # Chromium may paint while a line is still arriving. A tenth of what Web Vitals calls good is not seen.
    assert page.evaluate(SHIFTS) < 0.01
    assert len(asked) <= MORE_REQUESTS.get(path, REQUESTS), asked
    weighed = {site.address + other for found in first_visit(site, path).values() for other in found}
    assert set(asked) <= weighed
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.close()
