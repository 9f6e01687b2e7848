"""`/sources/` and `/sources/<key>/`: each source, and each sentence that cites it."""

import json
import re
from collections.abc import Iterator

import pytest

from content.articles.models import Article
from content.articles.publishing.publish import withdraw
from content.sources.kinds import KINDS
from content.sources.models import Reference
from tests.articles.factories import edit, load_folder
from tests.pages import Page


@pytest.fixture
def loaded(db, folder):
    assert load_folder(folder).problems == []
    return folder


@pytest.fixture
def page(client):
    return lambda path="": Page(client.get(f"/sources/{path}").text)


def quoted(found: Page) -> list[tuple[str, str]]:
    """Return the address to which each sentence on a source's page leads, and the sentence."""
    return [
        (a.get("href"), " ".join("".join(a.itertext()).split()))
        for a in found.element("main").iter("a")
        if re.search("#(?:mark-|differ-|next-steps$)", a.get("href", ""))
    ]


def test_source_tells_what_it_is_and_what_it_is_worth(loaded, page):
    words = page("brady2014/").words("main")
    for part in ("Brady 2014", "Survey.", KINDS["survey"].weight, "It counts what happened.", "abstract",
                 "doi:10.1179/2042618613Y.0000000044"):  # fmt: skip
        assert part in words


def test_source_quotes_each_sentence_that_cites_it(loaded, page):
    assert quoted(page("brady2014/")) == [
        ("/risks/#mark-1", "It is rare."),
        ("/risks/#differ-how-common-a-bruise-is", "A survey: 8 in 100."),
        ("/aftercare/#mark-1", "You may feel sore."),
    ]


def test_every_quoted_sentence_of_the_guide_stands_where_its_link_leads(library, client, page):
    places = {}
    for slug in Article.objects.values_list("slug", flat=True):
        found = Page(client.get(f"/{slug}/").text)
        places |= {f"/{slug}/#{anchor}": text for anchor, text in places_of_citations(found)}
    quotes = [
        (address, sentence)
        for reference in Reference.objects.all()
        for address, sentence in quoted(page(f"{reference.key}/"))
    ]
    assert len(quotes) > 300
    for address, sentence in quotes:
        assert set(re.findall(r"\w+", sentence)) <= set(re.findall(r"\w+", places[address])), (
            address,
            sentence,
        )


def places_of_citations(found: Page) -> Iterator[tuple[str, str]]:
    """Return the anchor of each mark and box of a page with what a reader sees there, or in its note."""
    by_id = {element.get("id"): element for element in found.root.iter() if element.get("id")}
    for section in found.root.iter("section"):
        anchor = section.get("aria-labelledby") or section.get("id")
        if anchor:
            yield anchor, " ".join(section.itertext())
    for mark in (a for a in found.root.iter("a") if a.get("class") == "src"):
        note = by_id[mark.get("href").removeprefix("#")]
        yield mark.get("id"), " ".join(note.itertext())


def test_no_two_sources_of_the_guide_have_one_name(library):
    names = [reference.name for reference in Reference.objects.all()]
    assert sorted(names) == sorted(set(names))


def test_numbers_of_a_page_are_those_of_its_list_of_sources(library, client):
    for slug in Article.objects.published().values_list("slug", flat=True):
        found = Page(client.get(f"/{slug}/").text)
        items = [item for item in found.root.iter("li") if item.get("value")]
        listed = {(item.get("value"), a.get("href")) for item in items for a in item.iter("a")}
        spans = [span for span in found.root.iter("span") if span.get("class") in {"s", "rests-on"}]
        cited = {(re.match(r"\d+", a.text)[0], a.get("href")) for span in spans for a in span.iter("a")}
        assert cited <= listed, slug
        assert {number for number, _ in cited} == {item.get("value") for item in items}, slug


def test_source_page_quotes_live_text_only(loaded, page):
    edit("aftercare", live=False, body="A draft [@brady2014].")
    withdraw(Article.objects.get(slug="risks"), None)
    assert quoted(page("brady2014/")) == [("/aftercare/#mark-1", "You may feel sore.")]


def test_sentence_of_an_old_version_is_not_quoted(loaded, page):
    edit("aftercare", body="You may ache [@brady2014].")
    found = quoted(page("brady2014/"))
    assert ("/aftercare/#mark-1", "You may ache.") in found
    assert "You may feel sore." not in [sentence for _, sentence in found]


def test_source_that_nobody_cites_says_so(loaded, page):
    edit("aftercare", body="Sore [@brady2014].")
    edit("risks", body="## Serious harm\n\nRare [@brady2014].")
    edit("glossary", body="Bruise\n:   Blue [@brady2014].")
    assert "No page cites it." in page("biolatto/").words("main")


def test_pages_of_one_place_in_the_order_are_not_mixed(loaded, page):
    edit("glossary", body="Bruise\n:   Blue [@brady2014]. Red [@brady2014].")
    Article.objects.update(part=Article.objects.get(slug="risks").part, order=1)
    headings = [h.text for h in page("brady2014/").element("main").iter("h3")]
    assert headings == ["After your session", "Glossary", "Risks"]


def test_work_that_nobody_has_read_names_where_it_was_found(loaded, page):
    item = {
        "id": "old-work", "type": "book", "title": "An old work",
        "custom": {"kind": "textbook", "appraisal": "A.", "read": "no", "cited_by": ["brady2014"]},
    }  # fmt: skip
    references = json.loads((loaded / "references.json").read_text())
    (loaded / "references.json").write_text(json.dumps([*references, item]))
    assert load_folder(loaded).problems == []
    found = page("old-work/")
    assert "As cited by Brady 2014." in found.words("main")
    assert "/sources/brady2014/" in found.links


def test_list_names_every_source_by_kind_with_the_weightiest_first(loaded, page):
    found = page()
    headings = [anchor for anchor in found.ids if anchor in {"survey", "health-article"}]
    assert headings == ["survey", "health-article"]
    assert {"/sources/brady2014/", "/sources/biolatto/"} <= set(found.links)
    assert "2 sources" in found.words("main")
    assert "cited 3 times" in found.words("main")


def test_public_body_stands_after_research_and_before_clinics(loaded, page):
    item = {
        "id": "nhs", "type": "webpage", "title": "Fainting", "author": [{"literal": "NHS"}],
        "custom": {"kind": "public body", "appraisal": "Advice on fainting.", "read": "abstract"},
    }  # fmt: skip
    references = json.loads((loaded / "references.json").read_text())
    (loaded / "references.json").write_text(json.dumps([item, *references]))
    assert load_folder(loaded).problems == []
    headings = [anchor for anchor in page().ids if anchor in {"survey", "public-body", "health-article"}]
    assert headings == ["survey", "public-body", "health-article"]
    assert KINDS["public body"].weight in page("nhs/").words("main")


def test_record_with_markup_stays_text(loaded, page):
    reference = Reference.objects.get(key="brady2014")
    reference.csl["title"] = "<script>alert(1)</script> & more"
    reference.csl["custom"]["appraisal"] = "<b>Good</b>"
    reference.save()
    for path in ("", "brady2014/"):
        assert "<script>alert(1)</script> & more" in page(path).words("main")
        assert "<b>Good</b>" in page(path).words("main")


@pytest.mark.parametrize("key", ["nobody", "guide", "BRADY", "brady2014/x", "a" * 300])
def test_unknown_source_is_not_found(loaded, client, key):
    assert client.get(f"/sources/{key}/").status_code == 404


@pytest.mark.parametrize("path", ["", "bodymotion/"])
def test_sources_take_few_queries(library, client, django_assert_max_num_queries, path):
    with django_assert_max_num_queries(5):
        client.get(f"/sources/{path}")
