"""Loading: one problem anywhere, and nothing is written."""

import pytest

from content.articles.models import Article, LibraryFile, Part, Version
from content.sources.models import Reference
from tests.conftest import article_file

from ..factories import body_of, change_file, edit, load_folder

pytestmark = pytest.mark.django_db
AFTER = "articles/aftercare.md"


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        (AFTER, "[@brady2014]", "[@bradi2014]", "unknown source @bradi2014; did you mean @brady2014?"),
        (AFTER, "(risks.md#serious-harm)", "(risk.md)", "link to “risk.md”: there is no such page"),
        (AFTER, "#serious-harm", "#serious", "risks.md has no heading, box, term or figure “serious”"),
        (AFTER, "glossary.md#bruise", "glossary.md#bruises", "glossary.md has no heading"),
        (AFTER, "## The first", "#### The first", "skips a level"),
        (AFTER, "part: afterwards", "part: nowhere", "unknown part “nowhere”"),
        (AFTER, "## The first day", "<b>The first day</b>", "raw HTML"),
        ("articles/risks.md", "[!DIFFER]", "[!DIFER]", "unknown callout"),
        ("references.json", '"id": "biolatto"', '"id": "brady2014"', "reference brady2014 stands twice"),
        ("references.json", '"kind": "survey"', '"kind": "guess"', "“custom.kind” is 'guess'"),
        ("parts.yaml", "slug: about", "slug: decide", "“decide” stands twice"),
        ("parts.yaml", "- you have chest pain", "- it hurts [@brady2014]", "it cites a source"),
        (
            "parts.yaml",
            "- you have chest pain",
            "- see [it](nowhere.md)",
            "parts.yaml:9: footer of the part “Afterwards”",
        ),
    ],
)
def test_problem_is_named_with_its_file_and_nothing_is_written(folder, name, old, new, problem):
    change_file(folder, name, old, new)
    outcome = load_folder(folder)
    assert [p for p in outcome.problems if p.startswith(name.split("/")[-1]) or name in p]
    assert any(problem in p for p in outcome.problems)
    for model in (Article, Version, Part, Reference, LibraryFile):
        assert not model.objects.exists()


def test_problems_of_all_files_come_together(folder):
    change_file(folder, AFTER, "[@brady2014]", "[@nobody]")
    change_file(folder, "articles/risks.md", "aftercare.md", "nowhere.md")
    problems = "\n".join(load_folder(folder).problems)
    assert "articles/aftercare.md:10: unknown source @nobody" in problems
    assert "articles/risks.md:10: link to “nowhere.md”" in problems


def test_problem_in_a_later_load_leaves_the_site_as_it_was(loaded):
    change_file(loaded, "articles/risks.md", "It is rare", "It is very rare")
    change_file(loaded, "references.json", "A named doctor.", "Somebody.")
    (loaded / "articles/broken.md").write_text(article_file("Broken", body="Oh [@nobody]."))
    assert len(load_folder(loaded).problems) == 1
    assert "It is rare" in body_of("risks")
    assert Reference.objects.get(key="biolatto").appraisal == "A named doctor."


def test_file_that_breaks_a_text_edited_on_the_site_is_refused(loaded):
    edit("aftercare", body="See [the risks](risks.md#serious-harm).")
    change_file(loaded, "articles/risks.md", "## Serious harm", "## Harm")
    problems = load_folder(loaded).problems
    assert problems
    assert all(p.startswith("articles/aftercare.md (as it is on the site)") for p in problems)


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        (
            AFTER,
            "title: After your session",
            r'title: "After\0 your session"',
            "“title” holds a control character",
        ),
        (
            AFTER,
            "order: 1",
            'order: 1\nkey_points:\n  - "A\\0 point."',
            "an entry of “key_points” holds a control character",
        ),
        (
            AFTER,
            "order: 1",
            'order: 1\nkey_points:\n  - "\\uE0009\\uE001"',
            "an entry of “key_points” holds a control character",
        ),
        ("references.json", "A named doctor.", r"A named\u0000 doctor.", "a text holds a control character"),
        ("references.json", '"id": "biolatto"', f'"id": "{"b" * 81}"', "has no “id” of small letters"),
        (
            "references.json",
            '"id": "biolatto"',
            '"id": "guide"',
            "the key “guide” stands for the guide's own",
        ),
        ("parts.yaml", "title: Decide", r'title: "De\0cide"', "“title” holds a control character"),
        ("parts.yaml", "title: Decide", f"title: {'Decide ' * 20}", "“title” is over 80 letters"),
        ("parts.yaml", "summary: What to", f"summary: {'What ' * 70}to", "“summary” is over 300 letters"),
        ("parts.yaml", "slug: decide", f"slug: {'d' * 51}", "“slug” is over 50 letters"),
    ],
)
def test_text_that_no_database_holds_is_a_problem(folder, name, old, new, problem):
    change_file(folder, name, old, new)
    assert any(problem in p for p in load_folder(folder).problems)
    assert not Article.objects.exists()


def test_file_that_drops_a_heading_which_every_page_links_to_is_refused(loaded):
    file = loaded / "articles/how-we-write.md"
    file.write_text(article_file("How we write", part="about", body="## Our own words\n\nThese are ours."))
    assert load_folder(loaded).problems == []
    change_file(loaded, "articles/how-we-write.md", "## Our own words", "## Ours")
    (problem,) = load_folder(loaded).problems
    assert problem == (
        "articles/how-we-write.md:8: the heading “our-own-words” is gone, and the site links to it on every "
        "page; keep it"
    )
