"""What stands around the text of a sheet: who the clinic is, whom to call, and the emergency card."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from content.articles.files.layout import SIGNS
from content.articles.models import LibraryFile, Part
from content.clinic.models import Clinic

URGENT = ("urgent_name", "urgent_number", "urgent_hours")
CLINIC = ("name", "address", "email", "phone", "emergency_number", *URGENT)
"""What a sheet tells of the clinic."""


@dataclass(frozen=True)
class Surroundings:
    """What stood around the text of sheets: the clinic, what is below each part, by its key, in order.

    `signs` is the file of the signs of danger, which the cards print.
    """

    clinic: dict[str, str]
    feet: dict[int, str]
    signs: str


def surroundings_now() -> Surroundings:
    """Return what stands around the text of sheets now."""
    clinic = Clinic.current()
    return Surroundings(
        clinic={name: getattr(clinic, name) for name in CLINIC},
        feet=dict(Part.objects.values_list("pk", "foot")),
        signs=LibraryFile.objects.filter(path=SIGNS).values_list("text", flat=True).first() or "",
    )


def surroundings_before(until: datetime) -> Surroundings:
    """Return what stood around the text of sheets just before a time; what was not there yet was empty."""
    clinic = Clinic.history.filter(history_date__lt=until).values(*CLINIC).first()
    states = Part.history.filter(history_date__lt=until).order_by("history_date", "history_id")
    feet = dict(states.values_list("id", "foot"))
    signs = LibraryFile.history.filter(path=SIGNS, history_date__lt=until)
    return Surroundings(
        clinic=clinic or dict.fromkeys(CLINIC, ""),
        feet={part: feet.get(part, "") for part in Part.objects.values_list("pk", flat=True)},
        signs=signs.values_list("text", flat=True).first() or "",
    )


def cards_of(parts: Iterable[int], feet: Mapping[int, str]) -> list[int]:
    """Return the parts, by their keys, whose emergency cards stand on a sheet.

    They are those of the parts of its pages, cards that say the same once; where none has one, the first of
    all. `feet` are what each part has below, in their order.
    """
    own: dict[str, int] = {}
    for part in parts:
        if foot := feet.get(part):
            own.setdefault(foot, part)
    return list(own.values()) or [part for part, foot in feet.items() if foot][:1]


def surroundings_changed_at() -> datetime | None:
    """Return when the clinic, a part or the signs were last saved: no sheet since has other surroundings."""
    histories = (Clinic.history, Part.history, LibraryFile.history.filter(path=SIGNS))
    saved = [history.aggregate(at=Max("history_date"))["at"] for history in histories]
    return max((time for time in saved if time is not None), default=None)
