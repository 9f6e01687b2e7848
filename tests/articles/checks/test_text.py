"""The state of the text: what is wrong with it, and what an editor would look at next."""

from datetime import date

import pytest

from content.articles.checks.text import check_content, state_of_texts, texts_findings
from content.articles.models import Article, Image, LibraryFile, Part, Redirect
from content.articles.publishing.publish import withdraw
from content.clinic.models import Clinic
from content.sources.models import Reference

from ..factories import edit, load_folder, sign_off


@pytest.fixture
def article(loaded):
    return Article.objects.get(slug="aftercare")


def test_small_library_has_no_error(loaded):
    state = check_content()
    assert state.errors == []
    assert {page.slug for page in state.pages} == {"aftercare", "risks", "glossary"}


def test_guide_itself_has_no_error(library):
    assert check_content().errors == []


def test_measures_of_a_page(article):
    edit("aftercare", body="You may feel sore [@brady2014]. It passes in a day or two [@biolatto].")
    state = next(page for page in check_content().pages if page.slug == "aftercare")
    assert (state.words, state.sentences, state.citations, state.differences) == (11, 2, 2, 0)


def test_uncited_claim_is_an_error_with_its_line(article):
    edit("aftercare", body="You may feel sore [@brady2014].\n\nIt never bleeds.")
    assert check_content().errors == ["articles/aftercare.md: line 3: uncited: no source: “It never bleeds.”"]


def test_broken_link_is_an_error(article):
    edit("risks", body="Rare [@brady2014].")
    errors = check_content().errors
    assert len(errors) == 1
    assert errors[0].startswith("articles/aftercare.md: body line 3: link to “risks.md#serious-harm”")


def test_link_to_a_withdrawn_page_is_an_error(article):
    withdraw(Article.objects.get(slug="risks"), None)
    assert any("link to “risks.md#serious-harm”" in error for error in check_content().errors)


@pytest.mark.parametrize(
    ("body", "remark"),
    [
        (f"You may feel {'very ' * 20}sore [@brady2014].", "long sentence"),
        ("One [@brady2014]. Two [@brady2014]. Three [@brady2014]. Four [@brady2014].", "long paragraph"),
        (f"{'Multidisciplinary rehabilitation ' * 9}[@brady2014].", "reading grade"),
    ],
)
def test_hard_text_is_remarked_on(article, body, remark):
    edit("aftercare", body=body)
    found = [r for r in check_content().remarks if r.startswith("articles/aftercare.md")]
    assert any(remark in r for r in found)


def remarks_on_review():
    remarks = check_content().remarks
    return [r for r in remarks if r.startswith("articles/aftercare.md") and "review" in r]


def test_page_without_a_review_is_remarked_on(article):
    assert remarks_on_review() == ["articles/aftercare.md: no clinician has reviewed it"]


def test_reviewed_page_is_not_remarked_on(article):
    sign_off(article.live)
    assert remarks_on_review() == []


def test_overdue_review_is_remarked_on(article):
    sign_off(article.live, due=date(2026, 2, 1))
    assert remarks_on_review() == ["articles/aftercare.md: its review was due on 2026-02-01"]


def test_page_changed_since_its_review_is_remarked_on(article):
    sign_off(article.live)
    edit("aftercare", notable=True, body="New [@brady2014].")
    assert remarks_on_review() == ["articles/aftercare.md: changed since its review of 2026-01-10"]


def test_page_that_only_links_to_itself_is_an_orphan(loaded):
    edit("risks", body="## Serious harm\n\nRare [@brady2014]. See [above](risks.md).")
    edit("aftercare", body="Sore [@brady2014].")
    orphans = [r for r in check_content().remarks if "no page links to it" in r]
    assert orphans == [
        f"articles/{slug}.md: no page links to it" for slug in ("risks", "aftercare", "glossary")
    ]


def test_link_on_a_withdrawn_page_saves_nobody_from_being_an_orphan(loaded):
    edit("aftercare", body="Sore [@brady2014]. See [risks](risks.md).")
    withdraw(Article.objects.get(slug="aftercare"), None)
    assert "articles/risks.md: no page links to it" in check_content().remarks


def test_reference_that_nobody_cites_is_remarked_on(loaded):
    text = (loaded / "references.json").read_text()
    item = '{"id": "lonely", "type": "book", "title": "T", "custom": {"kind": "textbook", "appraisal": "A."}}'
    (loaded / "references.json").write_text(text.rstrip().removesuffix("]") + f", {item}]")
    load_folder(loaded)
    assert "references.json: nobody cites lonely" in check_content().remarks


def test_reference_that_only_an_old_version_cites_is_remarked_on(loaded):
    for slug in ("aftercare", "risks", "glossary"):
        edit(slug, body="Bruise\n:   See [@brady2014]." if slug == "glossary" else "Rare [@brady2014].")
    assert "references.json: nobody cites biolatto" in check_content().remarks


def test_draft_is_not_checked(article):
    edit("aftercare", live=False, body="It never bleeds.")
    assert check_content().errors == []


def test_foot_of_a_part_that_leads_nowhere_is_an_error(loaded):
    Part.objects.filter(slug="afterwards").update(footer="See [the harm](risks.md#nowhere) [@guide].")
    (error,) = check_content().errors
    assert error.startswith("parts.yaml: footer of the part “Afterwards”: link to “risks.md#nowhere”")


def test_finding_names_the_field_and_its_line(article):
    edit("aftercare", key_points=("You may feel sore [@brady2014].", "It heals."), body="It never bleeds.")
    found = [(f.kind, f.field, f.line, f.article_id) for f in check_content().findings if f.is_error]
    assert sorted(found) == [("uncited", "body", 1, article.pk), ("uncited", "key_points", 2, article.pk)]


def test_what_texts_need_is_looked_up_again_when_one_changes(article):
    assert texts_findings() == ()
    edit("aftercare", body="It never bleeds.")
    assert [finding.kind for finding in texts_findings()] == ["uncited"]
    edit("aftercare", body="It bleeds [@brady2014].")
    assert texts_findings() == ()


def rename_a_term():
    edit("glossary", body="Swelling\n:   Blood under the skin [@biolatto].")


def correct_a_source():
    source = Reference.objects.get(key="brady2014")
    source.csl["title"] = "A corrected title"
    source.save()


@pytest.mark.parametrize(
    "change",
    [
        lambda: edit("risks", body="Rare [@brady2014]."),
        rename_a_term,
        correct_a_source,
        lambda: withdraw(Article.objects.get(slug="risks"), None),
        lambda: Article.objects.filter(slug="risks").update(layout="checklist"),
        lambda: Part.objects.filter(slug="about").update(footer="Words [@guide]."),
        lambda: Clinic.objects.create(phone="112"),
        lambda: LibraryFile.objects.create(path="figures/needle.svg", text="<svg></svg>"),
        lambda: Image.objects.create(name="needle", alternative="A needle.", width=1, height=1),
        lambda: Redirect.objects.create(old_slug="harm", article=Article.objects.get(slug="risks")),
    ],
)
def test_whatever_a_text_may_refer_to_is_part_of_the_state_of_texts(loaded, change):
    before = state_of_texts()
    assert state_of_texts() == before
    change()
    assert state_of_texts() != before
