"""`manage.py export_content`: what it prints and the status that it ends with."""

from content.articles.models import Article
from content.articles.publishing import rename
from tests.pictures import jpeg
from tests.uploads import store_image

from ..factories import change_file, edit, run


def test_export_makes_the_folder_and_says_how_many_files_it_wrote(loaded, tmp_path):
    out = tmp_path / "new" / "library"
    ran = run("export_content", out)
    assert (ran.status, ran.out, ran.err) == (0, f"5 files written to {out}.\n", "")
    for path in loaded.rglob("*.*"):
        assert (out / path.relative_to(loaded)).read_bytes() == path.read_bytes()


def test_export_into_the_same_folder_writes_only_what_was_edited(loaded):
    edit("risks", title="The risks")
    assert run("export_content", loaded).out == f"1 file written to {loaded}.\n"


def test_folder_that_cannot_be_written_is_reported(loaded, tmp_path):
    (tmp_path / "file").write_text("in the way")
    ran = run("export_content", tmp_path / "file")
    assert ran.status == 1
    assert "cannot be written" in ran.err
    assert (tmp_path / "file").read_text() == "in the way"


def test_exported_folder_loads_elsewhere_as_the_same_site(loaded, tmp_path):
    edit("risks", title="The risks")
    html = {page.slug: page.live.html for page in Article.objects.select_related("live")}
    run("export_content", tmp_path / "out")
    Article.objects.update(live=None)
    Article.objects.all().delete()
    assert run("load_content", tmp_path / "out").status == 0
    assert {page.slug: page.live.html for page in Article.objects.select_related("live")} == html


def test_file_of_a_renamed_page_moves_and_that_is_said(loaded):
    rename(Article.objects.get(slug="aftercare"), "after-care", None)
    ran = run("export_content", loaded)
    assert "articles/aftercare.md: moved to articles/after-care.md; the page was renamed." in ran.out
    assert (ran.status, ran.err) == (0, "")


def test_file_of_a_renamed_page_that_was_changed_stays_and_that_is_said(loaded):
    rename(Article.objects.get(slug="aftercare"), "after-care", None)
    change_file(loaded, "articles/aftercare.md", "You may feel sore", "You may ache")
    ran = run("export_content", loaded)
    assert "articles/aftercare.md: the page was renamed, and this file says something" in ran.err
    assert "take it over into articles/after-care.md, and delete articles/aftercare.md." in ran.err


def test_picture_whose_file_is_gone_is_named(loaded, media, tmp_path):
    (media / store_image("hand", "A hand.", jpeg()).file.name).unlink()
    ran = run("export_content", tmp_path / "out")
    assert ran.status == 1
    assert ran.err.startswith("The file of the picture “hand” is gone")
