"""The form of an article as the browser tests use it: whose it is, how it is opened, what stands in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import BrowserContext, FrameLocator, Page, expect

from .conftest import Site

_MAKE = """
from content.articles.publishing.context import current_render_context
from content.articles.models import Article, Part
from content.articles.publishing.publish import write_version
from content.rendering import ArticleText, render

text = ArticleText(title="For the form", summary="What it is.", part="decide", order=99, body={body!r})
article = Article.objects.create(slug="for-the-form", part=Part.objects.get(slug="decide"), order=99)
write_version(article, text, render(text, current_render_context()))
print(article.pk)
"""
_UNMAKE = """
from content.articles.models import Article
from content.sources.models import Reference
Article.objects.filter(slug="for-the-form").delete()
Reference.objects.filter(key="eskola2021").delete()
"""
BODY = "\n\n".join(["## First heading", *(f"Line {number} is ours [@guide]." for number in range(1, 41))])
KEPT = "Object.keys(localStorage).filter((name) => name.startsWith('desk-kept:'))"


@contextmanager
def article_to_write(site: Site) -> Iterator[str]:
    """The address of the form of an article that only a draft was written of; it is gone afterwards."""
    number = site.manage("shell", "-v", "0", "-c", _MAKE.format(body=BODY)).strip()
    yield f"/admin/articles/article/{number}/change/"
    site.manage("shell", "-v", "0", "-c", _UNMAKE)


@dataclass
class Desk:
    """A browser in which a writer has signed in, and what its pages complained of."""

    context: BrowserContext
    name: str
    path: str
    complaints: list[str] = field(default_factory=list)

    def open(self, **size: int) -> Page:
        """Open the form of the article, and wait for its preview, styles and all."""
        page = self.context.new_page()
        if size:
            page.set_viewport_size(size)
        page.on(
            "console", lambda m: self.complaints.append(m.text) if m.type in {"error", "warning"} else None
        )
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(self.path)
        expect(shown(page).locator("h1")).to_have_text("For the form")
        # Its size comes with its styles, and what is done by clicking in it.
        until(page, "document.querySelector('.preview-page').contentDocument.readyState === 'complete'")
        return page


def shown(page: Page) -> FrameLocator:
    """Return the preview."""
    return page.frame_locator(".preview-page")


def body_of(page: Page) -> str:
    """Return what stands in the body."""
    return page.locator("#id_body").input_value()


def chosen(page: Page) -> str:
    """Return what is selected in the body."""
    return page.locator("#id_body").evaluate("e => e.value.slice(e.selectionStart, e.selectionEnd)")


def stands_in(page: Page) -> tuple[str, str]:
    """Return the line of the body in which the cursor stands, and what is selected there."""
    line = """e => e.value.slice(e.value.lastIndexOf("\\n", e.selectionStart - 1) + 1).split("\\n")[0]"""
    return page.locator("#id_body").evaluate(line), chosen(page)


def type_below(page: Page, text: str) -> None:
    """Write a paragraph at the end of the body."""
    page.locator("#id_body").focus()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(f"\n\n{text}")


def try_to_save(page: Page) -> None:
    """Press the button of a form that cannot be sent, and wait until the form knows so."""
    button = page.locator("[name=_draft]")
    with page.expect_response("**/signed-in/"):
        button.click()
    expect(button).to_have_attribute("aria-disabled", "false")


def until(page: Page, expression: str) -> None:
    """Return once an expression is true; Playwright's own way needs the eval() that the site forbids."""
    for _ in range(600):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never true: {expression}")
