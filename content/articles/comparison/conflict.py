"""Two people who change one record at once: how that is noticed, told, and brought together.

Every form at the desk that can lose somebody's text is a `ConflictForm`. It carries along, in its field
`seen`, what the record held when the form was opened. When it is sent, each field is compared three ways:
what it held then, what is stored now, what was typed. A save over something that its writer has not seen is
refused once, and the form comes back with the changes of both. `articles/conflict.html` shows it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms

from .changes import Piece, word_diff
from .merge import Side, merge_field

FieldValue = str | list[str]
"""What stands in a field: its text, or the entries of a list."""

_MOST_VALUES = 200
"""How many values a note of what a form began with may hold; our longest form has some forty fields."""

_MOST_CHARACTERS = 200_000
"""How long a value in such a note may be, all entries of a list together."""


def _is_field_value(value: object) -> bool:
    """Tell whether a value out of JSON is a text, or a list of texts, that a field can have held."""
    texts: list[Any] = value if isinstance(value, list) else [value]
    if not all(isinstance(text, str) for text in texts) or sum(map(len, texts)) > _MOST_CHARACTERS:
        return False
    # JSON can write half of a pair of UTF-16, which no page can show.
    return not any("\ud800" <= character <= "\udfff" for text in texts for character in text)


@dataclass(frozen=True)
class FieldConflict:
    """A field that somebody else changed.

    `side` tells whose text stands in the form now, and `kept` is its value. `changes` are theirs to what the
    writer began with where that is known (`knows_start`), and to what the writer typed where it is not.
    """

    name: str
    label: str
    side: Side
    kept: FieldValue
    mine: str
    theirs: str
    changes: list[Piece]
    knows_start: bool = True

    @property
    def advice(self) -> str:
        """What to do about it, in a sentence or two."""
        if self.side is Side.THEIRS:
            return "You had not touched it, so theirs stands in the form now."
        if self.side is Side.MERGED:
            return (
                "You both changed it in different places. Both changes stand in the form now: "
                "read it through."
            )
        if not self.knows_start:
            return "Yours differs from what is stored. Yours stands in the form: take over what you need."
        return "You both changed it. Yours stands in the form: take over what you need of theirs."

    @property
    def to_copy(self) -> tuple[str, str] | None:
        """The text that does not stand in the form as its writer left it, with a label; None without one."""
        if self.side is Side.THEIRS:
            return None
        if self.side is Side.MERGED:
            return "Your text, as you sent it (to copy from)", self.mine
        whose = "Their text" if self.knows_start else "The stored text"
        return f"{whose} (to copy from)", self.theirs


@dataclass(frozen=True)
class Conflict:
    """A save over somebody else's newer one.

    `who` saved it, `what` is what they did, `also` a further sentence about it. `address` is that of a page
    that shows their text, if there is one. `knows_start` tells whether the form said what it began with: one
    that was opened before an upgrade may not, and then nobody knows whether something changed since.
    """

    who: str
    what: str
    fields: list[FieldConflict]
    also: str = ""
    address: str = ""
    knows_start: bool = True

    @property
    def heading(self) -> str:
        """The heading of what is told."""
        return (
            "What changed while you were writing" if self.knows_start else "What differs from what is stored"
        )

    @property
    def words(self) -> str:
        """What is said above the form."""
        if not self.knows_start:
            return (
                "This form does not say what it began with, so nobody can tell whether somebody else saved "
                "meanwhile. Your text is not saved yet: compare it with what is stored, then save again."
            )
        return (
            f"{self.who} {self.what} while you were writing, so your text is not saved yet. Nothing is "
            "lost: look at what changed, then save again."
        )


class ConflictForm(forms.ModelForm):
    """A form that refuses, once, a save over what its writer has not seen.

    A field that only they changed holds theirs then, one in which the changes of both fit together holds
    both, and any other holds the writer's. The next attempt is made in sight of theirs, so it goes through.
    Whoever saves locks the record before the form is made; two saves at once would not meet otherwise.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    user: Any = None
    """Who fills the form in, if that is known."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conflict: Conflict | None = None
        self.stored = self.stored_values()
        self.initial.setdefault("seen", self.note_of_stored())
        self.began_with = self.read_note(str(self.data.get("seen", "")))

    @cached_property
    def record_now(self) -> Any:
        """The record as it is stored, or None. The instance may be an older state that is to come back."""
        records = type(self.instance)._default_manager
        return records.filter(pk=self.instance.pk).first() if self.instance.pk else None

    def stored_values(self) -> dict[str, FieldValue]:
        """Return what is stored by now, by the name of the field; nothing of a record that is new."""
        return {} if self.record_now is None else self.values_of(self.record_now)

    def values_of(self, record: Any) -> dict[str, FieldValue]:
        """Return what the form holds of a record, as a browser sends it back."""
        names = [field.name for field in record._meta.concrete_fields if field.name in self.fields]
        return {name: str(getattr(record, name)) for name in names}

    def note_of_stored(self) -> str:
        """Return what the form sends along to say what it was opened on: the stored values, as JSON."""
        return json.dumps(self.stored)

    def read_note(self, note: str) -> dict[str, Any]:
        """Return the values that the form began with; nothing where the note cannot be read.

        Anybody can send anything as a note, so a value that no field could have held is left out.
        """
        try:
            values = json.loads(note)
        except (ValueError, RecursionError):
            return {}
        if not isinstance(values, dict) or len(values) > _MOST_VALUES:
            return {}
        return {name: value for name, value in values.items() if _is_field_value(value)}

    def typed(self, name: str) -> FieldValue:
        """Return what was typed into a field, however wrong it is."""
        value = self[name].data
        return value if isinstance(value, list) else "" if value is None else str(value)

    def in_words(self, name: str, value: FieldValue) -> str:
        """Return a value as it is shown to people."""
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def put(self, name: str, value: FieldValue) -> None:
        """Put a value into a field, as if it had been typed there."""
        data = self.data.copy()  # type: ignore[attr-defined]
        shown = self.fields[name].prepare_value(value)
        if isinstance(shown, list):
            data.setlist(name, shown)
        else:
            data[name] = shown
        self.data = data

    def mark_as_seen(self) -> None:
        """Take it that whoever gets the form back has seen what is stored now."""
        self.put("seen", self.note_of_stored())

    def full_clean(self) -> None:
        """Bring what was typed together with what is stored by now, then check it."""
        if self.is_bound and self.conflict is None:
            self.conflict = self.find_conflict(self.began_with)
            if self.conflict is not None:
                self.mark_as_seen()
                for field in self.conflict.fields:
                    self.put(field.name, field.kept)
        super().full_clean()

    def clean(self) -> dict[str, Any]:
        """Refuse a save over what its writer has not seen."""
        cleaned = super().clean() or {}
        if self.conflict is not None:
            self.add_error(None, self.conflict.words)
        return cleaned

    def find_conflict(self, began_with: Mapping[str, Any]) -> Conflict | None:
        """Return what somebody else changed since the form held `began_with`; None where that is nothing.

        What both changed alike is no conflict, as after a form that was sent twice.
        """
        found = [self._compare(name, began_with) for name in self.stored if name in self.fields]
        fields = [field for field in found if field is not None]
        return self.conflict_of(fields, began_with) if fields else None

    def conflict_of(self, fields: list[FieldConflict], began_with: Mapping[str, Any]) -> Conflict:
        """Return the conflict in which these fields meet, with who saved last."""
        who = self.who(self.last_writer())
        return Conflict(who, "changed this", fields, knows_start=bool(began_with))

    def last_writer(self) -> Any:
        """Return who saved what is stored now, or None."""
        newest = self.instance.history.select_related("history_user").first()
        return newest.history_user if newest else None

    def who(self, writer: Any) -> str:
        """Return what the writer is called by the person who reads it."""
        if writer is None:
            return "Somebody else"
        return "You yourself" if writer == self.user else str(writer.get_full_name() or writer.get_username())

    def _compare(self, name: str, began_with: Mapping[str, Any]) -> FieldConflict | None:
        mine, theirs = self.typed(name), self.stored[name]
        before = began_with.get(name)
        if type(before) is not type(theirs):
            before = None  # the note that the form carried along says nothing of use
        known = None if before is None else self._plain(name, before)
        side, kept = merge_field(known, self._plain(name, mine), self._plain(name, theirs))
        if side is Side.MINE:
            return None
        was = self.in_words(name, mine if before is None else before)
        changes = word_diff(was, self.in_words(name, theirs))
        return FieldConflict(
            name=name,
            label=str(self[name].label),
            side=side,
            kept={Side.THEIRS: theirs, Side.BOTH: mine}.get(side, kept),
            mine=self.in_words(name, mine),
            theirs=self.in_words(name, theirs),
            changes=changes,
            knows_start=before is not None,
        )

    def _plain(self, name: str, value: Any) -> Any:
        """Return a value so that two that say the same are equal.

        Which characters end a line is a browser's choice. Blanks before them stay: in Markdown, two of them
        break the line.
        """
        if isinstance(value, str):
            return value.replace("\r\n", "\n").replace("\r", "\n").strip()
        entries = [str(entry).strip() for entry in value]
        return sorted(entries) if isinstance(self.fields[name], forms.MultipleChoiceField) else entries
