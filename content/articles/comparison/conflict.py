"""Two people who change one small record at once: what each wrote, and what stands in the form then.

It is for records that have no versions: sources, parts, pictures. Articles are compared in more detail.
"""

import json
from dataclasses import dataclass
from typing import Any

from django import forms

Typed = str | list[str]
"""What stands in a field: its text, or what is ticked in a list."""


@dataclass(frozen=True)
class FieldConflict:
    """A field that somebody else changed: what it held before, where that is known, and what each wrote.

    `is_theirs` tells that theirs stands in the form, because the writer had not touched the field.
    """

    name: str
    label: str
    before: str | None
    mine: str
    theirs: str
    is_theirs: bool


@dataclass(frozen=True)
class Conflict:
    """A save over somebody else's newer one: who that was, and each field that they changed."""

    who: str
    fields: list[FieldConflict]

    @property
    def words(self) -> str:
        """What is said above the form."""
        return (
            f"{self.who} changed this while you were writing, so your text is not saved yet. Nothing is "
            "lost: look at what changed, then save again."
        )


class ConflictForm(forms.ModelForm):
    """A form that carries along what it was opened on, and refuses a save over somebody else's once.

    A field that only they changed holds theirs then, and one that both changed holds the writer's; the next
    attempt is made in sight of theirs, so it goes through. Whoever shows the form shows `conflict` with it.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conflict: Conflict | None = None
        # The instance may be an older state that is to be brought back, and no longer be stored at all.
        records = type(self.instance)._default_manager
        self.record_now = records.filter(pk=self.instance.pk).first() if self.instance.pk else None
        self.stored = {} if self.record_now is None else self.values_of(self.record_now)
        self.initial["seen"] = json.dumps(self.stored)
        self.began_with = self._seen()

    def values_of(self, record: Any) -> dict[str, Typed]:
        """Return what the form holds of a record, as a browser sends it back."""
        names = [field.name for field in record._meta.concrete_fields if field.name in self.fields]
        return {name: str(getattr(record, name)) for name in names}

    def full_clean(self) -> None:
        """Bring what was typed together with what is stored by now, then check it."""
        if self.is_bound and self.conflict is None:
            self.conflict = self._meet()
        super().full_clean()

    def clean(self) -> dict[str, Any]:
        """Refuse a save over what its writer has not seen."""
        cleaned = super().clean() or {}
        if self.conflict is not None:
            self.add_error(None, self.conflict.words)
        return cleaned

    def see(self) -> None:
        """Take it that whoever gets the form back has seen what is stored now."""
        self._put("seen", json.dumps(self.stored))

    def _seen(self) -> dict[str, Any]:
        """Return what the form held when it was opened; nothing where that cannot be read."""
        try:
            seen = json.loads(self.data.get("seen", ""))
        except (ValueError, RecursionError):
            return {}
        return seen if isinstance(seen, dict) else {}

    def _meet(self) -> Conflict | None:
        met = [self._field(name) for name in self.stored if name in self.fields]
        found = [field for field in met if field is not None]
        if not found:
            return None
        self.see()
        for field in found:
            if field.is_theirs:
                self._put(field.name, self.stored[field.name])
        return Conflict(self._who(), found)

    def _put(self, name: str, value: Typed) -> None:
        """Put something into a field, as if it had been typed there."""
        data = self.data.copy()  # type: ignore[attr-defined]
        if isinstance(value, list):
            data.setlist(name, value)
        else:
            data[name] = value
        self.data = data

    def _field(self, name: str) -> FieldConflict | None:
        before, theirs = self.began_with.get(name), self.stored[name]
        mine = self[name].data
        mine = mine if isinstance(mine, list) else str(mine or "")
        if _same(mine, theirs) or _same(before, theirs):
            return None
        label = str(self.fields[name].label or name.capitalize())
        was = None if before is None else _in_words(before)
        return FieldConflict(name, label, was, _in_words(mine), _in_words(theirs), _same(mine, before))

    def _who(self) -> str:
        newest = self.instance.history.select_related("history_user").first()
        user = newest.history_user if newest else None
        return str(user.get_full_name() or user.get_username()) if user else "Somebody else"


def _same(one: Any, other: Any) -> bool:
    """Tell whether two values say the same; the ends of lines are a browser's."""
    return bool(_plain(one) == _plain(other))


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return [line.rstrip() for line in value.strip().splitlines()]
    return sorted(map(str, value)) if isinstance(value, list) else value


def _in_words(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
