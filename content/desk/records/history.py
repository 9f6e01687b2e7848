"""The history of a small record at the desk: who changed what, when and why, and the way back."""

from contextlib import nullcontext
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from simple_history.admin import SimpleHistoryAdmin
from simple_history.template_utils import HistoricalRecordContextHelper, ObjDiffDisplay

from content.articles.publishing.preview import pages_to_change
from content.rendering import FormatError

MOST_LETTERS = 2000
"""How much of a value the history shows; it is meant to be read."""


PREVIEW = "_preview"
"""The name of the button that asks for a preview."""


def preview_of_save(request: HttpRequest) -> HttpResponse:
    """Return a page that shows what a record that has just been saved changes for readers; undo the save.

    So a preview is made of just what a save would store. The caller is within the transaction of the save.
    """
    context: dict[str, Any] = {}
    try:
        context["pages"] = pages_to_change()
    except FormatError:
        context["is_stopped"] = True
    answer = render(request, "desk/preview_changes.html", context)
    transaction.set_rollback(True)
    return answer


class WholeValues(HistoricalRecordContextHelper):  # type: ignore[misc]
    """What changed, field by field, with the values as they were and not only their differing middles."""

    def get_obj_diff_display(self) -> ObjDiffDisplay:
        """Return how values are shortened."""
        return ObjDiffDisplay(max_length=MOST_LETTERS)


class HistoryAdmin(SimpleHistoryAdmin):  # type: ignore[misc]
    """A record with a history that can be read, and any state of it brought back."""

    change_form_template = "simple_history/change_form.html"
    history_list_per_page = 20
    shows_preview = False
    """Whether pages print what the record says, so that its form offers to show them before it is saved."""

    can_undelete = False
    """Whether a record that was deleted can be brought back; its history keeps all that it needs."""

    class Media:
        css = {"all": ["css/desk/history.css"]}

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """Lock the record while a save is looked at, so that two saves at once meet as a conflict."""
        record = super().get_object(request, object_id, from_field)
        if record is not None and request.method == "POST":
            if not self._lock(record.pk):
                return None
            record.refresh_from_db()
        return record

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """Let the form know who fills it in, so that it can tell them from others."""
        form = super().get_form(request, obj, change, **kwargs)
        form.user = request.user
        return form

    def _lock(self, pk: Any) -> bool:
        """Have others who would change a record wait; tell whether it is there."""
        return bool(self.model._default_manager.select_for_update(no_key=True).filter(pk=pk))

    def _is_there(self, pk: Any) -> bool:
        return bool(self.model._default_manager.filter(pk=pk).exists())

    def get_historical_record_context_helper(
        self, request: HttpRequest, historical_record: Any
    ) -> HistoricalRecordContextHelper:
        """Return what prints the difference of two states."""
        return WholeValues(self.model, historical_record)

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> Any:
        """Show what a first save would change for readers, as `response_change` does."""
        if self._is_preview(request):
            return preview_of_save(request)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Any) -> Any:
        """Show what a save would change for readers, and take the save back, where that is asked for."""
        return (
            preview_of_save(request) if self._is_preview(request) else super().response_change(request, obj)
        )

    def _is_preview(self, request: HttpRequest) -> bool:
        return self.shows_preview and PREVIEW in request.POST

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Show the history; what is no record's number, or is gone for good, is not found."""
        if not object_id.isdecimal():
            raise Http404
        is_gone = not self._is_there(object_id)
        if is_gone and not self.can_undelete:
            raise Http404
        extra_context = {"is_gone": is_gone, **(extra_context or {})}
        answer: HttpResponse = super().history_view(request, object_id, extra_context)
        return answer

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Show an older state, and bring it back for whoever may change the record.

        The package asks for the right to look alone, also where something is to be changed.
        """
        if request.method == "POST" and not self.has_change_permission(request):
            raise PermissionDenied
        # To look takes no transaction: on SQLite it would wait for whoever writes.
        with transaction.atomic() if request.method == "POST" else nullcontext():
            context = self._state_context(request, object_id, version_id) | (extra_context or {})
            answer: HttpResponse = super().history_form_view(request, object_id, version_id, context)
        return answer

    def _state_context(self, request: HttpRequest, object_id: str, version_id: str) -> dict[str, Any]:
        """Return an older state, and what bringing it back would change."""
        if not (object_id.isdecimal() and version_id.isdecimal()):
            raise Http404
        is_there = self._lock if request.method == "POST" else self._is_there
        is_gone = not is_there(object_id)
        if is_gone and not self.can_undelete:
            raise Http404
        states = self.model.history.filter(**{self.opts.pk.attname: object_id}).select_related("history_user")
        newest, state = states.first(), states.filter(pk=version_id).first()
        if state is None:
            raise Http404
        helper = self.get_historical_record_context_helper(request, newest)
        changes = state.diff_against(newest, foreign_keys_are_objs=True)
        return {
            "state": state,
            "changes": helper.context_for_delta_changes(changes),
            "is_gone": is_gone,
        }

    def history_view_title(self, request: HttpRequest, obj: Any) -> str:
        """Say whose history it is."""
        return f"History of {obj}"

    def history_form_view_title(self, request: HttpRequest, obj: Any) -> str:
        """Say what the page shows."""
        return f"{obj}, as it was"

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Note the reason with the state; one that is brought back names its day."""
        reason = form.cleaned_data.get("reason", "")
        match = request.resolver_match
        if match and str(match.url_name).endswith("_simple_history"):
            state = self.model.history.filter(pk=match.args[1]).first()
            at = timezone.localtime(state.history_date)
            reason = reason or f"Brought back from {date_format(at, 'DATETIME_FORMAT')}."
        if reason:
            obj._change_reason = reason
        super().save_model(request, obj, form, change)
