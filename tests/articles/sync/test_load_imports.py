"""Imports at the desk: what both sides began with is the export, and the next load takes nothing back."""

from collections.abc import Callable
from io import BytesIO

import pytest

from content.articles.files.folder import Folder, read_files
from content.articles.files.layout import Files
from content.articles.models import Article, LibraryFile, Part
from content.articles.publishing.publish import render_all
from content.articles.sync.load import Outcome, load
from content.articles.sync.three_way import Choice
from content.articles.sync.zips import read_zip, write_zip
from content.sources.models import Reference
from tests.conftest import article_file

from ..factories import body_of, change_file, edit, load_folder

pytestmark = pytest.mark.postgres

AFTER, RISKS = "articles/aftercare.md", "articles/risks.md"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h{}"/></svg>'


def exported(change: Callable[[dict[str, bytes]], None] = lambda files: None) -> Folder:
    """Export the guide as it is now, and change its files."""
    zipped = BytesIO()
    write_zip(zipped)
    files = read_zip(zipped.getvalue())
    change(files.found)
    return read_files(files)


def replaced(name: str, old: str, new: str) -> Callable[[dict[str, bytes]], None]:
    def change(files: dict[str, bytes]) -> None:
        assert old.encode() in files[name]
        files[name] = files[name].replace(old.encode(), new.encode())

    return change


def bring_in(folder: Folder, **options) -> Outcome:
    return load(folder, is_import=True, **options)


def sore(words: str) -> Folder:
    return exported(replaced(AFTER, "You may feel sore", words))


def test_unchanged_export_changes_nothing_whatever_was_edited_before_it(loaded):
    edit("aftercare", body="Edited on the site [@brady2014].", key_points=["One: point [@brady2014]."])
    edit("risks", live=False, body="Only a draft [@brady2014].")
    Part.objects.filter(slug="decide").update(title="Decide for yourself")
    reference = Reference.objects.get(key="biolatto")
    reference.csl["title"] = "Needling"
    reference.save()
    render_all()
    outcome = bring_in(exported())
    assert set(outcome.choices.values()) <= {Choice.LEAVE, Choice.AGREE, Choice.KEEP}
    assert [n for n, choice in outcome.choices.items() if choice is not Choice.LEAVE] == [RISKS]
    assert outcome.missing == []
    assert outcome.rendered == 0


def test_next_load_of_the_folder_takes_nothing_back(loaded):
    def change(files: dict[str, bytes]) -> None:
        replaced(AFTER, "You may feel sore", "You may ache")(files)
        replaced("references.json", "A named doctor.", "A doctor who signs.")(files)
        replaced("parts.yaml", "title: Decide", "title: Make up your mind")(files)
        files["figures/needle.svg"] = SVG.format(2).encode()
        files["search.yaml"] = b"same:\n  - sore / ouch\n"
        files["articles/new.md"] = article_file("New, from a zip").encode()

    (loaded / "figures/needle.svg").write_text(SVG.format(1))
    (loaded / "search.yaml").write_text("same:\n  - sore / achy\n")
    load_folder(loaded)
    assert bring_in(exported(change)).problems == []
    site = state()
    for _ in range(2):
        outcome = load_folder(loaded)
        assert (outcome.problems, outcome.conflicts, outcome.missing) == ([], {}, [])
        assert state() == site
    (loaded / "articles/new.md").write_text(article_file("New, from the folder"))
    assert load_folder(loaded).choices["articles/new.md"] is Choice.CONFLICT
    assert state() == site


def state() -> tuple:
    """What readers see."""
    return (
        sorted(Article.objects.values_list("slug", "live", "live__title", "live__body")),
        sorted(Part.objects.values_list("slug", "title", "order")),
        {reference.key: reference.csl for reference in Reference.objects.all()},
        sorted(LibraryFile.objects.filter(path__regex="figures|search").values_list("path", "text")),
    )


def test_file_that_left_the_zip_is_missed_and_the_page_stays(loaded):
    def without(files: dict[str, bytes]) -> None:
        del files["articles/aftercare.md"]
        files[RISKS] = files[RISKS].replace(b" See [aftercare](aftercare.md).", b"")

    outcome = bring_in(exported(without))
    assert outcome.missing == [AFTER]
    assert Article.objects.published().filter(slug="aftercare").exists()


def test_page_that_was_made_after_the_export_is_not_missed(loaded):
    folder = exported()
    (loaded / "articles/own.md").write_text(article_file("Own"))
    load_folder(loaded)
    assert bring_in(folder).missing == []


def test_import_into_an_empty_site_comes_out_as_it_went_in(db, folder):
    text = (folder / RISKS).read_text().replace("title: Risks", "# Ask first\ntitle:   'Risks'  # short")
    (folder / RISKS).write_text(text)
    files = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.*")}
    outcome = bring_in(read_files(Files(files)))
    assert outcome.problems == []
    zipped = BytesIO()
    write_zip(zipped)
    again = read_zip(zipped.getvalue()).found
    del again["exported.json"]
    assert again == files


def test_comment_in_a_file_comes_out_again_and_makes_no_version(loaded):
    bring_in(exported(replaced(RISKS, "title: Risks", "# Ask first\ntitle: Risks")))
    assert exported().sources[RISKS].startswith("---\n# Ask first\n")
    assert Article.objects.get(slug="risks").versions.count() == 1


def test_site_that_changed_since_a_look_is_left_alone(loaded):
    folder = sore("You may ache")
    seen = bring_in(folder, write=False)
    edit("aftercare", body="Edited on the site [@brady2014].")
    outcome = bring_in(folder, expected=seen.state, take={AFTER})
    assert outcome.is_stale
    assert body_of("aftercare") == "Edited on the site [@brady2014]."
    assert not bring_in(folder, expected=outcome.state, take={AFTER}).is_stale
    assert "You may ache" in body_of("aftercare")


def test_change_elsewhere_since_a_look_is_no_hindrance(loaded):
    (loaded / "articles/own.md").write_text(article_file("Own"))
    load_folder(loaded)

    def without(files: dict[str, bytes]) -> None:
        replaced(AFTER, "You may feel sore", "You may ache")(files)
        del files["articles/own.md"]

    folder = exported(without)
    seen = bring_in(folder, write=False)
    edit("own", body="Edited on the site [@brady2014].")
    assert not bring_in(folder, expected=seen.state).is_stale


def test_choice_decides_whether_the_texts_agree_with_each_other(loaded):
    def change(files: dict[str, bytes]) -> None:
        replaced(RISKS, "## Serious harm", "## Harm")(files)
        replaced(AFTER, "risks.md#serious-harm", "risks.md#harm")(files)

    folder = exported(change)
    edit("aftercare", body="Edited, see [it](risks.md#serious-harm).")
    (problem,) = bring_in(folder).problems
    assert problem.startswith(f"{AFTER} (as it is on the site):1: link to “risks.md#serious-harm”")
    assert body_of("aftercare").startswith("Edited")
    assert bring_in(folder, take={AFTER}).problems == []
    assert "(risks.md#harm)" in body_of("aftercare")


def test_page_of_the_site_alone_keeps_its_links(loaded):
    (loaded / "articles/own.md").write_text(article_file("Own", body="See [it](risks.md#serious-harm)."))
    load_folder(loaded)
    (loaded / "articles/own.md").unlink()
    change_file(loaded, RISKS, "## Serious harm", "## Harm")
    change_file(loaded, AFTER, "#serious-harm", "#harm")
    (problem,) = load_folder(loaded).problems
    assert problem.startswith("own (a page of the site):1: link to “risks.md#serious-harm”")
