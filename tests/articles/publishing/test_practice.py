"""What readers see of the clinic's own practice changes with each save of it."""

import pytest

from content.articles.models import Article
from content.articles.publishing.context import state_of_texts
from content.clinic.models import Clinic, SafetyRules
from tests.articles.factories import edit

pytestmark = pytest.mark.postgres


def text_of_page() -> str:
    live = Article.objects.select_related("live").get(slug="risks").live
    return " | ".join(block.text.replace("\n", " ") for block in live.blocks)


def test_saving_either_record_renders_the_pages_again(loaded, django_capture_on_commit_callbacks):
    edit("risks", body="{{ practice.cost }}\n\n{{ practice.age }} Ask first [@guide].")
    assert text_of_page() == "Ask first."
    for record in (Clinic(name="Praxis", cost="80 pounds"), SafetyRules(age="from_18")):
        with django_capture_on_commit_callbacks(execute=True):
            record.save()
    own, age = text_of_page().split(" | ")
    assert own.startswith("At Praxis: 80 pounds. Written on ")
    assert age.startswith("At Praxis: We do not needle anyone under 18.")
    for record in (Clinic.current(), SafetyRules.current()):
        with django_capture_on_commit_callbacks(execute=True):
            record.delete()
    assert text_of_page() == "Ask first."


@pytest.mark.parametrize(
    "record", [Clinic(cost="80 pounds"), SafetyRules(age="ask")], ids=["clinic", "rules"]
)
def test_checks_look_again_once_a_line_is_another(db, record):
    before = state_of_texts()
    record.save()
    assert state_of_texts() != before
