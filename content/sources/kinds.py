"""The kinds of source, from the weightiest to the lightest, and what each is worth to a reader."""

from dataclasses import dataclass

from content.rendering import GROUPS


@dataclass(frozen=True)
class SourceKind:
    """A kind of source: its name, the heading it is listed under, and how much weight it carries."""

    name: str
    group: str
    weight: str


RESEARCH, BOOKS, SITES = GROUPS

KINDS = {
    kind.name: kind
    for kind in (
        SourceKind(
            "systematic review",
            RESEARCH,
            "It gathers all the studies on a question by a set method.",
        ),
        SourceKind("trial", RESEARCH, "It compares people who had a treatment with people who did not."),
        SourceKind("survey", RESEARCH, "It asks or counts what happened; it cannot prove what caused it."),
        SourceKind(
            "narrative review",
            RESEARCH,
            "It sums up studies that its authors chose; others may choose otherwise.",
        ),
        SourceKind("case report", RESEARCH, "It tells of one person or a few; it gives no rate."),
        SourceKind("laboratory study", RESEARCH, "It was not done on patients."),
        SourceKind(
            "public body",
            BOOKS,
            "It is what a health service or a regulator tells everyone; it is not a study.",
        ),
        SourceKind("textbook", BOOKS, "It is what its authors teach."),
        SourceKind(
            "position statement",
            BOOKS,
            "It is what an organisation says, often of its own members.",
        ),
        SourceKind("health article", SITES, "It is written for the public and is not a study."),
        SourceKind("clinic page", SITES, "It is written by a clinic about a treatment that clinics sell."),
        SourceKind("anonymous page", SITES, "Nobody signs for it, so it carries the least weight."),
    )
}
