"""What a question asks of the clinic is answered from its record, or said not to be in it."""

import pytest

from content.articles.search.answers import search
from content.articles.search.vocabulary import CLINIC_NAMES
from content.clinic.models import Clinic, SafetyRules
from content.clinic.practice import details_of
from tests.pages import Page

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
how long is a session                    first_visit
follow up how long                       further_visit
do you speak german                      languages
i take warfarin                          blood_thinners
can i go to the gym                      hard_exercise
can my son have it                       age
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


def test_every_name_is_one_that_a_clinic_can_fill_in(db):
    clinic = Clinic(phone="1 2", email="a@b.example", address="Here")
    details = details_of(clinic, CLINIC_NAMES)
    assert [detail.label for detail in details if detail.value] == ["Telephone", "Email", "Address"]
    assert len(details) == len(CLINIC_NAMES) - len(SafetyRules.LINES)


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


def test_rule_on_safety_is_shown_where_it_is_set_and_not_asked_for_where_it_is_not(library, client):
    ask = "/search/?q=can+i+have+it+when+pregnant"
    assert "has not said" not in Page(client.get(ask).text).words("main")
    SafetyRules(pregnancy="no").save()
    assert "we do not needle you. Call us" in Page(client.get(ask).text).words("main")
