"""The signs of danger at the desk: one form for signs.yaml, a text for each list of signs."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.http import HttpRequest
from django.utils.html import format_html_join

from content.articles.files.signs_fields import (
    CARDS,
    LABELS,
    LEVEL_WORDS,
    SIGNS_FIELDS,
    SITUATION_WORDS,
    name_of,
    remarks_on,
)
from content.articles.models import Article, LibraryFile, SignsFile
from content.articles.publishing.signs import lists_that_are_missed
from content.rendering import Problem

from .history import PREVIEW
from .library_files import Fieldsets, FileAdmin, FileForm

_LEVELS = {
    "emergency": "Life may be in danger: call an ambulance now.",
    "urgent": "A doctor has to see it today.",
    "doctor": "A doctor has to look into it before any needling.",
    "contact": "The practitioner wants to know.",
    "normal": "Usual, and no cause for worry.",
}

_HELP = {
    "signs": "Write each sign on a line of its own that begins with a hyphen, with its sources behind it, as "
    "in: - You **cough up blood** [@imj2022]. A line such as ## Chest begins a group. Words between two "
    "stars on each side are bold, and signs with such words also stand in the short lists.",
    "others": "The last line of a short list, as a rule with a link to the full one. It may be empty.",
    "foot": "It stands below the signs, in the short list as in the full one. It may be empty.",
    "more": "It stands below the full list alone. It may be empty.",
}


def _area(label: str, help_text: str, rows: int) -> forms.CharField:
    widget = AdminTextareaWidget({"rows": rows})
    return forms.CharField(label=label, required=False, widget=widget, help_text=help_text)


_CardFields: Any = type(
    "_CardFields",
    (forms.Form,),
    {
        name: _area(LABELS[name], help_text, 10 if part == "signs" else 3)
        for situation, level in CARDS
        for part, help_text in _HELP.items()
        for name in [name_of(situation, level, part)]
    },
)


class SignsForm(FileForm, _CardFields):  # type: ignore[misc] # its fields are made from the levels
    """The question, the sentence of alarm, and the signs of every situation and level."""

    file = SIGNS_FIELDS

    class Meta:
        model = SignsFile
        fields = ()

    question = forms.CharField(
        label=LABELS["question"],
        required=False,
        widget=AdminTextInputWidget,
        help_text="It stands at the top of every page, before the number to call. Keep it very short.",
    )
    alarm = forms.CharField(
        label=LABELS["alarm"],
        required=False,
        widget=AdminTextareaWidget({"rows": 3}),
        help_text="It says within texts when to call. The clinic’s number goes where "
        "{{ clinic.emergency_number }} stands.",
    )

    def more_problems(self, text: str) -> list[Problem]:
        """Return which lists would be gone that pages print."""
        return [
            Problem(0, message, name_of(*name.split(".")[:2]))
            for name, message in lists_that_are_missed(text)
        ]


@admin.register(SignsFile)
class SignsAdmin(FileAdmin):
    """The list of signs; a change is on every page that prints a sign as soon as it is saved."""

    form = SignsForm

    def fieldsets_of(self, obj: LibraryFile | None) -> Fieldsets:
        """Return a group for the sentences, and one for each situation and level, which unfolds."""
        values = SIGNS_FIELDS.read(obj.text) if obj else {}
        top = {
            "fields": ("shown_at", "question", "alarm"),
            "description": "The signs stand here once. Every page, card and sheet prints them from here, as "
            "soon as you save. Open a list below to change its signs.",
        }
        return [(None, top), *(_fieldset(values, situation, level) for situation, level in CARDS)]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save the list, and say what a careful editor would still change."""
        super().save_model(request, obj, form, change)
        for remark in () if PREVIEW in request.POST else remarks_on(obj.text):
            messages.warning(request, remark)

    @admin.display(description="Where readers see it")
    def shown_at(self, file: LibraryFile) -> str:
        """Link to the pages that print signs."""
        pages = Article.objects.published().filter(live__body__contains="{{ signs.").select_related("live")
        found = [(page.get_absolute_url(), page.live.title) for page in pages if page.live]
        links = format_html_join(", ", '<a href="{}">{}</a>', found)
        return links or "No page prints the signs yet. The question stands at the top of every page."


def _fieldset(values: dict[str, Any], situation: str, level: str) -> tuple[str, dict[str, Any]]:
    """Return the group of a list of signs, which unfolds; its heading says how many there are."""
    lines = values.get(name_of(situation, level), "").split("\n")
    count = sum(line.startswith("- ") for line in lines)
    signs = f"{count} sign{'' if count == 1 else 's'}" if count else "none"
    fields = {
        "fields": tuple(name_of(situation, level, part) for part in _HELP),
        "classes": ("collapse",),
        "description": _LEVELS[level],
    }
    return f"{SITUATION_WORDS[situation]}: {LEVEL_WORDS[level]} ({signs})", fields
