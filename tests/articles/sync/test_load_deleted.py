"""What an editor deleted stays away, until its file says something new or a text that comes needs it."""

import json
from pathlib import Path

import pytest

from content.articles.files.folder import read_folder
from content.articles.models import Article, Image, Redirect
from content.articles.sync.export import Export, write_folder
from content.articles.sync.load import load
from content.articles.sync.three_way import Choice
from content.sources.models import Reference
from tests.conftest import article_file
from tests.pictures import jpeg
from tests.uploads import store_image

from ..factories import change_file, changes_nothing, load_folder
from .test_load_images import FILE, own, put

THIRD, BRADY, NAMES = "references.json third", "references.json brady2014", "redirects.yaml"
pytestmark = [pytest.mark.postgres, pytest.mark.usefixtures("media")]


def add_source(root: Path, key: str, title: str = "Uncited", **custom) -> None:
    """Put a source into references.json, in place of the one of its key."""
    items = json.loads((root / "references.json").read_text())
    first = items[0]
    items = [item for item in items if item["id"] != key]
    items.append(first | {"id": key, "title": title, "custom": first["custom"] | custom})
    (root / "references.json").write_text(json.dumps(items))


def change_elsewhere(root: Path) -> None:
    change_file(root, "articles/risks.md", "It is rare", "It is very rare")


@pytest.fixture
def thinned(loaded):
    """The small library with a third source that no text cites, loaded; an editor has deleted the source."""
    add_source(loaded, "third")
    assert load_folder(loaded).choices[THIRD] is Choice.ADD
    Reference.objects.get(key="third").delete()
    return loaded


def test_deleted_source_stays_away_while_its_file_says_the_same(thinned):
    assert changes_nothing(load_folder(thinned))
    for words in ("It is very rare", "It is most rare"):
        (thinned / "articles/risks.md").write_text(
            article_file("Risks", "decide", body=f"## Serious harm\n\n{words} [@brady2014].")
        )
        outcome = load_folder(thinned, take_theirs=True)
        assert outcome.choices[THIRD] is Choice.KEEP
        (change,) = [change for change in outcome.changes if change.name == THIRD]
        assert change.note == "It was deleted on the site."
    assert not Reference.objects.filter(key="third").exists()


def test_deleted_source_that_the_file_changed_is_a_conflict_until_the_file_is_taken(thinned):
    add_source(thinned, "third", "Another title")
    for _ in range(2):
        outcome = load_folder(thinned)
        assert outcome.choices[THIRD] is Choice.CONFLICT
        assert '+    "title": "Another title"' in outcome.conflicts[THIRD].difference
        assert not Reference.objects.filter(key="third").exists()
    load_folder(thinned, take_theirs=True)
    assert Reference.objects.get(key="third").csl["title"] == "Another title"
    assert changes_nothing(load_folder(thinned))


def test_source_that_came_while_another_was_in_conflict_stays_away_too(loaded):
    brady = Reference.objects.get(key="brady2014")
    brady.csl["title"] = "Edited on the site"
    brady.save()
    change_file(loaded, "references.json", "Adverse events following", "Events after")
    add_source(loaded, "third")
    for expected in (Choice.ADD, Choice.KEEP, Choice.KEEP):
        outcome = load_folder(loaded)
        assert (outcome.choices[BRADY], outcome.choices[THIRD]) == (Choice.CONFLICT, expected)
        Reference.objects.filter(key="third").delete()
    load_folder(loaded, take_theirs=True)
    assert not Reference.objects.filter(key="third").exists()
    assert changes_nothing(load_folder(loaded))


def test_source_that_leaves_the_file_and_comes_again_is_new(thinned):
    source = (thinned / "references.json").read_text()
    (thinned / "references.json").write_text(json.dumps(json.loads(source)[:2]))
    load_folder(thinned)
    (thinned / "references.json").write_text(source)
    assert load_folder(thinned).choices[THIRD] is Choice.ADD


@pytest.mark.parametrize(
    "cite",
    [
        lambda root: change_file(root, "articles/risks.md", "[@brady2014]", "[@brady2014; @third]"),
        lambda root: add_source(root, "fourth", read="no", cited_by=["third"]),
    ],
    ids=["text", "source"],
)
def test_deleted_source_comes_back_with_what_needs_it(thinned, cite):
    cite(thinned)
    outcome = load_folder(thinned)
    assert outcome.problems == []
    assert outcome.choices[THIRD] is Choice.ADD
    assert Reference.objects.filter(key="third").exists()


def test_source_that_was_brought_back_at_the_desk_follows_its_file_again(thinned):
    state = Reference.history.filter(key="third").latest().instance
    state.save(force_insert=True)
    add_source(thinned, "third", "Another title")
    assert load_folder(thinned).choices[THIRD] is Choice.UPDATE


@pytest.fixture
def without_picture(loaded):
    """The small library with a picture that no page shows, loaded; an editor has deleted the picture."""
    put(loaded, own())
    load_folder(loaded)
    Image.objects.get().delete()
    return loaded


def test_deleted_picture_whose_file_changed_is_a_conflict_until_the_file_is_taken(without_picture):
    put(without_picture, own(80))
    for _ in range(2):
        assert load_folder(without_picture).choices[FILE] is Choice.CONFLICT
        assert not Image.objects.exists()
    load_folder(without_picture, take_theirs=True)
    assert Image.objects.get().width == 80


def test_deleted_picture_comes_back_with_a_text_that_shows_it(without_picture):
    change_file(
        without_picture, "articles/risks.md", "It is rare", "![A hand](images/hand.webp)\n\nIt is rare"
    )
    outcome = load_folder(without_picture)
    assert outcome.problems == []
    assert Image.objects.get().photo.addresses[60] in Article.objects.get(slug="risks").live.html


@pytest.fixture
def without_name(loaded):
    """The small library with a former name of a page, loaded; an editor has deleted the name."""
    (loaded / NAMES).write_text("dangers: risks\n")
    load_folder(loaded)
    Redirect.objects.get().delete()
    return loaded


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (NAMES, "dangers: risks", "dangers: aftercare"),
        ("articles/aftercare.md", "risks.md#serious", "dangers.md#serious"),
    ],
)
def test_deleted_former_name_comes_back_where_it_leads_elsewhere_or_a_text_uses_it(
    without_name, name, old, new
):
    change_file(without_name, name, old, new)
    outcome = load_folder(without_name)
    assert outcome.problems == []
    assert outcome.choices[f"{NAMES} dangers"] is Choice.ADD
    assert Redirect.objects.get().old_slug == "dangers"


def test_import_of_an_older_export_brings_nothing_back_unless_that_is_wanted(loaded, tmp_path):
    add_source(loaded, "third")
    (loaded / NAMES).write_text("dangers: risks\n")
    load_folder(loaded)
    store_image("hand", "A hand.", jpeg())
    out = tmp_path / "out"
    write_folder(out)
    (out / "exported.json").write_text(Export.now().note())
    for gone in (Image.objects.get(), Reference.objects.get(key="third"), Redirect.objects.get()):
        gone.delete()
    outcome = load(read_folder(out), is_import=True)
    kept = {name for name, choice in outcome.choices.items() if choice is Choice.KEEP}
    assert kept == {THIRD, FILE, f"{NAMES} dangers"}
    assert not Image.objects.exists()
    load(read_folder(out), is_import=True, take=[THIRD, FILE])
    assert Image.objects.exists()
    assert Reference.objects.filter(key="third").exists()


@pytest.mark.parametrize("wish", [False, True])
@pytest.mark.parametrize("order", [["aa", "cc", "bb"], ["cc", "bb", "aa"]])
def test_source_comes_back_with_all_through_which_it_is_known(loaded, tmp_path, order, wish):
    chain = {"aa": ["cc"], "bb": [], "cc": []}
    for key in order:
        add_source(loaded, key, read="no" if chain[key] else "abstract", cited_by=chain[key])
    assert load_folder(loaded).problems == []
    Reference.objects.filter(key__in=["aa", "cc"]).delete()
    if wish:
        names = {"take": ["references.json aa"]}
    else:
        add_source(loaded, "bb", read="no", cited_by=["aa"])
        names = {}
    change_elsewhere(loaded)
    assert load(read_folder(loaded), **names).problems == []
    assert Reference.objects.filter(key__in=["aa", "cc"]).count() == 2
    write_folder(tmp_path / "out")
    assert read_folder(tmp_path / "out").problems == []
