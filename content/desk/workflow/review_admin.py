"""Clinicians' sign-offs in the admin, where a mistake in one is corrected."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from content.articles.models import Review
from content.articles.publishing import correct_review, wrong_days
from content.rendering import CONTROL


class ReviewForm(forms.ModelForm):
    """Corrects a sign-off, by the rules by which one is written down."""

    reason = forms.CharField(
        label="Why you correct it",
        required=False,
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="One sentence, such as “The day was mistyped.” Those at the desk see it in the history of "
        "the page, with what stood here before; readers do not.",
    )

    class Meta:
        model = Review
        fields = ("version", "name", "role", "date", "next_due")

    def clean(self) -> dict[str, Any]:
        """Refuse impossible days and control characters."""
        cleaned = super().clean() or {}
        for name, value in list(cleaned.items()):
            if isinstance(value, str) and CONTROL.search(value):
                self.add_error(name, "A control character stands here, perhaps from pasting; delete it.")
        if {"date", "next_due"} <= set(cleaned):
            for name, message in wrong_days(cleaned["date"], cleaned["next_due"]).items():
                self.add_error(name, message)
        return cleaned


@admin.register(Review)
class ReviewAdmin(admin.ModelAdmin):
    """A clinician's sign-off of the version that was checked: where a mistake in one is put right."""

    form = ReviewForm
    list_display = ("version", "name", "role", "date", "next_due")
    search_fields = ("name", "version__title")
    raw_id_fields = ("version",)

    def get_fields(self, request: HttpRequest, obj: Review | None = None) -> tuple[str, ...]:
        """Add the field for the reason for those who may correct the sign-off."""
        asked = ("reason",) if self.has_change_permission(request, obj) else ()
        return (*ReviewForm.Meta.fields, *asked)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A version is signed on its article's own page, which writes down who did."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Review]:
        """Fetch the versions too, which the list prints."""
        return super().get_queryset(request).select_related("version")

    def save_model(self, request: HttpRequest, obj: Review, form: Any, change: bool) -> None:
        """Write down, with the article's decisions, what the sign-off said before."""
        correct_review(obj, request.user, note=form.cleaned_data["reason"])
