"""Placeholders: what the clinic has filled in, words where it has not, a problem for any other."""

import pytest

from .pages import good, messages, text_in, tree


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
    ],
)
def test_placeholder_without_a_value_reads_as_words(placeholder, words):
    root = tree(good(f"Ask {placeholder} now.").html)
    assert text_in(root) == f"Ask {words} now."
    assert bool(list(root.iter("a"))) == ("emergency" in placeholder)


def test_emergency_numbers_can_be_called_where_no_clinic_is_set():
    root = tree(good("> [!EMERGENCY] [@guide]\n> - pain").html)
    links = [(a.get("href"), text_in(a)) for a in root.iter("a") if a.get("href", "").startswith("tel:")]
    assert links == [("tel:112", "112"), ("tel:000", "000"), ("tel:911", "911"), ("tel:999", "999")]


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
        "{{ clinic.phone }",
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
