"""Two records of one work: found by its DOI, its number in PubMed, or its title with its year."""

from collections.abc import Iterable, Iterator
from typing import Any

from content.sources.models import Reference

from .csl_form import fields_of, fold


def twins(
    record: dict[str, Any], before: dict[str, Any], others: Iterable[Reference]
) -> Iterator[tuple[str, Reference, str]]:
    """Give each source that seems to be the same work: the field that tells, the source, what they share.

    What `before`, the record as it was, shared already is not told again.
    """
    mine, old = _marks(record), _marks(before)
    for field, what in (("doi", "DOI"), ("pmid", "PMID"), ("title", "title and year")):
        if mine[field] and mine[field] != old[field]:
            same = (other for other in others if _marks(other.csl)[field] == mine[field])
            if other := next(same, None):
                yield field, other, what


def _marks(csl: dict[str, Any]) -> dict[str, str]:
    """Return by what a work can be told: its DOI, its number in PubMed, its title with its year."""
    values = fields_of(csl)
    title = fold(values["title"])
    return {
        "doi": values["doi"].lower(),
        "pmid": values["pmid"],
        "title": f"{title} {values['year'] or ''}" if title else "",
    }
