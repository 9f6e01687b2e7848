"""Changes of what a page prints about safety that stands outside of its versions."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from .version import Version


class SafetyChange(models.Model):
    """A sign of danger, or a safety rule of the clinic, that reads otherwise on a page than it did.

    The signs and the rules have one place each and are printed on many pages, whose versions do not change
    with them. So each page on which readers see other words has such a change: readers are told of it as of
    a new version, and a sign-off from before no longer covers the page. `before` and `after` are the words
    that differ, by the names that texts place, such as "signs.after.emergency".
    """

    version = models.ForeignKey(Version, models.CASCADE, related_name="safety_changes")
    at = models.DateTimeField(default=timezone.now)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta:
        default_permissions = ()
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.version}: {self.subject}"

    @property
    def subject(self) -> str:
        """What changed, in words that begin a sentence."""
        kinds = {name.partition(".")[0] for name in (*self.before, *self.after)}
        return " and ".join(words for kind, words in _KINDS.items() if kind in kinds).capitalize()


_KINDS = {"signs": "the signs of danger", "practice": "a safety rule of the clinic"}
