"""What somebody sees first at the desk: what is wrong, what waits for them, what was changed.

panels.py says what a section is, desk.py fetches what the sections share; pages.py, texts.py, clinic.py and
changes.py make the sections; elsewhere.py lists what else there is; this module says who sees which section,
and in what order. Nothing here knows HTML.
"""

from collections.abc import Callable
from dataclasses import dataclass

from . import changes, clinic, pages, texts
from .desk import Desk
from .elsewhere import places
from .panels import Entry, Rank, Section

__all__ = ["KINDS", "Dashboard", "Desk", "Entry", "Rank", "Section", "dashboard_of", "places"]


@dataclass(frozen=True)
class Kind:
    """A kind of section: the permission to see it, and what makes it."""

    permission: str
    make: Callable[[Desk], Section]


KINDS = {
    "returned": Kind("articles.change_article", pages.returned),
    "clinic": Kind("clinic.change_clinic", clinic.missing_details),
    "failed-plans": Kind("articles.view_decision", pages.failed_plans),
    "overdue-plans": Kind("articles.view_plan", pages.overdue_plans),
    "problems": Kind("articles.view_article", texts.problems),
    "links": Kind("articles.view_linkcheck", texts.broken_links),
    "overdue": Kind("articles.view_review", pages.overdue),
    "waiting": Kind("articles.view_version", pages.waiting),
    "planned": Kind("articles.view_plan", pages.planned),
    "due": Kind("articles.view_review", pages.due_soon),
    "own-drafts": Kind("articles.change_article", pages.own_drafts),
    "drafts": Kind("articles.view_version", pages.old_drafts),
    "handouts": Kind("articles.view_article", texts.handouts),
    "changed": Kind("articles.view_review", pages.changed_since_review),
    "never-reviewed": Kind("articles.view_review", pages.never_reviewed),
    "hard": Kind("articles.view_article", texts.hard_to_read),
    "links-to-look-at": Kind("articles.view_linkcheck", texts.links_to_look_at),
    "orphans": Kind("articles.view_article", texts.pages_without_links),
    "uncited": Kind("sources.view_reference", texts.uncited_sources),
    "missed-words": Kind("articles.view_missedword", texts.missed),
    "decisions": Kind("articles.view_decision", changes.latest),
    "log": Kind("admin.view_logentry", changes.log),
}
"""Every section by its name, which stands in the address of its report."""

_WRONG = "Mend this first"
_RANKS = {
    "Waiting for you": ("returned",),
    _WRONG: ("clinic", "overdue-plans", "failed-plans", "problems", "links", "overdue"),
    "Waiting for somebody": ("waiting", "planned", "due", "own-drafts", "drafts"),
    "When there is time": (
        "handouts",
        "changed",
        "never-reviewed",
        "hard",
        "links-to-look-at",
        "orphans",
        "uncited",
        "missed-words",
    ),
}
_URGENT = 3
"""How many of the ranks are named at the top of the page."""


@dataclass(frozen=True)
class Dashboard:
    """The first page of one person: what there is to do, the latest changes, what is well, and the pages."""

    ranks: list[Rank]
    urgent: list[Section]
    latest: Section | None
    has_log: bool
    calm: list[str]
    own_pages: list[Entry]
    pages: list[tuple[str, list[Entry]]]

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing on the desk that this person may see."""
        return not (self.ranks or self.latest or self.calm or self.pages)


def dashboard_of(desk: Desk) -> Dashboard:
    """Return what somebody sees on the first page of the desk."""
    user = desk.user
    made = {
        name: [section for key in names if (section := _see(desk, key)) is not None]
        for name, names in _RANKS.items()
    }
    ranks = [
        Rank(name, [section for section in sections if section.is_shown], name == _WRONG)
        for name, sections in made.items()
    ]
    sees_pages = user.has_perm("articles.view_article")
    return Dashboard(
        ranks=[rank for rank in ranks if rank.sections],
        urgent=[section for rank in ranks[:_URGENT] for section in rank.sections],
        latest=_see(desk, "decisions"),
        has_log=user.has_perm(KINDS["log"].permission),
        calm=[
            section.calm
            for sections in made.values()
            for section in sections
            if section.calm and not section.is_shown
        ],
        own_pages=changes.own_pages(desk) if sees_pages else [],
        pages=pages.by_part(desk) if sees_pages else [],
    )


def _see(desk: Desk, name: str) -> Section | None:
    kind = KINDS[name]
    return kind.make(desk) if desk.user.has_perm(kind.permission) else None
