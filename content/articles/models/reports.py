"""What is counted and checked: addresses on other sites, words without a search result, visits from paper."""

from typing import ClassVar

from django.db import models

from .article import Article


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


class PaperVisit(models.Model):
    """How often a page was opened from a printed sheet on one day; nothing tells by whom or at what time."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="paper_visits")
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["day"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "day"], name="paper_visit_counts_a_day_once")
        ]

    def __str__(self) -> str:
        return f"{self.article_id} on {self.day}: {self.count}"
