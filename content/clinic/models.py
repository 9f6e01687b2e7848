"""The clinic that publishes the guide under its own name."""

import re
from typing import Any, ClassVar

from django.core.validators import RegexValidator
from django.db import models
from simple_history.models import HistoricalRecords

from content.rendering import ClinicValue
from content.rendering.clinic_values import UNSET

_PHONE = RegexValidator(r"^\+?[0-9 ()./-]{2,40}$", "Write digits, spaces, brackets and hyphens only.")


class Clinic(models.Model):
    """The one record of the clinic. What is left empty reads "your clinic" in the texts."""

    name = models.CharField(max_length=120, blank=True, help_text="The name under which you publish.")
    phone = models.CharField(
        max_length=40, blank=True, validators=[_PHONE], help_text="The number that patients call."
    )
    email = models.EmailField(blank=True, help_text="The address that patients write to.")
    address = models.CharField(max_length=250, blank=True, help_text="Street and town, on one line.")
    emergency_number = models.CharField(
        max_length=10,
        blank=True,
        validators=[RegexValidator(r"^[0-9]{2,6}$", "Write the digits only, such as 112.")],
        help_text="The number for an ambulance where your patients live. Every page shows it.",
    )
    funding = models.CharField(
        max_length=300,
        blank=True,
        help_text="Who pays for this guide, in one sentence. Readers see it.",
    )

    logo = models.FileField(upload_to="clinic/", max_length=200, blank=True)
    colour = models.CharField(
        max_length=7,
        blank=True,
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$", "Write the colour as #0f5c63.")],
        help_text="Your colour, for links and bands. Where it is too light to read, a darker shade is used.",
    )
    count_missed_words = models.BooleanField(
        "count what search does not find",
        default=False,
        help_text="Tick this to count the words that readers search for and the guide does not have. "
        "Words alone are counted: nothing tells who searched, when, or for which words together.",
    )
    codes_required = models.BooleanField(
        "one-time codes for everybody",
        default=False,
        help_text="Tick this to let people into the desk only with a one-time code from their phone.",
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = "clinic"
        verbose_name_plural = "clinic"
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(pk=1), name="clinic_is_the_only_one")
        ]

    def __str__(self) -> str:
        return self.name or "Your clinic"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the clinic as the one record that there is."""
        self.pk = 1
        super().save(*args, **kwargs)

    @classmethod
    def current(cls) -> "Clinic":
        """Return the clinic, or an empty one where none is set."""
        return cls.objects.filter(pk=1).first() or cls()

    @property
    def emergency_words(self) -> str:
        """The number to call in an emergency, or what to look for where none is set."""
        return self.emergency_number or UNSET["emergency_number"].text

    def values(self) -> dict[str, ClinicValue]:
        """Return what the placeholders of a text print; what is empty is left out."""
        values = {
            name: ClinicValue(getattr(self, name)) for name in ("name", "address") if getattr(self, name)
        }
        if self.email:
            values["email"] = ClinicValue(self.email, f"mailto:{self.email}")
        for name in ("phone", "emergency_number"):
            if number := getattr(self, name):
                values[name] = ClinicValue(number, "tel:" + re.sub(r"[^0-9+]", "", number))
        return values
