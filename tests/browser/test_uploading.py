"""A picture's way from a telephone to readers: uploaded, put into an article, seen before, published."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.pictures import jpeg

from .conftest import Site
from .people import make_person, signed_in
from .writing import shown

MAKE = """
from content.articles.publishing.context import current_render_context
from content.articles.models import Article, Part
from content.articles.publishing.publish import publish, write_version
from content.rendering import ArticleText, render

body = "Sore [@guide]."
text = ArticleText(title="With a picture", summary="What it is.", part="decide", order=99, body=body)
article = Article.objects.create(slug="with-a-picture", part=Part.objects.get(slug="decide"), order=99)
publish(write_version(article, text, render(text, current_render_context())))
print(article.pk)
"""
UNMAKE = """
from content.articles.models import Article, Image, Version
pages = Article.objects.filter(slug="with-a-picture")
pages.update(live=None)
Version.objects.filter(article__in=pages).delete()
pages.delete()
for image in Image.objects.filter(name="hand-on-a-shoulder"):
    image.delete()
"""
PHONE = {"viewport": {"width": 390, "height": 844}}
WORDS = "A hand lies flat on a shoulder."
IS_WHOLE = """(image) => image.complete && image.naturalWidth > 0
  && image.getBoundingClientRect().right <= innerWidth"""


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """A page on a reviewer's telephone; nothing on it may fail or break the site's policy."""
    context = signed_in(browser, site, make_person(site, "Reviewer"), **PHONE)
    page, complaints = context.new_page(), []
    page.on("console", lambda m: complaints.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


@pytest.fixture
def article(site: Site) -> Iterator[str]:
    """The form of a published article; it and the picture are gone afterwards."""
    number = site.manage("shell", "-v", "0", "-c", MAKE).strip()
    yield f"/admin/articles/article/{number}/change/"
    site.manage("shell", "-v", "0", "-c", UNMAKE)


def upload(page: Page, name: str, kind: str, data: bytes) -> None:
    """Send the form that adds a picture."""
    page.goto("/admin/articles/image/")
    page.locator(".object-tools a").click()
    page.get_by_label("File").set_input_files({"name": name, "mimeType": kind, "buffer": data})
    page.get_by_label("Alternative").fill(WORDS)
    page.get_by_role("button", name="Save", exact=True).click()


def test_uploaded_picture_goes_into_an_article_and_readers_see_it(page: Page, article: str):
    upload(page, "Hand on a shoulder.jpg", "image/jpeg", jpeg(1600, 1200))
    expect(page.locator(".messagelist")).to_contain_text("The picture is kept.")
    expect(page.get_by_role("img", name=WORDS)).to_be_visible()
    page.goto("/admin/articles/image/")
    expect(page.get_by_role("link", name="hand-on-a-shoulder")).to_be_visible()

    page.goto(article)
    expect(shown(page).locator("h1")).to_have_text("With a picture")
    page.locator("#id_body").press("Control+End")
    page.get_by_role("button", name="Picture…").click()
    page.get_by_role("combobox", name="Search by name").fill("hand-on-a-shoulder")
    expect(page.locator("#pick-picture-list [role=option]")).to_have_count(1)
    page.get_by_role("option", name="hand-on-a-shoulder").click()
    dialog = page.locator("dialog[open]")
    expect(dialog.get_by_label("What the picture shows")).to_have_value(WORDS)
    dialog.get_by_label("Caption").fill("Warm hands help [@guide].")
    dialog.get_by_role("button", name="Put in the picture").click()
    line = f'![{WORDS}](images/hand-on-a-shoulder.webp "Warm hands help [@guide].")'
    expect(page.locator("#id_body")).to_have_value(f"Sore [@guide].\n\n{line}")
    page.locator("[data-show=preview]").click()
    picture = shown(page).get_by_role("img", name=WORDS)
    picture.scroll_into_view_if_needed()
    expect(picture).to_be_visible()
    expect(shown(page).locator("figcaption")).to_contain_text("Warm hands help")

    page.locator("[data-show=form]").click()
    page.get_by_role("button", name="Save and publish").click()
    expect(page.locator(".messagelist")).to_contain_text("ublished")
    page.goto("/with-a-picture/")
    picture = page.get_by_role("img", name=WORDS)
    picture.scroll_into_view_if_needed()
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("complete", value=True)
    assert picture.evaluate(IS_WHOLE)
    assert picture.evaluate("image => image.currentSrc").endswith(".webp")


@pytest.mark.parametrize(
    ("name", "kind", "data", "words"),
    [
        (
            "drawing.png",
            "image/png",
            b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
            "This is an SVG drawing, which can hold programs",
        ),
        ("photo.jpg", "image/jpeg", jpeg(900, 600)[:2000], "is damaged or cut off"),
    ],
    ids=["an SVG called PNG", "a JPEG cut off"],
)
def test_upload_that_is_no_picture_is_refused_at_its_field(page: Page, name, kind, data, words):
    upload(page, name, kind, data)
    field = page.get_by_label("File")
    expect(page.locator(".errornote")).to_be_visible()
    expect(page.locator(".field-upload .errorlist")).to_contain_text(words)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Alternative")).to_have_value(WORDS)
    page.goto("/admin/articles/image/")
    expect(page.get_by_role("link", name=name.partition(".")[0], exact=True)).to_have_count(0)
