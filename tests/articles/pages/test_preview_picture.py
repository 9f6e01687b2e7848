"""The picture that messages show with a link to a page."""

from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image

from tests.pages import Page


@pytest.mark.parametrize("path", ["/", "/aftercare/", "/sources/"])
def test_a_page_names_its_picture_by_a_whole_address(loaded, client, path):
    page = Page(client.get(path).text)
    assert page.meta("og:image") == f"{settings.SITE_URL}{settings.STATIC_URL}img/preview.png"
    assert page.meta("og:image:alt") == "Dry needling: a patient guide"
    assert page.meta("twitter:card") == "summary_large_image"


def test_the_picture_is_as_large_as_pages_say_and_quickly_fetched(loaded, client):
    data = (Path(settings.BASE_DIR) / "static/img/preview.png").read_bytes()
    page = Page(client.get("/").text)
    said = (page.meta("og:image:width"), page.meta("og:image:height"))
    assert Image.open(BytesIO(data)).size == tuple(map(int, said)) == (1200, 630)
    assert len(data) < 60_000
