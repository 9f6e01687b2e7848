"""What the site holds, read as values: two reads are equal until something changes that a plan looks at."""

import pytest

from content.articles.models import Article, LibraryFile, Part, Redirect, Version
from content.articles.sync.state import SiteState
from content.clinic.models import Clinic
from content.sources.models import Reference

from ..factories import edit

pytestmark = pytest.mark.postgres


def test_state_has_the_texts_of_a_page_and_where_they_are_from(loaded):
    edit("aftercare", title="A draft", live=False)
    page = SiteState.now().articles["aftercare"]
    assert (page.live.text.title, page.live.number) == ("After your session", 1)
    assert (page.newest.text.title, page.newest.number, page.newest.author) == ("A draft", 2, "")
    assert page.loaded == page.file_text == (loaded / "articles/aftercare.md").read_text()
    assert page.is_published


@pytest.mark.parametrize(
    "change",
    [
        lambda: edit("risks", title="A draft", live=False),
        lambda: Version.objects.update(state=Version.State.IN_REVIEW),
        lambda: Article.objects.update(loaded=""),
        lambda: Article.objects.update(part=Part.objects.get(slug="about")),
        lambda: Article.objects.filter(slug="risks").update(live=None),
        lambda: Redirect.objects.create(old_slug="dangers", article=Article.objects.get(slug="risks")),
        lambda: Reference.objects.update(position=7),
        lambda: Part.objects.update(summary="Another."),
        lambda: LibraryFile.objects.update(loaded=""),
        lambda: Clinic.objects.create(name="The Needle Room"),
    ],
)
def test_state_differs_after_whatever_a_plan_looks_at_has_changed(loaded, change):
    before = SiteState.now()
    assert SiteState.now() == before
    change()
    assert SiteState.now() != before
