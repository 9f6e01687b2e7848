"""A file of the library as a record at the desk: its form, its history in words, and the way back.

signs.py and words.py are two such records. Nobody adds or deletes one: a load brings it.
"""

from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html_join
from simple_history.template_utils import ModelDelta

from content.articles.comparison.conflict import ConflictForm, FieldValue
from content.articles.files.fields import FileFields, as_lines
from content.articles.models import LibraryFile
from content.articles.publishing.context import current_render_context
from content.articles.publishing.publish import render_again
from content.rendering import CONTROL, FormatError, Problem, stopped

from .history import HistoryAdmin, WholeValues

Fieldsets = list[tuple[str | None, dict[str, Any]]]


def can_read(file: FileFields, text: str) -> bool:
    """Tell whether this edition of the program can read a file as it is stored."""
    try:
        file.read(text)
    except FormatError:
        return False
    return True


def in_sentences(problem: Problem) -> str:
    """Return a problem as it is said at its field; its line is one of the text that was typed there."""
    message = problem.message[:1].upper() + problem.message[1:]
    return stopped(f"Line {problem.line}: {problem.message}" if problem.line else message)


class FileForm(ConflictForm):
    """The fields of a file, of which what was changed is written into its text, and nothing else.

    A file that cannot be read, as one that another edition of the program took in, is shown as it is stored.
    """

    file: ClassVar[FileFields]

    raw = forms.CharField(
        label="The file as it is stored",
        strip=False,
        widget=AdminTextareaWidget({"rows": 40, "spellcheck": "false"}),
        help_text="The site cannot read it, so there are no fields. Mend the line that is named and save, or "
        "let somebody bring in a good file. The fields come back then.",
    )
    reason = forms.CharField(
        label="Why you change it",
        required=False,
        max_length=100,
        widget=AdminTextInputWidget,
        help_text="Write one sentence for your colleagues, such as: The clinic has a new doctor on call.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unused = set(self.fields) - {"raw", "reason", "seen"} if self.is_raw else {"raw"}
        for name in unused:
            del self.fields[name]
        for field in self.fields.values():
            # With it a browser cuts off what is pasted, without a word.
            field.widget.attrs.pop("maxlength", None)
        for name, value in self.shown(self.values_of(self.instance)).items():
            self.initial.setdefault(name, value)

    @cached_property
    def is_raw(self) -> bool:
        """Whether the file is shown as it is stored, in place of its fields."""
        return "raw" in self.data or not can_read(self.file, self.instance.text)

    def values_of(self, record: LibraryFile) -> dict[str, FieldValue]:
        """Return what the form holds of a file; nothing of one that cannot be read any more."""
        if self.is_raw:
            return {"raw": record.text}
        return self.file.read(record.text) if can_read(self.file, record.text) else {}

    def shown(self, values: Mapping[str, FieldValue]) -> Mapping[str, Any]:
        """Return what stands in the fields that are shown for the values of a file."""
        return values

    def clean(self) -> dict[str, Any]:
        """Write what was typed into the file's text, and say at its field what cannot stand there."""
        cleaned = super().clean() or {}
        for met in self.conflict.fields if self.conflict else []:
            self.add_error(met.name, met.advice)  # a group of fields with an error is unfolded
        for name in self.fields:
            typed = self.data.get(name, "")
            if (
                name != "seen"
                and isinstance(typed, str)
                and CONTROL.search(typed)
                and name not in self.errors
            ):
                self.add_error(
                    name, "A control character stands in the text, perhaps from pasting. Delete it."
                )
        if self.conflict is None and not self.errors:
            try:
                text = self.written()
                problems = self.file.problems(text, current_render_context()) or self.more_problems(text)
            except FormatError as error:
                problems = error.problems
            for problem in problems:
                self.add_error(self.field_of(problem), in_sentences(problem))
            if not problems:
                self.instance.text = text
        return cleaned

    def written(self) -> str:
        """Return the text of the file with what was typed. Raises FormatError."""
        if self.is_raw:
            text = str(self.typed("raw")).replace("\r\n", "\n").replace("\r", "\n")
            self.file.read(text)
            return text
        return self.file.write(self.instance.text, {name: self.typed(name) for name in self.file.labels})

    def more_problems(self, text: str) -> list[Problem]:
        """Return what else keeps a text from being saved."""
        return []

    def field_of(self, problem: Problem) -> str | None:
        """Return the field at which a problem is said; nothing where it is one of the whole."""
        if self.is_raw:
            return "raw"
        return problem.field if problem.field in self.fields else None


class FileChanges(WholeValues):
    """What changed in a file, field by field, with the lines that differ."""

    file: FileFields

    def context_for_delta_changes(self, delta: ModelDelta) -> list[dict[str, Any]]:
        """Return each field that changed with its old and its new lines; of what cannot be read all."""
        text = next((change for change in delta.changes if change.field == "text"), None)
        if text is None or not (can_read(self.file, text.old) and can_read(self.file, text.new)):
            whole: list[dict[str, Any]] = super().context_for_delta_changes(delta)
            return whole
        old, new = self.file.read(text.old), self.file.read(text.new)
        found = []
        for name, label in self.file.labels.items():
            if old[name] != new[name]:
                lines = differing_lines(old[name], new[name])
                found.append({"field": label, "old": lines[0], "new": lines[1]})
        return found


def differing_lines(old: FieldValue, new: FieldValue) -> tuple[str, str]:
    """Return the lines of a value, or entries of a list, that only the old one has, and only the new one."""
    before, after = (
        [line for line in value.split("\n") if line] if isinstance(value, str) else value
        for value in (old, new)
    )
    runs = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    changed = [run for run in runs if run[0] != "equal"]
    gone = [line for _, start, end, _, _ in changed for line in before[start:end]]
    come = [line for _, _, _, start, end in changed for line in after[start:end]]
    return "\n".join(gone), "\n".join(come)


class FileAdmin(HistoryAdmin):
    """One file of the library, which a load brings; who may not change it reads what it says."""

    form: type[FileForm]
    shows_preview = True
    readonly_fields: Any = ("shown_at", "as_it_stands")

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """Return the form as it declares its fields: none of them is one of the model."""
        return super().get_form(request, obj, change, **{**kwargs, "fields": ()})

    def get_fieldsets(self, request: HttpRequest, obj: LibraryFile | None = None) -> Any:
        """Return the fields for whoever may change the file, and what it says for all others."""
        if not self.has_change_permission(request, obj):
            return [(None, {"fields": ("shown_at", "as_it_stands")})]
        reason = ("This change", {"fields": ("reason",)})
        if "raw" in request.POST or (obj and not can_read(self.form.file, obj.text)):
            return [(None, {"fields": ("raw",)}), reason]
        return [*self.fieldsets_of(obj), reason]

    def fieldsets_of(self, obj: LibraryFile | None) -> Fieldsets:
        """Return the groups of fields of a file that can be read."""
        raise NotImplementedError

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A load brings the file."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Pages are printed from the file, so it stays."""
        return False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Go straight to the one file, or say where it comes from."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        file = self.model._default_manager.first()
        if file is None:
            context = {**self.admin_site.each_context(request), "title": str(self.model()), "opts": self.opts}
            return TemplateResponse(request, "desk/not_loaded.html", context)
        return HttpResponseRedirect(reverse(f"admin:articles_{self.opts.model_name}_change", args=[file.pk]))

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> Any:
        """Return the file as this record; out of its history it comes as one of any files."""
        file = super().save_form(request, form, change)
        file.__class__ = self.model
        return file

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save a file that changed, and render what is printed from it."""
        if LibraryFile.objects.get(pk=obj.pk).text != obj.text:
            super().save_model(request, obj, form, change)
            render_again()

    def _state_context(self, request: HttpRequest, object_id: str, version_id: str) -> dict[str, Any]:
        context = super()._state_context(request, object_id, version_id)
        return {**context, "original": self.model._default_manager.get(pk=object_id)}

    def history_form_view_title(self, request: HttpRequest, obj: Any) -> str:
        """Say what the page shows."""
        return super().history_form_view_title(request, self.model())

    def get_historical_record_context_helper(
        self, request: HttpRequest, historical_record: Any
    ) -> FileChanges:
        """Return what prints the difference of two states."""
        changes = FileChanges(self.model, historical_record)
        changes.file = self.form.file
        return changes

    @admin.display(description="What it says")
    def as_it_stands(self, file: LibraryFile) -> str:
        """Show every field that says something."""
        if not can_read(self.form.file, file.text):
            return file.text
        labels, values = self.form.file.labels, self.form.file.read(file.text)
        said = ((labels[name], as_lines(value)) for name, value in values.items() if value)
        return format_html_join("", '<h3>{}</h3><p class="pieces">{}</p>', said)
