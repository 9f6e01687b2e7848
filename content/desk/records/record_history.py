"""What changed in the record of a source, in the words of its form."""

from typing import Any

from simple_history.template_utils import ModelDelta

from .csl_form import TYPES, fields_of, not_shown
from .history import WholeValues
from .source_form import ReferenceForm

_READ = {"full text": "yes, all of it", "abstract": "its abstract only", "no": "no", "": ""}


class RecordChanges(WholeValues):
    """Divides a change of the record into the fields that editors know."""

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
    """Return all values of a record as texts, with the names of the form where it has them."""
    values = fields_of(csl)
    values["type"] = TYPES.get(values["type"], values["type"])
    values["read"] = _READ.get(values["read"], values["read"])
    values["authors"], values["editors"] = ("; ".join(values[n].split("\n")) for n in ("authors", "editors"))
    values["cited_by"] = ", ".join(values["cited_by"])
    texts = {name: "" if value is None else str(value) for name, value in values.items()}
    return texts | {name: str(csl[name]) for name in not_shown(csl)}
