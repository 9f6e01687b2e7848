"""Exporting: what was loaded comes back, to the letter where nobody changed it."""

from difflib import unified_diff
from pathlib import Path

import pytest
from django.db import transaction

from content.articles.models import Article, Part
from content.articles.publishing.publish import withdraw
from content.articles.sync.export import Export, write_files
from content.articles.sync.three_way import Choice
from content.sources.csl import parse_references
from content.sources.models import Reference
from tests.conftest import article_file

from ..factories import change_file, changes_nothing, edit, load_folder
from ..others import meanwhile, on_postgresql

pytestmark = pytest.mark.postgres

RISKS = "articles/risks.md"


def files_below(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_export_of_the_guide_is_the_guide_to_the_letter(library, tmp_path, settings):
    write_files(Export.now().files(), tmp_path / "out")
    single = {
        "references.json",
        "parts.yaml",
        "search.yaml",
        "handouts.yaml",
        "signs.yaml",
        "emergencies.yaml",
        "words.yaml",
    }
    expected = {
        name: data
        for name, data in files_below(settings.LIBRARY_DIR).items()
        if name.startswith(("articles/", "figures/")) or name in single
    }
    assert files_below(tmp_path / "out") == expected


def test_export_into_the_same_folder_writes_nothing(loaded):
    assert write_files(Export.now().files(), loaded) == []


@pytest.mark.parametrize("name", [RISKS, "references.json", "parts.yaml"])
@pytest.mark.parametrize(
    "disguise",
    [
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.rstrip(b"\n"),
        lambda data: data + b"\n\n\n",
    ],
    ids=["CRLF", "byte-order mark", "no last line end", "empty lines at the end"],
)
def test_unusual_file_comes_back_to_the_letter(db, folder, name, disguise):
    path = folder / name
    path.write_bytes(disguise(path.read_bytes()))
    assert load_folder(folder).problems == []
    assert write_files(Export.now().files(), folder) == []


def test_edited_article_is_written_with_its_comments_and_order(db, folder):
    text = article_file("Risks", part="decide", body="## Serious harm\n\nRare [@brady2014].")
    text = text.replace("title: Risks", "# Ask the physio before changing this\ntitle: Risks  # short")
    text = text.replace("order: 1\n", "").replace("---\n#", "---\norder: 1\n#", 1)
    (folder / RISKS).write_text(text)
    load_folder(folder)
    edit("risks", title="The risks", body="## Serious harm\n\nIt is rare [@brady2014].")
    exported = Export.now().files()[RISKS]
    front = exported.replace("risks #", "risks  #").split("\n")[:4]
    assert front == ["---", "order: 1", "# Ask the physio before changing this", "title: The risks  # short"]
    assert exported.endswith("\n\n## Serious harm\n\nIt is rare [@brady2014].\n")


def test_edited_article_comes_back_from_its_file_as_it_is(loaded):
    version = edit(
        "risks",
        title="“Risks”: what – exactly? #1 'now'",
        summary="yes",
        key_points=["- It is: rare [@brady2014].", "[Risk](risks.md) {a: b}", "null"],
        related=["aftercare"],
        next_steps=["[After](aftercare.md)"],
        body="## Serious harm\n\n---\n\nRare\u00a0– é [@brady2014].",
    )
    write_files(Export.now().files(), loaded)
    outcome = load_folder(loaded)
    assert outcome.problems == []
    assert outcome.choices[RISKS] is Choice.AGREE
    assert Article.objects.get(slug="risks").live == version
    assert changes_nothing(load_folder(loaded))
    assert write_files(Export.now().files(), loaded) == []


def test_only_the_edited_file_is_written(loaded):
    edit("risks", title="The risks")
    assert write_files(Export.now().files(), loaded) == [RISKS]


def test_draft_is_not_exported(loaded):
    edit("risks", live=False, title="A draft")
    assert write_files(Export.now().files(), loaded) == []


def test_withdrawn_page_is_exported_with_what_to_read_instead(loaded):
    withdraw(Article.objects.get(slug="aftercare"), Article.objects.get(slug="risks"))
    files = Export.now().files()
    assert "title: After your session" in files["articles/aftercare.md"]
    assert files["withdrawn.yaml"] == "aftercare: risks\n"


def test_corrected_reference_is_exported(loaded):
    reference = Reference.objects.get(key="brady2014")
    reference.csl["title"] = "A “corrected” title"
    reference.save()
    exported = Export.now().files()["references.json"]
    assert [r.csl["title"] for r in parse_references(exported)] == ["A “corrected” title", "Dry needling"]
    write_files(Export.now().files(), loaded)
    assert load_folder(loaded).problems == []
    assert changes_nothing(load_folder(loaded))


def test_corrected_reference_of_the_guide_changes_its_own_line_alone(library, settings):
    reference = Reference.objects.get(key="motionrx")
    before = (settings.LIBRARY_DIR / "references.json").read_text()
    reference.csl["custom"]["appraisal"] = "Another appraisal."
    reference.save()
    after = Export.now().files()["references.json"]
    changed = [line for line in unified_diff(before.splitlines(), after.splitlines(), n=0) if line[0] in "+-"]
    assert [line.lstrip("+- ") for line in changed[3:]] == ['"appraisal": "Another appraisal.",']
    assert len(changed) == 4


def test_part_that_left_the_file_is_exported(loaded):
    parts = (loaded / "parts.yaml").read_text()
    (loaded / "parts.yaml").write_text(parts + "- slug: more\n  title: More\n  summary: And more.\n")
    load_folder(loaded)
    (loaded / "parts.yaml").write_text(parts)
    load_folder(loaded)
    write_files(Export.now().files(), loaded)
    assert "slug: more" in (loaded / "parts.yaml").read_text()
    assert load_folder(loaded).problems == []
    assert write_files(Export.now().files(), loaded) == []


def test_figure_is_exported_to_the_letter(loaded):
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"\n  viewBox="0 0 1 1"><path d="M0 0"/></svg>\n'
    (loaded / "figures/needle.svg").write_text(drawing)
    load_folder(loaded)
    assert Export.now().files()["figures/needle.svg"] == drawing


def test_file_changed_since_is_overwritten_by_what_the_site_says(loaded):
    change_file(loaded, RISKS, "It is rare", "It is very rare")
    assert write_files(Export.now().files(), loaded) == [RISKS]
    assert "very rare" not in (loaded / RISKS).read_text()


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_export_is_of_one_moment_whoever_saves_meanwhile(loaded):
    def reword() -> None:
        with transaction.atomic():
            Article.objects.update(order=77)
            Part.objects.update(title="Reworded")

    with meanwhile('FROM "articles_part"', reword):
        files = Export.now().files()
    assert "order: 77" not in files[RISKS]
    assert "Reworded" not in files["parts.yaml"]
    assert "Reworded" in Export.now().files()["parts.yaml"]
