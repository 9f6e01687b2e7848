"""The state of the text: what is wrong with it, and what an editor would look at next."""

from dataclasses import dataclass, field
from statistics import median

from django.db.models import F
from django.utils import timezone

from content.rendering import render, render_fragment
from content.sources.models import Reference

from .folder import PARTS, article_path
from .library import current_library
from .models import Article, Citation, Link, Part

MAX_GRADE = 7.0
"""The Flesch-Kincaid grade above which a page is reported as hard to read."""

MAX_LONG_SHARE = 0.05
"""The share of sentences over twenty words above which a page is reported."""


@dataclass
class PageState:
    """One page's measures."""

    slug: str
    words: int
    grade: float
    median_sentence: float
    long_sentences: int
    sentences: int
    citations: int
    differences: int


@dataclass
class ContentState:
    """Errors must be mended before the guide is true to itself; remarks are for an editor to weigh."""

    errors: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    pages: list[PageState] = field(default_factory=list)

    @property
    def median_grade(self) -> float:
        """The middle one of the pages' grades."""
        return median(page.grade for page in self.pages) if self.pages else 0.0


def check_content() -> ContentState:
    """Look at every published page as it is now."""
    state = ContentState()
    library = current_library()
    for article in Article.objects.published().with_review().select_related("part", "live"):
        if article.live is None:
            continue
        article.live.article = article
        rendered = render(article.live.text, library)
        path = article_path(article.slug)
        state.errors += [f"{path}: {p.field} line {p.line}: {p.message}" for p in rendered.problems]
        for remark in rendered.remarks:
            target = state.errors if remark.kind == "uncited" else state.remarks
            target.append(f"{path}: line {remark.line}: {remark.kind}: {remark.message}")
        metrics = rendered.metrics
        if metrics.grade > MAX_GRADE:
            state.remarks.append(
                f"{path}: reading grade {metrics.grade}, over {MAX_GRADE:g}; shorten sentences"
            )
        if metrics.sentences and metrics.long_sentences / metrics.sentences > MAX_LONG_SHARE:
            state.remarks.append(
                f"{path}: {metrics.long_sentences} of {metrics.sentences} sentences are long"
            )
        state.remarks += _review_remarks(article, path)
        state.pages.append(
            PageState(
                article.slug,
                metrics.words,
                metrics.grade,
                metrics.median_sentence,
                metrics.long_sentences,
                metrics.sentences,
                len(rendered.citations),
                len(rendered.differences),
            )
        )
    for part in Part.objects.all():
        problems = render_fragment(part.foot, library).problems
        state.errors += [f"{PARTS}: foot of {part.slug}: {problem.message}" for problem in problems]
    state.remarks += _orphans() + _uncited_references()
    return state


def _review_remarks(article: Article, path: str) -> list[str]:
    review = article.last_review
    if review is None:
        return [f"{path}: no clinician has reviewed it"]
    if review.next_due < timezone.localdate():
        return [f"{path}: its review was due on {review.next_due}"]
    if article.changed_since_review:
        return [f"{path}: changed since its review of {review.date}"]
    return []


def _orphans() -> list[str]:
    """Return the published pages that no other published page links to in its text."""
    linked = Link.objects.shown().exclude(version__article=F("target")).values("target")
    pages = Article.objects.published().exclude(pk__in=linked)
    return [f"{article_path(page.slug)}: no page links to it" for page in pages]


def _uncited_references() -> list[str]:
    references = Reference.objects.exclude(pk__in=Citation.objects.shown().values("reference"))
    return [f"references.json: nobody cites {reference.key}" for reference in references]
