"""The clinic: one record, and what the texts print of it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from content.clinic.models import Clinic

pytestmark = pytest.mark.postgres


def test_there_is_one_clinic_however_often_it_is_saved(db):
    Clinic(name="First").save()
    Clinic(name="Second").save()
    assert [clinic.name for clinic in Clinic.objects.all()] == ["Second"]


def test_database_refuses_a_second_clinic(db):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO clinic_clinic (id, name, phone, email, address, emergency_number, funding)"
            " VALUES (2, '', '', '', '', '', '')"
        )


def test_clinic_that_is_not_set_is_empty(db):
    assert Clinic.current().values() == {}
    assert str(Clinic.current()) == "Your clinic"


def test_emergency_number_is_in_words_until_the_clinic_sets_its_own():
    assert Clinic().emergency_words == "your local emergency number (112, 000, 911 or 999)"
    assert Clinic(emergency_number="112").emergency_words == "112"


@pytest.mark.parametrize(
    ("phone", "href"),
    [
        ("+49 30 1234-56", "tel:+4930123456"),
        ("(030) 12.34/56", "tel:030123456"),
        ("112", "tel:112"),
    ],
)
def test_phone_can_be_tapped(phone, href):
    value = Clinic(phone=phone).values()["phone"]
    assert (value.text, value.href) == (phone, href)


def test_what_is_empty_is_left_out():
    values = Clinic(name="Praxis", email="a@b.example").values()
    assert {name: (v.text, v.href) for name, v in values.items()} == {
        "name": ("Praxis", ""),
        "email": ("a@b.example", "mailto:a@b.example"),
    }


@pytest.mark.parametrize(("name", "said"), [("NHS 111", "NHS 111"), ("", "the urgent care line")])
@pytest.mark.parametrize("hours", ["", "day and night"])
def test_urgent_number_is_said_with_its_name_and_hours(name, said, hours):
    values = Clinic(urgent_name=name, urgent_number="116 117", urgent_hours=hours).values()
    assert {key: (v.text, v.href) for key, v in values.items()} == {
        "urgent_number": ("116 117", "tel:116117"),
        "urgent_name": (said, ""),
        "urgent_hours": (hours, ""),
    }


def test_without_a_number_nothing_is_said_of_urgent_care():
    assert Clinic(urgent_name="NHS 111", urgent_hours="day and night").values() == {}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("phone", "call us"),
        ("phone", "javascript:alert(1)"),
        ("phone", "1"),
        ("urgent_number", "call us"),
        ("emergency_number", "1 1 2"),
        ("emergency_number", "+112"),
        ("emergency_number", "9"),
        ("email", "nobody"),
        ("phone", "01 23\n"),
        ("urgent_number", "111\n"),
        ("emergency_number", "112\n"),
        ("colour", "#0f5c63\n"),
    ],
)
def test_wrong_detail_is_refused(db, field, value):
    with pytest.raises(ValidationError) as error:
        Clinic(**{field: value}).full_clean()
    assert field in error.value.message_dict


def test_everything_may_be_empty(db):
    Clinic().full_clean()
