"""Handouts that give a page, or a part of it: an editor is told before and after it goes."""

import pytest

from content.handouts.edit import withdraw_handout
from tests.articles.factories import edit
from tests.handouts.conftest import make

from ..editor.test_surprises import form_of

LOST = "the part that was chosen is not in the text any more"


@pytest.fixture
def handout(loaded):
    return make(["aftercare", "risks#serious-harm"], "For the nervous")


def test_publishing_a_text_without_a_part_that_is_handed_out_says_so_first(handout, reviewer, page_of):
    text = "## Other harm\n\nRare [@brady2014]."
    edit("risks", live=False, body=text)
    page = reviewer.get(page_of("decide", "risks")).text
    assert LOST in page
    assert "“Serious harm”" in page
    assert f"/staff/{handout.code}/" in page
    withdraw_handout(handout, None, None)
    assert LOST not in reviewer.get(page_of("decide", "risks")).text


def test_publishing_a_text_with_the_part_says_nothing(handout, reviewer, page_of):
    edit("risks", live=False, body="## Serious harm\n\nRare indeed [@brady2014].")
    assert LOST not in reviewer.get(page_of("decide", "risks")).text
    edit("risks", body="All new [@brady2014].")
    assert LOST not in reviewer.get(page_of("decide", "risks")).text


def test_form_says_which_handouts_give_the_whole_page_now(loaded, reviewer, page_of):
    make(["aftercare#the-first-day"], "For the nervous")

    def said(body: str) -> str:
        sent = form_of("aftercare") | {"body": body, "_publish": "yes"}
        answer = reviewer.post(page_of("change"), sent, follow=True)
        return " ".join(str(message) for message in answer.context["messages"])

    words = said("All new [@brady2014].")
    assert "Not in the text any more: “The first day”." in words
    assert ">For the nervous</a>. Choose" in words
    assert "the whole page" not in said("## The first day\n\nYou may ache [@brady2014].")
