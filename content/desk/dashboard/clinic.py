"""The section about the clinic: what readers would miss."""

from django.urls import reverse

from .desk import Desk
from .panels import Entry, Section

_NEEDED = {
    "name": ("Name", "Every page shows it."),
    "phone": ("Telephone", "Patients call it with their questions."),
    "emergency_number": ("Emergency number", "Every page shows it first of all."),
}
"""What every clinic has: what a field is called, and what readers need it for."""


def missing_details(desk: Desk) -> Section:
    """What readers need to know of the clinic and nobody has filled in yet."""
    clinic = desk.clinic
    form = (
        reverse("admin:clinic_clinic_change", args=[clinic.pk])
        if clinic.pk
        else reverse("admin:clinic_clinic_add")
    )
    return Section(
        name="clinic",
        heading="Missing from the clinic’s details",
        columns=("Detail", "What it is for"),
        advice="In place of what is empty, readers are told of “your clinic”, or to look up the number.",
        entries=[
            Entry(label, f"{form}#id_{name}", (words,))
            for name, (label, words) in _NEEDED.items()
            if not getattr(clinic, name)
        ],
    )
