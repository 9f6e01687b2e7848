"""Deciding about a page, as people do it: review, publish, compare, go back, conflict, rename, withdraw."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Site
from .people import make_person, signed_in
from .test_accessibility import AXE, NOT_OVERFLOWING
from .test_dashboard import NARROW, RULES

MAKE = """
from content.articles.publishing.context import current_render_context
from content.articles.models import Article, Part
from content.articles.publishing.publish import publish, write_version
from content.rendering import ArticleText, render

body = "You may feel sore [@guide].\\n\\nRest [@guide].\\n\\nDrink water [@guide]."
text = ArticleText(title="To decide on", summary="What it is.", part="decide", order=99, body=body)
rendered = render(text, current_render_context())
for letter in "abcdef":
    slug = f"to-decide-on-{letter}"
    article = Article.objects.create(slug=slug, part=Part.objects.get(slug="decide"), order=99)
    publish(write_version(article, text, rendered))
    print(article.pk)
"""
UNMAKE = """
from content.articles.models import Article, Decision, Version
pages = Article.objects.filter(slug__startswith="to-decide")
pages.update(live=None)
Version.objects.filter(article__in=pages).delete()
pages.delete()
"""
TOUCHING = """() => [...document.querySelectorAll("#content :is(.stops, .refused, .decide, .plan)")]
  .filter((box) => box.previousElementSibling && box.getBoundingClientRect().top
    < box.previousElementSibling.getBoundingClientRect().bottom + 12)
  .map((box) => box.outerHTML)"""
ABOVE = """() => [...document.querySelectorAll("#content [type=checkbox]")]
  .filter((box) => box.labels[0].getBoundingClientRect().left < box.getBoundingClientRect().right)
  .map((box) => box.outerHTML)"""
NOW = """
from django.utils import timezone
from content.articles.models import Plan
Plan.objects.update(at=timezone.now())
"""


@pytest.fixture(scope="module")
def numbers(site: Site) -> Iterator[list[str]]:
    """The numbers of some published pages of our own; each test takes one."""
    yield site.manage("shell", "-v", "0", "-c", MAKE).split()
    site.manage("shell", "-v", "0", "-c", UNMAKE)


@pytest.fixture
def number(numbers: list[str]) -> str:
    """The number of a published page that no other test uses."""
    return numbers.pop()


@pytest.fixture(scope="module")
def states(browser: Browser, site: Site) -> dict[str, dict]:
    """What the browsers of a writer and a reviewer hold who have signed in."""
    found = {}
    for group in ("Writer", "Reviewer"):
        context = signed_in(browser, site, make_person(site, group))
        found[group] = context.storage_state()
        context.close()
    return found


@pytest.fixture
def sit_down(browser: Browser, site: Site, states: dict[str, dict]) -> Iterator:
    """Open a page as somebody of a group; nothing on it may fail or break the site's policy."""
    contexts, complaints = [], []

    def sit_down(group: str, path: str, *, listen: bool = True, **options) -> Page:
        context = browser.new_context(base_url=site.address, storage_state=states[group], **options)
        contexts.append(context)
        page = context.new_page()
        if listen:
            page.on(
                "console", lambda m: complaints.append(m.text) if m.type in {"error", "warning"} else None
            )
            page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path)
        return page

    yield sit_down
    for context in contexts:
        context.close()
    assert complaints == []


def test_text_is_reviewed_published_compared_and_taken_back(sit_down, number: str, site: Site):
    at = f"/admin/articles/article/{number}"
    writer = sit_down("Writer", f"{at}/change/")
    writer.locator("#id_body").fill("You may ache [@guide].")
    writer.get_by_role("button", name="Save and send to review").click()
    expect(writer.locator(".messagelist")).to_contain_text(
        "Version 2 is in review. Readers still see version 1."
    )

    reviewer = sit_down("Reviewer", f"{at}/decide/")
    reviewer.get_by_role("link", name="See version 2 as its page").click()
    expect(reviewer.locator(".draft-banner")).to_contain_text("Readers do not see this.")
    expect(reviewer.locator(".prose")).to_contain_text("You may ache")
    reviewer.go_back()
    reviewer.get_by_role("button", name="Publish now").click()
    expect(reviewer.locator(".messagelist")).to_contain_text("Published: readers see version 2 now.")

    reviewer.get_by_role("link", name="Compare", exact=True).click()
    expect(reviewer.locator("#content ins")).to_contain_text(["ache"])
    reviewer.get_by_role("link", name="As readers see it").click()
    expect(reviewer.locator(".prose ins")).to_contain_text(["ache"])
    reviewer.get_by_role("link", name="Back to the history").click()
    reviewer.get_by_role("link", name="Go back to it").click()
    reviewer.get_by_role("button", name="Go back to version 1").click()
    reviewer.get_by_role("button", name="Publish now").click()
    reviewer.get_by_role("link", name="See the page").click()
    expect(reviewer.locator(".prose")).to_contain_text("You may feel sore")


def test_boxes_stand_apart_and_ticks_before_their_words(sit_down, number: str):
    at = f"/admin/articles/article/{number}"
    writer = sit_down("Writer", f"{at}/change/")
    writer.locator("#id_body").fill("It never bleeds.")
    writer.get_by_role("button", name="Save and send to review").click()
    expect(writer.locator(".messagelist")).to_contain_text("Version 2 is in review.")
    for width in (390, 1280):
        page = sit_down("Reviewer", f"{at}/decide/", viewport={"width": width, "height": 900})
        page.get_by_text("Publish it at a set time").first.click()
        assert page.locator(".stops").count() == 1
        assert page.locator("[type=checkbox]").count() > 2
        assert page.evaluate(TOUCHING) == []
        assert page.evaluate(ABOVE) == []


def test_two_editors_who_save_over_each_other_lose_nothing(sit_down, number: str):
    path = f"/admin/articles/article/{number}/change/"
    mine, theirs = sit_down("Writer", path), sit_down("Reviewer", path)
    body = mine.locator("#id_body").input_value()
    theirs.locator("#id_title").fill("Their title")
    theirs.locator("#id_body").fill(body.replace("sore", "very sore"))
    theirs.get_by_role("button", name="Save draft").click()
    expect(theirs.locator(".messagelist")).to_contain_text("Saved as a draft, version 2.")

    mine.locator("#id_body").fill(body.replace("Drink water", "Drink tea"))
    mine.get_by_role("button", name="Save draft").click()
    expect(mine.locator(".errornote, .errorlist").first).to_be_visible()
    expect(mine.get_by_role("region", name="What changed while you were writing")).to_contain_text("very")
    expect(mine.locator("#id_title")).to_have_value("Their title")
    expect(mine.locator("#id_body")).to_have_value(
        body.replace("sore", "very sore").replace("Drink water", "Drink tea")
    )
    mine.get_by_role("button", name="Save draft").click()
    expect(mine.locator(".messagelist")).to_contain_text("Saved as a draft, version 3.")


def test_page_is_renamed_withdrawn_and_brought_back(sit_down, number: str):
    at = f"/admin/articles/article/{number}"
    page = sit_down("Reviewer", f"{at}/rename/")
    old = page.get_by_role("link", name="See the page").get_attribute("href")
    page.get_by_label("New address").fill("to-decide-anew")
    page.get_by_role("button", name="Rename the page").click()
    page.goto(old)
    expect(page).to_have_url(re.compile("/to-decide-anew/$"))

    page.goto(f"{at}/withdraw/")
    page.get_by_label("What to read instead").select_option(label="What are the risks?")
    page.get_by_role("button", name="Withdraw the page").click()
    expect(page.locator(".messagelist")).to_contain_text("The page is withdrawn.")
    state = page.context.request.get(old)
    assert state.status == 410
    assert "What are the risks?" in state.text()
    page.get_by_role("button", name="Bring the page back").click()
    assert page.context.request.get("/to-decide-anew/").status == 200


def test_page_is_published_when_its_time_has_come(sit_down, number: str, site: Site):
    at = f"/admin/articles/article/{number}"
    page = sit_down("Reviewer", f"{at}/change/")
    page.locator("#id_body").fill("Planned words [@guide].")
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator(".messagelist")).to_be_visible()
    page.goto(f"{at}/decide/")
    page.get_by_text("Publish it at a set time").click()
    page.get_by_label("Day and time").fill("2090-06-01T09:00")
    page.get_by_role("button", name="Plan it").click()
    expect(page.locator(".messagelist")).to_contain_text("to be published on 1 June 2090, 09:00")
    site.manage("shell", "-v", "0", "-c", NOW)
    site.manage("run_plans")
    page.get_by_role("link", name="See the page").click()
    expect(page.locator(".prose")).to_contain_text("Planned words")


PATHS = ["decide/", "history/", "compare/", "compare/?as=page", "sign/", "withdraw/", "rename/", "restore/1/"]


def test_axe_finds_nothing_on_the_pages_of_an_article(sit_down, number: str):
    page = sit_down("Writer", f"/admin/articles/article/{number}/change/")
    page.locator("#id_body").fill("You may ache [@guide]. " + "A-long-word-" * 20)
    page.get_by_role("button", name="Save and send to review").click()
    expect(page.locator(".messagelist")).to_be_visible()
    for mode in ({}, NARROW):
        # axe sets styles of its own, of which the browser complains.
        page = sit_down("Reviewer", f"/admin/articles/article/{number}/history/", listen=False, **mode)
        version = page.get_by_role("link", name="See its page").first.get_attribute("href")
        for path in [*PATHS, version, version.replace("page", "share")]:
            page.goto(path if path.startswith("/") else f"/admin/articles/article/{number}/{path}")
            page.evaluate(AXE)
            found = page.evaluate(RULES)
            assert found == [], f"{path}: {json.dumps(found, indent=1)}"
            assert page.evaluate(NOT_OVERFLOWING) == [] or not mode, path
