"""The groups of sources, so that a research paper and a clinic's sales page cannot be confused."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Group:
    """A heading of a list of references: what stands under it, and how its works are counted in words."""

    name: str
    slug: str
    note: str
    one: str
    many: str

    def count(self, number: int) -> str:
        """Return a number of works of this group in words, such as "1 text" or "7 texts"."""
        return f"{number} {self.one if number == 1 else self.many}"


RESEARCH = Group(
    name="Research",
    slug="research",
    note="From reviews of many studies to the story of one patient: they do not weigh the same.",
    one="research paper",
    many="research papers",
)
BOOKS = Group(
    name="Books and statements",
    slug="books",
    note="What authors teach, or what an organisation says.",
    one="book or statement",
    many="books or statements",
)
SITES = Group(
    name="Clinics and other web pages",
    slug="sites",
    note="Written for the public, often by clinics that offer the treatment. None of them is a study.",
    one="text",
    many="texts",
)

GROUPS = {group.name: group for group in (RESEARCH, BOOKS, SITES)}
"""The groups by name, the weightiest first."""
