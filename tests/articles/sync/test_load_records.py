"""Who loaded what: decisions, the history of references, parts and drawings, and plans that are moot."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from content.articles.models import Article, Decision, LibraryFile, Part, Plan
from content.articles.publishing import plan
from content.articles.sync.three_way import Choice
from content.sources.models import Reference

from ..factories import change_file, changes_nothing, edit, load_folder, sign_off

pytestmark = pytest.mark.postgres

AFTER, PARTS = "articles/aftercare.md", "parts.yaml"


@pytest.fixture
def ada(db) -> User:
    return User.objects.create_user("ada")


def decisions() -> list[tuple]:
    return list(Decision.objects.order_by("pk").values_list("article__slug", "kind", "by__username", "note"))


def test_first_load_notes_what_it_published_and_that_nobody_was_signed_in(loaded):
    slugs = ["aftercare", "glossary", "risks"]
    assert decisions() == [(slug, "published", None, "Loaded from files.") for slug in slugs]


def test_load_writes_who_started_it(loaded, ada):
    Decision.objects.all().delete()
    change_file(loaded, AFTER, "You may feel sore", "You may ache")
    change_file(loaded, "references.json", "A named doctor.", "A doctor who signs.")
    change_file(loaded, PARTS, "title: Decide", "title: Make up your mind")
    load_folder(loaded, by=ada, note="Plainer words.")
    version = Article.objects.get(slug="aftercare").live
    assert (version.author, version.note) == (ada, "Plainer words.")
    assert decisions() == [("aftercare", "published", "ada", "Loaded from files.")]
    for row in (Reference.objects.get(key="biolatto"), Part.objects.get(slug="decide")):
        assert row.history.first().history_user == ada


def test_draft_that_a_file_publishes_keeps_its_author(loaded, ada):
    body = Article.objects.get(slug="aftercare").live.body.replace("You may feel sore", "You may ache")
    draft = edit("aftercare", live=False, body=body, note="Ours.")
    change_file(loaded, AFTER, "You may feel sore", "You may ache")
    load_folder(loaded, by=ada)
    article = Article.objects.get(slug="aftercare")
    assert (article.live, article.versions.count(), article.live.note) == (draft, 2, "Ours.")
    assert article.decisions.first().by == ada


def test_only_what_changed_gets_a_history(loaded):
    change_file(loaded, "references.json", "A named doctor.", "A doctor who signs.")
    change_file(loaded, PARTS, "title: Decide", "title: Make up your mind")
    load_folder(loaded)
    load_folder(loaded)
    counts = {r.key: r.history.count() for r in Reference.objects.all()}
    assert counts == {"brady2014": 1, "biolatto": 2}
    first = Reference.objects.get(key="biolatto").history.last()
    assert first.csl["custom"]["appraisal"] == "A named doctor."
    assert {part.slug: part.history.count() for part in Part.objects.all()} == {
        "decide": 2,
        "afterwards": 1,
        "about": 1,
    }
    assert {row.path: row.history.count() for row in LibraryFile.objects.all()} == {
        "references.json": 2,
        PARTS: 2,
    }


def test_references_that_only_move_get_no_history(loaded):
    text = (loaded / "references.json").read_text()
    new = text[: text.index("  {")] + text[text.index("  {") : text.index("  },") + 4] + "\n"
    new = new.replace('"brady2014"', '"brady2013"') + text[text.index("  {") :]
    (loaded / "references.json").write_text(new)
    load_folder(loaded)
    assert [(r.key, r.position) for r in Reference.objects.all()] == [
        ("brady2013", 0),
        ("brady2014", 1),
        ("biolatto", 2),
    ]
    assert Reference.objects.get(key="brady2014").history.count() == 1


def test_signed_page_shows_as_changed_since_its_review(loaded):
    sign_off(Article.objects.get(slug="aftercare").live)
    change_file(loaded, AFTER, "You may feel sore", "You may ache")
    load_folder(loaded)
    assert Article.objects.get(slug="aftercare").changed_since_review


def test_plan_to_publish_what_a_load_replaced_is_dropped_and_that_is_noted(loaded, ada):
    draft = edit("aftercare", live=False, body="Only a draft [@brady2014].")
    plan(draft.article, timezone.now() + timedelta(days=1), ada, version=draft)
    change_file(loaded, AFTER, "You may feel sore", "You may ache")
    load_folder(loaded)
    assert Plan.objects.exists()
    load_folder(loaded, take_theirs=True)
    assert not Plan.objects.exists()
    assert draft.article.decisions.filter(kind=Decision.Kind.CANCELLED, version=draft).exists()


def test_part_that_was_edited_on_the_site_is_kept(loaded):
    Part.objects.filter(slug="decide").update(title="Decide for yourself")
    change_file(loaded, PARTS, "title: About", "title: About us")
    outcome = load_folder(loaded)
    assert outcome.choices[f"{PARTS} decide"] is Choice.KEEP
    assert outcome.choices[f"{PARTS} about"] is Choice.UPDATE
    assert Part.objects.get(slug="decide").title == "Decide for yourself"
    assert changes_nothing(load_folder(loaded))


def test_part_that_both_changed_is_a_conflict_at_every_load_until_the_file_is_taken(loaded):
    Part.objects.filter(slug="decide").update(title="Decide for yourself")
    change_file(loaded, PARTS, "title: Decide", "title: Make up your mind")
    for _ in range(2):
        outcome = load_folder(loaded)
        assert "+Make up your mind" in outcome.conflicts[f"{PARTS} decide"].difference
        assert Part.objects.get(slug="decide").title == "Decide for yourself"
    load_folder(loaded, take_theirs=True)
    assert Part.objects.get(slug="decide").title == "Make up your mind"
    assert changes_nothing(load_folder(loaded))


def test_foot_that_was_edited_on_the_site_is_what_is_checked(loaded):
    Part.objects.filter(slug="decide").update(footer="See [the risks](risks.md#serious-harm).")
    change_file(loaded, "articles/risks.md", "## Serious harm", "## Harm")
    change_file(loaded, AFTER, "#serious-harm", "#harm")
    (problem,) = load_folder(loaded).problems
    assert problem.startswith(f"{PARTS}:1: footer of the part “Decide”: link to “risks.md#serious-harm”")


def test_parts_in_another_order_stand_in_that_order(loaded):
    parts = (loaded / PARTS).read_text().split("- slug: ")
    new = "- slug: new\n  title: New\n  summary: New.\n"
    (loaded / PARTS).write_text(f"- slug: {parts[3]}{new}- slug: {parts[1]}- slug: {parts[2]}")
    outcome = load_folder(loaded)
    assert outcome.choices[f"{PARTS} (order)"] is Choice.UPDATE
    slugs = ["about", "new", "decide", "afterwards"]
    assert list(Part.objects.values_list("slug", flat=True)) == slugs
    assert changes_nothing(load_folder(loaded))
