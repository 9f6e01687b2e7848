"""The state of the text: what is wrong with it, and what an editor would look at next."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from statistics import median

from django.db.models import F, QuerySet

from content.rendering import FormatError, RenderContext, Rendered, render
from content.sources.models import Reference

from ..files.folder import PARTS, REFERENCES, article_path
from ..files.layout import SIGNS, WORDS
from ..files.words import SiteWords, parse_site_words, words_problems, words_remarks
from ..models import Article, ArticleQuerySet, Citation, Link, LoadConflict, Part
from ..publishing.context import (
    current_render_context,
    read_signs,
    state_of_texts,
    stored_signs,
    stored_words,
)
from ..publishing.part_footer import render_footer

MAX_GRADE = 7.0
"""The Flesch-Kincaid grade above which a page is reported as hard to read."""

MAX_LONG_SHARE = 0.05
"""The share of sentences over twenty words above which a page is reported."""


PROBLEM, SLIP, UNCITED, HARD = "problem", "slip", "uncited", "hard to read"
REVIEW, ORPHAN, UNUSED, WAITING = "review", "orphan", "unused source", "new edition"


@dataclass(frozen=True)
class Finding:
    """Something that is wrong, or that an editor would look at, and where it stands.

    `file` is the file of the library, or an entry in it. `kind` is one of the above, or that of a remark.
    `field` and `line` are those of the article's form, or the part's; they are empty where the finding is
    about the page as a whole. An error must be mended before the guide is true to itself; anything else is
    for an editor to weigh.
    """

    file: str
    kind: str
    message: str
    is_error: bool = False
    article_id: int | None = None
    field: str = ""
    line: int = 0
    part_id: int | None = None

    def __str__(self) -> str:
        if self.part_id:
            return f"{self.file}: {self.message}"
        where = f"line {self.line}: {self.kind}" if self.field else ""
        if self.field and self.kind == PROBLEM:
            where = f"{self.field} line {self.line}"
        return ": ".join(filter(None, (self.file, where, self.message)))


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
    """What was found, and the measures of each page."""

    findings: list[Finding] = field(default_factory=list)
    pages: list[PageState] = field(default_factory=list)

    @property
    def errors(self) -> list[str]:
        """What must be mended, in words."""
        return [str(finding) for finding in self.findings if finding.is_error]

    @property
    def remarks(self) -> list[str]:
        """What an editor may weigh, in words."""
        return [str(finding) for finding in self.findings if not finding.is_error]

    @property
    def waiting(self) -> int:
        """How many pages and other things of a new edition wait for a decision."""
        return sum(finding.kind == WAITING for finding in self.findings)

    @property
    def median_grade(self) -> float:
        """The middle one of the pages' grades."""
        return median(page.grade for page in self.pages) if self.pages else 0.0


def check_content() -> ContentState:
    """Look at every published page as it is now."""
    state = ContentState()
    # First of all: a list of signs that cannot be read is what is wrong with every page that prints one.
    state.findings += _in_signs()
    context = current_render_context()
    for article in Article.objects.published().with_review().with_source():
        if article.live is None:
            continue
        article.live.article = article
        rendered = render(article.live.text, context)
        state.findings += [*_in_text(article, rendered), *_measured(article, rendered), *_review(article)]
        state.pages.append(_measures(article, rendered))
    state.findings += [*_in_words(context), *_in_part_footers(context)]
    state.findings += [
        Finding(article_path(page.slug), ORPHAN, "no page links to it", article_id=page.pk)
        for page in orphans()
    ]
    state.findings += [
        Finding(REFERENCES, UNUSED, f"nobody cites {reference.key}") for reference in unused_references()
    ]
    message = "a new edition waits for a decision at the desk; it was changed on the site too"
    state.findings += [
        Finding(conflict.name, WAITING, message, article_id=conflict.article_id)
        for conflict in LoadConflict.objects.waiting().safety_first()
    ]
    return state


def texts_findings() -> tuple[Finding, ...]:
    """Return what `check_content` finds in the texts themselves.

    Rendering every page takes a second, so it is done once for each state of all that it is made from.
    """
    return _texts_findings(state_of_texts())


@lru_cache(maxsize=2)
def _texts_findings(state: str) -> tuple[Finding, ...]:
    findings = check_content().findings
    return tuple(finding for finding in findings if finding.kind not in {REVIEW, ORPHAN, UNUSED, WAITING})


def orphans() -> ArticleQuerySet:
    """Return the published pages that no other published page links to in its text."""
    linked = Link.objects.shown().exclude(version__article=F("target")).values("target")
    return Article.objects.published().exclude(pk__in=linked)


def unused_references() -> QuerySet[Reference]:
    """Return the references that no published page cites."""
    return Reference.objects.exclude(pk__in=Citation.objects.shown().values("reference"))


def _in_text(article: Article, rendered: Rendered) -> Iterator[Finding]:
    path = article_path(article.slug)
    stays = "; readers see the page as it was rendered last" if rendered.is_refused else ""
    for problem in rendered.problems:
        message = problem.message + stays
        yield Finding(path, PROBLEM, message, True, article.pk, problem.field, problem.line)
    for slip in rendered.slips:
        yield Finding(path, SLIP, slip.message, False, article.pk, slip.field, slip.line)
    for remark in rendered.remarks:
        yield Finding(
            path,
            remark.kind,
            remark.message,
            remark.kind == UNCITED,
            article.pk,
            remark.field,
            remark.line,
        )


def _measured(article: Article, rendered: Rendered) -> Iterator[Finding]:
    path, metrics = article_path(article.slug), rendered.metrics
    if metrics.grade > MAX_GRADE:
        message = f"reading grade {metrics.grade}, over {MAX_GRADE:g}; shorten sentences"
        yield Finding(path, HARD, message, article_id=article.pk)
    if metrics.sentences and metrics.long_sentences / metrics.sentences > MAX_LONG_SHARE:
        message = f"{metrics.long_sentences} of {metrics.sentences} sentences are long"
        yield Finding(path, HARD, message, article_id=article.pk)


def _measures(article: Article, rendered: Rendered) -> PageState:
    metrics = rendered.metrics
    return PageState(
        article.slug,
        metrics.words,
        metrics.grade,
        metrics.median_sentence,
        metrics.long_sentences,
        metrics.sentences,
        len(rendered.citations),
        len(rendered.differences),
    )


def _review(article: Article) -> Iterator[Finding]:
    review, message = article.last_review, ""
    if review is None:
        message = "no clinician has reviewed it"
    elif review.is_overdue:
        message = f"its review was due on {review.next_due}"
    elif article.changed_since_review:
        message = f"changed since its review of {review.date}"
    if message:
        yield Finding(article_path(article.slug), REVIEW, message, article_id=article.pk)


def _in_signs() -> Iterator[Finding]:
    try:
        read_signs(stored_signs())
    except FormatError as error:
        yield from _unreadable(SIGNS, error)


def _unreadable(path: str, error: FormatError) -> Iterator[Finding]:
    for problem in error.problems:
        message = f"the site cannot read it (line {problem.line}: {problem.message}); bring a good one in"
        yield Finding(path, PROBLEM, message, is_error=True)


def _in_words(context: RenderContext) -> Iterator[Finding]:
    source = stored_words()
    try:
        words = parse_site_words(source) if source else SiteWords()
    except FormatError as error:
        yield from _unreadable(WORDS, error)
        return
    for problem in words_problems(words, context):
        yield Finding(WORDS, PROBLEM, f"line {problem.line}: {problem.message}", is_error=True)
    for remark in words_remarks(words):
        yield Finding(WORDS, remark.kind, f"line {remark.line}: {remark.message}", remark.kind == UNCITED)


def _in_part_footers(context: RenderContext) -> Iterator[Finding]:
    for part in Part.objects.all():
        file, rendered = f"{PARTS}: footer of the part “{part}”", render_footer(part.footer, context)
        for problem in rendered.refusals:
            is_error = problem in rendered.problems
            yield Finding(
                file,
                PROBLEM if is_error else SLIP,
                problem.message,
                is_error,
                part_id=part.pk,
                field="footer",
                line=problem.line,
            )
