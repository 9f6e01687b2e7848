"""Where a reviewer chooses the clinic's rules on safety; everybody at the desk may read them."""

from dataclasses import replace
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from simple_history.template_utils import ModelDelta

from content.articles.comparison.conflict import ConflictForm, FieldValue
from content.clinic.models import SafetyRules

from .history import WholeValues
from .one_record import LineField, OneRecordAdmin, in_choices, limit

_WORDS = [f"{name}_words" for name in SafetyRules.LINES]
_MOST_LETTERS = 80


class SafetyRulesForm(ConflictForm):
    """The rules, each with a sentence of the clinic's own, which says nothing without a rule."""

    class Meta:
        model = SafetyRules
        fields = [field for name in SafetyRules.LINES for field in (name, f"{name}_words")]
        field_classes = dict.fromkeys(_WORDS, LineField)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.fields.keys() & set(_WORDS):
            limit(self.fields[name], _MOST_LETTERS)

    def in_words(self, name: str, value: FieldValue) -> str:
        """Return a rule as the form calls it."""
        return in_choices(self.fields[name], super().in_words(name, value))

    def clean(self) -> dict[str, Any]:
        """Refuse a sentence beside which no rule stands: it could say anything."""
        cleaned = super().clean() or {}
        for name in SafetyRules.LINES:
            if cleaned.get(f"{name}_words") and cleaned.get(name) == "":
                self.add_error(name, "Choose the rule too: your own sentence can only stand behind one.")
        return cleaned


class RuleChanges(WholeValues):
    """What changed in the rules, in words, without the days on which they did."""

    def context_for_delta_changes(self, delta: ModelDelta) -> list[dict[str, Any]]:
        """Return each rule that changed with its old and its new value."""
        shown = [change for change in delta.changes if change.field in SafetyRulesForm.base_fields]
        found: list[dict[str, Any]] = super().context_for_delta_changes(replace(delta, changes=shown))
        return found

    def prepare_delta_change_value(self, change: Any, value: Any) -> Any:
        """Return a rule as the form calls it."""
        shown = in_choices(SafetyRulesForm.base_fields[change.field], str(value))
        return super().prepare_delta_change_value(change, shown)


@admin.register(SafetyRules)
class SafetyRulesAdmin(OneRecordAdmin):
    """One record of rules; whoever may see it sees who changed what."""

    form = SafetyRulesForm
    fieldsets = (
        (
            None,
            {
                "fields": (),
                "description": "Each rule stands as a line “At …” with your clinic’s name and the day, where "
                "the guide speaks of it, and on sheets. The first choice is the guide’s own advice; the "
                "others are stricter. What is left empty shows nowhere.",
            },
        ),
        *(
            (name.replace("_", " ").capitalize(), {"fields": (name, f"{name}_words")})
            for name in SafetyRules.LINES
        ),
    )

    def get_historical_record_context_helper(
        self, request: HttpRequest, historical_record: Any
    ) -> RuleChanges:
        """Return what prints the difference of two states."""
        return RuleChanges(self.model, historical_record)
