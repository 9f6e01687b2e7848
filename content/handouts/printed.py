"""What a sheet prints, as a value that is kept: it needs neither pages nor clinic nor handout any more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from content.rendering.blocks import Block, only_fields

from .order import in_reading_order

_FORMAT = 1
"""The number of what `to_json` writes. One that means something else by a field has a higher number."""


@dataclass(frozen=True)
class PrintedPart:
    """A page of the guide, or a part of one, as a sheet prints it.

    `slug` and `page` are the name and the title of the page, `reviewed` says in HTML who reviewed it. In the
    short form `blocks` are all that is printed, heading and all; in the whole text the `points` stand before
    them, and `version` and `sources` below.
    """

    slug: str
    page: str
    reviewed: str
    blocks: tuple[Block, ...]
    points: tuple[Block, ...] = ()
    is_checklist: bool = False
    version: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Arranged:
    """The blocks of a short sheet in their order: what to do, the rest, the cards by how urgent they are."""

    first: list[Block]
    rest: list[Block]
    emergency: list[Block]
    other_cards: list[Block]


@dataclass(frozen=True)
class Printed:
    """What a sheet prints: the blocks of its parts, and the values that stand around them.

    `whole` tells the whole text from the short form. `site` is such as "https://guide.example", `code` that
    of the handout. `clinic` has the fields of the clinic by their names, as they were. `lines` name what is
    filled in with a pen. `cards` are emergency cards that belong to no part. `gone` tells of pages that were
    withdrawn. `text_of` is the day on which the newest of the pages was published, "" without any.
    """

    whole: bool
    site: str
    code: str
    title: str
    note: str
    clinic: dict[str, str]
    lines: tuple[str, ...]
    parts: tuple[PrintedPart, ...]
    cards: tuple[Block, ...]
    gone: tuple[str, ...]
    text_of: str

    @property
    def host(self) -> str:
        """The site's name, as it is printed."""
        return self.site.partition("://")[2]

    @property
    def short_address(self) -> str:
        """The address of the handout, as it is printed beside the QR code."""
        return short_address(self.site, self.code)

    @property
    def day(self) -> date | None:
        """The day of the text."""
        return date.fromisoformat(self.text_of) if self.text_of else None

    @property
    def has_checklist(self) -> bool:
        """Tell whether there are boxes to tick, and so notes to write."""
        return any(part.is_checklist for part in self.parts)

    @property
    def groups(self) -> list[list[PrintedPart]]:
        """The parts in order; those of one page that follow each other stand together."""
        return [list(parts) for _, parts in groupby(self.parts, lambda part: part.slug)]

    @property
    def reviews(self) -> list[str]:
        """Who reviewed the pages, each statement once."""
        return list(dict.fromkeys(part.reviewed for part in self.parts))

    @property
    def needs_urgent_number(self) -> bool:
        """Tell whether the foot has to say whom to call the same day: no card does."""
        cards = {block.urgency for part in self.parts for block in part.blocks}
        return bool(self.clinic["urgent_number"]) and "urgent" not in cards

    def arranged(self) -> Arranged:
        """Return the blocks of the short form in the order in which they are printed.

        The order is that of the handout's page.
        """
        ordered = in_reading_order([part.blocks for part in self.parts])
        emergency = [card for card in ordered.cards if card.urgency == "emergency"]
        return Arranged(
            ordered.first,
            [block for part in ordered.rest for block in part],
            [*emergency, *self.cards],
            [card for card in ordered.cards if card.urgency != "emergency"],
        )

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON, with the number of its format."""
        parts = [
            {**vars(part), "blocks": _to_json(part.blocks), "points": _to_json(part.points)}
            for part in self.parts
        ]
        return {"format": _FORMAT, **vars(self), "parts": parts, "cards": _to_json(self.cards)}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Printed":
        """Read what `to_json` wrote, in this edition of the program or in another.

        A field that is not known is left out, so one that comes later needs a default.
        """
        parts = tuple(
            PrintedPart(
                **{
                    **only_fields(PrintedPart, part),
                    "blocks": _from_json(part["blocks"]),
                    "points": _from_json(part["points"]),
                    "sources": tuple(part["sources"]),
                }
            )
            for part in data["parts"]
        )
        several = {name: tuple(data[name]) for name in ("lines", "gone")}
        cards = _from_json(data["cards"])
        return cls(**{**only_fields(cls, data), **several, "parts": parts, "cards": cards})


def short_address(site: str, code: str) -> str:
    """Return the address of a handout as it is typed, by the address of the site and the handout's code."""
    return f"{site.partition('://')[2]}/h/{code}"


def _to_json(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    return [block.to_json() for block in blocks]


def _from_json(blocks: Iterable[dict[str, Any]]) -> tuple[Block, ...]:
    return tuple(map(Block.from_json, blocks))
