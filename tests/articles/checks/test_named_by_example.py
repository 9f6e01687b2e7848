"""Medicines and conditions are named so that people know themselves in them, and are told what to do."""

import re

import pytest

from tests.pages import Page

pytestmark = pytest.mark.guide

BLOOD_THINNERS = ["warfarin", "Eliquis", "clopidogrel", "aspirin", "any other medicine to stop clots"]
BLEEDING = ["haemophilia", "von Willebrand", "low platelets", "liver disease"]
IMMUNE = ["chemotherapy", "steroid tablets", "methotrexate", "transplant", "leukaemia"]
IN_BLOOD = ["hepatitis B", "hepatitis C", "HIV"]
NAMES = [*BLOOD_THINNERS, *BLEEDING, *IMMUNE, *IN_BLOOD]

PAGES = ["who-should-not-have-it", "preparing", "checklist"]


@pytest.fixture
def words(client, library):
    """Return the words of a page of the guide."""
    return lambda slug: Page(client.get(f"/{slug}/").text).words("main").lower()


@pytest.fixture
def items(client, library) -> dict[str, str]:
    """What stands below each box of the checklist, by the words beside the box."""
    found = Page(client.get("/checklist/").text)
    boxes = [li for li in found.root.iter("li") if li.find(".//input") is not None]
    for element in found.root.iter():
        if element.get("class") in {"s", "src"}:
            element[:], element.text = [], ""
    texts = [[" ".join("".join(p.itertext()).split()) for p in li.iter("p")] for li in boxes]
    return {label: " ".join(below) for label, *below in texts}


@pytest.mark.parametrize("slug", PAGES)
def test_page_names_medicines_and_conditions_by_examples(words, slug):
    found = words(slug)
    assert [name for name in NAMES if name.lower() not in found] == []


def test_bruise_is_said_to_be_likelier_on_a_blood_thinner(words):
    assert "with a blood thinner, a bruise is likelier" in words("risks")


@pytest.mark.parametrize("slug", ["who-should-not-have-it", "preparing"])
def test_daily_aspirin_is_a_blood_thinner_whoever_bought_it(words, slug):
    found = words(slug)
    assert "every day, prescribed or bought" in found
    assert "from the shop" not in found


@pytest.mark.parametrize(
    ("begins", "advice"),
    [
        ("I take a blood thinner", "Call your clinic before your visit"),
        ("I have a bleeding", "Do not have dry needling unless your doctor agrees"),
        ("My immune system", "Do not have dry needling unless your doctor agrees"),
        ("I have an infection in", "Do not have that place needled"),
        ("I have a disease that is carried in blood", "Say so first"),
        ("I have had lymph nodes", "Do not have that area needled"),
    ],
)
def test_item_of_the_checklist_says_first_what_to_do_and_briefly(items, begins, advice):
    (below,) = (text for label, text in items.items() if label.startswith(begins))
    assert below.startswith(advice)
    assert len(re.findall(r"[\w’']+", below)) <= 25
