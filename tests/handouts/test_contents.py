"""What a patient gets with a handout."""

from content.articles.deciding import withdraw_article
from content.articles.models import Article
from content.articles.printed import moment
from content.handouts.contents import contents_of
from tests.articles.factories import edit
from tests.desk.people import person

from .conftest import make


def test_a_page_comes_whole_and_a_section_alone(handout):
    whole, section = contents_of(handout).pages
    assert whole.title == "After your session"
    assert "The first day" in whole.html
    assert section.title == "Risks: Serious harm"
    assert "It is rare" in section.html
    assert "How common a bruise is" in section.html
    assert "<h3>Serious harm" not in section.html  # its title says so


def test_links_within_a_page_lead_to_it_on_the_site(handout):
    whole, section = contents_of(handout).pages
    assert 'href="/aftercare/#ref-1"' in whole.html
    assert 'href="#' not in whole.html + section.html
    assert ' id="' not in whole.html + section.html


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
    assert not page.is_cut
    assert "All new" in page.html


def test_a_withdrawn_page_is_named_with_what_to_read_instead(handout):
    risks = Article.objects.get(slug="risks")
    withdraw_article(risks, person("Reviewer"), Article.objects.get(slug="aftercare"))
    contents = contents_of(handout)
    assert [page.title for page in contents.pages] == ["After your session"]
    (gone,) = contents.gone
    assert (gone.title, str(gone.instead)) == ("Risks", "After your session")


def test_a_page_that_changed_is_told_apart(handout):
    printed = handout.text_of
    assert not any(page.changed_since(printed) for page in contents_of(handout).pages)
    version = edit("risks", body="## Serious harm\n\nAll new [@brady2014].")
    version.published_at = version.published_at.replace(year=2030)
    version.save(update_fields=["published_at"])
    assert [page.changed_since(printed) for page in contents_of(handout).pages] == [False, True]
    assert handout.text_of == moment(version.published_at)


def test_reading_it_takes_a_fixed_number_of_queries(handout, django_assert_num_queries):
    handout.refresh_from_db()
    with django_assert_num_queries(3):
        contents = contents_of(handout)
        assert [page.sources[0].reference.name for page in contents.pages]
        assert contents.feet


def test_the_emergency_card_of_each_part_comes_once(loaded):
    contents = contents_of(make(["aftercare", "aftercare#the-first-day", "risks"]))
    (foot,) = contents.feet
    assert "you have chest pain" in foot
