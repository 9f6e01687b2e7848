"""What somebody sees first at the desk: what waits for them, what is wrong, what was changed.

panels.py says what a panel is, desk.py fetches what the sections share; pages.py, texts.py and changes.py
make the sections; tools.py lists what else there is; reports.py shows a panel in full. This module says
which sections make a panel, who sees them, and in what order. Nothing here knows HTML.
"""

from collections.abc import Callable
from dataclasses import dataclass

from . import changes, pages, texts
from .desk import Desk
from .panels import Entry, Panel, Section
from .tools import tools_of

__all__ = ["PANELS", "Dashboard", "Desk", "Entry", "Panel", "Section", "dashboard_of", "panel_of", "tools_of"]


@dataclass(frozen=True)
class Kind:
    """A kind of panel: its heading, and what makes its sections, with the permission to see each."""

    heading: str
    sections: dict[Callable[[Desk], Section], str]


PANELS = {
    "drafts": Kind(
        "Drafts",
        {
            pages.returned: "articles.change_article",
            pages.waiting: "articles.view_version",
            pages.own_drafts: "articles.change_article",
            pages.old_drafts: "articles.view_version",
        },
    ),
    "clinic": Kind("The clinic", {texts.missing_details: "clinic.change_clinic"}),
    "plans": Kind(
        "Plans",
        {
            pages.overdue_plans: "articles.view_plan",
            pages.failed_plans: "articles.view_decision",
            pages.planned: "articles.view_plan",
        },
    ),
    "reviews": Kind(
        "Reviews by clinicians",
        {
            pages.overdue: "articles.view_review",
            pages.changed_since_review: "articles.view_review",
            pages.due_soon: "articles.view_review",
            pages.never_reviewed: "articles.view_review",
        },
    ),
    "texts": Kind(
        "Published texts",
        {
            texts.problems: "articles.view_article",
            texts.handouts: "articles.view_article",
            texts.hard_to_read: "articles.view_article",
            texts.pages_without_links: "articles.view_article",
        },
    ),
    "links": Kind(
        "Links and sources",
        {
            texts.broken_links: "articles.view_linkcheck",
            texts.links_to_look_at: "articles.view_linkcheck",
            texts.uncited_sources: "sources.view_reference",
        },
    ),
    "searches": Kind("What readers search for", {texts.zero_results: "articles.view_missedword"}),
    "changes": Kind(
        "Latest changes",
        {changes.latest: "articles.view_decision", changes.log: "admin.view_logentry"},
    ),
}
"""Every panel by its name, which stands in the address of its report. Where panels are equally urgent, the
first page keeps this order."""


@dataclass(frozen=True)
class Dashboard:
    """The first page of one person: the panels that say something, what is well, and the pages."""

    panels: list[Panel]
    calm: list[str]
    own_pages: list[Entry]
    pages: list[tuple[str, list[Entry]]]

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing on the desk that this person may see."""
        return not (self.panels or self.calm or self.pages)


def dashboard_of(desk: Desk) -> Dashboard:
    """Return what somebody sees on the first page of the desk, the most urgent panel first."""
    panels = [panel for name in PANELS if (panel := panel_of(desk, name)) is not None]
    sections = [section for panel in panels for section in panel.sections]
    sees_pages = desk.user.has_perm("articles.view_article")
    return Dashboard(
        panels=sorted((panel for panel in panels if panel.shown), key=lambda panel: panel.urgency),
        calm=[section.calm for section in sections if section.calm and not section.is_shown],
        own_pages=changes.own_pages(desk) if sees_pages else [],
        pages=pages.by_part(desk) if sees_pages else [],
    )


def panel_of(desk: Desk, name: str) -> Panel | None:
    """Return a panel with the sections that somebody may see; nothing where that is none of them."""
    kind = PANELS[name]
    sections = [make(desk) for make, permission in kind.sections.items() if desk.user.has_perm(permission)]
    return Panel(name, kind.heading, sections) if sections else None
