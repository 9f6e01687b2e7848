"""The first page of the desk and its reports in a browser: all can use them, and Tab leads to a problem."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from .conftest import Site
from .people import make_person, signed_in
from .test_accessibility import AXE, NOT_OVERFLOWING
from .test_keyboard import FOCUSED, tab_to

FILL = """
from datetime import date, timedelta
from django.utils import timezone
from content.articles.publishing.context import current_render_context
from content.articles.models import Article, Decision, LinkCheck, MissedWord, Part, Plan, Review
from content.articles.publishing.publish import publish, write_version
from content.rendering import ArticleText, render

def write(body):
    text = ArticleText(title="For the dashboard", summary="What it is.", part="decide", order=99, body=body)
    version = write_version(article, text, render(text, current_render_context()), made_from=article.newest)
    publish(version)
    return version

now = timezone.now()
since, then = now - timedelta(days=9), now + timedelta(days=90)
article = Article.objects.create(slug="for-the-dashboard", part=Part.objects.get(slug="decide"), order=99)
lines = "\\n\\n".join(f"Line {number} [@guide]." for number in range(60))
link = "https://gone.example/" + "long-" * 30
version = write(f"{lines}\\n\\nIt never bleeds. See [there]({link}).")
was, due = date(2020, 1, 1), date(2021, 1, 1)
Review.objects.create(version=version, name="Ada", role="nurse", date=was, next_due=due)
LinkCheck.objects.create(url=link, error="there is no such page", checked_at=now, failing_since=since)
MissedWord.objects.create(word="stent", count=9)
Plan.objects.create(article=article, at=then)
Decision.objects.create(article=article, kind="failed", note="No such heading.")
"""
EMPTY = """
from content.articles.models import Article, LinkCheck, MissedWord, Version
Article.objects.filter(slug="for-the-dashboard").update(live=None)
Version.objects.filter(article__slug="for-the-dashboard").delete()
Article.objects.filter(slug="for-the-dashboard").delete()
LinkCheck.objects.all().delete()
MissedWord.objects.all().delete()
"""
PAGES = [
    "/admin/",
    *(f"/admin/reports/{name}/" for name in ("texts", "links", "changes", "searches")),
]
NARROW = {"color_scheme": "dark", "viewport": {"width": 320, "height": 640}}
RULES = """async () => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const found = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
  return found.violations.map((v) => ({ rule: v.id, help: v.help, where: v.nodes.map((n) => n.html) }));
}"""


@pytest.fixture(scope="module")
def busy_site(site: Site) -> Iterator[Site]:
    """The site with something in most panels."""
    site.manage("shell", "-v", "0", "-c", FILL)
    yield site
    site.manage("shell", "-v", "0", "-c", EMPTY)


@pytest.mark.parametrize(("group", "options"), [("Reviewer", NARROW), ("Administrator", {})])
def test_axe_finds_nothing(browser: Browser, busy_site: Site, group: str, options: dict):
    context = signed_in(browser, busy_site, make_person(busy_site, group), **options)
    page = context.new_page()
    for path in PAGES:
        assert page.goto(path).status == 200
        page.evaluate(AXE)
        found = page.evaluate(RULES)
        assert found == [], f"{path}: {json.dumps(found, indent=1)}"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert page.evaluate(NOT_OVERFLOWING.replace(".hidden", ".visually-hidden, thead")) == [], path
    context.close()


def test_tab_and_enter_lead_to_the_line_with_the_problem(browser: Browser, busy_site: Site):
    context = signed_in(browser, busy_site, make_person(busy_site, "Writer"))
    page = context.new_page()
    page.goto("/admin/")
    tab_to(page, "#section-problems li a")
    focused = page.evaluate(FOCUSED)
    assert focused["marked"], focused
    assert focused["inside"], focused
    page.keyboard.press("Enter")
    page.wait_for_url("**/change/?line=121#id_body")
    body = page.locator("#id_body")
    expect(body).to_be_focused()
    cursor = body.input_value().index("It never bleeds.")
    for end in ("selectionStart", "selectionEnd"):
        expect(body).to_have_js_property(end, cursor)
    assert body.evaluate("e => e.scrollTop > 100")
    context.close()
