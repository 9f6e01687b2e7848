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


def test_emergency_numbers_can_be_called_where_no_clinic_is_set():
    root = tree(good("> [!EMERGENCY] [@guide]\n> - pain").html)
    links = [(a.get("href"), text_in(a)) for a in root.iter("a") if a.get("href", "").startswith("tel:")]
    assert links == [("tel:112", "112"), ("tel:000", "000"), ("tel:911", "911"), ("tel:999", "999")]


def with_urgent(hours: str = "") -> RenderContext:
    """What texts may refer to at a clinic that has an urgent number."""
    values = {
        "urgent_number": ClinicValue("1 <11>", "tel:111"),
        "urgent_name": ClinicValue("NHS & 111"),
        "urgent_hours": ClinicValue(hours),
    }
    return RenderContext(clinic=values)


def help_today(body: str, context: RenderContext) -> list:
    """Return the lines of a body that say where to get help today."""
    html = render(ArticleText("A", "A.", "about", 1, body=body), context).html
    return [line for line in tree(html).iter("p") if line.get("class") == "help-today"]


def test_urgent_number_of_a_text_can_be_called():
    text = ArticleText("A", "A.", "about", 1, body="Call {{ clinic.urgent_number }}.")
    (link,) = tree(render(text, with_urgent()).html).iter("a")
    assert (link.get("href"), text_in(link)) == ("tel:111", "1 <11>")


@pytest.mark.parametrize(
    ("context", "whom", "links"),
    [
        (RenderContext(), "your doctor or an urgent care service", []),
        (with_urgent(), "NHS & 111 on 1 <11>", ["tel:111"]),
        (with_urgent("day & night"), "NHS & 111 on 1 <11> (day & night)", ["tel:111"]),
    ],
)
@pytest.mark.parametrize(
    "body",
    ["> [!URGENT]\n> - fever", "- a\n\n    > [!URGENT] Pain\n    > - b", "> a\n>\n> > [!urgent]\n> > b"],
)
def test_each_urgent_card_says_where_to_get_help_today(body, context, whom, links):
    (line,) = help_today(body, context)
    said = f"Where to get help today: call {whom}. Nobody answers? Go to an emergency department."
    assert text_in(line) == said
    assert [link.get("href") for link in line.iter("a")] == links


@pytest.mark.parametrize("kind", ["EMERGENCY", "CONTACT", "WARNING", "DO"])
def test_other_cards_send_nobody_to_urgent_care(kind):
    assert help_today(f"> [!{kind}]\n> - fever", with_urgent()) == []


def test_where_to_get_help_stands_before_the_signs():
    (card,) = tree(good("> [!URGENT]\n> - fever [@brady2014]").html).iter("section")
    assert [(child.tag, child.get("class")) for child in card][2:] == [("p", "help-today"), ("ul", None)]


def test_where_to_get_help_needs_no_source_and_no_reading_grade():
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
