"""What pages print of words.yaml: made when the guide is rendered, and true to what is published."""

import pytest
from django.contrib.auth.models import User

from content.articles.checks.text import check_content
from content.articles.emergency_card import card_for_search
from content.articles.models import Article, LibraryFile
from content.articles.publishing import (
    RefusedError,
    bring_back,
    publish_version,
    rename,
    what_links_here,
    withdraw_article,
)
from content.articles.publishing.publish import render_all
from tests.pages import Page

from ..factories import change_file, edit, load_folder

pytestmark = pytest.mark.postgres

WORDS = """help_page: aftercare
home:
  questions:
    - question: Is it safe?
      answer: Mostly [@brady2014].
      page: risks#serious-harm
  short_of_time: [risks, aftercare]
"""


@pytest.fixture
def editor(db):
    return User.objects.create_user("ada")


@pytest.fixture
def worded(loaded):
    """The small library with words, whose page of help is another one."""
    change_file(
        loaded,
        "articles/aftercare.md",
        "## The first day",
        "> [!EMERGENCY] [@guide]\n> - pain\n\n## The first day",
    )
    (loaded / "words.yaml").write_text(WORDS)
    assert load_folder(loaded).problems == []
    return loaded


def article(slug: str) -> Article:
    return Article.objects.get(slug=slug)


def printed() -> dict:
    render_all()
    return LibraryFile.objects.get(path="words.yaml").rendered


def address() -> str:
    """Return where the only question of the home page leads."""
    return printed()["home"]["questions"][0]["address"]


def test_former_name_of_a_page_leads_on(worded, editor):
    rename(article("risks"), "dangers", editor)
    assert address() == "/dangers/#serious-harm"
    assert printed()["home"]["short_of_time"] == [["dangers", 1], ["aftercare", 1]]
    assert check_content().errors == []


def test_heading_that_is_gone_is_left_off_and_reported(worded):
    edit("risks", body="Nothing is left [@guide].")
    assert address() == "/risks/"
    expected = "words.yaml: line 6: “Is it safe?”: “risks” has no heading “#serious-harm”"
    assert any(error.startswith(expected) for error in check_content().errors)


def test_withdrawn_page_gives_way_to_what_is_to_be_read_instead(worded, editor):
    withdraw_article(article("risks"), editor, article("glossary"))
    assert address() == "/glossary/"
    assert printed()["home"]["short_of_time"] == [["glossary", 1], ["aftercare", 1]]
    found = [error for error in check_content().errors if error.startswith("words.yaml")]
    assert found[0].startswith("words.yaml: line 6: “Is it safe?”: there is no page “risks”")


def test_question_without_a_page_is_left_out_until_it_is_back(worded, editor):
    withdraw_article(article("risks"), editor, None)
    assert printed()["home"]["questions"] == []
    assert printed()["home"]["short_of_time"] == [["aftercare", 1]]
    bring_back(article("risks"), editor)
    assert address() == "/risks/#serious-harm"


def test_whoever_withdraws_a_page_is_told_what_of_the_home_page_leads_to_it(worded, editor):
    rename(article("risks"), "dangers", editor)
    found = [(link.what, link.title, link.address) for link in what_links_here(article("dangers"))]
    assert ("question of the home page", "Is it safe?", "/") in found
    assert ("list on the home page", "Short of time?", "/#short-of-time") in found


def test_heading_that_a_question_leads_to_cannot_be_published_away(worded, editor):
    draft = edit("risks", live=False, body="Nothing is left [@guide].")
    with pytest.raises(RefusedError) as refused:
        publish_version(draft, editor)
    assert any("the home page, “Is it safe?”" in message for message in refused.value.messages)


def test_answer_without_a_source_is_an_error_and_a_long_one_a_remark(worded):
    file = LibraryFile.objects.get(path="words.yaml")
    file.text = file.text.replace(
        "Mostly [@brady2014].", "It never bleeds. " + "So it is " * 12 + "[@guide]."
    )
    file.save()
    found = check_content()
    assert "words.yaml: line 5: no source: “It never bleeds.”" in found.errors
    assert any(remark.startswith("words.yaml: line 5: ") for remark in found.remarks)


def test_words_that_cannot_be_read_are_reported(worded):
    LibraryFile.objects.filter(path="words.yaml").update(text="help_page: risks\nhelp_page: risks\n")
    found = [error for error in check_content().errors if error.startswith("words.yaml")]
    assert len(found) == 1
    assert "line 2" in found[0]


def test_every_page_leads_to_the_page_of_help_that_the_words_name(worded, client):
    assert "/aftercare/#emergency" in Page(client.get("/risks/").text).links
    assert "/aftercare/#emergency" in Page(client.get("/nowhere/").text).links
    assert "pain" in card_for_search()


def test_page_of_help_keeps_its_name_and_stays(worded, editor):
    for forbidden in (
        lambda: rename(article("aftercare"), "help", editor),
        lambda: withdraw_article(article("aftercare"), editor, None),
    ):
        with pytest.raises(RefusedError, match="The site itself links to /aftercare/"):
            forbidden()
