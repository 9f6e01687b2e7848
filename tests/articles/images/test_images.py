"""Uploaded pictures: their files, the pages that show them, and what keeps them."""

import re

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db.models import ProtectedError
from django.utils import timezone

from content.articles.images.uses import all_uses
from content.articles.models import Article, Image, LibraryFile, Part, Plan
from content.articles.publishing.context import current_render_context
from content.articles.publishing.drafts import page_of
from content.articles.publishing.publish import render_due, withdraw
from content.articles.search.answers import search
from content.rendering import FormatError, render
from content.rendering.images.pictures import is_our_encoding
from tests.pictures import jpeg, opened, photo, saved
from tests.uploads import replace_image, store_image

from ..factories import edit

SHOWN = "Text [@brady2014].\n\n![A hand](images/hand.webp)"


pytestmark = [pytest.mark.postgres, pytest.mark.usefixtures("media")]


@pytest.fixture
def hand(loaded, editor):
    return store_image("hand", "A hand on a back.", jpeg(1300, 650), editor)


@pytest.fixture
def editor(django_user_model):
    return django_user_model.objects.create_user("editor")


def files(media) -> list[str]:
    return sorted(path.name for path in media.glob("**/*") if path.is_file())


def html_of(slug: str) -> str:
    return Article.objects.get(slug=slug).live.html


def test_picture_is_kept_in_several_widths_under_names_that_tell_what_is_in_them(hand, editor, media):
    assert (hand.width, hand.height, hand.widths) == (1300, 650, [480, 800, 1300])
    assert files(media) == sorted(f"hand-{hand.digest[:12]}-{width}.webp" for width in (480, 800, 1300))
    for width in hand.widths:
        data = default_storage.open(hand.file_at(width)).read()
        assert is_our_encoding(data)
        assert opened(data).width == width
    assert hand.file.name == hand.file_at(1300)
    assert hand.uploaded_by == editor
    assert hand.photo.addresses[480] == f"/media/images/hand-{hand.digest[:12]}-480.webp"


def test_tests_write_nothing_into_the_tree(media):
    assert not media.is_relative_to(settings.BASE_DIR)


@pytest.mark.parametrize(
    ("name", "alternative", "field"),
    [
        ("Hand", "A hand.", "name"),
        ("a_b", "A hand.", "name"),
        ("../x", "A hand.", "name"),
        ("hand\n", "A hand.", "name"),
        ("", "A hand.", "name"),
        ("a" * 81, "A hand.", "name"),
        ("taken", "A hand.", "name"),
        ("needle", "A hand.", "name"),
        ("hand", "", "alternative"),
        ("hand", "  ", "alternative"),
        ("hand", "a" * 301, "alternative"),
        ("hand", "A [hand].", "alternative"),
        ("hand", "A {{ clinic.name }}.", "alternative"),
        ("hand", "A <b>.", "alternative"),
        ("hand", "A\x07.", "alternative"),
    ],
)
def test_name_or_words_that_cannot_stand_are_refused_and_nothing_is_written(
    loaded, media, name, alternative, field
):
    store_image("taken", "Taken.", jpeg())
    LibraryFile.objects.create(path="figures/needle.svg", text="<svg/>")
    before = files(media)
    with pytest.raises(ValidationError) as error:
        store_image(name, alternative, jpeg())
    assert list(error.value.message_dict) == [field]
    assert files(media) == before
    assert Image.objects.count() == 1


def test_file_that_is_no_picture_is_refused_in_words(db, media):
    with pytest.raises(FormatError, match="this is a GIF"):
        store_image("hand", "A hand.", saved(photo(), "GIF"))
    assert files(media) == []


def test_files_are_written_all_or_none(loaded, media, monkeypatch):
    save, written = default_storage.save, []

    def full_after_two(name, content, **options):
        if len(written) == 2:
            raise OSError("no space left")
        written.append(name)
        return save(name, content, **options)

    monkeypatch.setattr(default_storage, "save", full_after_two)
    with pytest.raises(OSError, match="no space left"):
        store_image("hand", "A hand.", jpeg(1300, 650))
    assert files(media) == []
    assert not Image.objects.exists()


def test_markdown_to_paste_shows_the_picture_with_its_words(loaded):
    words = "A \"hand\" & *arm*, (3 cm) on_a_back: 50 % 'so' #1 ~ £ ü!"
    image = store_image("hand", words, jpeg())
    text = edit("aftercare", live=False, body=image.markdown).text
    rendered = render(text, current_render_context())
    assert rendered.problems == []
    assert opened(default_storage.open(image.file.name).read()).size == (60, 40)
    found = re.search(r'alt="([^"]*)"', rendered.html)
    assert found[1].replace("&quot;", '"').replace("&amp;", "&") == words


def test_page_shows_the_picture_and_is_found_by_its_caption(hand):
    edit("aftercare", body='Text [@brady2014].\n\n![A hand](images/hand.webp "Kneading dough [@brady2014].")')
    assert hand.photo.addresses[800] in html_of("aftercare")
    assert [found.page.slug for found in search("kneading").pages] == ["aftercare"]
    assert not search("webp").pages


def test_replaced_picture_shows_on_pages_and_in_drafts_and_its_files_go(
    hand, editor, media, django_capture_on_commit_callbacks
):
    edit("aftercare", body=SHOWN)
    draft = edit("risks", live=False, body=SHOWN)
    former = hand.photo.addresses[800]
    with django_capture_on_commit_callbacks(execute=True):
        replace_image(hand, jpeg(900, 600), editor)
        assert len(files(media)) == 5
    for html in (html_of("aftercare"), page_of(draft).live.html):
        assert former not in html
        assert hand.photo.addresses[480] in html
    assert files(media) == sorted(f"hand-{hand.digest[:12]}-{width}.webp" for width in (480, 900))
    hand.refresh_from_db()
    assert (hand.width, hand.height, hand.widths) == (900, 600, [480, 900])


def test_former_files_stay_until_no_page_shows_them(hand, media, django_capture_on_commit_callbacks):
    edit("aftercare", body=SHOWN)
    broken = LibraryFile.objects.create(path="figures/broken.svg", text="no drawing")
    with django_capture_on_commit_callbacks(execute=True):
        replace_image(hand, jpeg(900, 600))
    assert len(files(media)) == 5
    broken.delete()
    with django_capture_on_commit_callbacks(execute=True):
        assert render_due() == 1
    assert hand.photo.addresses[480] in html_of("aftercare")
    assert files(media) == sorted(f"hand-{hand.digest[:12]}-{width}.webp" for width in (480, 900))


def test_picture_that_is_replaced_by_itself_stays(hand, media, django_capture_on_commit_callbacks):
    before, when = files(media), hand.uploaded_at
    with django_capture_on_commit_callbacks(execute=True):
        replace_image(hand, jpeg(1300, 650))
    assert files(media) == before
    assert Image.objects.get().uploaded_at == when


def test_file_that_cannot_replace_a_picture_leaves_it_alone(hand, media):
    before = files(media)
    with pytest.raises(FormatError):
        replace_image(hand, b"<html>")
    assert files(media) == before
    assert Image.objects.get().digest == hand.digest


def test_picture_that_nothing_shows_is_deleted_with_its_files(
    hand, media, django_capture_on_commit_callbacks
):
    other = store_image("other", "Another.", jpeg())
    with django_capture_on_commit_callbacks(execute=True):
        hand.delete()
        assert len(files(media)) == 4
    assert files(media) == [f"other-{other.digest[:12]}-60.webp"]


def test_picture_that_was_deleted_and_uploaded_again_keeps_its_files(
    hand, media, django_capture_on_commit_callbacks
):
    before = files(media)
    with django_capture_on_commit_callbacks(execute=True):
        hand.delete()
        store_image("hand", "A hand on a back.", jpeg(1300, 650))
    assert files(media) == before


def shown_live():
    edit("aftercare", body=SHOWN)


def shown_in_a_draft():
    edit("aftercare", live=False, body=SHOWN)


def shown_as_a_key_point():
    edit("aftercare", key_points=("![A hand](images/hand.webp)",))


def shown_when_a_plan_is_due():
    version = edit("aftercare", live=False, body=SHOWN)
    edit("aftercare", live=False, body="Text [@brady2014].")
    Plan.objects.create(article=version.article, version=version, at=timezone.now())


def shown_below_a_part():
    Part.objects.filter(slug="afterwards").update(footer="![A hand](images/hand.webp)")


def shown_on_a_withdrawn_page():
    edit("aftercare", body=SHOWN)
    withdraw(Article.objects.get(slug="aftercare"), None)


@pytest.mark.parametrize(
    ("show", "words"),
    [
        (shown_live, "the page “After your session” shows it; take it out there first"),
        (shown_in_a_draft, "the draft of “After your session” shows it"),
        (shown_as_a_key_point, "the page “After your session” shows it"),
        (shown_when_a_plan_is_due, "the draft of “After your session” shows it"),
        (shown_below_a_part, "the footer of the part “Afterwards” shows it"),
        (shown_on_a_withdrawn_page, "the withdrawn page “After your session” shows it"),
    ],
)
def test_picture_that_is_shown_cannot_be_deleted(hand, media, show, words):
    show()
    before = files(media)
    with pytest.raises(ProtectedError, match=words):
        hand.delete()
    assert files(media) == before


def test_former_text_does_not_keep_a_picture(hand):
    edit("aftercare", body=SHOWN)
    edit("aftercare", body="Text [@brady2014].")
    assert all_uses() == {}
    hand.delete()
    assert not Image.objects.exists()


def test_picture_of_a_longer_name_is_another(hand):
    store_image("left-hand", "Another.", jpeg())
    edit("aftercare", body="Text [@brady2014].\n\n![A](images/left-hand.webp)")
    assert list(all_uses()) == ["left-hand"]
