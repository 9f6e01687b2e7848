"""The clinic that publishes the guide under its own name."""

import re
from typing import ClassVar

from django.core.files.base import ContentFile
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from simple_history.models import HistoricalRecords

from content.rendering import CONTROL, ClinicValue
from content.rendering.markup.clinic_values import UNSET

from .colours import version_of
from .dated import DatedLines
from .logo import Logo, shown_size
from .rules import choices_of

_EXTENSION = r"(?:,? ?(?i:ext\.?|x) ?[0-9]{1,7})?"
_PHONE = RegexValidator(
    rf"^\+?[0-9 ()./-]{{2,40}}?{_EXTENSION}\Z",
    "Write digits, spaces, brackets and hyphens only. An extension stands at the end, as in "
    "020 7946 0000 ext. 12.",
)
NO_CONTROL = RegexValidator(CONTROL, "A control character stands in the text. Delete it.", inverse_match=True)


def _line(help_text: str) -> models.CharField:
    """Return the field of a line that the clinic writes itself."""
    return models.CharField(max_length=300, blank=True, validators=[NO_CONTROL], help_text=help_text)


def _rule(line: str, help_text: str) -> models.CharField:
    """Return the field of a line that is a choice between fixed rules."""
    return models.CharField(max_length=20, blank=True, choices=choices_of(line), help_text=help_text)


def _words() -> models.CharField:
    """Return the field of what the clinic adds to a rule."""
    return _line(
        "Add a sentence of your own, such as: Ask for Ms Weber. It stands behind the rule. Nobody checks it, "
        "so write nothing that allows more than the rule, and nothing on stopping a medicine.",
    )


class Clinic(DatedLines):
    """The one record of the clinic. What is left empty reads "your clinic" in the texts."""

    LINES: ClassVar = (
        "opening_hours", "cancelling", "first_visit", "further_visit", "needles_stay", "electrical_current",
        "what_to_bring", "cost", "register", "complaints", "languages", "access",
    )  # fmt: skip

    name = models.CharField(
        max_length=120,
        blank=True,
        help_text="You publish the guide under this name; every page shows it.",
    )
    phone = models.CharField(
        max_length=40, blank=True, validators=[_PHONE], help_text="Patients call this number."
    )
    email = models.EmailField(blank=True, help_text="Patients write to this address.")
    address = models.CharField(max_length=250, blank=True, help_text="Write street and town on one line.")
    emergency_number = models.CharField(
        max_length=10,
        blank=True,
        validators=[RegexValidator(r"^[0-9]{2,6}\Z", "Write the digits only, such as 112.")],
        help_text="Patients call this number for an ambulance. Every page shows it. Write that of the place "
        "where they live.",
    )
    urgent_name = models.CharField(
        max_length=80,
        blank=True,
        help_text="Say who sees people the same day, such as NHS 111. Left empty, it reads “the urgent care "
        "line”.",
    )
    urgent_number = models.CharField(
        max_length=40,
        blank=True,
        validators=[_PHONE],
        help_text="Patients call this number when they need a doctor the same day and no ambulance. Every "
        "card that sends them to one shows it.",
    )
    urgent_hours = models.CharField(
        max_length=80, blank=True, help_text="Say when somebody answers there, such as: day and night."
    )
    funding = models.CharField(
        max_length=300,
        blank=True,
        help_text="Say in one sentence who pays for this guide. Readers see it.",
    )

    opening_hours = _line("Say when you are open, such as: Mon–Fri 8–12 and 13–18, Sat 9–12.")
    cancelling = _line(
        "Say how to cancel or move a visit, such as: call us by noon the day before, or at any time if you "
        "are ill."
    )
    first_visit = _line("Say how long a first visit takes, such as: 45 minutes.")
    further_visit = _line("Say how long each further visit takes, such as: 30 minutes.")
    needles_stay = _rule(
        "needles_stay",
        "Choose what you do with the needles. Left empty, the guide says that it depends on the method.",
    )
    electrical_current = _rule(
        "electrical_current",
        "Choose whether you pass a current through the needles. Patients also read who has to say no to it.",
    )
    what_to_bring = _line(
        "Say in a sentence what to wear or bring beyond what the guide names, such as: Bring your referral."
    )
    cost = _line("Say in one sentence what one visit costs, or what an insurance pays of it.")
    register = _line(
        "Say in a sentence in which register your practitioners stand, and how to check it, such as: Our "
        "physiotherapists are in the HCPC register. Look up their names."
    )
    complaints = _line("Say in a sentence how to complain, such as: Write to the practice manager.")
    languages = _line(
        "Say in a sentence which languages and formats patients can ask for, such as: We can arrange an "
        "interpreter."
    )
    access = _line(
        "Say in a sentence how to get in, with a wheelchair too, and where to park, such as: There is a ramp "
        "and a lift."
    )

    logo = models.FileField(
        upload_to="clinic/",
        max_length=200,
        blank=True,
        help_text="A JPEG, PNG or WebP picture. It stands at the top of every page in place of your name, at "
        "most 64 pixels high; 128 pixels or more are sharp on every screen.",
    )
    logo_width = models.PositiveSmallIntegerField(null=True, editable=False)
    logo_height = models.PositiveSmallIntegerField(null=True, editable=False)
    logo_is_transparent = models.BooleanField(default=False, editable=False)
    paper = models.CharField(
        max_length=6,
        choices={"a4": "A4", "letter": "Letter"},
        default="a4",
        help_text="The paper in your printer. Sheets for patients are made for it.",
    )
    colour = models.CharField(
        max_length=7,
        blank=True,
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}\Z", "Write the colour as #0f5c63.")],
        help_text="Your colour, for links and bands, as a web designer writes it, such as #0f5c63. Where it "
        "is too light or too dark to read, another shade of it is used. Red is best left to emergencies.",
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
        help_text="Tick this to let people into the desk only with a one-time code from their telephone. "
        "Whoever has none yet is led to set one up at the next page.",
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

    @property
    def emergency_words(self) -> str:
        """The number to call in an emergency, or what to look for where none is set."""
        return self.emergency_number or UNSET["emergency_number"].text

    @property
    def stylesheet(self) -> str:
        """The address of the style sheet of the clinic's colour, where it has one."""
        return f"{reverse('clinic_css')}?v={version_of(self.colour)}" if self.colour else ""

    @property
    def logo_size(self) -> tuple[int, int]:
        """The width and height at which pages show the logo."""
        return shown_size(self.logo_width or 1, self.logo_height or 1)

    def set_logo(self, logo: Logo | None) -> None:
        """Set or remove the logo; the caller saves the record. The same file is not stored twice."""
        if logo is not None and not self._holds(logo):
            # A file of this name that holds something else was cut off while it was written.
            self.logo.storage.delete(logo.name)
            self.logo.storage.save(logo.name, ContentFile(logo.data))
        self.logo = logo.name if logo else ""
        self.logo_width, self.logo_height = (logo.width, logo.height) if logo else (None, None)
        self.logo_is_transparent = logo is not None and logo.transparent

    def _holds(self, logo: Logo) -> bool:
        """Tell whether the file of a logo is stored with all its content."""
        try:
            with self.logo.storage.open(logo.name, "rb") as file:
                return bool(file.read() == logo.data)
        except FileNotFoundError:
            return False

    def values(self) -> dict[str, ClinicValue]:
        """Return what the placeholders of a text print; what is empty is left out."""
        values = {
            name: ClinicValue(getattr(self, name)) for name in ("name", "address") if getattr(self, name)
        }
        if self.email:
            values["email"] = ClinicValue(self.email, f"mailto:{self.email}")
        for name in ("phone", "emergency_number", "urgent_number"):
            if number := getattr(self, name):
                values[name] = ClinicValue(number, _address_of(number))
        if self.urgent_number:
            values["urgent_name"] = ClinicValue(self.urgent_name or "the urgent care line")
            values["urgent_hours"] = ClinicValue(self.urgent_hours)
        if self.opening_hours:
            values["opening_hours"] = ClinicValue(self.opening_hours)
        return values


def _address_of(number: str) -> str:
    """Return the address that calls a number; an extension stands in it as RFC 3966 has it."""
    main, _, extension = re.sub(r",? ?(?i:ext\.?|x) ?", ";ext=", number).partition(";ext=")
    return "tel:" + re.sub(r"[^0-9+]", "", main) + (f";ext={extension}" if extension else "")


class SafetyRules(DatedLines):
    """The one record of the clinic's rules on safety, which a reviewer changes.

    Each is a choice, of which none is laxer than the guide's own advice, with a sentence of the clinic's own
    beside it, for which a rule has to be chosen.
    """

    LINES: ClassVar = ("blood_thinners", "pregnancy", "age", "hard_exercise")

    blood_thinners = _rule("blood_thinners", "Choose your rule for people who take a blood thinner.")
    blood_thinners_words = _words()
    pregnancy = _rule("pregnancy", "Choose your rule for people who are pregnant, or might be.")
    pregnancy_words = _words()
    age = _rule("age", "Choose your rule for children.")
    age_words = _words()
    hard_exercise = _rule("hard_exercise", "Choose how long people wait before hard exercise.")
    hard_exercise_words = _words()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "safety rules"
        verbose_name_plural = "safety rules"
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(pk=1), name="safety_rules_are_the_only_ones")
        ]

    def __str__(self) -> str:
        return "Safety rules"
