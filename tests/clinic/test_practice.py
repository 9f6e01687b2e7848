"""The clinic's own practice: what each line says, and since which day."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from content.clinic.models import Clinic, SafetyRules
from content.clinic.practice import LINES, UNSET, practice_lines
from content.clinic.rules import RULES
from content.rendering.readability import measure, split_sentences

pytestmark = pytest.mark.postgres


@pytest.fixture
def on(monkeypatch):
    """Let it be a day in what follows."""

    def set_day(text: str) -> None:
        monkeypatch.setattr("content.clinic.dated.localdate", lambda: date.fromisoformat(text))

    set_day("2026-12-01")
    return set_day


def texts() -> dict[str, str]:
    return {name: line.text for name, line in practice_lines().items() if line.text}


def days() -> dict[str, str]:
    return {name: str(line.said_on) for name, line in practice_lines().items() if line.said_on}


def test_a_clinic_that_said_nothing_has_empty_lines(db, django_assert_num_queries):
    with django_assert_num_queries(2):
        lines = practice_lines()
    assert lines == UNSET
    assert [line.is_safety for line in lines.values()] == [False] * 12 + [True] * 4


def test_every_line_is_one_of_its_record():
    own = [line.name for line in LINES if not line.is_safety]
    assert tuple(own) == Clinic.LINES
    assert tuple(line.name for line in LINES if line.is_safety) == SafetyRules.LINES


def test_each_line_is_a_whole_sentence(db):
    Clinic(
        opening_hours="Mon–Fri 8–12, 12:30–13 and 14–18",
        cancelling="Ring us by noon",
        first_visit="45 minutes",
        further_visit="half an hour.",
        needles_stay="out",
        cost="What does it cost? Ask us!",
    ).save()
    SafetyRules(age="from_16", age_words="Bring a parent").save()
    assert texts() == {
        "opening_hours": "Opening hours: Mon–Fri 8–12, 12:30–13 and 14–18.",
        "cancelling": "To cancel or move a visit: Ring us by noon.",
        "first_visit": "A first visit takes 45 minutes.",
        "further_visit": "A further visit takes half an hour.",
        "needles_stay": "We take each needle straight out. Ask us to count them in and out.",
        "cost": "What does it cost? Ask us!",
        "age": f"{RULES['age']['from_16'].text} Bring a parent.",
    }


def test_a_rule_that_is_no_longer_known_and_words_without_a_rule_say_nothing(db):
    Clinic(electrical_current="sometimes").save()
    SafetyRules(pregnancy_words="Come along.", blood_thinners="stop taking it").save()
    assert (texts(), days()) == ({}, {})


def test_a_line_has_the_day_on_which_what_it_says_last_changed(db, on):
    Clinic(cost="80", cancelling="Ring us").save()
    SafetyRules(age="ask").save()
    on("2026-12-05")
    clinic, rules = Clinic.current(), SafetyRules.current()
    clinic.cost, clinic.name, clinic.register = "90", "Praxis", "Look us up"
    clinic.save()
    rules.age_words, rules.pregnancy = "Bring a parent", "no"
    rules.save()
    assert days() == {
        "cancelling": "2026-12-01",
        "cost": "2026-12-05",
        "register": "2026-12-05",
        "pregnancy": "2026-12-05",
        "age": "2026-12-05",
    }


def test_the_day_stays_where_something_else_changes_and_goes_with_the_line(db, on):
    Clinic(cost="80", cancelling="Ring us").save()
    on("2026-12-05")
    Clinic(cost="80", name="Praxis").save()
    assert days() == {"cost": "2026-12-01"}
    assert Clinic.current().said_on == {"cost": "2026-12-01"}


def test_the_day_is_saved_with_the_field_alone(db, on):
    Clinic(cost="80").save()
    on("2026-12-05")
    clinic = Clinic.current()
    clinic.cost = "90"
    clinic.save(update_fields=["cost"])
    assert days() == {"cost": "2026-12-05"}


def test_the_day_is_that_of_the_clinic(db, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 12, 1, 20, 0, tzinfo=UTC))
    with timezone.override("Pacific/Auckland"):
        Clinic(cost="80").save()
    assert days() == {"cost": "2026-12-02"}


@pytest.mark.parametrize(("line", "rules"), RULES.items())
def test_a_rule_is_plain_and_says_what_to_do(line, rules):
    for rule in rules.values():
        sentences = split_sentences(rule.text)
        assert all(sentence.endswith((".", "?")) for sentence in sentences)
        assert measure(sentences).grade <= 7
        assert max(len(sentence.split()) for sentence in sentences) <= 20


def test_no_rule_on_blood_thinners_or_pregnancy_lets_anybody_stop_a_medicine_or_just_come():
    for rule in RULES["blood_thinners"].values():
        assert "Keep taking it" in rule.text
        assert "call us" in rule.text
    assert all("do not come" in rule.text.lower() for rule in RULES["pregnancy"].values())


def test_control_characters_are_refused(db):
    for name in ("opening_hours", "languages"):
        with pytest.raises(ValidationError, match="A control character stands in the text"):
            Clinic(**{name: "a\ue005b"}).full_clean()


def test_there_is_one_record_of_rules(db):
    SafetyRules(age="ask").save()
    SafetyRules(age="from_12").save()
    assert [rules.age for rules in SafetyRules.objects.all()] == ["from_12"]
    assert str(SafetyRules.current()) == "Safety rules"


@pytest.mark.parametrize("name", ["phone", "urgent_number"])
@pytest.mark.parametrize(
    ("number", "href"),
    [
        ("020 7946 0000 ext. 12", "tel:02079460000;ext=12"),
        ("+44 20 7946 0000, ext 7", "tel:+442079460000;ext=7"),
        ("020 7946 0000 x12", "tel:02079460000;ext=12"),
        ("(030) 12.34/56", "tel:030123456"),
    ],
)
def test_a_number_with_an_extension_can_be_tapped(name, number, href):
    clinic = Clinic(**{name: number})
    clinic.clean_fields()
    assert clinic.values()[name].href == href


@pytest.mark.parametrize(
    "number", ["0800 FLOWERS", "ext. 12", "020 ext.", "☎ 020 7946", "٠٢٠", "12 ext. 12345678"]
)
def test_a_number_with_letters_is_refused_with_its_mend(number):
    with pytest.raises(
        ValidationError, match=r"An extension stands at the end, as in 020 7946 0000 ext\. 12"
    ):
        Clinic(phone=number).clean_fields()
