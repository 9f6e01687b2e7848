"""The parts of the dashboard, as data: panels, their sections, and the entries of these."""

from dataclasses import dataclass, field
from enum import IntEnum

MOST = 3
"""How many entries of a section the first page shows, unless the section says otherwise."""


class Urgency(IntEnum):
    """How soon a section wants looking at; the first page puts the panels in this order."""

    YOURS = 0
    """It waits for whoever is signed in, and for nobody else."""
    WRONG = 1
    """Readers get something wrong, or miss something, until it is mended."""
    OPEN = 2
    """It waits for somebody, or takes its course."""
    LATER = 3
    """It can wait until there is time."""

    @property
    def words(self) -> str:
        """What the first page says of it beside a heading; nothing where there is no haste."""
        return {Urgency.YOURS: "for you", Urgency.WRONG: "to do first"}.get(self, "")


@dataclass(frozen=True)
class Entry:
    """A line of a section: what it is about, where that is looked after, and what there is to know.

    `facts` follow the columns of the section after the first, and can be read without them; `outside` is an
    address on another site.
    """

    name: str
    address: str = ""
    facts: tuple[str, ...] = ()
    outside: str = ""


@dataclass(frozen=True)
class Section:
    """Things of one kind that somebody may want to look at.

    `columns` head its table in the report. `advice` says in a sentence what to do. `calm` is said where there
    is no entry; `to_do` is said instead where that is no good news. `note` stands below the entries, or in
    their place. `most` entries stand on the first page; where that is none, a link to all of them does.
    `is_counted` is false where the number of entries says nothing. `name` is given by the panel.
    """

    heading: str
    columns: tuple[str, ...]
    entries: list[Entry] = field(default_factory=list)
    urgency: Urgency = Urgency.LATER
    advice: str = ""
    calm: str = ""
    to_do: str = ""
    note: str = ""
    most: int = MOST
    is_counted: bool = True
    name: str = ""

    @property
    def is_shown(self) -> bool:
        """Tell whether it has anything to say beyond that all is well."""
        return bool(self.entries or self.to_do)

    @property
    def count(self) -> int | None:
        """How many entries there are; nothing where that number says nothing."""
        return len(self.entries) if self.is_counted else None

    @property
    def first(self) -> list[Entry]:
        """The entries that stand on the first page."""
        return self.entries[: self.most]

    @property
    def left_out(self) -> int:
        """How many entries the first page leaves out that its heading counts."""
        return max(0, (self.count or 0) - self.most)


@dataclass(frozen=True)
class Panel:
    """Sections about one subject, which stand together on the first page and in one report."""

    name: str
    heading: str
    sections: list[Section]

    @property
    def shown(self) -> list[Section]:
        """The sections that have anything to say beyond that all is well."""
        return [section for section in self.sections if section.is_shown]

    @property
    def urgency(self) -> Urgency:
        """How soon it wants looking at: as soon as the most urgent of its sections that are shown."""
        return min((section.urgency for section in self.shown), default=Urgency.LATER)
