"""The page of all components, for those who work on the look, and for the browser tests."""

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from content.articles.comparison.changes import word_diff
from content.articles.models import Article, Part, Review, Version
from content.articles.publishing.context import current_render_context
from content.articles.publishing.publish import rendering_of
from content.rendering import PracticeLine, parse_article
from content.rendering import render as render_text

SAMPLE = settings.BASE_DIR / "templates/styleguide/sample.md"


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Show each component once: an article with every callout, list, table and mark, then the others.

    The article is rendered from `templates/styleguide/sample.md`, with the guide's drawings behind it, and
    is stored nowhere. Of two lines on the clinic's own practice one is set. What is wrong with it stands on
    the page.
    """
    known = current_render_context()
    line = PracticeLine("A visit costs 55 pounds.", timezone.localdate())
    known = replace(known, practice={**known.practice, "cost": line, "age": PracticeLine()})
    text = parse_article(SAMPLE.read_text(encoding="utf-8")).text
    drawings = "".join(
        f'\n\n![What the drawing shows]({path} "{path}")'
        for path, svg in known.figures.items()
        if "<a " not in svg  # its links lead to headings of its own page
    )
    rendered = render_text(replace(text, body=f"{text.body}\n\n## Figures{drawings}"), known)
    part = Part(slug=text.part, title="A part of the journey", order=1)
    article = Article(slug="styleguide", part=part)
    version = Version(
        article=article, number=2, title=text.title, summary=text.summary, published_at=timezone.now(),
        **rendering_of(article, rendered),
    )  # fmt: skip
    context = {
        "article": article,
        "version": version,
        "step": (1, 5),
        "problems": rendered.problems,
        "reviews": _reviews(),
        "pieces": word_diff("You may feel sore for a day.", "You may feel sore for a day or two."),
    }
    return render(request, "styleguide/styleguide.html", context)


def _reviews() -> list[Any]:
    """Return an article for each state of its review: signed, changed since, overdue."""
    today = timezone.localdate()
    signed = Review(name="A. Name", role="physiotherapist", date=today, next_due=today + timedelta(days=999))
    long_ago = today - timedelta(days=1200)
    overdue = Review(
        name="A. Name", role="physiotherapist", date=long_ago, next_due=today - timedelta(days=99)
    )
    return [
        SimpleNamespace(slug="styleguide", last_review=signed, changed_since_review=False),
        SimpleNamespace(slug="styleguide", last_review=signed, changed_since_review=True),
        SimpleNamespace(slug="styleguide", last_review=overdue, changed_since_review=False),
    ]
