"""Withdrawn pages travel in withdrawn.yaml: a site that is set up from the files knows them too."""

from pathlib import Path

import pytest

from content.articles.files.folder import read_files
from content.articles.files.layout import Files
from content.articles.models import Article, LibraryFile, Part
from content.articles.publishing import bring_back
from content.articles.publishing.publish import withdraw
from content.articles.sync.export import Export
from content.articles.sync.load import Outcome, load
from content.articles.sync.three_way import Choice
from content.sources.models import Reference

from ..factories import edit, load_folder

pytestmark = pytest.mark.postgres


def withdrawn_file(root: Path, text: str) -> Outcome:
    (root / "withdrawn.yaml").write_text(text)
    return load_folder(root)


def test_page_that_comes_to_the_site_as_a_withdrawn_one_says_what_to_read_instead(db, folder, client):
    assert withdrawn_file(folder, "risks: aftercare\n").problems == []
    answer = client.get("/risks/")
    assert answer.status_code == 410
    assert 'href="/aftercare/"' in answer.text
    assert 'href="/risks/' not in client.get("/aftercare/").text
    assert load_folder(folder).rendered == 0


def test_page_that_the_site_shows_is_withdrawn_by_an_editor_alone(loaded):
    outcome = withdrawn_file(loaded, "risks: aftercare\n")
    assert outcome.choices["withdrawn.yaml risks"] is Choice.KEEP
    assert Article.objects.get(slug="risks").is_published


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("nowhere: risks", "there is no page “nowhere” in the folder"),
        ("risks: nowhere", "there is no page “nowhere” to read instead"),
        ("glossary: ''", "the site itself links to “glossary”, so it cannot be withdrawn"),
        ("Risks: ''", ""),
        ("risks: [aftercare]", "“risks” is not a text; write one"),
    ],
)
def test_withdrawal_that_cannot_be_is_a_problem_with_its_line(db, folder, line, problem):
    (found,) = withdrawn_file(folder, f"# A comment\n{line}\n").problems
    assert found.startswith("withdrawn.yaml:2: ")
    assert problem in found


def test_own_export_comes_back_with_what_was_wrong_with_a_page_on_the_site_already(loaded):
    risks = Article.objects.get(slug="risks")
    aftercare = Article.objects.get(slug="aftercare")
    withdraw(aftercare, None)
    edit("risks", body="## Harm\n\nIt is rare [@brady2014].")
    bring_back(aftercare, None)
    export = Export.now()
    files = export.files()
    Article.objects.update(live=None)
    for model in (Article, Reference, Part, LibraryFile):
        model.objects.all().delete()
    changed = files | {"articles/risks.md": files["articles/risks.md"].replace("rare", "very rare")}
    for given, is_taken in ((files, False), (changed | noted(export), False), (files | noted(export), True)):
        outcome = load(
            read_files(Files({name: text.encode() for name, text in given.items()})), is_import=True
        )
        assert (outcome.problems == []) is is_taken
        assert Article.objects.filter(slug="aftercare").exists() is is_taken
    assert any("serious-harm" in warning for warning in outcome.warnings)
    assert risks.slug in {article.slug for article in Article.objects.published()}


def noted(export: Export) -> dict[str, str]:
    return {"exported.json": export.note()}
