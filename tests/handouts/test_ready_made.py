"""The handouts that come with the guide."""

import re

import pytest

from content.articles.files.handouts import parse_handouts
from content.articles.models import Article, LoadConflict
from content.articles.publishing import rename, withdraw_article
from content.articles.publishing.withdraw import bring_back
from content.articles.sync.conflicts import keep, seen
from content.handouts.contents import contents_of
from content.handouts.edit import change_handout, find_chosen, withdraw_handout
from content.handouts.models import Handout
from content.handouts.ready_made import left_out, load_ready_made
from content.rendering import FormatError
from tests.articles.factories import change_file, load_folder
from tests.desk.people import person

pytestmark = pytest.mark.postgres

FILE = "- name: after\n  title: Afterwards\n  pages:\n    - aftercare\n    - risks#serious-harm\n"


@pytest.fixture
def brought(folder, db) -> Handout:
    """A handout that came with the small library."""
    (folder / "handouts.yaml").write_text(FILE)
    assert load_folder(folder).problems == []
    return Handout.objects.get()


def marks() -> list[str]:
    return [item.mark for item in Handout.objects.get().items.all()]


def test_the_guide_brings_the_five_that_everybody_needs(library):
    load_ready_made()
    titles = [handout.title for handout in Handout.objects.all()]
    assert titles == [
        "Before your first visit",
        "On the day",
        "After your session",
        "Thinking about it: benefits and risks",
        "Tell your practitioner first",
    ]
    for handout in Handout.objects.all():
        contents = contents_of(handout)
        assert contents.pages
        assert all(page.is_as_chosen for page in contents.pages)
        blocks = [block for page in contents.pages for block in page.blocks] + contents.emergency_cards
        assert any(block.urgency == "emergency" for block in blocks)


def test_they_are_there_after_a_load(brought):
    assert (brought.name, brought.title, marks()) == (
        "after",
        "Afterwards",
        ["aftercare", "risks#serious-harm"],
    )


def test_loading_again_changes_nothing(brought, folder):
    load_folder(folder)
    assert load_ready_made() == 0
    assert Handout.objects.get().edition == brought.edition


def test_one_that_nobody_touched_follows_the_file(brought, folder):
    change_file(folder, "handouts.yaml", "    - aftercare\n", "")
    load_folder(folder)
    now = Handout.objects.get()
    assert (now.code, marks()) == (brought.code, ["risks#serious-harm"])


def test_one_follows_the_file_when_its_heading_is_renamed_with_it(brought, folder):
    change_file(folder, "articles/risks.md", "## Serious harm", "## Grave harm")
    change_file(folder, "articles/aftercare.md", "risks.md#serious-harm", "risks.md#grave-harm")
    change_file(folder, "handouts.yaml", "risks#serious-harm", "risks#grave-harm")
    load_folder(folder)
    assert marks() == ["aftercare", "risks#grave-harm"]


def test_what_was_left_out_comes_once_readers_can_see_it(brought, folder):
    aftercare = Article.objects.get(slug="aftercare")
    reviewer = person("Reviewer")
    withdraw_article(aftercare, reviewer, None)
    change_file(folder, "handouts.yaml", "Afterwards", "Later")
    load_folder(folder)
    assert marks() == ["risks#serious-harm"]
    assert left_out() == [(brought, "aftercare")]
    bring_back(aftercare, reviewer)
    assert load_ready_made() == 1
    assert marks() == ["aftercare", "risks#serious-harm"]
    assert left_out() == []


def test_what_readers_cannot_see_any_more_stays_so_that_they_are_told(brought, folder):
    withdraw_article(Article.objects.get(slug="aftercare"), person("Reviewer"), None)
    assert load_ready_made() == 0
    assert marks() == ["aftercare", "risks#serious-harm"]


def test_one_follows_the_file_after_a_page_was_renamed(brought, folder):
    rename(Article.objects.get(slug="aftercare"), "after-care", person("Reviewer"))
    for title in ("Later", "Later still"):
        text = (folder / "handouts.yaml").read_text()
        (folder / "handouts.yaml").write_text(re.sub("title: .*", f"title: {title}", text))
        load_folder(folder)
        assert (Handout.objects.get().title, marks()) == (title, ["after-care", "risks#serious-harm"])


def test_they_stand_in_the_order_of_the_file(brought, folder):
    entry = "- name: first\n  title: Zero\n  pages:\n    - glossary\n\n"
    (folder / "handouts.yaml").write_text(entry + (folder / "handouts.yaml").read_text())
    load_folder(folder)
    assert [handout.title for handout in Handout.objects.all()] == ["Zero", "Afterwards"]


def test_one_that_staff_changed_stays_theirs(brought, folder, caplog):
    change_handout(brought, "Ours", "", find_chosen(["glossary"])[0], by=None)
    change_file(folder, "handouts.yaml", "    - aftercare\n", "")
    load_folder(folder)
    assert (Handout.objects.get().title, marks()) == ("Ours", ["glossary"])
    assert "kept as staff changed it" in caplog.text
    caplog.clear()
    load_ready_made()
    assert not caplog.text  # it is said once


def test_one_that_staff_and_file_changed_waits_until_somebody_decides(brought, folder):
    change_handout(brought, "Ours", "Bring it.", find_chosen(["glossary"])[0], by=None)
    change_file(folder, "handouts.yaml", "    - aftercare\n", "")
    load_folder(folder)
    waiting = LoadConflict.objects.get()
    assert waiting.name == "handouts.yaml after"
    assert (waiting.ours, waiting.theirs) == ("Ours\nBring it.\nglossary", "Afterwards\nrisks#serious-harm")
    assert load_folder(folder).writes is None
    keep(waiting, None, seen(waiting))
    change_file(folder, "articles/risks.md", "It is rare", "It is very rare")
    load_folder(folder)
    assert not LoadConflict.objects.waiting().exists()
    change_file(folder, "handouts.yaml", "Afterwards", "Later")
    load_folder(folder)
    assert LoadConflict.objects.waiting().get().theirs == "Later\nrisks#serious-harm"


def test_one_that_is_as_it_was_follows_the_file_and_nothing_waits(brought, folder):
    change_handout(brought, "Ours", "", find_chosen(["glossary"])[0], by=None)
    change_file(folder, "handouts.yaml", "    - aftercare\n", "")
    load_folder(folder)
    change_handout(Handout.objects.get(), "Afterwards", "", find_chosen(["risks#serious-harm"])[0], by=None)
    change_file(folder, "handouts.yaml", "Afterwards", "Later")
    load_folder(folder)
    assert Handout.objects.get().title == "Later"
    assert not LoadConflict.objects.exists()


def test_one_that_was_withdrawn_stays_so(brought, folder):
    withdraw_handout(brought, None, None)
    change_file(folder, "handouts.yaml", "Afterwards", "Later")
    load_folder(folder)
    assert Handout.objects.get().withdrawn_at is not None


def test_one_that_vanished_from_the_file_stays(brought, folder):
    (folder / "handouts.yaml").write_text("[]\n")
    load_folder(folder)
    assert Handout.objects.count() == 1


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("aftercare", "nowhere", "handouts.yaml:4: there is no page “nowhere”"),
        ("#serious-harm", "#nothing", "handouts.yaml:5: “risks” has no heading “#nothing”"),
        ("title:", "titel:", "handouts.yaml:2: unknown key “titel”"),
        ("title: Afterwards", "title: ''", "“title” is empty"),
        (
            "    - aftercare\n    - risks#serious-harm\n",
            "    aftercare\n",
            "handouts.yaml:3: “pages” is not a list",
        ),
        ("risks#serious-harm", "aftercare", "handouts.yaml:5: “aftercare” stands twice; delete one"),
    ],
)
def test_what_is_wrong_in_the_file_is_named_and_nothing_is_loaded(folder, db, old, new, message):
    (folder / "handouts.yaml").write_text(FILE.replace(old, new))
    problems = load_folder(folder).problems
    assert any(message in problem for problem in problems), problems
    assert not Handout.objects.exists()


@pytest.mark.parametrize("source", ["a: b", "- 1", "- name: [x]\n  title: T\n  pages: [a]", f"{FILE}{FILE}"])
def test_what_is_no_list_of_handouts_is_refused(source):
    with pytest.raises(FormatError):
        parse_handouts(source)


def test_it_is_written_out_as_it_is(brought, folder, tmp_path):
    from content.articles.sync.export import write_folder

    write_folder(tmp_path / "out")
    assert (tmp_path / "out/handouts.yaml").read_text() == FILE
