"""The form in which an editor adds or corrects a source: plain fields, or a pasted record that fills them."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from content.articles.comparison.conflict import FieldValue
from content.sources.csl import wrong_fields
from content.sources.models import Reference
from content.sources.pasted import Pasted, UnreadableRecordError, read_pasted

from .csl_form import FIELDS, fields_of, fold, not_shown, record_of, suggest_key
from .source_fields import MONTHS, ReferenceFields

LOOKING = frozenset({"_fill", "_check"})
"""The buttons that show the form again and save nothing."""


class ReferenceForm(ReferenceFields):
    """Makes a CSL-JSON record of the fields, checked by `wrong_fields`; each message stands at its field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        before: dict[str, Any] = self.instance.csl if self.instance.pk else {}
        self.before = before
        self.others = list(Reference.objects.exclude(pk=self.instance.pk))
        self.others.sort(key=lambda other: other.name.lower())
        self.fields["cited_by"].choices = [  # type: ignore[attr-defined]
            (other.key, f"{other.name}: {other.csl['title']}") for other in self.others
        ]
        self.initial = {**fields_of(before), **self.initial}
        self.record: dict[str, Any] = before
        self.filled: Pasted | None = None
        self.unreadable = ""
        if "_fill" in self.data:
            self._fill()
        elif self.data.get("kept"):
            self.before = self._kept()

    def is_valid(self) -> bool:
        """Tell whether the source may be saved: its fields are valid and the button is one that saves."""
        return super().is_valid() and not LOOKING & set(self.data)

    def full_clean(self) -> None:
        """Check the fields; what a pasted record leaves to be filled in is not called a mistake yet."""
        super().full_clean()
        if "_fill" in self.data:
            for name, errors in list(self.errors.as_data().items()):
                if all(error.code == "required" for error in errors):
                    del self.errors[name]

    def _fill(self) -> None:
        """Put what a pasted record says into the fields; what it does not say stays as it was typed."""
        try:
            self.filled = read_pasted(self.data.get("pasted", ""))
        except UnreadableRecordError as error:
            self.unreadable = str(error)
            return
        taken = self.filled.csl
        base = self._kept()
        custom = {**base.get("custom", {}), **taken.get("custom", {})}
        self.before = base | taken | ({"custom": custom} if custom else {})
        data = self.data.copy()  # type: ignore[attr-defined]
        for field, value in fields_of(taken).items():
            if isinstance(value, list) and value:
                data.setlist(field, value)
            elif value:
                data[field] = str(value)
        data["pasted"], data["kept"] = "", json.dumps(self.before)
        if "key" in self.fields and not data.get("key"):
            data["key"] = suggest_key(self.before, self._taken_keys())
        self.data = data

    def _kept(self) -> dict[str, Any]:
        """Return the record behind the fields: what was pasted before, or else what is stored."""
        try:
            kept = read_pasted(self.data.get("kept", "")).csl
        except UnreadableRecordError:
            return self.before
        kept = ({"id": self.instance.key} if self.instance.pk else {}) | kept
        return self._with_theirs(kept)

    def _with_theirs(self, kept: dict[str, Any]) -> dict[str, Any]:
        """Return a pasted record with what somebody else changed meanwhile in fields that the form lacks."""
        stored = self.record_now.csl if self.record_now is not None else {}
        for name in {*not_shown(kept), *not_shown(stored)}:
            mine, theirs = _hidden_value(kept, name), _hidden_value(stored, name)
            if mine == self.began_with.get(f"csl:{name}") != theirs:
                kept = {key: value for key, value in kept.items() if key != name}
                kept |= {name: stored[name]} if name in stored else {}
        return kept

    def values_of(self, record: Reference) -> dict[str, FieldValue]:
        """Return the fields of a source's record as a browser sends them, and those that no field shows."""
        shown = {
            name: value if isinstance(value, list) else str(value if value is not None else "")
            for name, value in fields_of(record.csl).items()
        }
        names = not_shown(record.csl)
        return shown | {f"csl:{name}": _hidden_value(record.csl, name) or "" for name in names}

    def _taken_keys(self) -> set[str]:
        return {other.key for other in self.others}

    def clean(self) -> dict[str, Any]:
        """Make the record of the fields; what is wrong with it stands at its field."""
        cleaned = super().clean() or {}
        if self.unreadable:
            self.add_error("pasted", self.unreadable)
        elif cleaned.get("pasted"):
            self.add_error(
                "pasted", "This record is not used yet. Press “Fill in the fields”, or empty the box."
            )
        self._check_date(cleaned)
        shown = fields_of(self.before)
        self.record = record_of(
            shown | {name: v for name, v in cleaned.items() if name in shown}, self.before
        )
        key = self.instance.key if self.instance.pk else self._clean_key(cleaned)
        if self.instance.pk and self.record_now is None and key in self._taken_keys():
            self.add_error(
                None, f"Another source has the key “{key}” by now, so this one cannot be brought back."
            )
        self.record = {"id": key} | self.record
        for name, message in wrong_fields(self.record | {"id": key or "x"}):
            field = FIELDS.get(name)
            if field in self.fields and field not in self.errors:
                self.add_error(field, f"{message[0].upper()}{message[1:]}.")
        self._refuse_duplicates(cleaned)
        if not self.errors:
            self.instance.csl = self.record
        return cleaned

    def _post_clean(self) -> None:
        """Check the model's own rules once the fields are in order; it has none besides theirs."""
        if not self.errors:
            super()._post_clean()  # type: ignore[misc]

    def _check_date(self, cleaned: dict[str, Any]) -> None:
        year, month, day = (cleaned.get(name) for name in ("year", "month", "day"))
        if day and not month and "month" not in self.errors:
            self.add_error("month", "Choose the month too, or empty the day.")
        elif month and not year and "year" not in self.errors:
            self.add_error("year", "Write the year too, or empty month and day.")
        elif year and month and day:
            try:
                date(year, month, day)
            except ValueError:
                self.add_error("day", f"{MONTHS[month - 1]} {year} has no day {day}. Correct it.")

    def _clean_key(self, cleaned: dict[str, Any]) -> str:
        """Return the key that was written, or put a suggestion into the field and ask."""
        key, taken = str(cleaned.get("key", "")), self._taken_keys()
        if "key" in self.errors:
            return "x"
        suggestion = suggest_key(self.record, taken)
        if key in taken:
            self.add_error("key", f"Another source has the key “{key}”. “{suggestion}” is free.")
        elif not key and "title" in cleaned:
            data = self.data.copy()  # type: ignore[attr-defined]
            data["key"] = suggestion
            self.data = data
            if "_check" not in data:
                message = "This is a suggestion. Keep it or write another, then save again: it never changes."
                self.add_error("key", message)
        return key

    def _refuse_duplicates(self, cleaned: dict[str, Any]) -> None:
        """Refuse a work that another source is already, unless the editor has looked and knows better."""
        before = self.instance.csl if self.instance.pk else {}
        for field, other, what in duplicates(self.record, before, self.others):
            widget = forms.CheckboxInput()
            widget.is_required = False
            self.fields["another_work"].widget = widget
            if cleaned.get("another_work") or field in self.errors:
                continue
            address = reverse("admin:sources_reference_change", args=[other.pk])
            link = format_html('<a href="{}" target="_blank" rel="noopener">{}</a>', address, other.name)
            message = "{} has the same {}. If yours is another work, tick “It is another work” below."
            self.add_error(field, format_html(message, link, what))

    @property
    def printed(self) -> SafeString | str:
        """How readers will see the reference, as far as it can be printed yet."""
        record = {**self.record, "custom": self.record.get("custom", {})}
        for name, _ in wrong_fields(record | {"id": "x"}):
            record.pop(name, None)
        if not {"type", "title"} <= set(record):
            return ""
        names = {other.key: other.name for other in self.others}
        return SafeString(Reference(key="x", csl=record).print(names))

    @property
    def not_shown(self) -> list[str]:
        """The fields of the record that stay as they are because the form has none for them."""
        return not_shown(self.record)


def _hidden_value(csl: dict[str, Any], name: str) -> str | None:
    """Return a field that the form does not show as JSON, so that it can be compared; None without it."""
    return json.dumps(csl[name], sort_keys=True) if name in csl else None


def duplicates(
    record: dict[str, Any], before: dict[str, Any], others: Iterable[Reference]
) -> Iterator[tuple[str, Reference, str]]:
    """Yield each source that seems to be the same work: the field that tells, the source, what they share.

    A work is the same where the DOI, the number in PubMed, or the title with the year are. What `before`,
    the record as it was, shared already is not told again.
    """
    mine, old = _identifiers(record), _identifiers(before)
    for field, what in (("doi", "DOI"), ("pmid", "PMID"), ("title", "title and year")):
        if mine[field] and mine[field] != old[field]:
            same = (other for other in others if _identifiers(other.csl)[field] == mine[field])
            if other := next(same, None):
                yield field, other, what


def _identifiers(csl: dict[str, Any]) -> dict[str, str]:
    """Return what identifies a work: its DOI, its number in PubMed, its title with its year."""
    values = fields_of(csl)
    title = fold(values["title"])
    return {
        "doi": values["doi"].lower(),
        "pmid": values["pmid"],
        "title": f"{title} {values['year'] or ''}" if title else "",
    }
