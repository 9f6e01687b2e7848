"""`manage.py check_content` and `render_content`: what they print and the status that they end with."""

from content.articles.models import LoadConflict, Version
from tests.older_html import blocks_of_html

from ..factories import edit, run


def test_good_text_ends_in_status_0(loaded):
    ran = run("check_content")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.endswith(": 0 errors, 3 remarks.\n")
    assert "remark: articles/risks.md: no clinician has reviewed it" in ran.out


def test_error_ends_in_status_1(loaded):
    edit("aftercare", body="It never bleeds.")
    ran = run("check_content")
    assert ran.status == 1
    assert "error: articles/aftercare.md: line 1: uncited: no source: “It never bleeds.”" in ran.err
    assert "1 errors" in ran.out


def test_what_waits_of_a_new_edition_is_named_and_counted_safety_first(loaded):
    LoadConflict.objects.create(name="articles/a.md")
    LoadConflict.objects.create(name="articles/b.md", theirs="> [!EMERGENCY] Call")
    LoadConflict.objects.create(name="articles/c.md", is_kept=True)
    ran = run("check_content")
    why = "a new edition waits for a decision at the desk; it was changed on the site too"
    assert f"remark: articles/b.md: {why}\nremark: articles/a.md: {why}\n" in ran.out
    assert "articles/c.md" not in ran.out
    assert (ran.status, ran.out.splitlines()[-1]) == (
        0,
        "Of the new edition 2 wait for a decision at the desk.",
    )


def test_table_has_a_row_for_each_page(loaded):
    rows = [line for line in run("check_content").out.splitlines() if " | " in line]
    assert [row.split(" | ")[0] for row in rows] == ["page", "risks", "aftercare", "glossary"]


def test_empty_site_is_no_error(db):
    assert run("check_content").out == "0 pages, median grade 0.0: 0 errors, 0 remarks.\n"


def test_rendering_again_says_how_many_pages_came_out_different(loaded):
    assert run("render_content").out == "0 pages came out different.\n"
    Version.objects.update(blocks=blocks_of_html("<p>old</p>"))
    assert run("render_content").out == "3 pages came out different.\n"
    assert run("render_content", "--quiet").out == ""
