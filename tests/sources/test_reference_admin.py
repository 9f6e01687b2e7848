"""How editors keep the references."""

import json

import pytest

from content.articles.models import Article
from content.sources.models import Reference
from tests.articles.factories import load_folder

ADD = "/admin/sources/reference/add/"
RECORD = {"type": "book", "title": "A book", "custom": {"kind": "textbook", "appraisal": "Good."}}


@pytest.fixture
def errors(editor_client, db):
    """Add a reference and return what is wrong with it, by field."""

    def errors(key: str, record: object) -> dict:
        text = record if isinstance(record, str) else json.dumps(record)
        answer = editor_client.post(ADD, {"key": key, "csl": text, "position": 5})
        return answer.context["adminform"].form.errors if answer.status_code == 200 else {}

    return errors


def test_reference_is_added_with_its_kind_and_key(errors):
    assert errors("a-book", RECORD) == {}
    reference = Reference.objects.get(key="a-book")
    assert (reference.kind, reference.appraisal, reference.csl["id"]) == ("textbook", "Good.", "a-book")


@pytest.mark.parametrize("key", ["A-Book", "a_book", "guide", "", "a" * 81, "-a", "a b"])
def test_bad_key_is_refused(errors, key):
    assert errors(key, RECORD)
    assert not Reference.objects.exists()


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ("{", "Enter a valid JSON."),
        ("[]", "This field is required."),
        ('"text"', "The record is not a JSON object"),
        (RECORD | {"title": ""}, "“title” is missing"),
        (RECORD | {"type": "song"}, "“type” is 'song'"),
        (RECORD | {"URL": "javascript:alert(1)"}, "“URL” is no web address"),
        (RECORD | {"title": "a\x00b"}, "control character"),
        (RECORD | {"custom": {}}, "“custom.kind” is None"),
    ],
)
def test_bad_record_is_refused_at_its_field(errors, record, message):
    found = errors("a-book", record)
    assert list(found) == ["csl"]
    assert message in " ".join(found["csl"])


def test_correction_shows_on_the_pages_and_the_key_stays(
    editor_client, folder, django_capture_on_commit_callbacks
):
    load_folder(folder)
    reference = Reference.objects.get(key="brady2014")
    record = json.dumps(reference.csl | {"title": "A corrected title"})
    with django_capture_on_commit_callbacks(execute=True):
        page = f"/admin/sources/reference/{reference.pk}/change/"
        assert editor_client.post(page, {"key": "other", "csl": record, "position": 0}).status_code == 302
    reference.refresh_from_db()
    assert reference.key == "brady2014"
    assert "A corrected title" in Article.objects.get(slug="risks").live.references_html
