"""A record whose lines carry the day on which what they say last changed."""

from typing import Any, ClassVar

from django.db import models
from django.utils.timezone import localdate


class DatedLines(models.Model):
    """The one record of its kind, of which some fields are lines that patients read, each with its day.

    `LINES` are their names; a line says what stands in the field of its name and, where there is one, in the
    field with `_words` behind it. `said_on` has the day of each line that is set, such as "2026-12-01".
    """

    LINES: ClassVar[tuple[str, ...]] = ()

    said_on = models.JSONField(default=dict, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save it as the one record that there is, with today as the day of each line that says another."""
        self.pk = 1
        before = type(self).current()
        today = localdate().isoformat()
        self.said_on = {
            name: before.said_on.get(name, today) if before.said(name) == self.said(name) else today
            for name in self.LINES
            if any(self.said(name))
        }
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "said_on"}
        super().save(*args, **kwargs)

    def said(self, name: str) -> tuple[str, str]:
        """Return what is stored of a line: its value, and the clinic's own words beside it."""
        return getattr(self, name), getattr(self, f"{name}_words", "")

    @classmethod
    def current(cls) -> Any:
        """Return the record, or an empty one where none is stored."""
        return cls._default_manager.filter(pk=1).first() or cls()
