"""What was decided about an article, by whom and why, and what is planned for a set time."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format

from .article import Article
from .version import Version


class Decision(models.Model):
    """Something that somebody decided about an article; the desk's own record, which readers do not see.

    It is only ever added to. `note` says why, in the words of whoever decided.
    """

    class Kind(models.TextChoices):
        """What was decided."""

        SUBMITTED = "submitted", "sent to review"
        RETURNED = "returned", "sent back to its writer"
        PUBLISHED = "published", "published"
        SIGNED = "signed", "signed by a clinician"
        CORRECTED = "corrected", "sign-off corrected"
        WITHDRAWN = "withdrawn", "withdrawn"
        BROUGHT_BACK = "brought back", "brought back"
        RENAMED = "renamed", "renamed"
        RESTORED = "restored", "restored"
        PLANNED = "planned", "planned"
        CANCELLED = "cancelled", "plan cancelled"
        FAILED = "failed", "plan not carried out"
        KEPT = "kept", "kept beside a new edition"

    article = models.ForeignKey(Article, models.CASCADE, related_name="decisions")
    version = models.ForeignKey(Version, models.CASCADE, null=True, blank=True, related_name="decisions")
    kind = models.CharField(max_length=20, choices=Kind)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.article.slug}: {self.get_kind_display()}"


class Plan(models.Model):
    """Something that is to happen to an article at a set time.

    With a `version`, that version is published then; without one, the article is withdrawn, and
    `read_instead` is what its readers are told to read.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="plans")
    version = models.ForeignKey(Version, models.CASCADE, null=True, blank=True, related_name="plans")
    at = models.DateTimeField(db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=500, blank=True)
    read_instead = models.ForeignKey(Article, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["article"],
                condition=models.Q(version__isnull=False),
                name="plan_publishes_one_version_of_an_article",
            ),
            models.UniqueConstraint(
                fields=["article"],
                condition=models.Q(version__isnull=True),
                name="plan_withdraws_an_article_once",
            ),
        ]

    def __str__(self) -> str:
        what = "publish" if self.version_id else "withdraw"
        return f"{self.article.slug}: {what} at {date_format(timezone.localtime(self.at), 'DATETIME_FORMAT')}"
