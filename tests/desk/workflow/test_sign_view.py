"""`<pk>/sign/`: a clinician signs a version."""

import re
from datetime import UTC, datetime, time, timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from content.articles.models import Article, Review
from content.articles.publishing import due_after
from tests.articles.factories import change_file, edit, load_folder

SIGNS = """question: Does it hurt?
alarm: Call
after:
  emergency:
    signs:
      - It hurts.
"""
TODAY = timezone.localdate()
FIELDS = {"name": "Ada Okafor", "role": "physiotherapist", "date": TODAY, "next_due": due_after(TODAY)}


@pytest.fixture(autouse=True)
def no_midnight(monkeypatch):
    """Let it stay the day on which this file was read."""
    noon = datetime.combine(TODAY, time(12), UTC)
    monkeypatch.setattr(timezone, "now", lambda: noon)


def test_form_holds_who_signs_today_and_three_years_on(reviewer, page_of):
    User.objects.filter(username="ada").update(first_name="Ada", last_name="Okafor")
    Review.objects.create(version=Article.objects.get(slug="risks").live, **FIELDS)
    initial = reviewer.get(page_of("sign")).context["form"].initial
    assert initial == FIELDS


def test_live_version_is_signed(reviewer, page_of, client):
    assert reviewer.post(page_of("sign"), FIELDS).status_code == 302
    review = Review.objects.get()
    assert review.version.number == 1
    assert "Reviewed by Ada Okafor, physiotherapist" in client.get("/aftercare/").text
    text = reviewer.get(page_of("history")).text
    assert "Signed by a clinician" in text
    assert "written down by ada" in text


def test_another_version_is_signed_where_it_is_named(reviewer, page_of):
    edit("aftercare", live=False, body="A draft [@brady2014].")
    page = f"{page_of('sign')}?version=2"
    assert "Readers do not see this version now" in reviewer.get(page).text
    said = reviewer.post(page, FIELDS, follow=True).text
    assert Review.objects.get().version.number == 2
    assert said.count("Ada Okafor has signed version 2, which readers do not see yet.") == 2
    assert "No clinician has signed what readers see." in said
    assert "No clinician has signed the page." not in said
    assert "written down by ada" in said


def test_version_that_came_live_meanwhile_is_not_signed_unseen(reviewer, page_of):
    form = re.search(
        r'<form method="post" action="([^"]*)" class="decide">', reviewer.get(page_of("sign")).text
    )
    edit("aftercare", body="Something else [@brady2014].")
    reviewer.post(page_of("sign") + form[1], FIELDS)
    assert Review.objects.get().version.number == 1


def test_control_character_is_refused_in_what_readers_see(reviewer, page_of):
    answer = reviewer.post(page_of("sign"), FIELDS | {"name": "Ada\x0bOkafor"})
    assert "control character" in answer.text
    assert not Review.objects.exists()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"date": TODAY + timedelta(days=1)}, "has not come yet"),
        ({"next_due": TODAY}, "enter a later day"),
        ({"name": ""}, "This field is required."),
        ({"date": "yesterday"}, "Enter a valid date."),
    ],
)
def test_sign_off_that_cannot_be_is_refused_and_what_was_typed_stays(reviewer, page_of, changed, words):
    answer = reviewer.post(page_of("sign"), FIELDS | changed)
    assert words in answer.text
    assert answer.context["form"]["role"].value() == "physiotherapist"
    assert not Review.objects.exists()


def test_writer_may_not_sign(writer, page_of):
    assert writer.get(page_of("sign")).status_code == 403
    assert writer.post(page_of("sign"), FIELDS).status_code == 403
    assert not Review.objects.exists()


@pytest.mark.parametrize("version", ["9", "x", "²", "99999999999999999999"])
def test_version_that_is_not_there_is_not_found(reviewer, page_of, version):
    assert reviewer.get(f"{page_of('sign')}?version={version}").status_code == 404


def test_other_methods_are_refused(reviewer, page_of):
    assert reviewer.delete(page_of("sign")).status_code == 405


def test_page_whose_signs_changed_while_the_form_was_open_is_not_signed_unseen(reviewer, page_of, loaded):
    (loaded / "signs.yaml").write_text(SIGNS)
    change_file(loaded, "parts.yaml", "- you have chest pain", "{{ signs.after.emergency }}")
    assert load_folder(loaded).problems == []
    seen = reviewer.get(page_of("sign")).context["seen"]
    change_file(loaded, "signs.yaml", "It hurts", "It burns")
    assert load_folder(loaded).problems == []
    answer = reviewer.post(page_of("sign"), FIELDS | {"seen": seen})
    assert "changed meanwhile. Read the page again" in answer.text
    assert not Review.objects.exists()
    assert reviewer.post(page_of("sign"), FIELDS | {"seen": answer.context["seen"]}).status_code == 302
