"""The sheet as HTML, before a browser or WeasyPrint lays it out."""

import pytest

from content.articles.publishing import render_all
from content.clinic.models import Clinic
from content.handouts import sheet
from content.handouts.contents import contents_of
from tests.articles.factories import edit
from tests.pages import Page

from .conftest import make


@pytest.mark.parametrize(
    ("title", "direction"),
    [("1. Before", "ltr"), ("1. לפני הביקור", "rtl"), ("قبل Visit", "rtl"), ("12 – 3", "ltr"), ("", "ltr")],
)
def test_a_text_runs_as_its_first_letter_does(title, direction):
    assert sheet.direction_of(title) == direction


@pytest.mark.parametrize("kind", ["", "?type=large"])
def test_letter_paper_is_for_the_browser_too(handout, client, kind):
    Clinic(paper="letter").save()
    assert "css/letter" in client.get(f"/h/{handout.code}/sheet/{kind}").text


@pytest.mark.parametrize("where", ["sheet/", "?all"])
def test_its_urgent_cards_say_where_to_get_help_today(loaded, client, where):
    edit("aftercare", body="## Fever\n\n> [!URGENT] [@guide]\n> - you have a fever")
    handout = make(["aftercare#fever"])

    def words() -> str:
        return Page(client.get(f"/h/{handout.code}/{where}").text).words()

    said = "Where to get help today: call {}. Nobody answers? Go to an emergency department."
    assert said.format("your doctor or an urgent care service") in words()
    Clinic(urgent_name="NHS 111", urgent_number="111", urgent_hours="day and night").save()
    render_all()
    assert said.format("NHS 111 on 111 (day and night)") in words()


def test_a_drawing_with_links_is_printed_without_their_addresses(loaded):
    html = '<p>See <a href="/risks/">it</a></p><svg><a href="/risks/#head"><text>Head</text></a></svg>'
    printed = sheet._with_addresses(html, contents_of(make(["aftercare"])))
    assert '<a href="/risks/">it</a><span class="to"> (guide.example/risks)</span>' in printed
    assert printed.endswith('<svg><a href="/risks/#head"><text>Head</text></a></svg>')
