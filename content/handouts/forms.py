"""The forms of the staff's desk."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast
from unicodedata import category

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import QueryDict

from content.articles.comparison.conflict import Conflict, ConflictForm, FieldValue
from content.articles.files.handouts import MOST_PAGES
from content.articles.models import Article
from content.rendering import CONTROL

from .edit import Chosen, find_chosen, names_of_marks
from .models import Handout

_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and symbols of Unicode that nobody sees: the fillers of Hangul, and Braille without a dot."""

_MOST_MARKS = 5 * MOST_PAGES
"""How many marks are looked up. A form that a program fills in is cut where no person would get."""

_CONTROL_CHARACTER = "A control character stands in it; type it anew."


class HandoutForm(ConflictForm):
    """The title and note of a handout, with the marks of what is in it, in order.

    `instance` is the handout that is changed; for one that is new, or only looked at, there is none.

    `marks` are edited by buttons: "add:risks", "up:2", "down:2", "out:2", positions counted from 0. `twice`
    are those of parts that are within something else that is chosen.
    """

    item = forms.Field(label="What is in it", required=False, widget=forms.MultipleHiddenInput)

    class Meta:
        model = Handout
        fields = ["title", "note"]
        widgets = {
            "title": forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
            "note": forms.Textarea(attrs={"dir": "auto", "rows": 3}),
        }
        error_messages = {
            "title": {
                "required": "Give it a title, such as “Before your first visit”.",
                "max_length": "The title has %(show_value)d letters; keep to %(limit_value)d.",
                "null_characters_not_allowed": _CONTROL_CHARACTER,
            },
            "note": {
                "max_length": "The note has %(show_value)d letters; keep to %(limit_value)d.",
                "null_characters_not_allowed": _CONTROL_CHARACTER,
            },
        }

    def __init__(self, *args: Any, marks: list[str], **kwargs: Any) -> None:
        self.marks = list(dict.fromkeys(marks))
        super().__init__(*args, **kwargs)
        if self.is_bound:  # a browser sends two characters for an end of line, of which it counted one
            data = cast("QueryDict", self.data).copy()
            data["note"] = data.get("note", "").replace("\r\n", "\n")
            self.data = data
        self.chosen: list[Chosen] = []
        self.unknown: list[str] = []
        self.twice: set[str] = set()
        for name in self.Meta.fields:
            attributes = self.fields[name].widget.attrs
            attributes["aria-describedby"] = f"help-{name}"
            attributes.pop("maxlength", None)  # it would cut what is too long without a word
        self.find()

    def values_of(self, record: Handout) -> dict[str, FieldValue]:
        """Return the words of a handout, the marks of what is in it, and whether it is withdrawn."""
        return {
            "title": record.title,
            "note": record.note,
            "item": [item.mark for item in record.items.select_related("article")],
            "withdrawn": "yes" if record.withdrawn_at else "",
        }

    def read_note(self, note: str) -> dict[str, Any]:
        """Return the values that the form began with, with no more marks than are looked up."""
        values = super().read_note(note)
        item = values.get("item")
        return values | {"item": item[:_MOST_MARKS]} if isinstance(item, list) else values

    def typed(self, name: str) -> FieldValue:
        """Return what was typed, and of the list what can still be found of it."""
        return self.marks if name == "item" else super().typed(name)

    def put(self, name: str, value: FieldValue) -> None:
        """Put a value into a field; a list of marks is looked up."""
        super().put(name, value)
        if name == "item":
            self.marks = list(value)
            self.find()

    def in_words(self, name: str, value: FieldValue) -> str:
        """Return a value as it is shown to people: of marks, the titles of what they stand for."""
        if name != "item" or isinstance(value, str):
            return super().in_words(name, value)
        titles = {chosen.mark: chosen.title for chosen in find_chosen(value)[0]}
        others = [mark for mark in value if mark not in titles]
        titles |= dict(zip(others, names_of_marks(others), strict=True))
        return "\n".join(titles[mark] for mark in value)

    def find_conflict(self, began_with: Mapping[str, Any]) -> Conflict | None:
        """Return what somebody else changed; that they withdrew the handout counts as a change."""
        found = super().find_conflict(began_with)
        if not self.stored.get("withdrawn") or began_with.get("withdrawn"):
            return found
        withdrawn = "They have withdrawn it" if began_with else "It is withdrawn"
        also = f"{withdrawn}; what you save now shows once it is brought back."
        return replace(found or self.conflict_of([], began_with), also=also)

    def find(self) -> None:
        """Look up what the marks stand for; what stands for nothing any more is named, and left out."""
        self.chosen, unknown = find_chosen(self.marks[:_MOST_MARKS])
        self.unknown = names_of_marks(unknown)
        self.marks = [chosen.mark for chosen in self.chosen]
        self.twice = {chosen.mark for chosen in self.chosen if chosen.is_within_one_of(self.chosen)}

    def press(self, button: str) -> None:
        """Do what a button of the list says; one that says nothing is passed over."""
        action, _, rest = button.partition(":")
        if action == "add":
            self.marks.append(rest)
            self.marks = list(dict.fromkeys(self.marks))
        elif rest.isdecimal() and len(rest) < 4 and int(rest) < len(self.marks):
            mark = self.marks.pop(int(rest))
            if action == "up":
                self.marks.insert(max(0, int(rest) - 1), mark)
            elif action == "down":
                self.marks.insert(int(rest) + 1, mark)
            elif action != "out":
                self.marks.insert(int(rest), mark)
        self.find()

    def clean_title(self) -> str:
        """Fold white space, ends of lines too; refuse what no sheet could print, or nobody see."""
        title = " ".join(self._words("title").split())
        if not any(sign not in _BLANK and category(sign)[0] in "LNPS" for sign in title):
            raise forms.ValidationError("Nothing of this title can be seen; type it anew.")
        return title

    def clean_note(self) -> str:
        """Refuse control characters; lines stay."""
        return self._words("note")

    def _words(self, name: str) -> str:
        words: str = self.cleaned_data[name]
        lines = [" ".join(line.split()) for line in words.split("\n")]
        words = "\n".join(lines).strip()
        if CONTROL.search(words):
            raise forms.ValidationError(_CONTROL_CHARACTER)
        return words

    def clean(self) -> dict[str, Any]:
        """Refuse a handout without a page, and one that nobody would read."""
        data = super().clean() or {}
        if self.unknown:
            left_out = ", ".join(self.unknown)
            self.add_error(
                None, f"Left out, as readers cannot see it: {left_out}. Save again to go on without."
            )
        if not self.chosen:
            self.add_error(None, "Add at least one page.")
        elif len(self.chosen) > MOST_PAGES:
            self.add_error(
                None,
                f"{len(self.chosen)} pages are more than anybody reads; keep to {MOST_PAGES}, or make two "
                "handouts.",
            )
        return data

    @property
    def problems(self) -> list[tuple[str, str]]:
        """What is wrong, besides a conflict: the id of the field that it concerns, and the words."""
        return [
            ("inside" if name == NON_FIELD_ERRORS else f"id_{name}", str(error))
            for name, errors in self.errors.items()
            for error in errors
            if self.conflict is None or error != self.conflict.words
        ]

    @property
    def problems_inside(self) -> list[str]:
        """What is wrong with the list of pages."""
        return [words for anchor, words in self.problems if anchor == "inside"]


class WithdrawForm(forms.Form):
    """What a withdrawn handout's link leads to: another handout, a page, or nothing."""

    instead = forms.ChoiceField(
        label="What should patients read instead?",
        required=False,
        help_text="Whoever opens the link, or scans the code on an old sheet, is told to read this.",
    )

    def __init__(self, data: QueryDict | None, handout: Handout) -> None:
        super().__init__(data)
        handouts = Handout.objects.in_use().exclude(pk=handout.pk)
        pages = Article.objects.published().with_titles()
        self.targets: dict[str, Handout | Article] = {
            **{f"handout {other.code}": other for other in handouts},
            **{f"page {page.slug}": page for page in pages},
        }
        groups = {"Handouts": "handout ", "Pages": "page "}
        field = self.fields["instead"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 it stands above
        field.choices = [
            ("", "Nothing; they are sent to the guide’s first page"),
            *(
                (name, [(key, str(target)) for key, target in self.targets.items() if key.startswith(start)])
                for name, start in groups.items()
            ),
        ]

    @property
    def target(self) -> Handout | Article | None:
        """What was chosen."""
        return self.targets.get(self.cleaned_data["instead"])
