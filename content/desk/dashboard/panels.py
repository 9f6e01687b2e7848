"""The parts of the dashboard, as data."""

from dataclasses import dataclass, field

MOST, MOST_COMPACT = 6, 20
"""How many entries of a section the first page shows; its report shows them all."""


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

    `columns` head the table of its report. `advice` says in a sentence what to do. `calm` is said where
    there is no entry; `to_do` is said instead where that is no good news. `summary` stands in place of the
    first entries. `note` stands below them. `is_compact` sets short entries side by side. `has_form` is
    true where something can be done on the report.
    """

    name: str
    heading: str
    columns: tuple[str, ...]
    entries: list[Entry] = field(default_factory=list)
    advice: str = ""
    calm: str = ""
    to_do: str = ""
    summary: str = ""
    note: str = ""
    is_compact: bool = False
    has_form: bool = False

    @property
    def is_shown(self) -> bool:
        """Tell whether it has anything to say beyond that all is well."""
        return bool(self.entries or self.to_do)

    @property
    def count(self) -> int:
        """How many entries there are."""
        return len(self.entries)

    @property
    def first(self) -> list[Entry]:
        """The entries that stand on the first page."""
        return [] if self.summary else self.entries[: MOST_COMPACT if self.is_compact else MOST]

    @property
    def has_more(self) -> bool:
        """Tell whether its report shows more than the first page does."""
        return self.has_form or len(self.first) < self.count


@dataclass(frozen=True)
class Rank:
    """Sections that are about as urgent; what is wrong for readers stands in one of its own."""

    heading: str
    sections: list[Section]
    is_wrong: bool = False
