"""What a patient gets with a handout."""

import re

import pytest

from content.articles.models import Article, Part
from content.articles.publishing import withdraw_article
from content.articles.publishing.publish import render_all
from content.handouts.contents import contents_of, no_longer_as_chosen
from content.handouts.edit import find_chosen
from content.handouts.models import title_of_part
from tests.articles.factories import edit
from tests.desk.people import person

from .conftest import make

POINTS = ["You may ache [@brady2014]."]


def test_a_page_comes_whole_and_a_section_alone(handout):
    whole, section = contents_of(handout).pages
    assert whole.title == "After your session"
    assert "The first day" in whole.html
    assert section.title == "Risks: Serious harm"
    assert "It is rare" in section.html
    assert "How common a bruise is" in section.html
    assert "<h3>Serious harm" not in section.html  # its title says so


def test_a_section_whose_heading_has_new_words_is_found_by_its_former_anchor(handout):
    edit(
        "risks",
        body="## What harm is there?\n\nIt is rare [@brady2014].\n\n## Other\n\nNo [@brady2014].",
        former_anchors=["serious-harm: what-harm-is-there"],
    )
    _, section = contents_of(handout).pages
    assert section.title == "Risks: What harm is there?"
    assert "It is rare" in section.html
    assert "Other" not in section.html


def test_two_parts_whose_headings_became_one_come_once(loaded):
    edit("risks", body="## Harm\n\nIt is rare [@brady2014].\n\n## Bruises\n\nThey pass [@brady2014].")
    both = make(["risks#harm", "risks#bruises"])
    body = "## What may happen\n\nIt is rare [@brady2014].\n\n## More\n\nRest [@brady2014]."
    edit("risks", body=body, former_anchors=("harm: what-may-happen", "bruises: what-may-happen"))
    [page] = contents_of(both).pages
    assert (page.heading, page.is_as_chosen) == ("What may happen", True)
    assert no_longer_as_chosen() == []


def test_links_within_a_page_lead_to_it_on_the_site(handout):
    whole, section = contents_of(handout).pages
    assert 'href="/aftercare/#rests-' in whole.html
    anchors = re.findall(r' id="([^"]*)"', whole.html + section.html)
    assert "part-aftercare.the-first-day" in anchors
    assert "part-risks:serious-harm.serious-harm" not in anchors  # that heading is its title
    assert len(set(anchors)) == len(anchors)
    assert set(re.findall(r'href="#([^"]*)"', whole.html + section.html)) <= set(anchors)


def test_sources_are_those_that_the_chosen_text_cites(handout):
    whole, section = contents_of(handout).pages
    assert [(c.number, c.reference.key) for c in whole.sources] == [(1, "brady2014"), (2, "biolatto")]
    assert {c.reference.key for c in section.sources} == {"brady2014", "biolatto"}
    alone = contents_of(make(["aftercare#the-first-day"])).pages[0]
    assert [c.number for c in alone.sources] == [1, 2]


def test_it_is_always_the_text_of_today(handout):
    edit("aftercare", body="You may ache [@brady2014].")
    assert "You may ache" in contents_of(handout).pages[0].html


def test_a_section_that_is_gone_gives_the_whole_page(handout):
    edit("risks", body="All new [@brady2014].")
    page = contents_of(handout).pages[1]
    assert page.title == "Risks"
    assert not page.is_as_chosen
    assert "All new" in page.html


def test_key_points_come_with_what_stands_before_the_first_heading(loaded):
    edit("aftercare", key_points=POINTS, body=f"Take it easy [@guide].\n\n## The first day\n\n{POINTS[0]}")
    (page,) = contents_of(make(["aftercare#key-points"])).pages
    assert (page.title, page.is_as_chosen, page.is_whole) == ("After your session: Key points", True, False)
    assert "You may ache" in page.key_points
    assert "Take it easy" in page.html
    assert "<h" not in page.html
    assert "You may ache" not in page.html
    assert [cited.number for cited in page.sources] == [1]


def test_key_points_that_are_gone_give_the_whole_page(loaded):
    edit("aftercare", key_points=POINTS)
    handout = make(["aftercare#key-points"])
    edit("aftercare", key_points=[])
    (page,) = contents_of(handout).pages
    assert (page.is_as_chosen, page.is_whole) == (False, True)
    assert find_chosen(["aftercare#key-points"]) == ([], ["aftercare#key-points"])


def test_parts_of_one_page_that_follow_each_other_stand_together(loaded):
    edit("aftercare", key_points=POINTS)
    handout = make(["aftercare#key-points", "aftercare#the-first-day", "risks#serious-harm", "aftercare"])
    groups = contents_of(handout).groups
    assert [(group.version.title, [page.heading for page in group.pages]) for group in groups] == [
        ("After your session", ["", "The first day"]),
        ("Risks", ["Serious harm"]),
        ("After your session", [""]),
    ]
    assert contents_of(handout).pages[1].title == "After your session: The first day"


@pytest.mark.parametrize(("page", "title"), [("Risks", "Risks: Pain"), ("What is it?", "What is it? Pain")])
def test_the_title_of_a_part_reads_as_one(page, title):
    assert title_of_part(page, "Pain") == title


def test_a_withdrawn_page_is_named_with_what_to_read_instead(handout):
    risks = Article.objects.get(slug="risks")
    withdraw_article(risks, person("Reviewer"), Article.objects.get(slug="aftercare"))
    contents = contents_of(handout)
    assert [page.title for page in contents.pages] == ["After your session"]
    (gone,) = contents.gone
    assert (gone.title, str(gone.instead)) == ("Risks", "After your session")
    withdraw_article(gone.instead, person("Reviewer", name="eve"), Article.objects.get(slug="glossary"))
    assert {str(gone.instead) for gone in contents_of(handout).gone} == {"Glossary"}


def test_where_a_part_is_gone_its_page_comes_whole_and_once(loaded):
    edit("risks", body="Before.\n\n## Serious harm\n\nRare [@brady2014].\n\n## Heat\n\nWarm [@biolatto].")
    handout = make(["risks#heat", "aftercare", "risks#serious-harm"])
    assert [page.title for page in contents_of(handout).pages] == [
        "Risks: Heat", "After your session", "Risks: Serious harm",
    ]  # fmt: skip
    edit("risks", body="## Serious harm\n\nRare [@brady2014].\n\n## Warmth\n\nWarm [@biolatto].")
    contents = contents_of(handout)
    assert [page.title for page in contents.pages] == ["Risks", "After your session"]
    assert [page.is_as_chosen for page in contents.pages] == [False, True]
    assert "Warmth" in contents.pages[0].html
    assert "Serious harm" in contents.pages[0].html


def test_the_time_of_its_text_takes_a_fixed_number_of_queries(loaded, django_assert_num_queries):
    contents = contents_of(make(["risks#serious-harm", "aftercare", "glossary"]))
    with django_assert_num_queries(4):
        assert contents.text_of


def test_reading_it_takes_a_fixed_number_of_queries(handout, django_assert_num_queries):
    handout.refresh_from_db()
    with django_assert_num_queries(4):
        contents = contents_of(handout)
        assert [page.sources[0].reference.name for page in contents.pages]
        assert contents.emergency_cards


def test_the_emergency_card_of_each_part_comes_once(loaded):
    contents = contents_of(make(["aftercare", "aftercare#the-first-day", "risks"]))
    (card,) = contents.emergency_cards
    assert (card.urgency, "you have chest pain" in card.text) == ("emergency", True)


def test_a_card_that_two_parts_have_comes_once(loaded):
    afterwards, decide = (Part.objects.get(slug=slug) for slug in ("afterwards", "decide"))
    decide.footer = afterwards.footer
    decide.save()
    render_all()
    assert len(contents_of(make(["risks", "aftercare"])).emergency_cards) == 1
    decide.footer = "> [!EMERGENCY] Call now\n> - Words [@guide]."
    decide.save()
    render_all()
    assert len(contents_of(make(["risks", "aftercare"])).emergency_cards) == 2
