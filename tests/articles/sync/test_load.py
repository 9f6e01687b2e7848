"""Loading: who wins where a file, the site or both have changed."""

import pytest

from content.articles.models import Article, Citation, LibraryFile, Link, Part, Version
from content.articles.sync.three_way import Choice, Overrides, choose
from content.sources.models import Reference
from tests.conftest import article_file

from ..factories import body_of, change_file, changes_nothing, edit, load_folder

pytestmark = pytest.mark.postgres

RISKS = "articles/risks.md"


@pytest.mark.parametrize(
    ("base", "theirs", "ours", "expected", "with_theirs"),
    [
        (None, "file", None, Choice.ADD, Choice.ADD),
        ("file", "file", None, Choice.KEEP, Choice.KEEP),
        ("old", "file", None, Choice.CONFLICT, Choice.UPDATE),
        ("file", "file", "file", Choice.LEAVE, Choice.LEAVE),
        ("old", "file", "file", Choice.AGREE, Choice.AGREE),
        (None, "file", "file", Choice.AGREE, Choice.AGREE),
        ("old", "file", "old", Choice.UPDATE, Choice.UPDATE),
        ("file", "file", "edited", Choice.KEEP, Choice.KEEP),
        ("old", "file", "edited", Choice.CONFLICT, Choice.UPDATE),
        (None, "file", "edited", Choice.CONFLICT, Choice.UPDATE),
    ],
)
def test_three_texts_decide(base, theirs, ours, expected, with_theirs):
    found = choose(base, theirs, ours)
    assert found is expected
    assert Overrides(all_conflicts=True).settle("it", found) is with_theirs


def test_first_load_publishes_every_article(loaded):
    assert {a.slug for a in Article.objects.published()} == {"aftercare", "risks", "glossary"}
    assert {v.number for v in Version.objects.all()} == {1}
    assert list(Part.objects.values_list("slug", flat=True)) == ["decide", "afterwards", "about"]
    assert list(Reference.objects.values_list("key", flat=True)) == ["brady2014", "biolatto"]


def test_articles_that_link_to_each_other_both_note_the_link(loaded):
    links = set(Link.objects.values_list("version__article__slug", "target__slug", "anchor"))
    assert ("aftercare", "risks", "serious-harm") in links
    assert ("risks", "aftercare", "") in links


def test_foot_of_a_part_is_rendered(loaded):
    assert "you have chest pain" in Part.objects.get(slug="afterwards").footer_html


def test_second_load_changes_nothing(loaded):
    before = {model: list(model.objects.order_by("pk").values()) for model in STORED}
    outcome = load_folder(loaded)
    assert changes_nothing(outcome)
    assert {model: list(model.objects.order_by("pk").values()) for model in STORED} == before


def test_second_load_of_the_guide_itself_writes_nothing(library, django_assert_max_num_queries, settings):
    with django_assert_max_num_queries(10) as queries:
        outcome = load_folder(settings.LIBRARY_DIR)
    assert changes_nothing(outcome)
    assert not [q for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_plan_reads_each_kind_of_thing_once(loaded, django_assert_num_queries):
    change_file(loaded, RISKS, "It is rare", "It is very rare")
    (loaded / "redirects.yaml").write_text("dangers: risks\n")
    (loaded / "withdrawn.yaml").write_text("risks: aftercare\n")
    with django_assert_num_queries(10):
        assert load_folder(loaded, write=False).problems == []


def test_changed_file_makes_a_version_and_publishes_it(loaded):
    change_file(loaded, RISKS, "It is rare", "It is very rare")
    outcome = load_folder(loaded)
    assert outcome.choices[RISKS] is Choice.UPDATE
    assert "very rare" in body_of("risks")
    versions = Article.objects.get(slug="risks").versions
    assert list(versions.values_list("number", "made_from__number")) == [(2, 1), (1, None)]
    assert changes_nothing(load_folder(loaded))


def test_moved_article_changes_its_place(loaded):
    change_file(loaded, RISKS, "order: 1", "order: 7")
    change_file(loaded, RISKS, "part: decide", "part: afterwards")
    load_folder(loaded)
    article = Article.objects.get(slug="risks")
    assert (article.part.slug, article.order) == ("afterwards", 7)
    assert article.versions.count() == 1


def test_edited_article_is_kept_where_its_file_is_unchanged(loaded):
    edit("risks", body="Edited on the site [@brady2014].\n\n## Serious harm\n\nRare [@brady2014].")
    change_file(loaded, "articles/glossary.md", "Blood under", "Some blood under")
    outcome = load_folder(loaded)
    assert outcome.choices[RISKS] is Choice.KEEP
    assert "Edited on the site" in body_of("risks")


def test_both_changed_keeps_the_site_and_reports_the_difference(loaded):
    edit("aftercare", body="Edited on the site [@brady2014].")
    change_file(loaded, "articles/aftercare.md", "You may feel sore", "You may ache")
    for _ in range(2):
        outcome = load_folder(loaded)
        assert outcome.choices["articles/aftercare.md"] is Choice.CONFLICT
        difference = outcome.conflicts["articles/aftercare.md"].difference
        assert "-Edited on the site [@brady2014]." in difference
        assert "+You may ache" in difference
        assert body_of("aftercare") == "Edited on the site [@brady2014]."


def test_conflict_of_one_article_lets_the_others_be_updated(loaded):
    edit("aftercare", body="Edited on the site [@brady2014].")
    change_file(loaded, "articles/aftercare.md", "You may feel sore", "You may ache")
    change_file(loaded, RISKS, "It is rare", "It is very rare")
    load_folder(loaded)
    assert "very rare" in body_of("risks")


def test_files_that_agree_are_taken_though_the_site_keeps_another_text_of_a_page(loaded):
    edit("risks", body="Ours [@brady2014].")
    change_file(loaded, RISKS, "## Serious harm", "## New\n\nIt is rare [@brady2014].\n\n## Serious harm")
    change_file(loaded, "articles/aftercare.md", "risks.md#serious-harm", "risks.md#new")
    (loaded / "handouts.yaml").write_text("- name: one\n  title: One\n  pages:\n    - risks#new\n")
    outcome = load_folder(loaded)
    assert outcome.problems == []
    assert outcome.choices[RISKS] is Choice.CONFLICT
    assert outcome.choices["articles/aftercare.md"] is Choice.UPDATE
    assert "risks.md#new" in body_of("aftercare")
    assert "Ours" in body_of("risks")


def test_theirs_takes_the_file_and_keeps_the_edit_in_the_chain(loaded):
    edit("aftercare", body="Edited on the site [@brady2014].")
    change_file(loaded, "articles/aftercare.md", "You may feel sore", "You may ache")
    outcome = load_folder(loaded, take_theirs=True)
    assert outcome.conflicts == {}
    assert "You may ache" in body_of("aftercare")
    bodies = [v.body for v in Article.objects.get(slug="aftercare").versions.all()]
    assert bodies[1] == "Edited on the site [@brady2014]."
    assert changes_nothing(load_folder(loaded))


def test_new_layout_of_the_same_text_makes_no_version(loaded):
    change_file(loaded, RISKS, "title: Risks", 'title:   "Risks"  # what it is called')
    load_folder(loaded)
    assert Article.objects.get(slug="risks").versions.count() == 1
    assert changes_nothing(load_folder(loaded))


def test_dry_run_says_what_would_be_and_writes_nothing(loaded):
    change_file(loaded, RISKS, "It is rare", "It is very rare")
    (loaded / "articles/new.md").write_text(article_file("New"))
    before = {model: list(model.objects.order_by("pk").values()) for model in STORED}
    outcome = load_folder(loaded, write=False)
    assert outcome.choices[RISKS] is Choice.UPDATE
    assert outcome.choices["articles/new.md"] is Choice.ADD
    assert {model: list(model.objects.order_by("pk").values()) for model in STORED} == before


def test_vanished_file_withdraws_nothing_and_is_reported(loaded):
    (loaded / "articles/aftercare.md").unlink()
    change_file(loaded, RISKS, " See [aftercare](aftercare.md).", "")
    outcome = load_folder(loaded)
    assert outcome.missing == ["articles/aftercare.md"]
    assert Article.objects.published().filter(slug="aftercare").exists()


STORED = (Article, Version, Citation, Link, Part, LibraryFile, Reference)
