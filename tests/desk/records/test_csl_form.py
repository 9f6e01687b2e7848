"""A record as plain fields and back: nothing that nobody touched changes."""

import json

import pytest
from django.conf import settings

from content.desk.records.csl_form import (
    UnreadableNameError,
    fields_of,
    read_names,
    record_of,
    show_name,
    suggest_key,
)

GUIDE = json.loads((settings.LIBRARY_DIR / "references.json").read_text())
ODD = {
    "id": "odd",
    "language": "nl",
    "custom": {"appraisal": "Good.", "kind": "trial"},
    "abstract": "Long.",
    "volume": 22,
    "author": [{"given": "Jan", "non-dropping-particle": "van der", "family": "Berg"}, {"family": "Plato"}],
    "issued": {"date-parts": [[2014]]},
    "accessed": {"date-parts": [[2020, 5]]},
    "title": "A  title",
    "type": "book",
}


@pytest.mark.parametrize("csl", [*GUIDE, ODD], ids=lambda csl: csl["id"])
def test_record_that_nobody_changed_stays_the_same_to_the_letter(csl):
    assert json.dumps(record_of(fields_of(csl), csl)) == json.dumps(csl)


def test_only_what_was_changed_changes():
    changed = record_of(fields_of(ODD) | {"title": "Another", "volume": "", "day": 3, "month": 2}, ODD)
    assert changed == {
        **{name: value for name, value in ODD.items() if name != "volume"},
        "title": "Another",
        "issued": {"date-parts": [[2014, 2, 3]]},
    }
    assert list(changed) == [name for name in ODD if name != "volume"]


def test_particles_of_a_name_stay_while_other_names_come_and_go():
    names = record_of(fields_of(ODD) | {"authors": "New, Ann\nvan der Berg, Jan"}, ODD)["author"]
    assert names == [{"family": "New", "given": "Ann"}, ODD["author"][0]]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Brady, Susan", {"family": "Brady", "given": "Susan"}),
        ("King, Martin Luther, Jr.", {"family": "King", "given": "Martin Luther", "suffix": "Jr."}),
        ("Plato,", {"family": "Plato"}),
        ("World Health Organization", {"literal": "World Health Organization"}),
        ('"Health, Social Care"', {"literal": "Health, Social Care"}),
    ],
)
def test_name_is_read_from_its_line_and_shown_on_it(line, name):
    assert read_names(f"  {line} \n\n", []) == [name]
    assert show_name(name) == line


def test_line_without_a_family_name_is_refused_with_its_number():
    with pytest.raises(UnreadableNameError, match="Line 2 begins with a comma"):
        read_names("Brady, Susan\n, John", [])


@pytest.mark.parametrize(
    ("csl", "key"),
    [
        ({"author": [{"family": "Fernández-de-las-Peñas"}]}, "fernandez-de-las-penas"),
        ({"author": [{"family": "Bäumler"}], "issued": {"date-parts": [[2021, 2]]}}, "baumler2021"),
        ({"author": [{"family": "Ødegård Łuk"}]}, "odegard-luk"),
        ({"author": [{"family": "O'Neill"}]}, "oneill"),
        ({"author": [{"family": "Berg", "non-dropping-particle": "van der"}]}, "van-der-berg"),
        ({"author": [{"literal": "American Physical Therapy Association"}]}, "apta"),
        ({"author": [{"literal": "Motion Rx"}]}, "motion-rx"),
        ({"editor": [{"family": "Simons"}]}, "simons"),
        ({"title": "Dry needling of the neck: a trial"}, "dry-needling-of"),
        ({"title": "针灸", "author": [{"family": "王"}], "issued": {"date-parts": [[1999]]}}, "source1999"),
        ({"author": [{"literal": "Guide"}]}, "guidea"),
    ],
)
def test_key_is_suggested_from_author_and_year(csl, key):
    assert suggest_key(csl, set()) == key


def test_key_that_is_taken_gets_a_letter():
    csl = {"author": [{"family": "Brady"}], "issued": {"date-parts": [[2014]]}}
    assert suggest_key(csl, {"brady2014"}) == "brady2014a"
    assert suggest_key(csl, {"brady2014", "brady2014a"}) == "brady2014b"
    assert len(suggest_key({"author": [{"family": "x" * 200}]}, set())) <= 80
