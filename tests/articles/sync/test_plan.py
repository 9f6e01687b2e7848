"""Planning a load: from a folder and a site, both plain values, to a list of changes, without a database."""

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from content.articles.files.folder import Folder, read_files
from content.articles.files.layout import EXPORTED, Files
from content.articles.sync.export import Export
from content.articles.sync.plan import Plan, make_plan
from content.articles.sync.state import SiteConflict, SiteState, SiteVersion
from content.articles.sync.three_way import Choice, Overrides
from tests.conftest import article_file, write_library

from .test_load_images import own

ADD, UPDATE, KEEP, CONFLICT = Choice.ADD, Choice.UPDATE, Choice.KEEP, Choice.CONFLICT
LEAVE, AGREE = Choice.LEAVE, Choice.AGREE
AFTER, RISKS, NEW = "articles/aftercare.md", "articles/risks.md", "articles/new.md"
BRADY, DECIDE, NAMES = "references.json brady2014", "parts.yaml decide", "redirects.yaml"
NEEDLE, HAND = "figures/needle.svg", "images/hand.webp"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h{}"/></svg>'

FileTexts = dict[str, bytes]
Edit = Callable[[Any], Any]


@pytest.fixture
def files(tmp_path: Path) -> FileTexts:
    """The files of the small library, with a drawing, a picture and a former name."""
    root = write_library(tmp_path / "library")
    found = {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*.*")}
    more = {NEEDLE: SVG.format(1), "images.yaml": "hand: A hand.\n", NAMES: "dangers: risks\n"}
    return found | {name: text.encode() for name, text in more.items()} | {HAND: own()}


def folder_of(files: FileTexts) -> Folder:
    return read_files(Files(dict(files)))


def loaded_site(files: FileTexts) -> SiteState:
    """Return a site into which files were loaded and on which nobody has changed anything since."""
    return _loaded_site(tuple(files.items()))


@cache
def _loaded_site(files: tuple[tuple[str, bytes], ...]) -> SiteState:
    plan = make_plan(folder_of(dict(files)), SiteState())
    assert plan.problems == []
    versions = {slug: SiteVersion(text) for slug, text in plan.writes.taken.items()}
    after = plan.writes.after
    articles = {
        slug: replace(page, newest=versions[slug], live=versions[slug])
        for slug, page in after.articles.items()
    }
    return replace(after, articles=articles)


def in_file(name: str, old: str, new: str) -> Edit:
    """Return what replaces words of a file."""

    def change(files: FileTexts) -> None:
        assert old.encode() in files[name]
        files[name] = files[name].replace(old.encode(), new.encode())

    return change


def put(name: str, data: str | bytes) -> Edit:
    return lambda files: files.update({name: data if isinstance(data, bytes) else data.encode()})


def without(name: str) -> Edit:
    return lambda files: files.pop(name)


def of_site(kind: str, name: str, **fields: Any) -> Edit:
    """Return what changes fields of one thing of a site."""

    def change(site: SiteState) -> SiteState:
        things = dict(getattr(site, kind))
        return replace(site, **{kind: things | {name: replace(things[name], **fields)}})

    return change


def deleted(kind: str, name: str) -> Edit:
    def change(site: SiteState) -> SiteState:
        return replace(site, **{kind: {n: thing for n, thing in getattr(site, kind).items() if n != name}})

    return change


def edited(old: str, new: str, *, live: bool = True) -> Edit:
    """Return what writes another text of a page, and publishes it or leaves it to wait for review."""

    def change(site: SiteState) -> SiteState:
        page = site.articles["aftercare"]
        assert old in page.newest.text.body
        text = replace(page.newest.text, body=page.newest.text.body.replace(old, new))
        newest = SiteVersion(text, page.newest.number + 1, "ada", is_in_review=not live)
        page = replace(page, newest=newest, live=newest if live else page.live)
        return replace(site, articles={**site.articles, "aftercare": page})

    return change


def renamed(site: SiteState) -> SiteState:
    articles = dict(site.articles)
    articles["after-care"] = articles.pop("aftercare")
    return replace(site, articles=articles, redirects={**site.redirects, "aftercare": "after-care"})


def both(*edits: Edit) -> Edit:
    """Return what makes several changes one after the other."""

    def change(value: Any) -> Any:
        for edit in edits:
            value = edit(value) or value
        return value

    return change


def same(value: Any) -> Any:
    return value


SORE = "You may feel sore"
ACHE = in_file(AFTER, SORE, "You may ache")
RETITLED = in_file("references.json", "Adverse events following trigger point", "Harms of")
RECHOSEN = in_file("parts.yaml", "title: Decide", "title: Choose")
SHOWN = in_file(RISKS, "It is rare", f"![A hand]({HAND})\n\n![A needle]({NEEDLE})\n\nIt is rare")
CSL = {"id": "brady2014", "type": "book", "title": "Edited", "custom": {"kind": "survey", "appraisal": "."}}
EDITED_SOURCE = of_site("references", "brady2014", csl=CSL)
EDITED_PART = of_site("parts", "decide", title="Edited")
EDITED_PICTURE = of_site("images", "hand", digest="edited")
NEWS = put(NEW, article_file("New"))


def found_by(plan: Plan) -> dict[str, Choice]:
    """Return what is done with each thing that is not as it was; lists follow their entries."""
    assert plan.problems == []
    return {c.name: c.choice for c in plan.changes if c.found is not None and c.choice is not LEAVE}


@pytest.mark.parametrize(
    ("in_files", "on_site", "expected"),
    [
        (same, same, {}),
        (NEWS, same, {NEW: ADD}),
        (in_file(RISKS, "title: Risks", "title:  'Risks'"), same, {RISKS: AGREE}),
        (RETITLED, same, {BRADY: UPDATE}),
        (NEWS, EDITED_SOURCE, {NEW: ADD, BRADY: KEEP}),
        (RETITLED, EDITED_SOURCE, {BRADY: CONFLICT}),
        (RECHOSEN, same, {DECIDE: UPDATE}),
        (NEWS, EDITED_PART, {NEW: ADD, DECIDE: KEEP}),
        (RECHOSEN, EDITED_PART, {DECIDE: CONFLICT}),
        (put(NEEDLE, SVG.format(2)), same, {NEEDLE: UPDATE}),
        (put(NEEDLE, SVG.format(2)), of_site("files", NEEDLE, text=SVG.format(3)), {NEEDLE: CONFLICT}),
        (put("search.yaml", "same:\n  - sore / achy\n"), same, {"search.yaml": ADD}),
        (put(HAND, own(80)), same, {HAND: UPDATE}),
        (NEWS, EDITED_PICTURE, {NEW: ADD, HAND: KEEP}),
        (put(HAND, own(80)), EDITED_PICTURE, {HAND: CONFLICT}),
        (put("images.yaml", "hand: An open hand.\n"), same, {"images.yaml hand": UPDATE}),
        (put(NAMES, "dangers: risks\nfirst: aftercare\n"), same, {f"{NAMES} first": ADD}),
    ],
)
def test_plan_says_what_is_done_with_each_thing(files, in_files, on_site, expected):
    site = on_site(loaded_site(files))
    in_files(files)
    assert found_by(make_plan(folder_of(files), site)) == expected


@pytest.mark.parametrize(
    ("in_files", "gone", "expected"),
    [
        (NEWS, ("references", "brady2014"), {NEW: ADD, BRADY: ADD}),
        (ACHE, ("references", "biolatto"), {AFTER: UPDATE, "references.json biolatto": ADD}),
        (
            in_file(RISKS, "rare", "most rare"),
            ("references", "biolatto"),
            {RISKS: UPDATE, "references.json biolatto": ADD},
        ),
        (NEWS, ("images", "hand"), {NEW: ADD, HAND: KEEP}),
        (put(HAND, own(80)), ("images", "hand"), {HAND: CONFLICT}),
        (SHOWN, ("images", "hand"), {RISKS: UPDATE, HAND: ADD}),
        (SHOWN, ("files", NEEDLE), {RISKS: UPDATE, NEEDLE: ADD}),
        (NEWS, ("redirects", "dangers"), {NEW: ADD, f"{NAMES} dangers": KEEP}),
        (put(NAMES, "dangers: aftercare\n"), ("redirects", "dangers"), {f"{NAMES} dangers": ADD}),
    ],
)
def test_what_an_editor_deleted_comes_back_with_a_text_that_needs_it(files, in_files, gone, expected):
    site = deleted(*gone)(loaded_site(files))
    in_files(files)
    assert found_by(make_plan(folder_of(files), site)) == expected


# Every state of a page beside every state of its file


def with_draft(site: SiteState) -> SiteState:
    """Write a draft that says what the page said at first."""
    return edited("Edited", SORE, live=False)(edited(SORE, "Edited")(site))


PAGES = {
    # the page: what is done where the file is unchanged, changed, or changed and new to the page
    "unchanged": (same, LEAVE, UPDATE, CONFLICT),
    "edited": (edited(SORE, "Edited"), KEEP, CONFLICT, CONFLICT),
    "with a draft": (edited(SORE, "Draft", live=False), KEEP, CONFLICT, CONFLICT),
    "withdrawn": (of_site("articles", "aftercare", is_withdrawn=True), LEAVE, UPDATE, CONFLICT),
    "renamed": (renamed, LEAVE, UPDATE, CONFLICT),
    "edited, with a draft of the old text": (with_draft, KEEP, CONFLICT, CONFLICT),
}


@pytest.mark.parametrize("file", [0, 1, 2], ids=["unchanged", "changed", "new"])
@pytest.mark.parametrize("page", PAGES)
def test_three_texts_decide_about_a_page(files, page, file):
    change, *expected = PAGES[page]
    site = change(loaded_site(files))
    (NEWS if file == 0 else ACHE)(files)
    if file == 2:
        slug = "after-care" if page == "renamed" else "aftercare"
        site = of_site("articles", slug, loaded="", file_text="")(site)
    plan = make_plan(folder_of(files), site)
    assert plan.problems == plan.missing == []
    assert plan.choices[AFTER] is expected[file]
    assert ("aftercare" in plan.writes.taken or "after-care" in plan.writes.taken) is (
        expected[file] is UPDATE
    )
    wanted = make_plan(folder_of(files), site, Overrides(all_conflicts=True))
    assert wanted.choices[AFTER] is (UPDATE if expected[file] is CONFLICT else expected[file])


@pytest.mark.parametrize("page", PAGES)
def test_page_whose_file_is_gone_is_missed_unless_it_is_withdrawn(files, page):
    site = PAGES[page][0](loaded_site(files))
    without(AFTER)(files)
    in_file(RISKS, " See [aftercare](aftercare.md).", "")(files)
    path = "articles/after-care.md" if page == "renamed" else AFTER
    assert make_plan(folder_of(files), site).missing == ([] if page == "withdrawn" else [path])


@pytest.mark.parametrize("gone", [[NEEDLE], [HAND, "images.yaml"], [NAMES]])
def test_other_file_that_is_gone_is_missed_and_nothing_is_done(files, gone):
    site = loaded_site(files)
    for name in gone:
        without(name)(files)
    plan = make_plan(folder_of(files), site)
    assert plan.missing == sorted(gone)
    assert found_by(plan) == {}


@pytest.mark.parametrize(("live", "expected"), [(True, AGREE), (False, UPDATE)])
def test_file_that_says_what_the_site_says_agrees_and_publishes_a_draft(files, live, expected):
    site = edited(SORE, "You may ache", live=live)(loaded_site(files))
    ACHE(files)
    assert make_plan(folder_of(files), site).choices[AFTER] is expected


# What a plan holds beside the changes


def test_unchanged_folder_has_nothing_to_write(files):
    plan = make_plan(folder_of(files), loaded_site(files))
    assert plan.writes is None
    assert set(plan.choices.values()) == {LEAVE}


def test_first_plan_adds_everything_and_changes_no_value_that_it_was_given(files):
    folder, site = folder_of(files), SiteState()
    plan = make_plan(folder, site)
    assert {change.choice for change in plan.changes} == {ADD}
    assert site == SiteState()
    assert folder == folder_of(files)
    assert make_plan(folder, site) == plan


def test_change_prints_what_is_done_and_how_file_and_site_differ(files):
    site = edited(SORE, "Edited")(loaded_site(files))
    ACHE(files)
    change = make_plan(folder_of(files), site).conflicts[AFTER]
    assert str(change) == f"{AFTER}: in conflict"
    assert "\n-Edited [@brady2014]." in change.difference
    assert "\n+You may ache [@brady2014]." in change.difference


@pytest.mark.parametrize(
    ("on_site", "note"),
    [
        (
            edited(SORE, "Draft", live=False),
            "Version 2 by ada waits for review. If you take the file's text, that",
        ),
        (
            of_site("articles", "aftercare", is_withdrawn=True),
            "The page is withdrawn and stays so, whichever",
        ),
        (EDITED_PICTURE, ""),
    ],
)
def test_change_of_a_page_says_what_else_to_know(files, on_site, note):
    site = on_site(loaded_site(files))
    ACHE(files)
    (change,) = [change for change in make_plan(folder_of(files), site).changes if change.name == AFTER]
    assert change.note.startswith(note)


def test_problem_is_named_with_file_and_line_beside_the_changes(files):
    in_file(AFTER, "[@brady2014]", "[@nobody]")(files)
    plan = make_plan(folder_of(files), SiteState())
    assert plan.problems == [f"{AFTER}:10: unknown source @nobody; add it to the sources (references.json)"]
    assert plan.choices[AFTER] is ADD


def test_file_that_breaks_a_text_which_the_site_keeps_is_a_problem(files):
    site = edited("## The first day", "## Edited")(loaded_site(files))
    in_file(RISKS, "## Serious harm", "## Harm")(files)
    (problem,) = make_plan(folder_of(files), site).problems
    assert problem.startswith(f"{AFTER} (as it is on the site):3: link to “risks.md#serious-harm”")


def test_file_of_a_renamed_page_renames_the_page_of_the_site(files):
    site = loaded_site(files)
    files["articles/after-care.md"] = files.pop(AFTER)
    put(NAMES, "dangers: risks\naftercare: after-care\n")(files)
    in_file(RISKS, "(aftercare.md)", "(after-care.md)")(files)
    plan = make_plan(folder_of(files), site)
    assert found_by(plan) == {f"{NAMES} aftercare": UPDATE, RISKS: UPDATE}
    assert plan.writes.renames == {"aftercare": "after-care"}
    assert plan.missing == []


# Imports: what both sides began with is the export


def imported(site: SiteState, change: Edit, now: SiteState, names: Collection[str] = ()) -> Plan:
    """Plan an import into a site as it is now: that of the export of an earlier one, with files changed."""
    export = Export(site)
    files = {name: text.encode() for name, text in export.files().items()}
    files |= {HAND: own(), EXPORTED: export.note().encode()}
    change(files)
    return make_plan(folder_of(files), now, Overrides(names=names), is_import=True)


@pytest.mark.parametrize(
    ("before", "change", "since", "expected"),
    [
        (edited(SORE, "Edited"), same, same, {}),
        (edited(SORE, SORE + ", we say"), ACHE, same, {AFTER: UPDATE}),
        (same, ACHE, edited(SORE, "Edited"), {AFTER: CONFLICT}),
        (same, same, edited(SORE, "Edited"), {AFTER: KEEP}),
        (same, ACHE, renamed, {AFTER: UPDATE}),
        (same, same, deleted("images", "hand"), {HAND: KEEP}),
        (EDITED_PART, RETITLED, EDITED_SOURCE, {BRADY: CONFLICT}),
    ],
)
def test_import_is_compared_with_what_the_site_held_when_it_was_exported(
    files, before, change, since, expected
):
    site = replace(before(loaded_site(files)), mark="this site")
    plan = imported(site, change, since(site))
    assert found_by(plan) == expected
    assert plan.missing == []


def test_import_takes_what_is_named_alone(files):
    site = replace(loaded_site(files), mark="this site")
    now = both(edited(SORE, "Edited"), EDITED_PART)(site)
    plan = imported(site, same, now, {AFTER})
    assert found_by(plan) == {AFTER: UPDATE, DECIDE: KEEP}


def test_import_of_another_sites_export_is_compared_with_what_was_loaded_last(files):
    site = edited(SORE, "Edited")(loaded_site(files))
    plan = imported(replace(site, mark="another site"), same, replace(site, mark="this site"))
    assert found_by(plan) == {AFTER: AGREE}


@pytest.mark.parametrize("note", ["", "[]", "{", '{"site": 5}'])
def test_import_whose_note_is_spoilt_is_compared_with_what_was_loaded_last(files, note):
    site = loaded_site(files)
    now = edited(SORE, "Edited")(site)
    assert found_by(imported(site, put(EXPORTED, note), now)) == {AFTER: KEEP}


def test_state_is_that_of_what_was_found_whatever_is_wanted(files):
    site = edited(SORE, "Edited")(loaded_site(files))
    ACHE(files)
    seen = make_plan(folder_of(files), site)
    assert make_plan(folder_of(files), site, Overrides(all_conflicts=True)).state == seen.state
    assert make_plan(folder_of(files), edited("Edited", "Again")(site)).state != seen.state


WAITING = [
    (AFTER, ACHE, edited(SORE, "Edited"), in_file(AFTER, "You may ache", "You may hurt")),
    (BRADY, RETITLED, EDITED_SOURCE, in_file("references.json", "Harms of", "Harms after")),
    (DECIDE, RECHOSEN, EDITED_PART, in_file("parts.yaml", "title: Choose", "title: Think")),
    (
        NEEDLE,
        put(NEEDLE, SVG.format(2)),
        of_site("files", NEEDLE, text=SVG.format(3)),
        put(NEEDLE, SVG.format(4)),
    ),
]
"""What waits after a load: its name, what changed it in the files and on the site, and the next edition."""


@pytest.mark.parametrize(("name", "in_files", "on_site", "_"), WAITING)
def test_what_both_sides_changed_waits_with_both_texts(files, name, in_files, on_site, _):
    site = on_site(loaded_site(files))
    in_files(files)
    plan = make_plan(folder_of(files), site)
    change = plan.conflicts[name]
    slug = "aftercare" if name == AFTER else ""
    assert plan.writes.after.conflicts == {name: SiteConflict(change.ours, change.theirs, slug)}


@pytest.mark.parametrize(("name", "in_files", "on_site", "next_edition"), WAITING)
def test_what_people_kept_stays_until_the_files_say_something_new(
    files, name, in_files, on_site, next_edition
):
    site = on_site(loaded_site(files))
    in_files(files)
    site = of_site("conflicts", name, is_kept=True)(make_plan(folder_of(files), site).writes.after)
    plan = make_plan(folder_of(files), site)
    assert plan.choices[name] is KEEP
    assert make_plan(folder_of(files), plan.writes.after).writes is None
    next_edition(files)
    plan = make_plan(folder_of(files), plan.writes.after)
    assert plan.choices[name] is CONFLICT
    assert not plan.writes.after.conflicts[name].is_kept


@pytest.mark.parametrize("is_taken", [True, False])
@pytest.mark.parametrize(("name", "in_files", "on_site", "_"), WAITING)
def test_nothing_waits_once_a_file_is_taken_or_is_as_it_was(files, is_taken, name, in_files, on_site, _):
    before, site = dict(files), on_site(loaded_site(files))
    in_files(files)
    site = make_plan(folder_of(files), site).writes.after
    plan = make_plan(folder_of(files if is_taken else before), site, Overrides(all_conflicts=is_taken))
    assert plan.writes.after.conflicts == {}


def test_import_settles_just_what_it_takes(files):
    site = both(edited(SORE, "Edited"), EDITED_SOURCE)(loaded_site(files))
    both(ACHE, RETITLED)(files)
    site = make_plan(folder_of(files), site).writes.after
    takes = Overrides(names=[AFTER])
    assert make_plan(folder_of(files), site, takes, is_import=True).writes.after.conflicts.keys() == {BRADY}
    in_file(AFTER, "You may ache", "You may hurt")(files)  # not the text that waits
    assert make_plan(folder_of(files), site, takes, is_import=True).writes.after.conflicts.keys() == {
        AFTER,
        BRADY,
    }
