"""What files and site both changed is stored until people decide about it."""

import pytest

from content.articles.models import Article, Decision, LoadConflict
from content.articles.publishing import RefusedError, withdraw_article
from content.articles.sync.conflicts import bring_together, keep, seen, take, version_before, version_of_both
from content.articles.sync.three_way import Choice
from tests.desk.people import person

from ..factories import body_of, change_file, changes_nothing, edit, load_folder, sign_off

AFTER = "articles/aftercare.md"


@pytest.fixture
def waiting(loaded) -> LoadConflict:
    """A page that an editor and a new edition changed."""
    edit("aftercare", body="Edited [@brady2014].")
    change_file(loaded, AFTER, "You may feel sore", "You may ache")
    load_folder(loaded)
    return LoadConflict.objects.get()


@pytest.mark.postgres
def test_load_writes_what_waits_and_only_what_differs(loaded, waiting):
    assert (waiting.name, waiting.article.slug) == (AFTER, "aftercare")
    assert "Edited [@brady2014]" in waiting.ours
    assert "You may ache" in waiting.theirs
    edit("aftercare", body="Edited again [@brady2014].")
    load_folder(loaded)
    again = LoadConflict.objects.get()
    assert again.pk == waiting.pk
    assert "Edited again" in again.ours
    load_folder(loaded, take_theirs=True)
    assert not LoadConflict.objects.exists()


@pytest.mark.postgres
def test_new_edition_is_taken_as_a_version_and_the_next_load_agrees(
    loaded, waiting, django_capture_on_commit_callbacks
):
    ada = person("Reviewer", name="ada")
    sign_off(waiting.article.live)
    with django_capture_on_commit_callbacks(execute=True):
        take(waiting, ada, seen(waiting))
    article = Article.objects.get(slug="aftercare")
    assert "You may ache" in article.live.body
    assert "You may ache" in article.live.html
    assert (article.live.number, article.live.made_from.number, article.live.author) == (3, 2, ada)
    assert article.changed_since_review
    made = article.decisions.first()
    assert (made.kind, made.by, made.note) == ("published", ada, "From the new edition of the guide.")
    assert not LoadConflict.objects.exists()
    assert load_folder(loaded).choices[AFTER] is Choice.AGREE
    assert changes_nothing(load_folder(loaded))


@pytest.mark.postgres
def test_text_of_the_site_is_kept_until_the_next_edition(loaded, waiting):
    ada = person("Reviewer", name="ada")
    keep(waiting, ada, seen(waiting))
    assert not LoadConflict.objects.waiting().exists()
    assert Decision.objects.filter(kind="kept", by=ada, article=waiting.article).count() == 1
    assert changes_nothing(load_folder(loaded))
    assert load_folder(loaded).writes is None
    assert body_of("aftercare") == "Edited [@brady2014]."
    change_file(loaded, AFTER, "You may ache", "You may hurt")
    assert AFTER in load_folder(loaded).conflicts
    assert "You may hurt" in LoadConflict.objects.waiting().get().theirs


@pytest.mark.parametrize("decide", [take, keep, bring_together])
@pytest.mark.parametrize(
    "meanwhile",
    [
        lambda: edit("aftercare", body="Edited again [@brady2014]."),
        lambda: LoadConflict.objects.update(theirs="Another."),
        lambda: LoadConflict.objects.update(is_kept=True),
        lambda: LoadConflict.objects.all().delete(),
    ],
)
def test_decision_about_something_else_than_was_seen_is_refused(waiting, decide, meanwhile):
    expected = seen(waiting)
    meanwhile()
    with pytest.raises(RefusedError, match="Look again"):
        decide(waiting, None, expected)


@pytest.mark.postgres
def test_changes_in_different_places_are_brought_together_in_a_draft(loaded, waiting):
    edit("aftercare", body=version_before(waiting).body, title="Ours")
    load_folder(loaded)
    waiting.refresh_from_db()
    bring_together(waiting, None, seen(waiting))
    article = Article.objects.get(slug="aftercare")
    assert (article.live.number, article.newest.number, article.newest.state) == (3, 4, "draft")
    assert article.newest.title == "Ours"
    assert "You may ache" in article.newest.body
    waiting = LoadConflict.objects.waiting().get()
    assert version_of_both(waiting) is None, "there is nothing left to bring together"


def test_changes_of_one_place_are_not_brought_together(waiting):
    assert version_of_both(waiting) is None
    with pytest.raises(RefusedError, match="Both changed the same place"):
        bring_together(waiting, None, seen(waiting))


def test_withdrawn_page_stays_withdrawn_with_the_text_of_the_new_edition(waiting):
    withdraw_article(waiting.article, None, None)
    take(waiting, None, seen(waiting))
    article = Article.objects.get(slug="aftercare")
    assert "You may ache" in article.live.body
    assert article.withdrawn_at


def test_text_is_not_taken_while_another_page_links_to_a_heading_that_it_lacks(loaded, waiting):
    edit("aftercare", body="## Rest\n\nRest [@brady2014].")
    edit("glossary", body=body_of("glossary") + "\n\nSee [rest](aftercare.md#rest).")
    load_folder(loaded)
    waiting.refresh_from_db()
    with pytest.raises(RefusedError, match="“rest” is gone, and this links to it"):
        take(waiting, None, seen(waiting))
    assert "Rest" in body_of("aftercare")


def test_two_pages_whose_new_texts_link_to_new_headings_of_each_other_can_be_taken(loaded):
    for slug, other in (("aftercare", "risks"), ("risks", "aftercare")):
        edit(slug, title="Ours")
        path = loaded / f"articles/{slug}.md"
        path.write_text(f"{path.read_text()}\n## New\n\nSee [there]({other}.md#new) [@brady2014].\n")
    load_folder(loaded)
    for conflict in LoadConflict.objects.all():
        take(conflict, None, seen(conflict))
    assert "See [there]" in body_of("risks")
    assert "See [there]" in body_of("aftercare")


def test_text_that_links_to_a_withdrawn_page_can_be_taken(loaded):
    withdraw_article(Article.objects.get(slug="risks"), None, None)
    edit("glossary", title="Ours")
    path = loaded / "articles/glossary.md"
    path.write_text(f"{path.read_text()}\nSee [the risks](risks.md).\n")
    load_folder(loaded)
    waiting = LoadConflict.objects.get()
    take(waiting, None, seen(waiting))
    assert "See [the risks]" in body_of("glossary")


@pytest.mark.parametrize(
    ("ours", "theirs", "is_safety"),
    [
        ("> [!EMERGENCY]\n> - It", "", True),
        ("", "> [!warning] It", True),
        ("> [!DO]\n> - It", "> [!DIFFER]", False),
    ],
)
def test_page_with_an_urgent_card_or_a_warning_in_either_text_is_for_safety(ours, theirs, is_safety):
    assert LoadConflict(name=AFTER, ours=ours, theirs=theirs).is_safety is is_safety


@pytest.mark.parametrize("name", ["signs.yaml", "emergencies.yaml"])
def test_signs_of_danger_and_words_for_them_are_for_safety(name):
    assert LoadConflict(name=name).is_safety
