"""References in the database: what they say of themselves, what is refused, what a page prints."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from content.sources.kinds import KINDS
from content.sources.models import Reference, all_works

pytestmark = pytest.mark.postgres


def record(**fields: Any) -> dict[str, Any]:
    custom = {"kind": "survey", "appraisal": "It counts.", **fields.pop("custom", {})}
    return {"id": "a", "type": "webpage", "title": "A & b", "custom": custom, **fields}


def reference(key: str = "a", **fields: Any) -> Reference:
    return Reference(key=key, csl=record(**fields))


def test_kind_and_appraisal_follow_the_record(db):
    saved = reference()
    saved.save()
    saved.csl = record(custom={"kind": "trial", "appraisal": "It compares."})
    saved.save()
    saved.refresh_from_db()
    assert (saved.kind, saved.appraisal) == ("trial", "It compares.")
    assert saved.source_kind is KINDS["trial"]


def test_key_is_taken_once(db):
    reference().save()
    with pytest.raises(IntegrityError):
        reference().save()


@pytest.mark.parametrize(
    ("csl", "message"),
    [
        ([], "The record is not a JSON object"),
        ("x", "The record is not a JSON object"),
        ({}, "“type” is None"),
        (record(type="blog"), "“type” is 'blog'"),
        (record(custom={"kind": "guess"}), "“custom.kind” is 'guess'"),
    ],
)
def test_record_that_a_file_could_not_hold_is_refused(csl, message):
    with pytest.raises(ValidationError) as caught:
        Reference(key="a", csl=csl).clean()
    assert any(text.startswith(message) for text in caught.value.message_dict["csl"])


def test_record_carries_the_key_it_is_cited_by():
    kept = reference("brady2014")
    kept.clean()
    assert kept.csl["id"] == "brady2014"


@pytest.mark.parametrize(
    ("custom", "end"),
    [
        ({"read": "no", "cited_by": ["b"]}, 'As cited by <a href="/sources/b/">Bee &amp; co</a>.</span>'),
        ({"cited_by": ["b", "c"]}, 'Bee &amp; co</a>, <a href="/sources/c/">c</a>.</span>'),
        ({"read": "abstract", "cited_by": ["b"]}, "a.example/</a>."),
    ],
)
def test_print_says_how_a_work_was_found_that_nobody_here_has_read(custom, end):
    assert reference(custom=custom, URL="https://a.example/").print({"b": "Bee & co"}).endswith(end)


def test_print_says_where_the_address_of_a_web_page_is_not_recorded():
    assert reference().print({}).endswith("Address not recorded.")
    assert "Address" not in reference(type="book").print({})


def test_name_stands_for_the_work_in_lists():
    assert str(reference(author=[{"family": "Brady"}], type="report")) == "Brady"
    assert reference().get_absolute_url() == "/sources/a/"


def test_note_is_empty_where_nothing_is_uncertain():
    assert reference().note == ""
    assert reference(custom={"note": "No date."}).note == "No date."


def test_all_works_are_ready_to_be_cited(db, django_assert_num_queries):
    reference("b", custom={"read": "no", "cited_by": ["a"]}).save()
    reference().save()
    with django_assert_num_queries(1):
        works = all_works()
    assert set(works) == {"a", "b"}
    work = works["b"]
    assert (work.name, work.kind, work.group) == ("A & b", "survey", "Research")
    assert 'As cited by <a href="/sources/a/">A &amp; b</a>.' in work.printed


def test_references_stand_in_the_order_of_their_file(db):
    for position, key in ((2, "a"), (1, "c"), (1, "b")):
        Reference(key=key, csl=record(), position=position).save()
    assert list(Reference.objects.values_list("key", flat=True)) == ["b", "c", "a"]


def test_every_kind_of_source_says_what_it_is_worth():
    assert all(kind.weight.endswith(".") and kind.group for kind in KINDS.values())
    assert next(iter(KINDS)) == "systematic review"
    assert next(reversed(KINDS)) == "anonymous page"
