"""The words for readers that stand on no page, at the desk: one form for words.yaml."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.urls import reverse
from django.utils.html import format_html

from content.articles.comparison.conflict import FieldValue
from content.articles.files.words import MOST_QUESTIONS, MOST_SHORT, SiteWords
from content.articles.files.words_fields import (
    LABELS,
    QUESTION_PARTS,
    WORDS_FIELDS,
    name_of,
    question_in_words,
    question_of,
)
from content.articles.models import Article, LibraryFile, WordsFile
from content.rendering import Problem

from .library_files import Fieldsets, FileAdmin, FileForm

_ROWS = range(1, MOST_QUESTIONS + 1)
_PLACES = range(1, MOST_SHORT + 1)

_NUMBERED = re.compile(r"(question|answer|page|time)_(\d+)")


def _row(number: int) -> dict[str, forms.Field]:
    """Return the fields of one question of the home page."""
    return {
        name_of("place", number): forms.IntegerField(
            label="Its place",
            required=False,
            min_value=1,
            max_value=MOST_QUESTIONS,
            widget=forms.NumberInput({"min": 1, "max": MOST_QUESTIONS}),
            help_text="Write another number to move the question up or down.",
        ),
        name_of("question", number): forms.CharField(
            label="Question",
            required=False,
            widget=AdminTextInputWidget,
            help_text="Write it as a patient would say it, in at most 60 letters.",
        ),
        name_of("answer", number): forms.CharField(
            label="Answer",
            required=False,
            widget=AdminTextareaWidget({"rows": 2}),
            help_text="Write the shortest answer, with its sources as on a page. They are not shown.",
        ),
        name_of("page", number): forms.CharField(
            label="Page",
            required=False,
            widget=AdminTextInputWidget({"list": "targets", "autocomplete": "off", "spellcheck": "false"}),
            help_text="The page or heading that has the whole. Type a word of its title and choose, or paste "
            "its address.",
        ),
    }


_Rows: Any = type(
    "_Rows",
    (forms.Form,),
    {name: field for number in _ROWS for name, field in _row(number).items()}
    | {
        name_of("time", number): forms.ChoiceField(
            label=f"Page {number}", required=False, help_text="Choose a page, or leave it empty."
        )
        for number in _PLACES
    },
)


class WordsForm(FileForm, _Rows):  # type: ignore[misc] # the fields of its rows are made from their number
    """The page of help, what stands on the home page, and what to read where time is short."""

    file = WORDS_FIELDS

    class Meta:
        model = WordsFile
        fields = ()

    help_page = forms.ChoiceField(
        label=LABELS["help_page"],
        required=False,
        help_text="The page with the emergency card. The line at the top of every page leads there.",
    )
    title = forms.CharField(
        label=LABELS["title"],
        required=False,
        widget=AdminTextInputWidget,
        help_text=f"Left empty, it reads “{SiteWords.title}”.",
    )
    lead = forms.CharField(
        label=LABELS["lead"],
        required=False,
        widget=AdminTextareaWidget({"rows": 3}),
        help_text="Say in one or two sentences what dry needling is, with the sources. They are not shown.",
    )
    # Two people who change different questions do not meet, so these are compared as lists.
    questions = forms.Field(label=LABELS["questions"], required=False, widget=forms.HiddenInput)
    short_of_time = forms.Field(label=LABELS["short_of_time"], required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in {"help_page", *(name_of("time", n) for n in _PLACES)} & set(self.fields):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 as declared
            known = {str(self.data.get(name, "")), str(self.initial.get(name, ""))}
            field.choices = self._choices(known)

    def _choices(self, known: set[str]) -> list[tuple[str, Any]]:
        """Return the pages to choose from, and of `known` names those of pages that are gone."""
        gone = sorted(known - {slug for slug, _ in self.pages} - {""})
        return [("", "–"), *((name, f"{name} (there is no such page)") for name in gone), *self.pages]

    @cached_property
    def pages(self) -> list[tuple[str, str]]:
        """The published pages in the order of the guide: their name and their title."""
        return [(slug, title) for slug, title, _ in self._published]

    @cached_property
    def targets(self) -> list[tuple[str, str]]:
        """The pages and their headings, as the file names them and as people do."""
        return list(_targets(self._published))

    @cached_property
    def _published(self) -> list[tuple[str, str, Any]]:
        found = Article.objects.published().order_by("part__order", "order", "slug")
        return list(found.values_list("slug", "live__title", "live__toc"))

    def shown(self, values: Mapping[str, FieldValue]) -> Mapping[str, Any]:
        """Return the fields of the rows in place of the lists."""
        found: dict[str, Any] = {name: value for name, value in values.items() if isinstance(value, str)}
        return found | self._rows(values.get("questions", []), values.get("short_of_time", []))

    @staticmethod
    def _rows(questions: Iterable[str], pages: Iterable[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for number, words in enumerate(questions, 1):
            found |= {name_of(part, number): text for part, text in question_of(words).items()}
            found[name_of("place", number)] = str(number)
        return found | {name_of("time", number): page for number, page in enumerate(pages, 1)}

    def typed(self, name: str) -> FieldValue:
        """Return what was typed; of the lists, the rows that are not empty, in their order."""
        if name == "questions":
            return [question_in_words(self._question(number)) for number in self.rows]
        if name == "short_of_time":
            return [self._text("time", number) for number in self.times]
        return super().typed(name)

    def _text(self, part: str, number: int) -> str:
        return " ".join(str(self.data.get(name_of(part, number), "")).split())

    def _question(self, number: int) -> dict[str, str]:
        question = {part: self._text(part, number) for part in QUESTION_PARTS}
        return question | {"page": target_of(question["page"])}

    @property
    def rows(self) -> list[int]:
        """The numbers of the rows that hold something, in the order of their places."""
        filled = [number for number in _ROWS if any(self._question(number).values())]
        return sorted(filled, key=self._place)

    def _place(self, number: int) -> tuple[int, int, int]:
        """Return what a row is sorted by: one that was moved up comes before what stood there."""
        typed = self._text("place", number)
        place = int(typed) if typed.isdecimal() and len(typed) < 3 else number
        return place, (place > number) - (place < number), number

    @property
    def times(self) -> list[int]:
        """The numbers of the pages that were chosen for where time is short."""
        return [number for number in _PLACES if self._text("time", number)]

    def put(self, name: str, value: FieldValue) -> None:
        """Put a value into a field, or a list into its rows."""
        if name not in {"questions", "short_of_time"}:
            super().put(name, value)
            return
        data = self.data.copy()  # type: ignore[attr-defined]
        is_questions = name == "questions"
        parts = ("place", *QUESTION_PARTS) if is_questions else ("time",)
        filled = self._rows(value, []) if is_questions else self._rows([], value)
        for number in _ROWS if is_questions else _PLACES:
            for part in parts:
                data[name_of(part, number)] = filled.get(name_of(part, number), "")
        self.data = data

    def in_words(self, name: str, value: FieldValue) -> str:
        """Return a value as it is shown to people: a page by its title."""
        titles = dict(self.pages)
        if name == "short_of_time":
            return "\n".join(titles.get(page, page) for page in value)
        if name == "help_page":
            return titles.get(str(value), str(value))
        return "\n\n".join(value) if isinstance(value, list) else super().in_words(name, value)

    def field_of(self, problem: Problem) -> str | None:
        """Return the field at which a problem is said: that of the row as it was typed."""
        if found := _NUMBERED.fullmatch(problem.field):
            numbers = self.times if found[1] == "time" else self.rows
            number = int(found[2]) - 1
            return name_of(found[1], numbers[number] if number < len(numbers) else number + 1)
        return super().field_of(problem)


def _targets(pages: Iterable[tuple[str, str, Any]]) -> Iterator[tuple[str, str]]:
    for slug, title, headings in pages:
        yield slug, title
        for heading in headings or []:
            yield f"{slug}#{heading['anchor']}", f"{title}: {heading['text']}"


def target_of(text: str) -> str:
    """Return a page and a heading as the file names them, also where somebody pasted their address."""
    if "://" not in text and not text.startswith("/"):
        return text
    address = urlsplit(text)
    path = address.path.strip("/")
    return f"{path}#{address.fragment}" if address.fragment else path


@admin.register(WordsFile)
class WordsAdmin(FileAdmin):
    """The words for readers; a change is on the home page as soon as it is saved."""

    form = WordsForm
    change_form_template = "desk/words_form.html"

    def fieldsets_of(self, obj: LibraryFile | None) -> Fieldsets:
        """Return a group for the texts, one for each question, which unfolds, and one for the pages."""
        rows = WORDS_FIELDS.read(obj.text)["questions"] if obj else []
        questions = [question_of(words)["question"] for words in rows]
        top = {"fields": ("shown_at", "help_page", "title", "lead")}
        groups = [_fieldset(number, questions[number - 1 : number]) for number in _ROWS]
        short = {
            "fields": tuple(name_of("time", number) for number in _PLACES),
            "classes": ("collapse",),
            "description": "The home page names them in this order.",
        }
        return [(None, top), *groups, (LABELS["short_of_time"], short)]

    @admin.display(description="Where readers see it")
    def shown_at(self, file: LibraryFile) -> str:
        """Link to the home page."""
        return format_html('<a href="{}">The home page</a>', reverse("home"))


def _fieldset(number: int, questions: list[str]) -> tuple[str, dict[str, Any]]:
    fields = tuple(name_of(part, number) for part in ("question", "answer", "page", "place"))
    heading = f"Question {number}: {questions[0]}" if questions else f"Question {number} (empty)"
    words = "Empty its fields to take it away." if questions else "Fill it in to ask one more question."
    return heading, {"fields": fields, "classes": ("collapse",), "description": words}
