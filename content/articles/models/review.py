"""Reviews: clinicians' sign-offs of versions, and when the next one is overdue."""

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format

from .article import Article
from .version import Version


class ReviewQuerySet(models.QuerySet["Review"]):
    """Sign-offs, by whether the next one is overdue."""

    def overdue(self) -> "ReviewQuerySet":
        """Return those of which `Review.is_overdue` is true."""
        return self.filter(next_due__lt=timezone.localdate())


class Review(models.Model):
    """A clinician's sign-off of one version, as its page was printed when it was entered: `signed_at`."""

    version = models.ForeignKey(
        Version,
        models.CASCADE,
        related_name="reviews",
        help_text="The version that they checked. Readers see the sign-off once it is live.",
    )
    name = models.CharField(max_length=120, help_text="Who checked the page. Readers see it.")
    role = models.CharField(max_length=120, help_text="Their profession, such as “physiotherapist”.")
    date = models.DateField(default=timezone.localdate, help_text="The day on which they checked it.")
    next_due = models.DateField(help_text="The day by which it is to be checked again.")
    signed_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = "sign-off"
        ordering: ClassVar = ["-date", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(next_due__gt=models.F("date")),
                name="review_is_due_after_its_date",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.role}, {date_format(self.date)}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the sign-off and make it the article's last one where it is."""
        super().save(*args, **kwargs)
        note_last_review(self.version.article_id)
        # It may have been moved here from a page at which it was entered by mistake.
        for article in Article.objects.filter(last_review=self).exclude(pk=self.version.article_id):
            note_last_review(article.pk)

    @property
    def is_overdue(self) -> bool:
        """Tell whether the next review is overdue: from the day after `next_due`, in the clinic's time zone.

        On the day itself there is still time for it.
        """
        return self.next_due < timezone.localdate()


def note_last_review(article_id: int) -> None:
    """Note at an article the latest sign-off of what readers see or have seen; that of a draft waits."""
    signed = Review.objects.filter(
        version__article=article_id,
        version__number__lte=models.F("version__article__live__number"),
        version__published_at__isnull=False,
    )
    Article.objects.filter(pk=article_id).update(last_review=signed.first())
