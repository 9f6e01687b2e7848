"""Sources at the editors' desk: plain fields, where each is cited, what was changed."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.html import format_html
from simple_history.template_utils import HistoricalRecordContextHelper, ModelDelta

from content.sources.models import Reference
from content.sources.uses import cited_on, cited_out_of_sight, known_through, with_counts

from .csl_form import fields_of, fold, not_shown
from .history import HistoryAdmin, WholeValues
from .source_form import ReferenceForm

_PASTE = ("pasted", "kept")
_FIELDSETS = (
    ("The work", ("type", "title", "authors", "editors")),
    (
        "Where it appeared",
        (
            "container",
            ("year", "month", "day"),
            ("volume", "issue", "pages"),
            ("publisher", "place"),
            ("edition", "isbn"),
        ),
    ),
    ("Where readers find it", ("doi", ("pmid", "pmcid"), "url", "accessed")),
    ("What it is worth", ("kind", "appraisal", "read", "cited_by", "note")),
)
_TO_READ = ("key", "kind", "appraisal", "note")


class RecordChanges(WholeValues):
    """The difference of two records of a source, field by field, as the form names them."""

    def context_for_delta_changes(self, delta: ModelDelta) -> list[dict[str, Any]]:
        """Return each field that changed with its old and its new value."""
        return [
            row
            for change in delta.changes
            if change.field == "csl"
            for row in record_changes(change.old, change.new)
        ]


def record_changes(old: dict[str, Any], new: dict[str, Any]) -> list[dict[str, str]]:
    """Return the fields in which two records differ: what the form calls each, its old and its new value."""
    before, after = _in_words(old), _in_words(new)
    labels = ReferenceForm.base_fields
    return [
        {
            "field": str(labels[name].label or name.capitalize()) if name in labels else name,
            "old": before.get(name, ""),
            "new": after.get(name, ""),
        }
        for name in dict.fromkeys([*before, *after])
        if before.get(name, "") != after.get(name, "")
    ]


def _in_words(csl: dict[str, Any]) -> dict[str, str]:
    """Return all values of a record as texts, in the words of the form where it has some."""
    texts = {name: _said(name, value) for name, value in fields_of(csl).items()}
    return texts | {name: str(csl[name]) for name in not_shown(csl)}


def _said(name: str, value: Any) -> str:
    """Return a value as the form shows it: what was chosen in its words, a list on one line."""
    if isinstance(value, list):
        return ", ".join(value)
    choices: Any = getattr(ReferenceForm.base_fields[name], "choices", ())
    value = dict(choices).get(value, value) if value else value
    return "" if value is None else "; ".join(str(value).split("\n"))


@admin.register(Reference)
class ReferenceAdmin(HistoryAdmin):
    """Sources can be added and corrected; the key of one that exists stays."""

    form = ReferenceForm
    list_display = ("name", "key", "kind", "cited", "appraisal")
    list_filter = ("kind",)
    search_fields = ("key",)
    search_help_text = "Search by author, title, key or DOI."
    actions = None
    change_form_template = "admin/sources/reference/change_form.html"
    object_history_form_template = "admin/sources/reference/state.html"
    can_undelete = True

    class Media:
        css = {"all": ["css/desk/sources.css"]}

    def get_urls(self) -> list[URLPattern]:
        """Add the list of sources that were deleted."""
        deleted = self.admin_site.admin_view(self.deleted)
        return [path("deleted/", deleted, name="sources_reference_deleted"), *super().get_urls()]

    def deleted(self, request: HttpRequest) -> HttpResponse:
        """List the sources that were deleted, the last first, with the way to bring each back."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        gone = Reference.history.filter(history_type="-").exclude(id__in=Reference.objects.values("pk"))
        states = gone.select_related("history_user").order_by("history_date", "history_id")
        last = {state.id: state for state in states}
        context = {
            **self.admin_site.each_context(request),
            "title": "Sources that were deleted",
            "opts": self.opts,
            "states": sorted(last.values(), key=lambda state: state.history_date, reverse=True),
        }
        return TemplateResponse(request, "admin/sources/reference/deleted.html", context)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Reference]:
        """Count how often each source is cited, in the same query."""
        return with_counts(super().get_queryset(request))

    @admin.display(description="times cited", ordering="cited")
    def cited(self, reference: Any) -> int:
        """Say how often the pages that readers see cite the source."""
        return int(reference.cited)

    def get_fieldsets(self, request: HttpRequest, obj: Reference | None = None) -> Any:
        """Offer the box for a record first; whoever may only look gets what there is to read."""
        if obj and not self.has_change_permission(request, obj):
            return ((None, {"fields": _TO_READ}),)
        paste = {"fields": _PASTE, "classes": ("collapse",) if obj else ()}
        last = ("Why", ("another_work", "reason")) if obj else ("What texts call it", ("key", "another_work"))
        return (
            ("Paste a record, or fill in the fields below", paste),
            *((name, {"fields": fields}) for name, fields in (*_FIELDSETS, last)),
        )

    def get_form(
        self, request: HttpRequest, obj: Reference | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """Return the form; its fields are its own, the key alone is the model's."""
        return super().get_form(request, obj, change, **{**kwargs, "fields": ("key",)})

    def get_readonly_fields(self, request: HttpRequest, obj: Reference | None = None) -> tuple[str, ...]:
        """Keep the key of a source that texts may already cite."""
        if obj and not self.has_change_permission(request, obj):
            return _TO_READ
        return ("key",) if obj else ()

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Reference], search_term: str
    ) -> tuple[QuerySet[Reference], bool]:
        """Find every word of a search in a source's key, authors, title or DOI, accents or not."""
        words = fold(search_term).split("-") if search_term.strip() else []
        found = [r.pk for r in queryset if all(word in _searched(r) for word in words)] if words else None
        return (queryset if found is None else queryset.filter(pk__in=found)), False

    def view_on_site(self, obj: Reference) -> str:
        """Link to the source's public page."""
        return obj.get_absolute_url()

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Tell where the source is cited."""
        reference = kwargs.get("obj")
        if reference is not None:
            context |= {
                "pages": cited_on(reference),
                "out_of_sight": cited_out_of_sight(reference),
                "known_through": known_through(reference),
            }
        answer: TemplateResponse = super().render_change_form(request, context, *args, **kwargs)
        return answer

    def save_model(self, request: HttpRequest, obj: Reference, form: Any, change: bool) -> None:
        """Save what is new; a save that changes nothing leaves history and pages alone."""
        stored = Reference.objects.filter(pk=obj.pk).first() if change else None
        if stored is None or stored.csl != obj.csl:
            super().save_model(request, obj, form, change)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """List what still cites a source, which cannot be deleted then."""
        kept_by = [words for obj in objs for words in _kept_by(obj)]
        return ([], {}, set(), kept_by) if kept_by else super().get_deleted_objects(objs, request)

    def get_historical_record_context_helper(
        self, request: HttpRequest, historical_record: Any
    ) -> HistoricalRecordContextHelper:
        """Print the difference of two records field by field."""
        return RecordChanges(self.model, historical_record)


def _searched(reference: Reference) -> str:
    values = fields_of(reference.csl)
    found = (reference.key, *(str(values[name]) for name in ("authors", "editors", "title", "doi", "year")))
    return fold(" ".join(found))


def _kept_by(reference: Reference) -> list[str]:
    """Return what cites a source, one line for each, so that the editor knows where to go."""
    cites = '<a href="{}">{}</a> cites it {}.'
    pages = [
        format_html(cites, article.get_absolute_url(), version.title, _times(found))
        for article, version, found in cited_on(reference)
    ]
    versions = [
        format_html("{}, which readers do not see, cites it.", version)
        for version in cited_out_of_sight(reference)
    ]
    others = [format_html("{} is known only through it.", other.name) for other in known_through(reference)]
    return [*pages, *versions, *others]


def _times(found: list[Any]) -> str:
    return "once" if len(found) == 1 else f"{len(found)} times"
