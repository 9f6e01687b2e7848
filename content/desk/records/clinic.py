"""Where an administrator fills in the clinic's details."""

from dataclasses import replace
from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminFileWidget
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from simple_history.template_utils import ModelDelta

from content.articles.comparison.conflict import ConflictForm, FieldValue
from content.clinic.logo import Logo, read_logo
from content.clinic.models import Clinic
from content.rendering import FormatError
from content.rendering.images.pictures import MAX_BYTES

from .history import PREVIEW, HistoryAdmin, WholeValues


class ColourField(forms.CharField):
    """A colour; what is meant is taken, with or without the sign in front."""

    def to_python(self, value: Any) -> str:
        """Return a colour such as `#0f5c63`, or what was typed where it is none."""
        text = (super().to_python(value) or "").lower()
        digits = text.removeprefix("#")
        if len(digits) == 3:
            digits = "".join(digit * 2 for digit in digits)
        return f"#{digits}" if digits else ""


_MOST_LETTERS = {"name": 80, "address": 100, "email": 80, "urgent_name": 30, "urgent_hours": 30}
"""The most letters of what sheets print; the database has room for more, and older records keep theirs."""


class ClinicForm(ConflictForm):
    """The clinic's details; an uploaded logo is read, made small and kept as a picture of our own."""

    class Meta:
        model = Clinic
        fields = (
            "name", "address", "phone", "email", "emergency_number", "urgent_name", "urgent_number",
            "urgent_hours", "funding", "logo", "colour", "count_missed_words", "codes_required",
        )  # fmt: skip
        field_classes = {"colour": ColourField}
        widgets = {
            "colour": forms.TextInput(attrs={"placeholder": "#0f5c63", "spellcheck": "false", "size": 10}),
            "logo": AdminFileWidget(attrs={"accept": "image/png,image/jpeg,image/webp"}),
        }

    new_logo: Logo | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in _MOST_LETTERS.keys() & self.fields.keys():
            _limit(cast("forms.CharField", self.fields[name]), _MOST_LETTERS[name])

    def values_of(self, record: Clinic) -> dict[str, FieldValue]:
        """Return the clinic's details without the logo, which is no text: the newer upload stands."""
        return {name: value for name, value in super().values_of(record).items() if name != "logo"}

    def in_words(self, name: str, value: FieldValue) -> str:
        """Return a value as it is said."""
        words = super().in_words(name, value)
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


def _limit(field: forms.CharField, most: int) -> None:
    """Let a field take no more letters than a sheet has room for, and say why."""
    field.max_length = most
    field.validators = [v for v in field.validators if not isinstance(v, MaxLengthValidator)]
    field.validators.append(MaxLengthValidator(most))
    field.widget.attrs["maxlength"] = str(most)
    reason = f"At most {most} letters, so that a printed sheet keeps to one side."
    field.help_text = f"{field.help_text} {reason}"


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
class ClinicAdmin(HistoryAdmin):
    """One record, which can be changed and not be deleted; whoever may see it sees who changed what."""

    form = ClinicForm
    shows_preview = True
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

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Offer no second clinic; the first is headed like the one that it becomes."""
        more = {"show_save_and_add_another": False, **(extra_context or {})}
        if object_id is None:
            more["title"] = str(Clinic())  # it is there all along, with nothing filled in
        page: HttpResponse = super().changeform_view(request, object_id, form_url, more)
        return page

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Allow one clinic only."""
        return super().has_add_permission(request) and not Clinic.objects.exists()

    def has_delete_permission(self, request: HttpRequest, obj: Clinic | None = None) -> bool:
        """Keep the clinic: its fields can be emptied."""
        return False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Go straight to the one record, or to the form for it."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        clinic = Clinic.objects.first()
        if clinic is None and not self.has_add_permission(request):
            empty: HttpResponse = super().changelist_view(request, extra_context)
            return empty
        page = ("admin:clinic_clinic_change", [clinic.pk]) if clinic else ("admin:clinic_clinic_add", [])
        return HttpResponseRedirect(reverse(page[0], args=page[1]))

    def get_historical_record_context_helper(
        self, request: HttpRequest, historical_record: Any
    ) -> DetailChanges:
        """Return what prints the difference of two states."""
        return DetailChanges(self.model, historical_record)
