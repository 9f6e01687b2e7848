"""A clinician's sign-off of a version."""

import json
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format

from ..models import Article, Decision, Review, Version
from .publish import rendered_now
from .record import RefusedError, lock_with, record, sentences
from .safety import safety_words

REVIEW_YEARS = 3
"""After how many years a page is to be reviewed again, unless the clinician says otherwise.

The pages of the NHS website (nhs.uk) show two dates of review that are this far apart.
"""


_SAID = ("version_id", "name", "role", "date", "next_due")


def due_after(day: date) -> date:
    """Return the day by which a page that was reviewed on a day is to be reviewed again."""
    try:
        return day.replace(year=day.year + REVIEW_YEARS)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year + REVIEW_YEARS, day=28)


def wrong_days(date: date, next_due: date) -> dict[str, str]:
    """Return what is wrong with the two days of a sign-off, by the name of the day."""
    wrong = {}
    if date > timezone.localdate():
        wrong["date"] = "The day of the review has not come yet; enter the day on which it was checked."
    if next_due <= date:
        wrong["next_due"] = "The next review has to be due after this one; enter a later day."
    return wrong


def digest_of_safety(version: Version) -> str:
    """Return a digest of what the page of a version says about safety as it is shown now."""
    words = safety_words(rendered_now(version), version.article.part.footer)
    return sha256(json.dumps(words, sort_keys=True).encode()).hexdigest()[:20]


@transaction.atomic
def sign_version(
    version: Version, by: Any, *, name: str, role: str, date: date, next_due: date, note: str = ""
) -> Review:
    """Write down that a clinician has checked a version, and return the sign-off.

    Refused for a day that has not come yet, and where the next review would be due before this one.
    Readers see the sign-off of what they read at once; that of a draft once the draft is published.
    """
    article = lock_with(version)
    if wrong := wrong_days(date, next_due):
        raise RefusedError(*wrong.values())
    if version != article.live:
        # It was signed as it is shown now; its words are those of when it was written.
        version.safety_words = safety_words(rendered_now(version), article.part.footer)
        version.save(update_fields=["safety_words"])
    review = Review.objects.create(version=version, name=name, role=role, date=date, next_due=next_due)
    record(article, Decision.Kind.SIGNED, by, version=version, note=sentences(f"{review}.", note))
    return review


@transaction.atomic
def correct_review(review: Review, by: Any, *, note: str = "") -> None:
    """Save a sign-off that was entered with a mistake, and write down what it said before.

    `review` holds what it is to say. Where it was moved from another page, both pages' records tell of it.
    Refused as signing is. Nothing is written where nothing was corrected.
    """
    moved_from = Review.objects.filter(pk=review.pk).values("version__article")
    both = Q(pk=review.version.article_id) | Q(pk__in=moved_from)
    # Both pages before the sign-off: whoever publishes one of them takes them in this order too.
    list(Article.objects.select_for_update(no_key=True).filter(both).order_by("pk"))
    before = Review.objects.select_for_update(no_key=True).get(pk=review.pk)
    if wrong := wrong_days(review.date, review.next_due):
        raise RefusedError(*wrong.values())
    if all(getattr(before, name) == getattr(review, name) for name in _SAID):
        return
    review.save()
    note = sentences(note, f"Before: {_said(before)}.", f"Now: {_said(review)}.")
    versions = {version.article_id: version for version in (before.version, review.version)}
    for version in versions.values():
        record(version.article, Decision.Kind.CORRECTED, by, version=version, note=note)


def _said(review: Review) -> str:
    page = f"version {review.version.number} of /{review.version.article.slug}/"
    return f"{review}, due again by {date_format(review.next_due)}, for {page}"
