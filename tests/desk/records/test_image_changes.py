"""Pictures at the editors' desk: who may change one, what its history keeps, and two people at once."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission, User
from django.test import Client

from content.articles.models import Image
from tests.pictures import jpeg

from .forms import met, seen_on
from .images import ADD, LIST, alter, change, errors, sent

pytestmark = pytest.mark.usefixtures("media")


def may(*names: str) -> Client:
    """A client that is signed in at the desk with some permissions."""
    user = User.objects.create_user("somebody", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("page", ["", "add/", "1/change/", "1/delete/", "1/history/"])
def test_whoever_is_not_signed_in_is_sent_to_sign_in(client, db, page):
    answer = client.get(LIST + page)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/admin/login/")


def test_whoever_may_only_look_sees_the_picture_and_changes_nothing(hand):
    client = may("view_image")
    text = client.get(change(hand)).text
    assert hand.photo.addresses[900] in text
    assert 'type="file"' not in text
    assert client.post(change(hand), sent()).status_code == 403
    assert client.get(ADD).status_code == 403
    assert client.post(ADD, sent()).status_code == 403
    assert client.post(f"{LIST}{hand.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Image.objects.get().digest == hand.digest


def test_whoever_may_upload_needs_no_more_permission_than_that(loaded):
    client = may("add_image", "view_image")
    assert client.post(ADD, sent()).status_code == 302
    assert client.post(change(Image.objects.get()), sent()).status_code == 403


def test_whoever_has_no_part_in_pictures_is_refused(hand):
    client = may("view_article")
    for page in (LIST, ADD, change(hand)):
        assert client.get(page).status_code == 403


def words_in(image: Image) -> list[tuple[str, str]]:
    return [(state.alternative, state.history_change_reason or "") for state in image.history.all()]


def test_history_keeps_what_a_picture_was_said_to_show_and_brings_it_back(editor_client, hand):
    alter(editor_client, hand, alternative="A foot.", reason="A slip of the pen.")
    assert words_in(hand) == [("A foot.", "A slip of the pen."), ("A hand on a back.", "")]
    text = " ".join(editor_client.get(f"{LIST}{hand.pk}/history/").text.split())
    for words in ("changed by editor", "A slip of the pen.", "A hand on a back."):
        assert words in text
    page = f"{LIST}{hand.pk}/history/{hand.history.last().history_id}/"
    fields = {"alternative": "A hand on a back.", "seen": seen_on(editor_client, page)}
    assert editor_client.post(page, fields).status_code == 302
    after = Image.objects.get()
    assert (after.alternative, after.digest, after.widths) == ("A hand on a back.", hand.digest, hand.widths)
    assert after.history.first().history_change_reason.startswith("Brought back from ")


def test_history_tells_of_another_file_and_of_nothing_where_nothing_changed(editor_client, hand):
    alter(editor_client, hand)
    assert words_in(hand) == [("A hand on a back.", "")]
    alter(editor_client, hand, **sent(jpeg(90, 60), alternative="A hand on a back."))
    assert words_in(hand)[0] == ("A hand on a back.", "Another file was put in its place.")


def test_picture_that_is_gone_has_no_way_back(editor_client, hand):
    state = hand.history.first()
    editor_client.post(f"{LIST}{hand.pk}/delete/", {"post": "yes"})
    for page in ("history/", f"history/{state.history_id}/"):
        assert editor_client.get(f"{LIST}{hand.pk}/{page}").status_code == 404


def test_save_over_a_colleagues_newer_words_is_refused_with_both_texts(editor_client, hand):
    seen = seen_on(editor_client, change(hand))
    store = may("change_image", "view_image")
    assert alter(store, hand, alternative="Their words.").status_code == 302
    answer = editor_client.post(change(hand), {"alternative": "My words.", "seen": seen})
    assert met(answer) == {"alternative": ("My words.", "Their words.", False)}
    assert Image.objects.get().alternative == "Their words."
    form = answer.context["adminform"].form
    again = {name: form[name].value() for name in ("alternative", "seen")}
    assert editor_client.post(change(hand), again).status_code == 302
    assert Image.objects.get().alternative == "My words."


def test_file_of_a_form_that_does_not_say_what_it_began_with_blames_nobody(editor_client, hand):
    answer = editor_client.post(change(hand), sent(jpeg(120, 60), alternative=hand.alternative))
    (message,) = errors(answer)["upload"]
    assert message.startswith("This form does not say which picture it began with.")
    assert Image.objects.get().digest == hand.digest


def test_file_over_a_colleagues_newer_one_is_refused_once(editor_client, hand):
    seen = seen_on(editor_client, change(hand))
    alter(editor_client, hand, **sent(jpeg(90, 60), alternative=hand.alternative))
    mine = sent(jpeg(120, 60), alternative=hand.alternative)
    answer = editor_client.post(change(hand), mine | {"seen": seen})
    assert "Somebody else put another picture here meanwhile." in errors(answer)["upload"][0]
    assert Image.objects.get().width == 90
    seen = answer.context["adminform"].form["seen"].value()
    mine = sent(jpeg(120, 60), alternative=hand.alternative)
    assert editor_client.post(change(hand), mine | {"seen": seen}).status_code == 302
    assert Image.objects.get().width == 120


def test_picture_from_before_there_was_a_history_begins_one(hand):
    Image.history.all().delete()
    import_module("content.articles.migrations.0007_image_history").begin_history(apps, None)
    (state,) = hand.history.all()
    assert (state.alternative, state.history_date) == ("A hand on a back.", hand.uploaded_at)
