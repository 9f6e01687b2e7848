"""`manage.py load_content`: what it prints and the status that it ends with."""

import pytest

from content.articles.models import Article

from ..factories import Ran, body_of, change_file, edit, run

pytestmark = pytest.mark.postgres

AFTER, RISKS = "articles/aftercare.md", "articles/risks.md"


@pytest.mark.django_db
def test_first_load_says_what_was_added(folder):
    ran = run("load_content", folder)
    assert ran.status == 0
    assert f"{AFTER}: added" in ran.out
    assert "Loaded: 10 added; " in ran.out
    assert ran.err == ""


def test_second_load_says_that_nothing_changed(loaded):
    ran = run("load_content", loaded)
    assert (ran.status, ran.out, ran.err) == (0, "Loaded: 3 unchanged; 0 rendered again.\n", "")


@pytest.mark.django_db
def test_without_a_path_the_guide_itself_is_loaded(settings):
    assert run("load_content", "--quiet").status == 0
    files = {path.stem for path in (settings.LIBRARY_DIR / "articles").glob("*.md")}
    assert {article.slug for article in Article.objects.published()} == files


@pytest.mark.django_db
def test_quiet_load_prints_nothing(folder):
    assert run("load_content", folder, "--quiet") == Ran(status=0, out="", err="")


@pytest.mark.django_db
@pytest.mark.parametrize("option", [(), ("--check",), ("--dry-run",), ("--quiet",)])
def test_problem_ends_in_status_1_with_every_problem_and_nothing_written(folder, option):
    change_file(folder, AFTER, "[@brady2014]", "[@nobody]")
    change_file(folder, RISKS, "aftercare.md", "nowhere.md")
    ran = run("load_content", folder, *option)
    assert ran.status == 1
    assert f"{AFTER}:10: unknown source @nobody; add it to the sources (references.json)" in ran.err
    assert f"{RISKS}:10: link to “nowhere.md”: there is no such page" in ran.err
    assert ran.err.endswith("2 problems; nothing was written.")
    assert ran.out == ""
    assert not Article.objects.exists()


@pytest.mark.django_db
def test_check_reports_a_good_library_and_writes_nothing(folder):
    assert run("load_content", folder, "--check").out == "The library has no problem.\n"
    assert not Article.objects.exists()


def test_dry_run_says_what_would_be_loaded_and_writes_nothing(loaded):
    change_file(loaded, RISKS, "It is rare", "It is very rare")
    ran = run("load_content", loaded, "--dry-run")
    assert ran.status == 0
    assert f"{RISKS}: updated" in ran.out
    assert "Would be loaded: " in ran.out
    assert "It is rare" in body_of("risks")


def test_conflict_ends_in_status_1_with_its_difference(loaded):
    edit("aftercare", body="Edited on the site [@brady2014].")
    change_file(loaded, AFTER, "You may feel sore", "You may ache")
    for _ in range(2):
        ran = run("load_content", loaded, "--quiet")
        assert ran.status == 1
        assert f"{AFTER}: changed in the file and on the site" in ran.err
        assert "-Edited on the site [@brady2014]." in ran.err
        assert "+You may ache" in ran.err
        assert "1 in conflict: the site keeps its text." in ran.err


def test_theirs_ends_the_conflict(loaded):
    edit("aftercare", body="Edited on the site [@brady2014].")
    change_file(loaded, AFTER, "You may feel sore", "You may ache")
    ran = run("load_content", loaded, "--theirs")
    assert (ran.status, ran.err) == (0, "")
    assert f"{AFTER}: updated" in ran.out


def test_kept_article_is_named(loaded):
    edit("aftercare", body="Edited on the site [@brady2014].")
    change_file(loaded, "references.json", "A named doctor.", "A doctor.")
    assert f"{AFTER}: kept as edited on the site" in run("load_content", loaded).out


def test_vanished_file_is_reported_at_every_load_and_is_no_failure(loaded):
    (loaded / AFTER).unlink()
    change_file(loaded, RISKS, " See [aftercare](aftercare.md).", "")
    for _ in range(2):
        ran = run("load_content", loaded, "--quiet")
        assert ran.status == 0
        assert f"{AFTER}: is gone from the folder; the site keeps it." in ran.err


@pytest.mark.django_db
def test_folder_that_does_not_exist_is_reported(tmp_path):
    ran = run("load_content", tmp_path / "nowhere")
    assert ran.status == 1
    assert "nowhere: there is no such folder" in ran.err
