"""Where an administrator fills in the clinic's details."""

from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminFileWidget
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from simple_history.template_utils import ModelDelta

from content.articles.comparison.conflict import ConflictForm, FieldValue
from content.clinic.logo import Logo, read_logo
from content.clinic.models import Clinic
from content.clinic.rules import RULES
from content.rendering import FormatError
from content.rendering.images.pictures import MAX_BYTES

from .history import PREVIEW, WholeValues
from .one_record import LineField, OneRecordAdmin, in_choices, limit


class ColourField(forms.CharField):
    """A colour; what is meant is taken, with or without the sign in front."""

    def to_python(self, value: Any) -> str:
        """Return a colour such as `#0f5c63`, or what was typed where it is none."""
        text = (super().to_python(value) or "").lower()
        digits = text.removeprefix("#")
        if len(digits) == 3:
            digits = "".join(digit * 2 for digit in digits)
        return f"#{digits}" if digits else ""


_LINES = [name for name in Clinic.LINES if name not in RULES]
_MOST_LETTERS = {"name": 80, "address": 100, "email": 80, "urgent_name": 30, "urgent_hours": 30} | {
    name: 40 if name == "opening_hours" else 130 for name in _LINES
}
"""The most letters of what sheets print; the database has room for more, and older records keep theirs."""


class ClinicForm(ConflictForm):
    """The clinic's details; an uploaded logo is read, made small and kept as a picture of our own."""

    class Meta:
        model = Clinic
        fields = (
            "name", "address", "phone", "email", "emergency_number", "urgent_name", "urgent_number",
            "urgent_hours", "funding", *Clinic.LINES, "logo", "colour", "count_missed_words",
            "codes_required",
        )  # fmt: skip
        field_classes = {"colour": ColourField} | dict.fromkeys(
            ("name", "address", "urgent_name", "urgent_hours", "funding", *_LINES), LineField
        )
        widgets = {
            "colour": forms.TextInput(attrs={"placeholder": "#0f5c63", "spellcheck": "false", "size": 10}),
            "logo": AdminFileWidget(attrs={"accept": "image/png,image/jpeg,image/webp"}),
        }

    new_logo: Logo | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in _MOST_LETTERS.keys() & self.fields.keys():
            limit(self.fields[name], _MOST_LETTERS[name])

    def values_of(self, record: Clinic) -> dict[str, FieldValue]:
        """Return the clinic's details without the logo, which is no text: the newer upload stands."""
        return {name: value for name, value in super().values_of(record).items() if name != "logo"}

    def in_words(self, name: str, value: FieldValue) -> str:
        """Return a value as it is said."""
        words = in_choices(self.fields[name], super().in_words(name, value))
        is_tick = isinstance(self.fields[name], forms.BooleanField)
        return {"True": "yes", "False": "no"}.get(words, words) if is_tick else words

    def clean_logo(self) -> Any:
        """Read an upload; refuse in words what is no picture that pages can show."""
        upload = self.cleaned_data["logo"]
        if not isinstance(upload, UploadedFile):
            return upload
        try:
            self.new_logo = read_logo(upload.read(MAX_BYTES + 1))
        except FormatError as error:
            messages = [f"{problem.message[:1].upper()}{problem.message[1:]}." for problem in error.problems]
            raise ValidationError(messages) from error
        return self.instance.logo

    def clean(self) -> dict[str, Any]:
        """Ask for the name that is read out in place of a logo, and for the number that is to be called."""
        cleaned = super().clean() or {}
        has_logo = self.new_logo or cleaned.get("logo")
        if has_logo and "name" in cleaned and not cleaned["name"]:
            self.add_error("name", "Write the name too: it is read out to people who cannot see the logo.")
        if cleaned.get("urgent_number") == "" and (cleaned.get("urgent_name") or cleaned.get("urgent_hours")):
            self.add_error("urgent_number", "Write the number too: nothing of this shows without it.")
        return cleaned

    def save(self, commit: bool = True) -> Clinic:
        """Save the details, with the logo where one was uploaded."""
        if PREVIEW in self.data:
            pass  # a file would stay where all else is taken back
        elif self.new_logo is not None:
            self.instance.set_logo(self.new_logo)
        elif not self.cleaned_data.get("logo"):
            self.instance.set_logo(None)
        saved: Clinic = super().save(commit)
        return saved


class DetailChanges(WholeValues):
    """What changed in the clinic's details, in words, without what is measured on the logo."""

    def context_for_delta_changes(self, delta: ModelDelta) -> list[dict[str, Any]]:
        """Return each detail that changed with its old and its new value."""
        shown = [change for change in delta.changes if change.field in ClinicForm.base_fields]
        found: list[dict[str, Any]] = super().context_for_delta_changes(replace(delta, changes=shown))
        return found

    def prepare_delta_change_value(self, change: Any, value: Any) -> Any:
        """Return a value as it is said."""
        if isinstance(value, bool):
            return "yes" if value else "no"
        return super().prepare_delta_change_value(change, value)


@admin.register(Clinic)
class ClinicAdmin(OneRecordAdmin):
    """One record, which can be changed and not be deleted; whoever may see it sees who changed what."""

    form = ClinicForm
    readonly_fields = ("logo_now",)
    fieldsets = (
        (
            "Name and contacts",
            {
                "fields": ("name", "address", "phone", "email", "emergency_number", "funding"),
                "description": "They stand on every page, and wherever the text names the clinic. "
                "What is left empty reads “your clinic”.",
            },
        ),
        (
            "Help the same day",
            {
                "fields": ("urgent_name", "urgent_number", "urgent_hours"),
                "description": "Cards with signs that a doctor has to see today end with them. "
                "Without a number they say “call your doctor or an urgent care service”.",
            },
        ),
        (
            "What patients ask about a visit",
            {
                "fields": Clinic.LINES,
                "description": "Each stands as a line “At …” with your name and today’s day, where the guide "
                "speaks of it, and on sheets. What is left empty shows nowhere. Rules on safety are for a "
                "reviewer: see Safety rules.",
            },
        ),
        ("Look", {"fields": ("logo", "logo_now", "colour")}),
        ("Privacy", {"fields": ("count_missed_words",)}),
        ("Sign-in", {"fields": ("codes_required",)}),
    )

    @admin.display(description="as it shows")
    def logo_now(self, clinic: Clinic) -> SafeString | str:
        """Show the logo at the size at which pages do."""
        if not clinic.logo:
            return "There is no logo, so your name stands in its place."
        return format_html(
            '<img src="{}" width="{}" height="{}" alt="{}">', clinic.logo.url, *clinic.logo_size, clinic
        )

    def get_historical_record_context_helper(
        self, request: HttpRequest, historical_record: Any
    ) -> DetailChanges:
        """Return what prints the difference of two states."""
        return DetailChanges(self.model, historical_record)
