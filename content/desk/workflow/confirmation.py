"""What an editor has to confirm before a text is published: statements without a source, others' drafts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django import forms
from django.utils.text import get_text_list

from content.articles.models import Article, Version
from content.rendering import Annotation

from .status import writer_name

ALL_THE_SAME = "all_the_same"
"""The box that is ticked to publish all the same; what it sends is the digest of what was asked."""


@dataclass(frozen=True)
class PublishConfirmation:
    """What has to be confirmed before a text is published.

    `uncited` are its statements that name no source, `drafts` the texts of other people that it goes on from
    and that readers have never seen.
    """

    uncited: list[Annotation] = field(default_factory=list)
    drafts: list[Version] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.uncited or self.drafts)

    @property
    def digest(self) -> str:
        """A digest of what is asked. It does not depend on the lines on which the statements stand."""
        statements = sorted((note.field, note.message) for note in self.uncited)
        return sha256(repr((statements, [draft.pk for draft in self.drafts])).encode()).hexdigest()[:20]

    @property
    def whose(self) -> str:
        """The texts of other people, such as "version 2, by Wanda Writer"."""
        return names_of(self.drafts)

    def is_answered(self, data: Mapping[str, Any]) -> bool:
        """Tell whether a submitted form confirms exactly this: its box carries this digest."""
        return data.get(ALL_THE_SAME) == self.digest


def drafts_of_others(article: Article, user: Any) -> list[Version]:
    """Return the unpublished versions by other people that the newest version was made from, oldest first.

    Drafts before a version that says the same as the live one do not count: they were undone.
    """
    live = article.live
    if live is not None:
        live.article = article
    found: list[Version] = []
    for version in article.versions.filter(published_at=None).select_related("author"):
        version.article = article
        if live is not None and (version.number < live.number or version.text == live.text):
            break
        if version.author_id != user.pk:
            found.append(version)
    return found[::-1]


def names_of(versions: list[Version]) -> str:
    """Return versions as a phrase, such as "version 2, by Wanda and version 3, by Ada"."""
    return str(
        get_text_list([f"version {draft.number}, by {writer_name(draft)}" for draft in versions], "and")
    )


class ConfirmationBox(forms.CheckboxInput):
    """The box "Publish all the same"; it counts as ticked only for what was shown beside it."""

    def __init__(self, confirmation: PublishConfirmation) -> None:
        super().__init__(check_test=lambda value: value is True)
        self.confirmation = confirmation

    def format_value(self, value: Any) -> str:
        """Return the digest, which the browser sends where the box is ticked."""
        return self.confirmation.digest

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Return whether the box was ticked for exactly this."""
        return self.confirmation.is_answered(data)


def confirmation_field(confirmation: PublishConfirmation) -> forms.BooleanField:
    """Return the required form field with which an editor confirms statements without a source."""
    count = len(confirmation.uncited)
    of_them = "statement above has" if count == 1 else f"{count} statements above have"
    return forms.BooleanField(
        label="Publish all the same",
        widget=ConfirmationBox(confirmation),
        error_messages={"required": f"The {of_them} no source. Add one, or tick this box."},
        help_text=f"The {of_them} no source; the desk will say that it is to be mended first.",
    )
