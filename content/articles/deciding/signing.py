"""A clinician's sign-off of a version."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from ..models import Decision, Review, Version
from .record import RefusedError, lock_with, record, sentences

REVIEW_YEARS = 3
"""After how many years a page is to be reviewed again, unless the clinician says otherwise.

So long stands between the two dates of review at the foot of the NHS website's own pages.
"""


def due_after(day: date) -> date:
    """Return the day by which a page that was reviewed on a day is to be reviewed again."""
    try:
        return day.replace(year=day.year + REVIEW_YEARS)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year + REVIEW_YEARS, day=28)


@transaction.atomic
def sign_version(
    version: Version, by: Any, *, name: str, role: str, date: date, next_due: date, note: str = ""
) -> Review:
    """Write down that a clinician has checked a version, and return the sign-off.

    Refused for a day that has not come yet, and where the next review would be due before this one.
    Readers see the sign-off of what they read at once; that of a draft once the draft is published.
    """
    article = lock_with(version)
    if date > timezone.localdate():
        raise RefusedError("The day of the review has not come yet; enter the day on which it was checked.")
    if next_due <= date:
        raise RefusedError("The next review has to be due after this one; enter a later day.")
    review = Review.objects.create(version=version, name=name, role=role, date=date, next_due=next_due)
    record(article, Decision.Kind.SIGNED, by, version=version, note=sentences(f"{review}.", note))
    return review
