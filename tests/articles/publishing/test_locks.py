"""Who decides about a page makes others who decide about it wait, and nobody who only refers to it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction

from content.articles.models import Article, Link, Version
from content.articles.publishing import correct_review, submit

from ..factories import edit, sign_off
from ..others import meanwhile, on_postgresql


def elsewhere(act: Callable[[], Any]) -> Any:
    """Act on a connection of one's own, which waits for no lock; return what came of it."""

    def run() -> Any:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '300ms'")
                return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result()


def article(slug: str) -> Article:
    return Article.objects.get(slug=slug)


def write_it() -> None:
    edit("aftercare", live=False, body="You may ache [@brady2014].")


def send_it_in() -> None:
    submit(edit("aftercare", live=False, body="You may ache [@brady2014]."), None)


def move_its_sign_off() -> None:
    review = article("risks").live.reviews.get()
    review.version = article("aftercare").live
    correct_review(review, None)


def is_locked(page: Article) -> bool:
    """Tell whether somebody else who wants to decide about a page has to wait."""
    try:
        elsewhere(lambda: Article.objects.select_for_update(no_key=True, nowait=True).get(pk=page.pk))
    except OperationalError:
        return True
    return False


def link_to(page: Article) -> Link:
    return Link.objects.create(version=Version.objects.get(article__slug="glossary"), target=page)


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_page_that_is_decided_about_is_locked_and_may_be_linked_to(loaded):
    sign_off(article("risks").live)
    for act, slugs in (
        (write_it, ["aftercare"]),
        (send_it_in, ["aftercare"]),
        (move_its_sign_off, ["aftercare", "risks"]),
    ):
        with transaction.atomic():
            act()
            for page in map(article, slugs):
                assert is_locked(page), act
                elsewhere(partial(link_to, page))


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_both_pages_are_locked_before_the_sign_off_that_is_moved(loaded):
    sign_off(article("risks").live)
    locked = []

    def look() -> None:
        locked.extend(is_locked(article(slug)) for slug in ("aftercare", "risks"))

    with meanwhile('FROM "articles_review" WHERE "articles_review"."id"', look):
        move_its_sign_off()
    assert locked == [True, True]
