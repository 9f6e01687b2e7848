"""What a form says that it began with comes from a browser: whatever stands there, no form breaks."""

import json

import pytest
from django.test import Client

from content.articles.models import Article, Part
from content.clinic.models import Clinic
from content.desk.records.parts import PartForm
from content.sources.models import Reference
from tests.handouts.conftest import make

from ..people import client_of, person
from .forms import as_sent

VALUES = {
    "number in a list": [1],
    "list in a list": [["x"]],
    "mapping in a list": [{}],
    "mapping": {"x": "y"},
    "text": "maybe",
    "texts": ["maybe", "#", ""],
    "nothing": None,
    "half of a pair": "\ud800",
    "half of a pair in a list": ["\ud800#\udfff"],
    "control character": ["\0", "\0#x"],
    "deep": json.loads("[" * 300 + "]" * 300),
}


@pytest.fixture
def forms(hand) -> dict[str, tuple[str, dict]]:
    """Address and fields of each form that compares what two people changed, by the name of its record."""
    Clinic.objects.create(name="First")
    part = Part.objects.get(slug="afterwards")
    article = Article.objects.get(slug="aftercare")
    reference = Reference.objects.get(key="brady2014")
    handout = make(["aftercare"])
    text = {"title": "Mine", "summary": "Mine.", "note": ""}
    return {
        "article": (f"/admin/articles/article/{article.pk}/change/", text | {"body": "Mine [@guide]."}),
        "part": (f"/admin/articles/part/{part.pk}/change/", text | {"footer": ""}),
        "image": (f"/admin/articles/image/{hand.pk}/change/", {"alternative": "Mine."}),
        "reference": (f"/admin/sources/reference/{reference.pk}/change/", as_sent(reference, title="Mine")),
        "clinic": ("/admin/clinic/clinic/1/change/", {"name": "Mine"}),
        "handout": (f"/staff/{handout.code}/change/", text | {"item": ["risks"], "do": "save"}),
    }


@pytest.fixture
def chief(db) -> Client:
    return client_of(person(name="chief", superuser=True))


NAMES = (
    "title summary body footer key_points item withdrawn note name alternative picture count_missed_words "
    "codes_required cited_by kind year authors csl:language"
).split()


@pytest.mark.parametrize("record", ["article", "part", "image", "reference", "clinic", "handout"])
def test_no_form_breaks_whatever_it_says_that_it_began_with(forms, chief, record):
    address, fields = forms[record]
    for what, value in VALUES.items():
        note = json.dumps(dict.fromkeys(NAMES, value))
        answer = chief.post(address, fields | {"seen": note})
        assert answer.status_code in {200, 409}, what
        if record == "handout":
            moved = fields | {"seen": note, "theirs": note, "do": "up:0"}
            assert chief.post(address, moved).status_code == 200, what


@pytest.mark.parametrize(
    "note", [{"title": "x" * 300_000}, {"title": ["x"] * 300_000}, {f"title{n}": "x" for n in range(300)}]
)
def test_note_of_more_than_a_form_can_hold_is_left_unread(db, note):
    assert PartForm().read_note(json.dumps(note)) == {}
