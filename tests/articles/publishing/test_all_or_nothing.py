"""A decision that cannot be written down changes nothing: neither the page, nor a plan, nor a version."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError
from django.utils import timezone

from content.articles import publishing
from content.articles.models import Article, Decision, Plan, Redirect, RenderingDue, Review, Version
from content.articles.publishing.publish import withdraw

from ..factories import edit, sign_off

TABLES = (Article, Decision, Plan, Redirect, RenderingDue, Review, Version)

TODAY = timezone.localdate()


def a_draft() -> Version:
    return edit("aftercare", live=False, body="You may ache [@brady2014].")


def in_review() -> Version:
    version = a_draft()
    Version.objects.filter(pk=version.pk).update(state="in review")
    return version


def an_older_version() -> Version:
    return edit("aftercare", body="You may itch [@brady2014].").made_from


def a_page() -> Article:
    return Article.objects.get(slug="aftercare")


def a_withdrawn_page() -> Article:
    withdraw(a_page(), None)
    return a_page()


def a_plan() -> Plan:
    return Plan.objects.create(article=a_page(), version=a_draft(), at=timezone.now() + timedelta(hours=1))


def a_corrected_review() -> Review:
    review = sign_off(a_page().live)
    review.name = "Bo Lind"
    return review


def sign(version: Version, by: User) -> None:
    later = publishing.due_after(TODAY)
    publishing.sign_version(version, by, name="Ada", role="physiotherapist", date=TODAY, next_due=later)


ACTS = {
    "submit": (a_draft, publishing.submit),
    "send back": (in_review, lambda version, by: publishing.send_back(version, by, "Say for how long.")),
    "publish": (a_draft, publishing.publish_version),
    "restore": (an_older_version, publishing.restore_version),
    "withdraw": (a_page, lambda page, by: publishing.withdraw_article(page, by, None)),
    "rename": (a_page, lambda page, by: publishing.rename(page, "after-it", by)),
    "plan": (a_page, lambda page, by: publishing.plan(page, timezone.now() + timedelta(hours=1), by)),
    "cancel": (a_plan, publishing.cancel),
    "sign": (a_draft, sign),
    "correct": (a_corrected_review, publishing.correct_review),
    "bring back": (a_withdrawn_page, publishing.bring_back),
}


def rows() -> list:
    return [list(model.objects.order_by("pk").values_list()) for model in TABLES]


@pytest.mark.django_db(transaction=True)
def test_decision_of_somebody_who_was_deleted_meanwhile_changes_nothing(loaded):
    # One after the other in one database: to empty it for each takes longer than all of them.
    for name, (prepare, act) in ACTS.items():
        about = prepare()
        before = rows()
        with pytest.raises(IntegrityError):
            act(about, User(pk=10**6, username="gone"))
        assert rows() == before, name
