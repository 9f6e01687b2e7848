"""What somebody sees first at the desk: what waits for them, what is wrong, what was changed.

panels.py says what a panel is, desk.py fetches what the sections share; pages.py, texts.py and changes.py
make the sections; tools.py lists what else there is; reports.py shows a panel in full. This module says
which sections make a panel, who sees them, and in what order. Nothing here knows HTML.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from . import changes, pages, texts
from .desk import Desk
from .panels import Entry, Panel, Section
from .tools import tools_of

__all__ = ["PANELS", "Dashboard", "Desk", "Entry", "Panel", "Section", "dashboard_of", "panel_of", "tools_of"]


@dataclass(frozen=True)
class Kind:
    """A kind of section: the permission to see it, and what makes it."""

    permission: str
    make: Callable[[Desk], Section]


@dataclass(frozen=True)
class PanelKind:
    """A kind of panel: its heading, and its sections by their names."""

    heading: str
    sections: dict[str, Kind]


PANELS = {
    "drafts": PanelKind(
        "Drafts",
        {
            "returned": Kind("articles.change_article", pages.returned),
            "waiting": Kind("articles.view_version", pages.waiting),
            "own-drafts": Kind("articles.change_article", pages.own_drafts),
            "drafts": Kind("articles.view_version", pages.old_drafts),
        },
    ),
    "clinic": PanelKind("The clinic", {"clinic": Kind("clinic.change_clinic", texts.missing_details)}),
    "plans": PanelKind(
        "Plans",
        {
            "overdue-plans": Kind("articles.view_plan", pages.overdue_plans),
            "failed-plans": Kind("articles.view_decision", pages.failed_plans),
            "planned": Kind("articles.view_plan", pages.planned),
        },
    ),
    "reviews": PanelKind(
        "Reviews by clinicians",
        {
            "overdue": Kind("articles.view_review", pages.overdue),
            "changed": Kind("articles.view_review", pages.changed_since_review),
            "due": Kind("articles.view_review", pages.due_soon),
            "never-reviewed": Kind("articles.view_review", pages.never_reviewed),
        },
    ),
    "texts": PanelKind(
        "Published texts",
        {
            "new-edition": Kind("articles.view_article", texts.new_edition),
            "problems": Kind("articles.view_article", texts.problems),
            "slips": Kind("articles.view_article", texts.slips),
            "handouts": Kind("articles.view_article", texts.handouts),
            "hard": Kind("articles.view_article", texts.hard_to_read),
            "orphans": Kind("articles.view_article", texts.pages_without_links),
        },
    ),
    "links": PanelKind(
        "Links and sources",
        {
            "links": Kind("articles.view_linkcheck", texts.broken_links),
            "link-check": Kind("articles.view_linkcheck", texts.link_check),
            "links-to-look-at": Kind("articles.view_linkcheck", texts.links_to_look_at),
            "uncited": Kind("sources.view_reference", texts.uncited_sources),
        },
    ),
    "searches": PanelKind(
        "Searches by readers",
        {"missed-words": Kind("articles.view_missedword", texts.zero_results)},
    ),
    "changes": PanelKind(
        "Latest changes",
        {
            "decisions": Kind("articles.view_decision", changes.latest),
            "log": Kind("admin.view_logentry", changes.log),
        },
    ),
}
"""Every panel by its name, which stands in the address of its report; the names of sections stand behind the
`#`. Where panels are equally urgent, the first page keeps this order."""


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
    """Return a panel with the sections that somebody may see, the most urgent first; None without any."""
    kind = PANELS[name]
    sections = [
        replace(section.make(desk), name=key)
        for key, section in kind.sections.items()
        if desk.user.has_perm(section.permission)
    ]
    sections.sort(key=lambda section: section.urgency)
    return Panel(name, kind.heading, sections) if sections else None
