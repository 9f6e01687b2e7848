"""Placeholders: what the clinic has filled in, words where it has not, a problem for any other."""

import pytest

from content.rendering import ArticleText, ClinicValue, RenderContext, render

from ..pages import good, messages, text_in, tree, uncited


def test_value_that_can_be_called_is_a_link():
    result = good("Call {{ clinic.phone }} [@guide].")
    (link,) = [a for a in tree(result.html).iter("a") if a.get("class") == "clinic"]
    assert (link.get("href"), text_in(link)) == ("tel:0123", "01 <23>")


@pytest.mark.parametrize(
    ("placeholder", "words"),
    [
        ("{{ clinic.name }}", "your clinic"),
        ("{{clinic.name}}", "your clinic"),
        ("{{   clinic.email\t}}", "your clinic"),
        ("{{ clinic.address }}", "your clinic"),
        ("{{ clinic.emergency_number }}", "your local emergency number (112, 000, 911 or 999)"),
        ("{{ clinic.urgent_number }}", "your doctor or an urgent care service"),
    ],
)
def test_placeholder_without_a_value_reads_as_words(placeholder, words):
    root = tree(good(f"Ask {placeholder} now.").html)
    assert text_in(root) == f"Ask {words} now."
    assert bool(list(root.iter("a"))) == ("emergency" in placeholder)


EMERGENCY = {"emergency_number": ClinicValue("1 <12>", "tel:112")}
PHONE = {"phone": ClinicValue("01 <23>", "tel:0123")}


def urgent(hours: str = "") -> dict[str, ClinicValue]:
    """What a clinic has set that tells whom to call the same day."""
    return {
        "urgent_number": ClinicValue("1 <11>", "tel:111"),
        "urgent_name": ClinicValue("NHS & 111"),
        "urgent_hours": ClinicValue(hours),
    }


def calls(body: str, clinic: dict[str, ClinicValue]) -> list[tuple[str, list[str | None]]]:
    """Return what the lines of a body that tell whom to call say, and where their links lead."""
    html = render(ArticleText("A", "A.", "about", 1, body=body), RenderContext(clinic=clinic)).html
    lines = [line for line in tree(html).iter("p") if line.get("class") == "call"]
    return [(text_in(line), [link.get("href") for link in line.iter("a")]) for line in lines]


def test_urgent_number_of_a_text_can_be_called():
    text = ArticleText("A", "A.", "about", 1, body="Call {{ clinic.urgent_number }}.")
    (link,) = tree(render(text, RenderContext(clinic=urgent())).html).iter("a")
    assert (link.get("href"), text_in(link)) == ("tel:111", "1 <11>")


HOURS = {"opening_hours": ClinicValue("8 <to> 5")}
NOBODY_ANSWERS = " Nobody answers? Go to an emergency department."
ALL_NUMBERS = "Call your local emergency number now, for any one of these: 112 000 911 999"


@pytest.mark.parametrize(
    ("kind", "clinic", "line"),
    [
        ("EMERGENCY", EMERGENCY, ("Call 1 <12> now for any one of these", ["tel:112"])),
        ("EMERGENCY", {}, (ALL_NUMBERS, ["tel:112", "tel:000", "tel:911", "tel:999"])),
        ("URGENT", urgent(), (f"Call NHS & 111 on 1 <11>{NOBODY_ANSWERS}", ["tel:111"])),
        ("URGENT", urgent("at night"), (f"Call NHS & 111 on 1 <11> at night{NOBODY_ANSWERS}", ["tel:111"])),
        ("URGENT", {}, (f"Call your doctor or an urgent care service today.{NOBODY_ANSWERS}", [])),
        ("CONTACT", PHONE, ("Call 01 <23>", ["tel:0123"])),
        ("CONTACT", PHONE | HOURS, ("Call 01 <23> 8 <to> 5", ["tel:0123"])),
    ],
)
@pytest.mark.parametrize(
    "card", ["> [!{}]\n> - fever", "- a\n\n    > [!{}] Pain\n    > - b", "> a\n>\n> > [!{}]\n> > b"]
)
def test_each_care_card_says_whom_to_call(card, kind, clinic, line):
    assert calls(card.format(kind), clinic) == [line]


def test_card_without_a_number_to_call_and_other_boxes_have_no_such_line():
    assert calls("> [!CONTACT]\n> - fever", EMERGENCY | urgent() | HOURS) == []
    assert calls("> [!WARNING]\n> - fever\n\n> [!DO]\n> - rest", EMERGENCY | urgent() | PHONE) == []


@pytest.mark.parametrize("kind", ["EMERGENCY", "URGENT", "CONTACT"])
def test_whom_to_call_stands_before_the_signs_and_after_the_title(kind):
    (card,) = tree(good(f"> [!{kind}]\n> - fever [@brady2014]").html).iter("section")
    assert [child.get("class") or child.tag for child in card] == ["title-row", "call", "ul"]


def test_whom_to_call_needs_no_source_and_no_reading_grade():
    cited = "> [!URGENT] Pain [@brady2014]\n> - fever [@brady2014]"
    assert uncited(cited) == []
    assert good(cited).metrics.words == 1


def test_numbers_within_a_link_are_words_of_it():
    (link,) = tree(good("[Call {{ clinic.emergency_number }}](risks.md).").html).iter("a")
    assert link.get("href") == "/risks/"
    assert text_in(link) == "Call your local emergency number (112, 000, 911 or 999)"


@pytest.mark.parametrize(
    "body",
    [
        "## Call {{ clinic.phone }}",
        "- {{ clinic.phone }}",
        "> [!DO] Call {{ clinic.phone }}\n> - a",
        "*{{ clinic.phone }}*",
    ],
)
def test_placeholder_is_filled_in_wherever_a_text_stands(body):
    assert 'href="tel:0123"' in good(body).html


def test_placeholder_of_a_key_point_is_filled_in():
    assert "01 &lt;23&gt;" in good(key_points=("Call {{ clinic.phone }} [@guide].",)).key_points_html


@pytest.mark.parametrize(
    "text",
    [
        "{{ clinic.fax }}",
        "{{ clinic.Name }}",
        "{{ clinic.name.x }}",
        "{{ clinic.__class__ }}",
        "{{ settings.SECRET_KEY }}",
        "{{ phone }}",
        "{{ }}",
        "{{}}",
        "{{ clinic.phone",
        "{{ clinic.phone\n}}",
    ],
)
def test_unknown_placeholder_is_a_problem(text):
    (problem,) = messages(f"A.\n\n{text}")
    assert problem.startswith("3: unknown {{")
    assert "there are {{ clinic.name }}, {{ clinic.phone }}" in problem


@pytest.mark.parametrize(
    "body", ["`{{ clinic.fax }}`", r"\{{ clinic.fax }}", "{ clinic.fax }", "a }} b", "{% load x %}"]
)
def test_code_and_escaped_braces_stay_text(body):
    assert "clinic.fax" in good(body).html or "{{" not in body
