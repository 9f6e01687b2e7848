"""What the desk counts and checks: addresses on other sites, and words that search did not find."""

from typing import ClassVar

from django.db import models


class LinkCheckQuerySet(models.QuerySet["LinkCheck"]):
    """Addresses by how they answered."""

    def broken(self) -> "LinkCheckQuerySet":
        """Return those that lead nowhere."""
        return self.filter(failing_since__isnull=False)

    def to_look_at(self) -> "LinkCheckQuerySet":
        """Return those that lead somewhere and still need somebody's eye: moved, or closed to programs."""
        return self.filter(failing_since__isnull=True).exclude(error="")


class LinkCheck(models.Model):
    """An address on another site, and how it answered `check_links` the last time.

    `status` is the HTTP status, or nothing where no answer came; `error` says in words what is wrong or
    worth knowing, and is empty where the address is simply sound. It is broken where `failing_since` is
    set, which is when it first failed without a success since.
    """

    url = models.URLField(max_length=500, unique=True)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    error = models.CharField(max_length=200, blank=True)
    checked_at = models.DateTimeField()
    failing_since = models.DateTimeField(null=True, blank=True)

    objects = LinkCheckQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["url"]

    def __str__(self) -> str:
        return self.url


class MissedWord(models.Model):
    """A word that was searched for and that the guide does not have, and how often.

    Nothing tells who searched, when, or for which words together.
    """

    word = models.CharField(max_length=30, unique=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["-count", "word"]

    def __str__(self) -> str:
        return f"{self.word} ({self.count})"
