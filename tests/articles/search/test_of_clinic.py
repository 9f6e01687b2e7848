"""What a question asks of the clinic is answered from its record, or said not to be in it."""

import pytest

from content.articles.search.answers import search
from content.articles.search.vocabulary import CLINIC_NAMES
from content.clinic.models import Clinic
from content.clinic.practice import detail_of
from tests.pages import Page

pytestmark = pytest.mark.postgres

ASKED = """
phone number                             phone
what is your telephone number            phone
how do i contact the clinic              phone
can i speak to someone                   phone
book an appointment                      phone
email address                            email
where are you                            address
address                                  address
opening times                            opening_hours
are you open on saturday                 opening_hours
cancel appointment                       cancelling
i need to cancel                         cancelling
can i move my appointment to friday      cancelling
running late                             cancelling
how long is the first appointment        first_visit
how long is a session                    further_visit
cost                                     cost
how much does it cost                    cost
is it free on the nhs                    cost
does insurance pay                       cost
is my physio registered                  register
i want to complain                       complaints
do you have an interpreter               languages
large print                              languages
wheelchair                               access
is there parking                         access
"""
NOT_ASKED = [
    "does it hurt",
    "move my arm",
    "is it safe",
    "how long does it hurt",
    "what to bring",
]


def test_each_question_asks_for_its_field(library):
    asked = dict(line.rsplit(None, 1) for line in ASKED.strip().splitlines())
    assert {text: search(text).of_clinic[:1] for text in asked} == {
        text: [name] for text, name in asked.items()
    }
    assert [text for text in NOT_ASKED if search(text).of_clinic] == []


def test_every_name_is_one_that_a_clinic_can_fill_in():
    clinic = Clinic(phone="1 2", email="a@b.example", address="Here")
    assert [detail_of(clinic, name).label for name in CLINIC_NAMES if name]
    assert [name for name in CLINIC_NAMES if detail_of(clinic, name).value] == ["phone", "email", "address"]


def test_what_the_clinic_has_set_is_printed_and_a_number_can_be_tapped(library, client):
    Clinic(name="Praxis", phone="020 7946 0000 ext. 12", cost="£40 <b>a visit").save()
    found = Page(client.get("/search/?q=phone+number").text)
    assert "tel:+02079460000;ext=12".replace("+", "") in "".join(found.links)
    assert "Praxis Telephone 020 7946 0000 ext. 12" in found.words("main")
    assert "£40 <b>a visit." in Page(client.get("/search/?q=cost").text).words("main")


@pytest.mark.parametrize(
    ("clinic", "told"),
    [
        (Clinic(), "The clinic has not said this here. Look on your letter"),
        (Clinic(phone="020 1"), "The clinic has not said this here. Call 020 1 and ask."),
    ],
)
def test_what_the_clinic_has_not_set_is_said_so(library, client, clinic, told):
    clinic.save()
    words = Page(client.get("/search/?q=wheelchair").text).words("main")
    assert told in words
    assert "Nothing in the guide matches" not in words
