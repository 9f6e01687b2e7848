"""The sections of the dashboard as the tests read them, and what they fill them with."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from content.articles.models import Article
from tests.pages import Page

LONELY = {
    "id": "lonely",
    "type": "book",
    "title": "A lonely book",
    "custom": {"kind": "textbook", "appraisal": "A."},
}


def section(page: Page, name: str) -> str:
    return page.words(f"section-{name}")


def sections(page: Page) -> set[str]:
    return {id_.removeprefix("section-") for id_ in page.ids if id_.startswith("section-")}


def panels(page: Page) -> list[str]:
    return [id_.removeprefix("panel-") for id_ in page.ids if id_.startswith("panel-")]


def days_ago(days: int):
    return timezone.now() - timedelta(days=days)


def due_in(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def form_of(article: Article, rest: str = "") -> str:
    return reverse("admin:articles_article_change", args=[article.pk]) + rest
