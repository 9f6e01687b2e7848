"""`/<slug>/`: an article as readers see it."""

from datetime import date

import markdown
import pytest
from django.test import Client

from content.articles.models import Article, Part, Redirect
from content.articles.publishing.publish import withdraw
from tests.pages import Page

from ..factories import change_file, edit, load_folder, sign_off


@pytest.fixture
def page(client, loaded):
    return lambda slug="aftercare": Page(client.get(f"/{slug}/").text)


def test_article_shows_its_text_sources_and_place(page):
    words = page().words()
    for part in ("After your session", "What this page is about.", "You may feel sore", "References",
                 "Brady S.", "you have chest pain", "1-minute read"):  # fmt: skip
        assert part in words


def test_line_above_the_title_leads_to_the_part_on_the_home_page(page):
    def places(found):
        links = found.element("main").iter("a")
        return {a.get("href"): a.text for a in links if a.get("href").startswith("/#")}

    assert places(page()) == {"/#afterwards": "Part 2 of 2: Afterwards"}
    assert places(page("glossary")) == {}


def trust(found: Page) -> tuple[str, str | None]:
    """Return the line below a page's summary, and where it leads."""
    (line,) = (p for p in found.root.iter("p") if p.get("class") == "trust")
    *_, link = line.iter("a")
    return " ".join("".join(line.itertext()).split()), link.get("href")


def test_line_of_trust_leads_to_the_sources_of_a_page_that_has_some(page):
    assert trust(page()) == ("Not yet reviewed by a clinician How we know", "#references")
    edit("aftercare", body="Rest [@guide].", key_points=[], next_steps=[])
    assert trust(page()) == ("Not yet reviewed by a clinician How we know", "/how-we-write/")


def test_line_of_trust_names_the_clinician_and_both_dates(page):
    sign_off(Article.objects.get(slug="aftercare").live)
    line, _ = trust(page())
    assert line == (
        "Reviewed by Ada Okafor, physiotherapist, on 10 Jan 2026 Next review 10 Jan 2099 How we know"
    )


def test_line_of_trust_says_so_where_the_review_is_overdue_and_the_text_newer(page):
    sign_off(Article.objects.get(slug="aftercare").live, due=date(2026, 1, 11))
    edit("aftercare", notable=True, body="New [@brady2014].")
    line, _ = trust(page())
    assert line == (
        "Reviewed by Ada Okafor, physiotherapist, on 10 Jan 2026 Signed before this change "
        "Its next review is overdue How we know"
    )


def test_article_names_itself_to_machines(page):
    found = page()
    assert found.rel("canonical") == "https://guide.example/aftercare/"
    assert found.meta("og:url") == "https://guide.example/aftercare/"
    assert found.meta("og:title") == "After your session"
    assert found.meta("description") == "What this page is about."
    assert found.root.find("head/title").text.startswith("After your session")


def test_every_anchor_that_a_page_links_to_on_itself_is_there(page):
    found = page()
    assert {link[1:] for link in found.links if link.startswith("#")} <= set(found.ids)
    assert len(found.ids) == len(set(found.ids))


@pytest.mark.parametrize(
    "heading",
    ["Key points", "References", "Next steps", "About this page", "Main", "Contents", "Related", "My notes"],
)
def test_heading_named_as_a_part_of_the_frame_gets_an_anchor_of_its_own(page, heading):
    edit(
        "aftercare", body=f"## {heading}\n\nSore [@brady2014].", related=["risks"],
        key_points=["Sore [@brady2014]."], next_steps=["[Risks](risks.md)"],
    )  # fmt: skip
    found = page()
    assert len(found.ids) == len(set(found.ids))
    link = next(a for a in found.root.iter("a") if a.text == heading and a.get("href").endswith("-2"))
    assert found.element(link.get("href")[1:]).text == heading


def test_page_that_nobody_has_reviewed_says_so_and_claims_no_date(page):
    found = page()
    assert "lastReviewed" not in found.data
    assert "No clinician has reviewed this page yet." in found.words()


def test_reviewed_page_names_the_clinician_and_the_dates(page):
    sign_off(Article.objects.get(slug="aftercare").live)
    found = page()
    assert found.data["lastReviewed"] == "2026-01-10"
    assert "Ada Okafor, physiotherapist, on 10 January 2026" in found.words()
    assert "10 January 2099" in found.words()
    assert "No clinician has reviewed" not in found.words()
    assert "before this change" not in found.words()


def test_page_changed_since_its_review_says_so(page):
    sign_off(Article.objects.get(slug="aftercare").live)
    edit("aftercare", notable=True, body="New [@brady2014].")
    assert "on 10 January 2026, signed before this change" in page().words()


def test_review_of_a_draft_is_not_claimed_for_the_page(page):
    sign_off(edit("aftercare", live=False, body="A draft [@brady2014]."))
    found = page()
    assert "lastReviewed" not in found.data
    assert "Ada Okafor" not in found.words()


def test_draft_is_not_shown(page):
    edit("aftercare", live=False, title="Only a draft", body="Only a draft [@brady2014].")
    assert "Only a draft" not in page().words()


@pytest.mark.parametrize("reviewed", [False, True])
def test_article_takes_at_most_three_queries(client, loaded, django_assert_max_num_queries, reviewed):
    if reviewed:
        sign_off(Article.objects.get(slug="aftercare").live)
    with django_assert_max_num_queries(3):
        assert client.get("/aftercare/").status_code == 200


@pytest.mark.parametrize("slug", ["risks", "glossary", "checklist", "claims-we-left-out", "what-happens"])
def test_pages_of_the_guide_take_at_most_three_queries(client, library, django_assert_max_num_queries, slug):
    with django_assert_max_num_queries(3):
        assert client.get(f"/{slug}/").status_code == 200


def test_article_renders_no_markdown(client, loaded, monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("a page was rendered when it was read")

    monkeypatch.setattr(markdown.Markdown, "convert", refuse)
    for address in (
        "/",
        "/aftercare/",
        "/glossary/",
        "/differences/",
        "/sources/brady2014/",
        "/search/?q=sore",
    ):
        assert client.get(address).status_code == 200


def test_related_pages_and_neighbours_are_linked(client, loaded):
    change_file(loaded, "articles/aftercare.md", "order: 1", "order: 1\nrelated:\n  - glossary\n  - risks")
    load_folder(loaded)
    found = Page(client.get("/aftercare/").text)
    assert {"/glossary/", "/risks/"} <= set(found.links)
    assert [a.get("rel") for a in found.root.iter("a") if a.get("rel") in {"prev", "next"}] == ["prev"]


def test_withdrawn_related_page_is_not_offered(client, loaded):
    edit("risks", body="## Serious harm\n\nRare [@brady2014].", related=["aftercare"])
    assert "/aftercare/" in Page(client.get("/risks/").text).links
    withdraw(Article.objects.get(slug="aftercare"), None)
    assert "/aftercare/" not in Page(client.get("/risks/").text).links


def test_former_address_leads_to_the_new_one_for_good(client, loaded):
    Redirect.objects.create(old_slug="after-care", article=Article.objects.get(slug="aftercare"))
    answer = client.get("/after-care/")
    assert (answer.status_code, answer["Location"]) == (301, "/aftercare/")


def test_article_hides_a_redirect_of_its_address(client, loaded):
    Redirect.objects.create(old_slug="risks", article=Article.objects.get(slug="aftercare"))
    assert client.get("/risks/").status_code == 200


def test_withdrawn_page_is_gone_and_says_what_to_read(client, loaded):
    withdraw(Article.objects.get(slug="aftercare"), Article.objects.get(slug="risks"))
    answer = client.get("/aftercare/")
    found = Page(answer.text)
    assert answer.status_code == 410
    assert answer["Cache-Control"] == "no-cache"
    assert "/risks/" in found.links
    assert "You may feel sore" not in found.words()


def test_withdrawn_page_does_not_send_on_to_another_withdrawn_page(client, loaded):
    withdraw(Article.objects.get(slug="aftercare"), Article.objects.get(slug="risks"))
    withdraw(Article.objects.get(slug="risks"), None)
    assert "/risks/" not in Page(client.get("/aftercare/").text).links


@pytest.mark.parametrize("slug", ["nowhere", "not-yet", "AFTER", "after_care", "a" * 500, "aftercare/x"])
def test_what_is_not_published_is_not_found(client, loaded, slug):
    Article.objects.create(slug="not-yet", part=Part.objects.first())
    assert client.get(f"/{slug}/").status_code == 404


def test_address_without_its_slash_is_sent_on(client, loaded):
    assert client.get("/aftercare")["Location"] == "/aftercare/"


def test_unchanged_page_is_not_sent_twice(loaded):
    client = Client()
    first = client.get("/aftercare/")
    assert client.get("/aftercare/", HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 304


def test_checklist_is_a_form_that_sends_nothing(client, loaded):
    change_file(loaded, "articles/aftercare.md", "order: 1", "order: 1\nlayout: checklist")
    change_file(
        loaded,
        "articles/aftercare.md",
        "## The first day",
        "- [ ] I faint easily [@brady2014].\n\n## The first day",
    )
    load_folder(loaded)
    found = Page(client.get("/aftercare/").text)
    forms = [form for form in found.root.iter("form") if form.get("role") != "search"]
    assert [(form.get("method"), form.get("action")) for form in forms] == [("dialog", None)]
    boxes = [box for box in found.element("main").iter("input") if box.get("type") == "checkbox"]
    assert boxes
    assert not any(box.get("name") for box in boxes)
