"""The guide goes out as a zip, its files are changed, and it comes back in: by keyboard, on any screen."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Site
from .people import make_person, signed_in
from .test_keyboard import tab_to
from .test_sign_in import NARROW, check

MAKE = """
from content.articles.publishing.context import current_render_context
from content.articles.models import Article, Part
from content.articles.publishing.publish import publish, write_version
from content.rendering import ArticleText, render

for letter in "ab":
    text = ArticleText(title=f"To bring in {letter}", summary="What it is.", part="decide", order=99,
                       body="You may feel sore [@guide].\\n\\nRest [@guide].")
    article, _ = Article.objects.get_or_create(
        slug=f"to-bring-in-{letter}", defaults={"part": Part.objects.get(slug="decide"), "order": 99}
    )
    publish(write_version(article, text, render(text, current_render_context()), made_from=article.newest))
"""
EDIT = """
from dataclasses import replace
from content.articles.publishing.context import current_render_context
from content.articles.models import Article
from content.articles.publishing.publish import publish, write_version
from content.rendering import render

article = Article.objects.get(slug="to-bring-in-b")
text = replace(article.live.text, body="You may feel sore [@guide].\\n\\nRest, we say [@guide].")
publish(write_version(article, text, render(text, current_render_context()), made_from=article.newest))
"""
UNMAKE = """
from content.articles.models import Article, Decision, Version
pages = Article.objects.filter(slug__startswith="to-bring-in")
pages.update(live=None)
Version.objects.filter(article__in=pages).delete()
pages.delete()
"""
A, B = "articles/to-bring-in-a.md", "articles/to-bring-in-b.md"


@pytest.fixture
def pages(site: Site) -> Iterator[Site]:
    """The site with two pages of our own."""
    site.manage("shell", "-v", "0", "-c", MAKE)
    yield site
    site.manage("shell", "-v", "0", "-c", UNMAKE)


@pytest.fixture
def page(request: pytest.FixtureRequest, browser: Browser, pages: Site) -> Iterator[Page]:
    """A page of somebody who looks after the site; nothing on it may break the site's policy."""
    context = signed_in(browser, pages, make_person(pages, "Administrator"), **getattr(request, "param", {}))
    page, complaints = context.new_page(), []
    page.on("console", lambda m: complaints.append(m.text) if m.type in {"error", "warning"} else None)
    yield page
    context.close()
    assert complaints == []


def taken_out(page: Page, folder: Path) -> Path:
    """Take the guide out; return the zip."""
    page.goto("/admin/export/")
    check(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Take it out as a zip").press("Enter")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def changed(path: Path, changes: dict[str, tuple[str, str]]) -> Path:
    """Unpack a zip, change some files, and pack the folder, as a person would."""
    packed = path.with_name("changed.zip")
    with ZipFile(path) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            before, after = changes.get(name, ("", ""))
            assert before.encode() in text
            new.writestr(f"guide/{name}", text.replace(before.encode(), after.encode()) if before else text)
    return packed


def bring(page: Page, path: Path) -> None:
    """Choose a zip in the form, and go on by keyboard."""
    page.goto("/admin/import/")
    check(page)
    page.get_by_label("The zip").set_input_files(path)
    tab_to(page, ".exchange-upload button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/import/*/")


@pytest.mark.parametrize("page", [{}, NARROW], ids=["light", "dark and narrow"], indirect=True)
def test_changed_file_comes_in_after_a_look_and_a_choice(page: Page, pages: Site, tmp_path: Path):
    zipped = taken_out(page, tmp_path)
    pages.manage("shell", "-v", "0", "-c", EDIT)
    bring(page, changed(zipped, {A: ("sore", "achy"), B: ("Rest [", "Walk a little [")}))
    conflict = page.get_by_role("group", name="To bring in b")
    expect(conflict.locator("del")).to_contain_text("Rest, we say")
    expect(conflict.locator("ins")).to_contain_text("Walk a little")
    expect(conflict.get_by_label("Keep the site’s")).to_be_checked()
    page.locator("summary", has_text="To bring in a").press("Enter")
    expect(page.locator("details[open] ins")).to_contain_text("achy")
    check(page)
    tab_to(page, ".exchange-choice input")
    page.keyboard.press("ArrowDown")
    expect(conflict.get_by_label("Take the file’s")).to_be_checked()
    tab_to(page, "#note")
    page.keyboard.type("Plainer words.")
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/import/done/")
    expect(page.get_by_role("heading", name="Updated (2)")).to_be_visible()
    check(page)
    page.get_by_role("link", name="To bring in b").click()
    expect(page.locator(".prose")).to_contain_text("Walk a little")
    page.goto("/to-bring-in-a/changes/")
    expect(page.locator("main")).to_contain_text("Plainer words.")


def test_problem_is_told_with_its_line_and_another_zip_can_be_chosen(page: Page, tmp_path: Path):
    bring(page, changed(taken_out(page, tmp_path), {A: ("[@guide]", "[@nobody]")}))
    expect(page.get_by_role("alert")).to_contain_text(f"{A}:8: unknown source @nobody")
    check(page)
    expect(page.get_by_role("button", name="Bring in")).to_have_count(0)
    expect(page.get_by_label("The zip")).to_be_visible()
