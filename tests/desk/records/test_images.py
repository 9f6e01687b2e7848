"""Pictures at the editors' desk: uploading, replacing, deleting, and what is said when one is refused."""

import errno

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from content.articles.models import Article, Image, LibraryFile
from tests.articles.factories import edit
from tests.pictures import exif, jpeg, opened, photo, png_bomb, saved
from tests.uploads import store_image

from .images import ADD, LIST, alter, change, errors, sent

pytestmark = pytest.mark.usefixtures("media")


def test_picture_is_uploaded_and_the_way_to_show_it_is_told(editor_client, loaded):
    answer = editor_client.post(ADD, sent(jpeg(exif=exif(6))), follow=True)
    image = Image.objects.get()
    assert (image.name, image.alternative, image.uploaded_by.username) == ("img-0042", "A hand.", "editor")
    assert (image.width, image.height) == (40, 60)
    assert answer.redirect_chain == [(change(image), 302)]
    assert "go back to it and press “Look again”" in answer.text
    assert answer.text.count('<code class="paste">![A hand.](images/img-0042.webp)</code>') == 2
    assert b"Camera" not in editor_client.get(image.photo.addresses[40]).content


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("Hand on Back!.png", "hand-on-back"),
        ("ärzte_haus__2.jpeg", "arzte-haus-2"),
        ("寫真.webp", "picture"),
        ("hand.jpg", "hand-2"),
        ("needle.jpg", "needle-2"),
        ("a" * 99 + ".jpg", "a" * 75),
        ("../../etc/passwd.jpg", "passwd"),
    ],
)
def test_name_is_taken_from_the_file_where_none_is_given(editor_client, hand, file, name):
    LibraryFile.objects.create(path="figures/needle.svg", text="<svg/>")
    assert editor_client.post(ADD, sent(name=file)).status_code == 302
    assert Image.objects.filter(name=name).exists()


def test_name_that_is_given_is_taken(editor_client, loaded):
    editor_client.post(ADD, {**sent(), "name": "my-hand"})
    assert Image.objects.get().name == "my-hand"


def test_file_is_looked_at_and_not_its_name(editor_client, loaded):
    assert editor_client.post(ADD, sent(saved(photo(), "PNG"), "drawing.gif")).status_code == 302
    answer = editor_client.post(ADD, sent(b"<html><script>alert(1)</script>", "photo.jpg"))
    assert "This is a web page or XML, whatever its name says" in errors(answer)["upload"][0]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            saved(photo(), "GIF"),
            "This is a GIF; save it as PNG, or as JPEG if it is a photo, and upload that.",
        ),
        (b"<svg/>", "This is an SVG drawing, which can hold programs; save it as PNG and upload that."),
        (png_bomb(50_000, 50_000), "The picture has 50000 × 50000 pixels, which is more than 12 megapixels;"),
        (jpeg()[:200], "This JPEG is damaged or cut off; open it, save it as JPEG or PNG and upload that."),
        (jpeg() + bytes(10 * 1024 * 1024), "The file is over 10 MiB; save it smaller and upload that."),
    ],
)
def test_file_that_is_refused_is_refused_at_its_field_and_nothing_typed_is_lost(
    editor_client, loaded, data, message
):
    answer = editor_client.post(ADD, {**sent(data), "name": "my-hand", "alternative": "A hand on a back."})
    assert list(errors(answer)) == ["upload"]
    assert errors(answer)["upload"][0].startswith(message)
    assert 'value="my-hand"' in answer.text
    assert "A hand on a back." in answer.text
    assert not Image.objects.exists()


@pytest.mark.parametrize(
    ("fields", "field", "message"),
    [
        ({"alternative": ""}, "alternative", "This field is required."),
        ({"alternative": "A [hand]"}, "alternative", "Say it in words alone"),
        ({"alternative": "a" * 301}, "alternative", "at most 300 characters"),
        ({"name": "My Hand"}, "name", "Use small letters, digits and single hyphens."),
        ({"name": "hand"}, "name", "already exists"),
        ({"name": "needle"}, "name", "A drawing of the guide has this name."),
        ({"upload": ""}, "upload", "This field is required."),
        ({"upload": SimpleUploadedFile("a.jpg", b"")}, "upload", "The submitted file is empty."),
    ],
)
def test_what_is_wrong_stands_at_its_field(editor_client, hand, fields, field, message):
    LibraryFile.objects.create(path="figures/needle.svg", text="<svg/>")
    answer = editor_client.post(ADD, sent() | fields)
    assert list(errors(answer)) == [field]
    assert len(errors(answer)[field]) == 1
    assert message in errors(answer)[field][0]
    assert Image.objects.count() == 1


def test_words_are_changed_and_the_picture_and_its_name_stay(editor_client, hand):
    answer = alter(editor_client, hand, alternative="A  palm.", name="other")
    assert answer.status_code == 302
    after = Image.objects.get()
    assert (after.alternative, after.name, after.digest) == ("A palm.", "hand", hand.digest)


def test_other_file_takes_the_place_of_a_picture_on_its_pages(
    editor_client, hand, django_capture_on_commit_callbacks
):
    edit("aftercare", body="Text [@brady2014].\n\n![A hand](images/hand.webp)")
    with django_capture_on_commit_callbacks(execute=True):
        answer = alter(editor_client, hand, **sent(jpeg(90, 60)))
    assert answer.status_code == 302
    after = Image.objects.get()
    assert (after.name, after.width, after.uploaded_by.username) == ("hand", 90, "editor")
    assert after.photo.addresses[90] in Article.objects.get(slug="aftercare").live.html
    assert opened(editor_client.get(after.photo.addresses[90]).content).size == (90, 60)
    assert editor_client.get(hand.photo.addresses[480]).status_code == 404


def test_file_that_cannot_take_the_place_leaves_the_picture(editor_client, hand):
    answer = alter(editor_client, hand, **sent(b"GIF89a"))
    assert list(errors(answer)) == ["upload"]
    assert Image.objects.get().digest == hand.digest


def test_list_shows_each_picture_with_its_size_and_where_it_is_shown(
    editor_client, hand, django_assert_max_num_queries
):
    store_image("other", "Another.", jpeg())
    edit("aftercare", live=False, body="Text [@brady2014].\n\n![A hand](images/hand.webp)")
    with django_assert_max_num_queries(14):
        text = editor_client.get(LIST).text
    assert f'src="{hand.photo.addresses[480]}"' in text
    assert "900 × 600 pixels" in text
    assert "draft of “After your session”" in text
    assert "Nowhere yet." in text


def test_list_is_searched_by_what_pictures_show(editor_client, hand):
    store_image("other", "Another.", jpeg())
    found = editor_client.get(f"{LIST}?q=back").context["cl"].queryset
    assert [image.name for image in found] == ["hand"]


def test_picture_that_is_shown_stays_and_it_is_said_where(editor_client, hand):
    edit("aftercare", body="Text [@brady2014].\n\n![A hand](images/hand.webp)")
    page = f"{LIST}{hand.pk}/delete/"
    text = editor_client.get(page).text
    assert "page “After your session”</a> shows it; take it out there first." in text
    editor_client.post(page, {"post": "yes"})
    assert Image.objects.exists()


def test_picture_that_nothing_shows_is_deleted(editor_client, hand):
    page = f"{LIST}{hand.pk}/delete/"
    text = editor_client.get(page).text
    assert "No page and no draft shows “hand”." in text
    assert "An edition of a sheet that shows it is printed again with words in its place." in text
    assert editor_client.post(page, {"post": "yes"}).status_code == 302
    assert not Image.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_picture_whose_files_cannot_be_deleted_is_deleted_all_the_same(editor_client, hand, monkeypatch):
    def read_only(*args):
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(default_storage, "delete", read_only)
    assert editor_client.post(f"{LIST}{hand.pk}/delete/", {"post": "yes"}).status_code == 302
    assert not Image.objects.exists()


def test_pictures_are_not_deleted_by_the_dozen(editor_client, hand):
    editor_client.post(LIST, {"action": "delete_selected", "_selected_action": [hand.pk], "post": "yes"})
    assert Image.objects.exists()


@pytest.mark.parametrize("pk", ["999", "x", "0"])
def test_picture_that_is_not_there_leads_back_to_the_desk(editor_client, loaded, pk):
    assert editor_client.get(f"{LIST}{pk}/change/").status_code == 302


def test_every_field_is_explained_in_whole_sentences(editor_client, hand):
    for page in (ADD, change(hand)):
        form = editor_client.get(page).context["adminform"].form
        shown = [field.field for field in form.visible_fields()]
        assert all(field.help_text.endswith(".") for field in shown)
