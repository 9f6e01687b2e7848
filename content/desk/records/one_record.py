"""The desk's page of a record of which there is one, and its fields of one line."""

from typing import Any, cast

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from content.clinic.models import NO_CONTROL

from .history import HistoryAdmin


class LineField(forms.CharField):
    """One line of text: white space is folded, control characters are refused."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.validators.append(NO_CONTROL)

    def to_python(self, value: Any) -> str:
        """Return the line without white space that nobody sees."""
        return " ".join((super().to_python(value) or "").split())


def limit(field: forms.Field, most: int) -> None:
    """Let a field take no more letters than a sheet has room for, and say why."""
    line = cast("forms.CharField", field)
    line.max_length = most
    line.validators = [v for v in line.validators if not isinstance(v, MaxLengthValidator)]
    line.validators.append(MaxLengthValidator(most))
    line.widget.attrs.pop("maxlength", None)  # with it a browser cuts off what is pasted, without a word
    line.help_text = f"{line.help_text} At most {most} letters, so that a printed sheet keeps to one side."


def in_choices(field: forms.Field, value: str) -> str:
    """Return what the form calls a value, where its field is a choice."""
    return str(dict(getattr(field, "choices", ())).get(value, value))


class OneRecordAdmin(HistoryAdmin):
    """A record of which there is one: it can be changed and not be deleted."""

    shows_preview = True

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Offer no second record; the first is headed like the one that it becomes."""
        more = {"show_save_and_add_another": False, **(extra_context or {})}
        if object_id is None:
            more["title"] = str(self.model())  # it is there all along, with nothing filled in
        page: HttpResponse = super().changeform_view(request, object_id, form_url, more)
        return page

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Allow one record only."""
        return super().has_add_permission(request) and not self.model._default_manager.exists()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Keep the record: its fields can be emptied."""
        return False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Go straight to the one record, or to the form for it."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        record = self.model._default_manager.first()
        if record is None and not self.has_add_permission(request):
            context = {**self.admin_site.each_context(request), "title": str(self.model()), "opts": self.opts}
            return TemplateResponse(request, "desk/not_set.html", context)
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}"
        page = (f"{name}_change", [record.pk]) if record else (f"{name}_add", [])
        return HttpResponseRedirect(reverse(page[0], args=page[1]))
