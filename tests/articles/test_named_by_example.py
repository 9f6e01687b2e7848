"""Medicines and conditions are named so that people know themselves in them, and are told what to do."""

import pytest

from tests.pages import Page

BLOOD_THINNERS = ["warfarin", "Eliquis", "clopidogrel", "aspirin", "any other medicine to stop clots"]
BLEEDING = ["haemophilia", "von Willebrand", "low platelets", "liver disease"]
IMMUNE = ["chemotherapy", "steroid tablets", "methotrexate", "transplant", "leukaemia"]
IN_BLOOD = ["hepatitis B", "hepatitis C", "HIV"]
NAMES = [*BLOOD_THINNERS, *BLEEDING, *IMMUNE, *IN_BLOOD]

PAGES = ["who-should-not-have-it", "preparing", "glossary"]


@pytest.fixture
def words(client, library):
    """Return the words of a page of the guide."""
    return lambda slug: Page(client.get(f"/{slug}/").text).words("main").lower()


@pytest.mark.parametrize("slug", PAGES)
def test_page_names_medicines_and_conditions_by_examples(words, slug):
    found = words(slug)
    assert [name for name in NAMES if name.lower() not in found] == []


def test_bruise_is_said_to_be_likelier_on_a_blood_thinner(words):
    assert "bruise is likelier if you take a blood thinner" in words("risks")


@pytest.mark.parametrize("slug", ["who-should-not-have-it", "preparing"])
def test_daily_aspirin_is_a_blood_thinner_whoever_bought_it(words, slug):
    found = words(slug)
    assert "every day, prescribed or bought" in found
    assert "from the shop" not in found
