"""All that is wrong with a library comes in one run, each problem once, and nothing is written."""

import pytest

from content.articles.models import Article, LibraryFile, Version
from content.sources.models import Reference
from tests.conftest import article_file

from ..factories import change_file, load_folder

pytestmark = pytest.mark.django_db
AFTER = "articles/aftercare.md"


def test_problems_of_every_kind_come_in_one_run_each_once_and_nothing_is_written(folder):
    (folder / "articles/empty.md").write_text("")
    (folder / "articles/new.md").write_text(article_file(colour="red"))
    (folder / "figures/bad.svg").write_text("<svg")
    change_file(folder, "references.json", '"kind": "survey"', '"kind": "guess"')
    change_file(folder, "articles/risks.md", "## Serious harm", "## Serious harm\n\n#### Deep\n\n<b>x</b>\n")
    change_file(
        folder,
        AFTER,
        "A [bruise]",
        "[a](new.md#b) [c](empty.md) [d](nowhere.md) {{ x }}\n\n> [!HINT]\n> e\n\n"
        "![f](figures/bad.svg)\n\n![](figures/none.svg)\n\nA [bruise]",
    )
    problems = load_folder(folder).problems
    assert [problem.split("; ")[0] for problem in problems] == [
        "articles/empty.md: the file is empty",
        "articles/new.md:6: unknown key “colour”",
        "figures/bad.svg:1: this is not SVG (unclosed token: line 1, column 0)",
        "references.json:2: reference brady2014: “custom.kind” is 'guess'",
        "articles/aftercare.md:12: link to “nowhere.md”: there is no such page",
        "articles/aftercare.md:12: unknown {{ x }}",
        "articles/aftercare.md:14: unknown callout [!HINT]",
        "articles/aftercare.md:19: the figure figures/none.svg has no alternative text",
        "articles/risks.md:10: heading “Deep” skips a level",
        "articles/risks.md:12: raw HTML “</b>”",
        "articles/risks.md:12: raw HTML “<b>”",
    ]
    for model in (Article, Version, Reference, LibraryFile):
        assert not model.objects.exists()


@pytest.mark.parametrize(
    ("foot", "line"),
    [("foot: See [it](nowhere.md).", 4), ("foot: |\n    See it.\n\n    See [it](nowhere.md).", 7)],
)
def test_problem_in_the_foot_of_a_part_is_named_with_its_line(folder, foot, line):
    parts = (folder / "parts.yaml").read_text()
    (folder / "parts.yaml").write_text(f"- slug: new\n  title: New\n  summary: S.\n  {foot}\n{parts}")
    (problem,) = load_folder(folder).problems
    assert problem.startswith(f"parts.yaml:{line}: footer of the part “New”: link to “nowhere.md”")


@pytest.mark.parametrize("bad", ["[@nobody]", "[x](nowhere.md)"])
def test_unreadable_parts_hide_no_problem_of_the_articles(folder, bad):
    (folder / "parts.yaml").unlink()
    change_file(folder, AFTER, "You may feel", f"{bad} You may feel")
    assert [problem[:21] for problem in load_folder(folder).problems] == [
        "parts.yaml: the file ",
        "articles/aftercare.md",
    ]


def test_bad_library_leaves_a_loaded_site_as_it_was(loaded):
    change_file(loaded, "articles/risks.md", "It is rare", "It is very rare")
    change_file(loaded, "references.json", "It counts what happened.", "It counts.")
    (loaded / "articles/empty.md").write_text("")
    assert load_folder(loaded).problems == [
        "articles/empty.md: the file is empty; write front matter and a text, or delete the file"
    ]
    assert "very" not in Article.objects.get(slug="risks").live.body
    assert Reference.objects.get(key="brady2014").appraisal == "It counts what happened."
    assert Version.objects.count() == 3


def test_page_that_is_refused_for_its_size_is_the_only_one_to_blame(loaded):
    change_file(loaded, "articles/risks.md", "## Serious harm", "[" * 8000)
    problems = load_folder(loaded).problems
    assert problems
    assert all(problem.startswith("articles/risks.md:") for problem in problems)
