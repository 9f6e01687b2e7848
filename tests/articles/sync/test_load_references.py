"""Loading references, parts and figures."""

import json
from pathlib import Path

import pytest

from content.articles.models import Article, Part
from content.articles.sync.three_way import Choice
from content.sources.models import Reference

from ..factories import change_file, changes_nothing, load_folder

pytestmark = pytest.mark.postgres

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><title>t</title><path d="M0 0h{}"/></svg>'
BRADY = "references.json brady2014"


def edit_title(title: str) -> None:
    reference = Reference.objects.get(key="brady2014")
    reference.csl["title"] = title
    reference.save()


def change_title(root: Path, title: str) -> None:
    change_file(root, "references.json", "Adverse events following trigger point dry needling", title)


def title() -> str:
    return Reference.objects.get(key="brady2014").csl["title"]


def test_changed_reference_is_taken_and_its_pages_show_it(loaded):
    change_title(loaded, "Another title")
    assert load_folder(loaded).choices[BRADY] is Choice.UPDATE
    assert "Another title" in Article.objects.get(slug="risks").live.references_html


def test_kind_follows_the_record(loaded):
    change_file(loaded, "references.json", '"kind": "survey"', '"kind": "trial"')
    load_folder(loaded)
    assert Reference.objects.get(key="brady2014").kind == "trial"


def test_reference_in_conflict_keeps_the_site_and_is_reported_at_every_load(loaded):
    edit_title("Edited on the site")
    change_title(loaded, "Edited in the file")
    for _ in range(2):
        outcome = load_folder(loaded)
        assert outcome.choices[BRADY] is Choice.CONFLICT
        assert "Edited on the site" in outcome.conflicts[BRADY].difference
        assert "Edited in the file" in outcome.conflicts[BRADY].difference
        assert title() == "Edited on the site"


def test_difference_of_references_shows_only_the_lines_that_differ(loaded):
    edit_title("Edited on the site")
    change_title(loaded, "Edited in the file")
    difference = load_folder(loaded).conflicts[BRADY].difference
    changed = [line for line in difference.splitlines() if line[0] in "+-"][2:]
    assert len(changed) == 2
    assert "J Man Manip Ther" not in "".join(changed)


def test_theirs_takes_the_file_of_a_reference_in_conflict(loaded):
    edit_title("Edited on the site")
    change_title(loaded, "Edited in the file")
    load_folder(loaded)
    load_folder(loaded, take_theirs=True)
    assert title() == "Edited in the file"
    assert changes_nothing(load_folder(loaded))


def test_same_change_of_a_reference_on_both_sides_is_no_conflict(loaded):
    edit_title("The same title")
    change_title(loaded, "The same title")
    assert load_folder(loaded).choices[BRADY] is Choice.AGREE
    assert changes_nothing(load_folder(loaded))


def test_reference_that_left_the_file_stays(loaded):
    items = json.loads((loaded / "references.json").read_text())
    items.append(items[0] | {"id": "third"})
    (loaded / "references.json").write_text(json.dumps(items))
    load_folder(loaded)
    (loaded / "references.json").write_text(json.dumps(items[:2]))
    assert load_folder(loaded).problems == []
    assert Reference.objects.filter(key="third").exists()


def test_parts_follow_their_file(loaded):
    change_file(loaded, "parts.yaml", "title: Decide", "title: Make up your mind")
    load_folder(loaded)
    assert Part.objects.get(slug="decide").title == "Make up your mind"


def test_changed_figure_is_drawn_anew_on_its_page(loaded):
    drawing = loaded / "figures/needle.svg"
    drawing.write_text(SVG.format(1))
    change_file(loaded, "articles/risks.md", "It is rare", "![A needle](figures/needle.svg)\n\nIt is rare")
    load_folder(loaded)
    drawing.write_text(SVG.format(2))
    outcome = load_folder(loaded)
    assert outcome.choices["figures/needle.svg"] is Choice.UPDATE
    assert 'd="M0 0h2"' in Article.objects.get(slug="risks").live.html
    assert changes_nothing(load_folder(loaded))


@pytest.mark.parametrize("name", ["references.json", "parts.yaml"])
def test_unchanged_text_with_other_line_ends_changes_no_page(loaded, name):
    path = loaded / name
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    outcome = load_folder(loaded)
    assert outcome.problems == []
    assert outcome.rendered == 0
    assert changes_nothing(load_folder(loaded))
