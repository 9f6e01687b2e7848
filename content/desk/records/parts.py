"""The parts of the guide at the desk: their words, and what stands below each of their pages."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.http import HttpRequest
from django.utils.html import format_html

from content.articles.comparison.conflict import ConflictForm
from content.articles.models import Article, Part
from content.articles.publishing.context import current_render_context
from content.articles.publishing.part_footer import render_footer
from content.articles.publishing.publish import render_again
from content.rendering import CONTROL, tidy

from .history import HistoryAdmin


class PartForm(ConflictForm):
    """The title, summary and footer of a part; problems of the footer name their line."""

    class Meta:
        model = Part
        fields = ("title", "summary", "footer")
        widgets = {
            "summary": AdminTextareaWidget({"rows": 2}),
            "footer": AdminTextareaWidget({"rows": 10}),
        }

    reason = forms.CharField(
        label="Why you change it",
        required=False,
        max_length=100,
        widget=AdminTextInputWidget,
        help_text="Write one sentence for your colleagues, such as: The signs were hard to tell apart.",
    )

    def clean_title(self) -> str:
        """Fold white space in the title, and refuse control characters."""
        return self._clean_line("title")

    def clean_summary(self) -> str:
        """Fold white space in the summary, and refuse control characters."""
        return self._clean_line("summary")

    def _clean_line(self, name: str) -> str:
        text = " ".join(str(self.cleaned_data[name]).split())
        if CONTROL.search(text):
            raise forms.ValidationError("A control character stands in the text. Delete it.")
        return text

    def clean_footer(self) -> str:
        """Refuse a footer that cannot be rendered below every page of the part."""
        footer = tidy(str(self.cleaned_data["footer"]))
        if refusals := render_footer(footer, current_render_context()).refusals:
            raise forms.ValidationError([f"Line {p.line}: {p.message}." for p in refusals])
        return footer


@admin.register(Part)
class PartAdmin(HistoryAdmin):
    """Parts can be reworded. Their order and their names in files are set in parts.yaml."""

    form = PartForm
    shows_preview = True
    list_display = ("title", "slug", "order", "has_footer")
    readonly_fields = ("slug", "shown_at")

    def get_fields(self, request: HttpRequest, obj: Part | None = None) -> tuple[str, ...]:
        """Add the field for the reason for those who may change the part."""
        asked = ("reason",) if self.has_change_permission(request, obj) else ()
        return ("slug", "title", "summary", "footer", "shown_at", *asked)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Articles, menus and files know the parts by name, so none is added here."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Part | None = None) -> bool:
        """A part with pages stays, and one without shows nowhere."""
        return False

    def save_model(self, request: HttpRequest, obj: Part, form: Any, change: bool) -> None:
        """Save a part that changed, and render its footer again."""
        stored = Part.objects.get(pk=obj.pk)
        if any(getattr(stored, name) != getattr(obj, name) for name in PartForm.Meta.fields):
            super().save_model(request, obj, form, change)
            render_again()

    @admin.display(description="has a text below its pages", boolean=True)
    def has_footer(self, part: Part) -> bool:
        """Tell whether the part has a footer."""
        return bool(part.footer)

    @admin.display(description="Where to see it")
    def shown_at(self, part: Part) -> str:
        """Link to a page that shows the part."""
        article = Article.objects.published().filter(part=part).select_related("live").first()
        if article is None or article.live is None:
            return "No page of this part is published."
        return format_html('<a href="{}">{}</a>', article.get_absolute_url(), article.live.title)
