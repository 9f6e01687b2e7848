"""Renamed pages: a file under a former name is that page's, and former names travel in redirects.yaml."""

from pathlib import Path

import pytest

from content.articles.models import Article, Decision, Redirect
from content.articles.publishing import rename
from content.articles.sync.export import Export, write_folder
from content.articles.sync.three_way import Choice
from tests.conftest import article_file

from ..factories import body_of, change_file, changes_nothing, edit, load_folder

pytestmark = pytest.mark.postgres

OLD, NEW, NAMES = "articles/aftercare.md", "articles/after-care.md", "redirects.yaml"


def rename_page(slug: str = "aftercare", to: str = "after-care") -> None:
    rename(Article.objects.get(slug=slug), to, None)


def names() -> dict[str, str]:
    return dict(Redirect.objects.values_list("old_slug", "article__slug"))


@pytest.fixture
def renamed(loaded) -> Path:
    """The small library, loaded, of which one page was renamed on the site since."""
    rename_page()
    return loaded


def move_file(root: Path) -> None:
    """Rename the file of that page, and every link to it, as an export and an author would."""
    (root / OLD).rename(root / NEW)
    (root / NAMES).write_text("aftercare: after-care\n")


def test_unchanged_folder_finds_nothing_to_do_after_a_renaming(renamed):
    for _ in range(2):
        outcome = load_folder(renamed)
        assert outcome.problems == outcome.missing == []
        assert changes_nothing(outcome)
    assert not Article.objects.filter(slug="aftercare").exists()


def test_changed_file_under_the_former_name_updates_the_renamed_page(renamed, client):
    change_file(renamed, OLD, "You may feel sore", "You may ache")
    outcome = load_folder(renamed)
    assert outcome.choices[OLD] is Choice.UPDATE
    assert outcome.missing == []
    assert "You may ache" in body_of("after-care")
    assert client.get("/aftercare/").url == "/after-care/"
    assert changes_nothing(load_folder(renamed))


def test_links_to_the_former_name_lead_to_the_page_and_its_headings(renamed):
    change_file(renamed, "articles/risks.md", "(aftercare.md)", "(aftercare.md#day-two)")
    change_file(renamed, OLD, "## The first day", "## Day two")
    assert load_folder(renamed).problems == []
    assert 'href="/after-care/#day-two"' in Article.objects.get(slug="risks").live.html


def test_link_to_a_heading_that_a_renamed_page_loses_is_a_problem(renamed):
    change_file(renamed, OLD, "See [the risks](risks.md#serious-harm).", "See [it](aftercare.md#gone).")
    (problem,) = load_folder(renamed).problems
    assert problem.startswith(f"{OLD}:10: link to “aftercare.md#gone”")


def test_file_under_both_names_is_a_problem_that_names_the_mend(renamed):
    (renamed / NEW).write_text((renamed / OLD).read_text())
    (problem,) = load_folder(renamed).problems
    assert problem == (
        f"{OLD}: was renamed on the site to “after-care”, and {NEW} is here too; "
        f"take over into {NEW} what it lacks, and delete this file"
    )


def test_file_that_followed_the_renaming_is_the_page_and_misses_nothing(renamed):
    move_file(renamed)
    outcome = load_folder(renamed)
    assert outcome.problems == outcome.missing == []
    assert outcome.choices[NEW] is Choice.LEAVE
    assert names() == {"aftercare": "after-care"}
    assert changes_nothing(load_folder(renamed))


def test_renamed_page_is_exported_under_its_new_name_with_the_former_one_noted(renamed):
    files = Export.now().files()
    assert OLD not in files
    assert files[NEW] == (renamed / OLD).read_text()
    assert files[NAMES] == "aftercare: after-care\n"


def test_export_into_the_folder_moves_the_file_of_a_renamed_page(renamed):
    written = write_folder(renamed)
    assert written.moved == {OLD: NEW}
    assert not (renamed / OLD).exists()
    assert load_folder(renamed).problems == []
    assert write_folder(renamed).files == []


def test_export_keeps_a_file_that_says_what_the_site_has_not_taken_in(renamed):
    change_file(renamed, OLD, "You may feel sore", "You may ache")
    assert write_folder(renamed).in_the_way == {OLD: NEW}
    assert "You may ache" in (renamed / OLD).read_text()


def test_export_moves_a_file_that_an_older_export_wrote(loaded):
    edit("aftercare", body="Edited on the site [@brady2014].")
    write_folder(loaded)
    edit("aftercare", body="Edited again [@brady2014].")
    rename_page()
    assert write_folder(loaded).moved == {OLD: NEW}


def test_site_without_redirects_exports_no_list_of_them(loaded):
    assert NAMES not in Export.now().files()


def test_fresh_site_learns_the_former_names(db, folder, client):
    move_file(folder)
    outcome = load_folder(folder)
    assert outcome.problems == []
    assert outcome.choices[f"{NAMES} aftercare"] is Choice.ADD
    assert names() == {"aftercare": "after-care"}
    assert client.get("/aftercare/").url == "/after-care/"
    assert 'href="/after-care/"' in Article.objects.get(slug="risks").live.html
    assert changes_nothing(load_folder(folder))
    assert Export.now().files()[NAMES] == (folder / NAMES).read_text()


def test_site_that_has_the_page_under_its_old_name_renames_it(loaded, client):
    move_file(loaded)
    change_file(loaded, NEW, "You may feel sore", "You may ache")
    outcome = load_folder(loaded)
    assert outcome.problems == outcome.missing == []
    assert outcome.choices[f"{NAMES} aftercare"] is Choice.UPDATE
    page = Article.objects.get(slug="after-care")
    assert page.versions.count() == 2
    assert page.decisions.filter(kind=Decision.Kind.RENAMED).exists()
    assert client.get("/aftercare/").url == "/after-care/"
    assert changes_nothing(load_folder(loaded))


def test_dry_run_renames_nothing(loaded):
    move_file(loaded)
    assert load_folder(loaded, write=False).choices[f"{NAMES} aftercare"] is Choice.UPDATE
    assert Article.objects.filter(slug="aftercare").exists()
    assert names() == {}


def test_page_that_the_site_renamed_back_stays_so(renamed):
    move_file(renamed)
    rename_page("after-care", "aftercare")
    change_file(renamed, NEW, "You may feel sore", "You may ache")
    outcome = load_folder(renamed)
    assert outcome.problems == outcome.missing == []
    assert outcome.choices[f"{NAMES} aftercare"] is Choice.KEEP
    assert "You may ache" in body_of("aftercare")


def test_former_name_that_is_no_longer_in_the_list_stays(renamed):
    change_file(renamed, "articles/risks.md", "It is rare", "It is very rare")
    load_folder(renamed)
    assert names() == {"aftercare": "after-care"}


def test_former_name_that_leads_elsewhere_on_the_site_stays(renamed):
    move_file(renamed)
    Redirect.objects.update(article=Article.objects.get(slug="risks"))
    assert load_folder(renamed).choices[f"{NAMES} aftercare"] is Choice.KEEP
    assert names() == {"aftercare": "risks"}


def test_chain_of_former_names_is_one_step(db, folder):
    move_file(folder)
    (folder / NAMES).write_text("first: aftercare\naftercare: after-care\n")
    assert load_folder(folder).problems == []
    assert names() == {"first": "after-care", "aftercare": "after-care"}
    assert Export.now().files()[NAMES] == "aftercare: after-care\nfirst: after-care\n"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("- a\n", "redirects.yaml:1: the file is not a list of “old-name: new-name” lines; write it so"),
        ("old: [risks]\n", "redirects.yaml:1: “old” is not a text; write one"),
        ("\nold: 2024\n", "redirects.yaml:2: “old” is not a text; write one, in quotes if need be"),
        ("Old: risks\n", "redirects.yaml:1: the name “Old” is no address"),
        ("old: Risks\n", "redirects.yaml:1: the name “Risks” is no address"),
        ("admin: risks\n", "redirects.yaml:1: the name “admin” belongs to a fixed page"),
        ("a: b\nb: a\n", "redirects.yaml:1: “a” leads in a circle; name the page that has this address now"),
        ("old: old\n", "redirects.yaml:1: “old” leads in a circle"),
        ("old: risk\n", "redirects.yaml:1: there is no page “risk”; did you mean risks?"),
        ("old: nowhere-at-all\n", "redirects.yaml:1: there is no page “nowhere-at-all”; write the page"),
        ("a: risks\naftercare: risks\n", "redirects.yaml:2: “aftercare” is a page of this folder; rename"),
        ("a: risks\na: risks\n", "redirects.yaml:2: the key “a” stands twice; delete one"),
    ],
)
def test_bad_former_name_is_named_with_its_line_and_its_mend(db, folder, text, problem):
    (folder / NAMES).write_text(text)
    assert load_folder(folder).problems[0].startswith(problem)
    assert not Article.objects.exists()


def test_former_name_that_a_page_of_the_site_has_is_a_problem(loaded):
    (loaded / "articles/own.md").write_text(article_file("Own"))
    load_folder(loaded)
    (loaded / "articles/own.md").unlink()
    (loaded / NAMES).write_text("own: risks\n")
    assert load_folder(loaded).problems == [
        f"{NAMES}:1: the site has a page “own” of its own; rename that at the desk, or take this line out"
    ]


def test_page_that_the_site_links_to_by_name_is_not_renamed_by_a_file(loaded):
    (loaded / "articles/glossary.md").rename(loaded / "articles/words.md")
    (loaded / NAMES).write_text("glossary: words\n")
    (problem,) = load_folder(loaded).problems
    assert problem == f"{NAMES}:1: The site itself links to /glossary/, so this page keeps its address"
    assert Article.objects.filter(slug="glossary").exists()
