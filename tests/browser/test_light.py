"""Light: what a first visit fetches, measured at the wire, and that nothing moves while it arrives."""

import pytest
from playwright.sync_api import Browser, Page, Request

KB = 1000
PAGES = ["/", "/risks/", "/who-should-not-have-it/", "/checklist/", "/glossary/", "/search/?q=sore"]


def fetched(page: Page, path: str) -> list[Request]:
    """Open a page as on a first visit; return all that it fetched."""
    requests: list[Request] = []
    page.on("requestfinished", lambda request: requests.append(request))  # noqa: PLW0108 it wants a function
    page.goto(path, wait_until="networkidle")
    return requests


def weight(requests: list[Request], kind: str = "") -> int:
    """Return the bytes at the wire, headers and all, of the answers of one kind, or of every kind."""
    sizes = [request.sizes() for request in requests if not kind or request.resource_type == kind]
    return sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)


@pytest.mark.parametrize("path", PAGES)
def test_first_visit_fits_its_budget(page: Page, path: str):
    requests = fetched(page, path)
    kinds = {kind: weight(requests, kind) for kind in ("document", "stylesheet", "script")}
    assert weight(requests) <= 40 * KB, kinds
    assert sum(r.sizes()["responseBodySize"] for r in requests if r.resource_type == "stylesheet") <= 10 * KB
    assert sum(r.sizes()["responseBodySize"] for r in requests if r.resource_type == "script") <= 3 * KB
    assert kinds["stylesheet"] > KB


@pytest.mark.parametrize("path", PAGES)
def test_page_asks_nobody_else_and_keeps_nothing(page: Page, path: str, base_url: str):
    requests = fetched(page, path)
    assert {request.url.startswith(base_url) or request.url for request in requests} == {True}
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


SHIFTS = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((shift) => (sum += shift.value)))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 300);
})"""


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_a_page_arrives(browser: Browser, base_url: str, path: str, width: int):
    page = browser.new_page(base_url=base_url, viewport={"width": width, "height": 800})
    page.goto(path, wait_until="networkidle")
    # Chromium may paint while a line is still arriving. A tenth of what Web Vitals calls good is not seen.
    assert page.evaluate(SHIFTS) < 0.01
    page.close()
