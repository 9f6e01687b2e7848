"""How a reviewer sets the clinic's rules on safety."""

import pytest

from content.clinic.models import SafetyRules
from content.clinic.rules import RULES

from ..people import client_of, person
from .forms import seen_on, send

pytestmark = pytest.mark.postgres

ADD, FORM = "/admin/clinic/safetyrules/add/", "/admin/clinic/safetyrules/1/change/"
EMPTY = {field: "" for name in SafetyRules.LINES for field in (name, f"{name}_words")}


@pytest.fixture
def reviewer(db):
    return client_of(person("Reviewer", name="rita"))


def test_a_reviewer_sets_the_first_rule_and_changes_it(reviewer):
    assert reviewer.get("/admin/clinic/safetyrules/").url == ADD
    assert send(reviewer, ADD, EMPTY | {"age": "from_12"}).status_code == 302
    sent = EMPTY | {"age": "from_16", "age_words": "  Bring \n a\tparent ☎ مرحبا <b> "}
    assert send(reviewer, FORM, sent).status_code == 302
    rules = SafetyRules.current()
    assert (rules.age, rules.age_words) == ("from_16", "Bring a parent ☎ مرحبا <b>")
    assert [state.history_user.username for state in rules.history.all()] == ["rita", "rita"]


def test_an_administrator_and_a_writer_see_the_rules_and_change_none(db):
    SafetyRules(age="from_12").save()
    for group in ("Administrator", "Writer"):
        client = client_of(person(group, name=group))
        page = client.get(FORM)
        assert (page.status_code, "from 12 years" in page.text, 'name="_save"' in page.text) == (
            200,
            True,
            False,
        )
        assert client.post(FORM, EMPTY).status_code == 403
    assert SafetyRules.current().age == "from_12"


@pytest.mark.parametrize(
    ("sent", "field", "told"),
    [
        (
            {"age_words": "Come along."},
            "age",
            "Choose the rule too: your own sentence can only stand behind one.",
        ),
        ({"age": "from_5"}, "age", "Select a valid choice. from_5 is not one of the available choices."),
        (
            {"age": "ask", "age_words": "x" * 2000},
            "age_words",
            "Ensure this value has at most 80 characters (it has 2000).",
        ),
        (
            {"age": "ask", "age_words": "a\ue003b"},
            "age_words",
            "A control character stands in the text. Delete it.",
        ),
    ],
)
def test_bad_input_is_told_at_its_field(reviewer, sent, field, told):
    answer = send(reviewer, ADD, EMPTY | sent)
    assert answer.context["adminform"].form.errors == {field: [told]}
    assert not SafetyRules.objects.exists()


def test_the_first_choice_is_the_guides_own_advice(reviewer):
    form = reviewer.get(ADD).context["adminform"].form
    for name in SafetyRules.LINES:
        (_, empty), (value, label), *_ = form.fields[name].choices
        assert (empty, value) == ("---------", next(iter(RULES[name])))
        assert label.startswith("as the guide advises: ")


def test_a_rule_that_somebody_else_changed_is_shown_in_words(reviewer):
    SafetyRules(age="ask").save()
    seen = seen_on(reviewer, FORM)
    SafetyRules(age="from_12").save()
    answer = reviewer.post(FORM, EMPTY | {"age": "from_18", "seen": seen})
    (conflict,) = answer.context["adminform"].form.conflict.fields
    assert (conflict.name, conflict.theirs) == ("age", "from 12 years")


def test_the_history_tells_rules_in_words_and_no_days(reviewer):
    for age in ("ask", "from_12"):
        send(reviewer, FORM if age != "ask" else ADD, EMPTY | {"age": age})
    page = reviewer.get("/admin/clinic/safetyrules/1/history/").text
    assert "from 12 years" in page
    assert "said on" not in page.lower()
    first = SafetyRules.history.last()
    state = f"/admin/clinic/safetyrules/1/history/{first.pk}/"
    assert send(reviewer, state, EMPTY | {"age": "ask"}).status_code == 302
    assert SafetyRules.current().age == "ask"
