"""States of a file beside states of its page: what a load writes, and that nothing is lost."""

import pytest

from content.articles.models import Article, Version
from content.articles.publishing import rename, submit, withdraw_article
from content.articles.sync.three_way import Choice

from ..factories import change_file, edit, load_folder

FILE = "articles/aftercare.md"
FIRST = "You may feel sore"
LEAVE, UPDATE, KEEP, CONFLICT = Choice.LEAVE, Choice.UPDATE, Choice.KEEP, Choice.CONFLICT


def page() -> Article:
    return Article.objects.select_related("live").get(pk=page.pk)


def text(words: str) -> str:
    return page().versions.get(number=1).body.replace(FIRST, words)


def edited() -> None:
    edit("aftercare", body=text("Edited on the site"))


def draft() -> Version:
    return edit("aftercare", live=False, body=text("Only a draft"))


def in_review() -> None:
    submit(draft(), None)


def withdrawn() -> None:
    withdraw_article(page(), None, None)


def renamed() -> None:
    rename(page(), "after-the-session", None)


def draft_of_the_old_text() -> None:
    edited()
    edit("aftercare", live=False, body=text(FIRST))


SITE = {
    "unchanged": lambda: None,
    "edited": edited,
    "draft": draft,
    "in review": in_review,
    "withdrawn": withdrawn,
    "renamed": renamed,
    "edited, with a draft of the old text": draft_of_the_old_text,
}

# What is done for each state of both is planned in test_plan.py; these are what writing could get wrong.
CASES = [
    ("unchanged", "changed", UPDATE),
    ("withdrawn", "changed", UPDATE),
    ("renamed", "changed", UPDATE),
    ("draft", "changed", CONFLICT),
    ("in review", "unchanged", KEEP),
    ("edited", "new", CONFLICT),
]


@pytest.fixture
def prepare(loaded):
    """Bring the page and its file into a state; another file changes too, so that all are looked at."""
    page.pk = Article.objects.get(slug="aftercare").pk
    change_file(loaded, "articles/glossary.md", "Blood under", "Some blood under")

    def prepare(site: str, file: str):
        SITE[site]()
        if file != "unchanged":
            change_file(loaded, FILE, FIRST, "You may ache")
        if file == "new":
            Article.objects.filter(pk=page.pk).update(loaded="", file_text="")
        return loaded

    return prepare


def bodies() -> dict[int, str]:
    return dict(page().versions.values_list("number", "body"))


def standing() -> tuple:
    now = page()
    return (now.slug, now.live, now.withdrawn_at, now.newest, now.newest.state)


@pytest.mark.parametrize(("site", "file", "expected"), CASES)
def test_load_does_what_the_three_texts_say_and_loses_nothing(prepare, site, file, expected):
    folder = prepare(site, file)
    before, stood = bodies(), standing()
    outcome = load_folder(folder)
    assert outcome.problems == []
    assert outcome.choices[FILE] is expected
    assert outcome.missing == []
    assert before.items() <= bodies().items()
    if expected is UPDATE:
        assert page().live.body == text("You may ache")
        assert standing()[0] == stood[0]
        assert page().withdrawn_at == stood[2]
    else:
        assert standing() == stood
    assert load_folder(folder).choices[FILE] in {LEAVE, expected} - {UPDATE}


@pytest.mark.parametrize(
    ("site", "file"),
    [
        ("withdrawn", "new"),
        ("edited", "changed"),
        ("draft", "changed"),
        ("in review", "changed"),
        ("edited, with a draft of the old text", "changed"),
    ],
)
def test_file_that_is_wanted_wins_and_what_it_replaces_stays_in_the_chain(prepare, site, file):
    folder = prepare(site, file)
    before, stood = bodies(), standing()
    outcome = load_folder(folder, take_theirs=True)
    assert outcome.choices[FILE] is UPDATE
    assert before.items() <= bodies().items()
    assert page().live == page().newest
    assert page().live.body == text("You may ache")
    assert not page().versions.filter(state=Version.State.IN_REVIEW).exists()
    assert (page().slug, page().withdrawn_at) == (stood[0], stood[2])


@pytest.mark.parametrize("site", ["edited", "in review"])
def test_file_that_says_what_readers_see_leaves_what_stands_on_top(prepare, site):
    folder = prepare(site, "changed")
    live = page().live.body
    (folder / FILE).write_text((folder / FILE).read_text().replace(text("You may ache"), live))
    stood = standing()
    for _ in range(2):
        assert load_folder(folder, take_theirs=True).problems == []
        assert standing() == stood
