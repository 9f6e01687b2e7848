"""References: the works that the guide cites."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from simple_history.models import HistoricalRecords

from content.rendering import Work
from content.rendering.context import source_address

from .csl import check_reference
from .kinds import KINDS, SourceKind
from .vancouver import print_reference, short_name


class Reference(models.Model):
    """One cited work.

    `csl` is its CSL-JSON record with what the guide adds under `custom`; kind and appraisal are copied
    from there when it is saved, so that they can be listed and searched. `loaded` is the record as
    `load_content` last read it from a file.
    """

    key = models.SlugField(
        max_length=80,
        unique=True,
        help_text="What a text cites it by: [@key]. Small letters, digits and hyphens; it never changes.",
    )
    csl = models.JSONField(
        "record",
        help_text="The record in CSL-JSON, as Zotero exports it, with “kind” and “appraisal” in “custom”.",
    )
    kind = models.CharField(max_length=40, editable=False)
    appraisal = models.TextField(editable=False)
    position = models.PositiveIntegerField(
        default=1000, help_text="Its place in references.json; a new one stands at the end."
    )
    loaded = models.JSONField(null=True, blank=True, editable=False)
    history = HistoricalRecords(excluded_fields=["kind", "appraisal", "loaded"])

    class Meta:
        verbose_name = "source"
        ordering: ClassVar = ["position", "key"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the work; its kind and appraisal follow its record."""
        self.copy_custom()
        self._note_what_was_loaded()
        super().save(*args, **kwargs)

    def _note_what_was_loaded(self) -> None:
        """Add the state before this change to the history, if the history has no entry yet.

        That is so for works that are older than the history, or were written in bulk.
        """
        stored = Reference.objects.filter(pk=self.pk).first() if self.pk else None
        newest = self.history.first() if stored else None
        if stored and (newest is None or newest.csl != stored.csl):
            fields = {name: getattr(stored, name) for name in ("id", "key", "csl", "position")}
            Reference.history.model.objects.create(
                **fields,
                history_date=timezone.now(),
                history_type="~" if newest else "+",
                history_change_reason="Loaded from files.",
            )

    def copy_custom(self) -> None:
        """Take kind and appraisal from the record; whoever writes in bulk calls this first."""
        self.kind = self.csl["custom"]["kind"]
        self.appraisal = self.csl["custom"]["appraisal"]

    def clean(self) -> None:
        """Check the record; every message says how to mend it."""
        if not isinstance(self.csl, dict):
            raise ValidationError({"csl": "The record is not a JSON object; put it between { and }."})
        if messages := check_reference(self.csl | {"id": self.key}):
            raise ValidationError({"csl": messages})
        self.csl["id"] = self.key

    def get_absolute_url(self) -> str:
        """Return the address of the page that tells of this source."""
        return source_address(self.key)

    @property
    def name(self) -> str:
        """How a sentence names the work."""
        return short_name(self.csl)

    @property
    def source_kind(self) -> SourceKind:
        """The kind of source that it is, with what that kind is worth."""
        return KINDS[self.kind]

    @property
    def note(self) -> str:
        """What is uncertain about the record, or nothing."""
        return str(self.csl["custom"].get("note", ""))

    @property
    def cited_by(self) -> list[str]:
        """The keys of the works through which it is known, where nobody here has read it."""
        custom = self.csl["custom"]
        return list(custom.get("cited_by", [])) if custom.get("read", "no") == "no" else []

    def print(self, names: dict[str, str]) -> str:
        """Return the reference in Vancouver style as safe HTML; `names` maps keys to names of works."""
        printed = print_reference(self.csl)
        if self.cited_by:
            links = format_html_join(
                ", ",
                '<a href="{}">{}</a>',
                ((source_address(k), names.get(k, k)) for k in self.cited_by),
            )
            printed = format_html('{} <span class="cited-by">As cited by {}.</span>', printed, links)
        if self.csl["type"] == "webpage" and not self.csl.get("URL"):
            printed = format_html("{} Address not recorded.", printed)
        return printed

    def as_work(self, names: dict[str, str]) -> Work:
        """Return what a page needs to cite this work."""
        return Work(
            key=self.key,
            name=self.name,
            kind=self.kind,
            group=self.source_kind.group,
            printed=self.print(names),
        )


def all_works(references: Iterable[Reference] | None = None) -> dict[str, Work]:
    """Return every work that may be cited, by its key; `references` stand in for those of the database."""
    references = list(Reference.objects.all() if references is None else references)
    names = {reference.key: reference.name for reference in references}
    return {reference.key: reference.as_work(names) for reference in references}
