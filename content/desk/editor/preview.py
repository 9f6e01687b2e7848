"""The page as it would be: what the form shows beside the text while somebody writes."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, QueryDict
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from content.articles.models import TEXT_FIELDS, Article, Part, Version
from content.articles.pages.views import article_context
from content.articles.publishing.context import current_render_context, with_page
from content.articles.publishing.publish import rendering_of
from content.rendering import (
    LAYOUTS,
    AnnotatedText,
    ArticleText,
    Problem,
    Rendered,
    annotate,
    check_slug,
    reading_age,
    render,
    tidy,
)

from ..accounts.sign_in import reason_for_no_access
from .form import REQUIRED, LinesField, suggest_slug

_WRITING = ("articles.change_article", "articles.add_article")
_UNNAMED = "preview"
_FEW_SENTENCES = 5
"""A reading grade of fewer sentences than this says nothing."""

REFUSED = {
    "out": "You are not signed in as an editor. Keep this page open and sign in again in another tab.",
    "codes": "Everybody at this desk signs in with a one-time code. Keep this page open and set yours up in "
    "another tab.",
    "rights": "You are signed in, but you may not write any more. Keep this page open and ask an "
    "administrator of the site.",
}
"""What is said to whoever may not write, by the reason."""


def why_not(request: HttpRequest) -> str:
    """Return why somebody may not write or change an article, a key of REFUSED; nothing where they may."""
    why = reason_for_no_access(request)
    return why or ("" if any(request.user.has_perm(name) for name in _WRITING) else "rights")


@never_cache
@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """Return the page that a form would make, with its annotations: a whole HTML document, without scripts.

    It takes the fields of the form, and the body as `content` too; that alone is enough. Nothing is stored.
    Answers 403, with the reason in words, to whoever may not write.
    """
    if why := why_not(request):
        return HttpResponseForbidden(REFUSED[why], content_type="text/plain; charset=utf-8")
    article = _article_of(request.POST)
    text = _text_of(request.POST, article)
    rendered = render(text, with_page(current_render_context(), article.slug, text), with_lines=True)
    annotated = annotate(rendered, _left_empty(request.POST))
    request.canonical = settings.SITE_URL + article.get_absolute_url()  # type: ignore[attr-defined]
    article.live = _version_of(article, text, rendered, annotated)
    checklist = article.layout == Article.Layout.CHECKLIST
    context = article_context(request, article)
    context |= {
        "page": f"articles/{'checklist' if checklist else 'article'}.html",
        "annotated": annotated,
        "address": article.slug if article.pk is None and article.slug != _UNNAMED else "",
        # Where a text is refused as a whole there is nothing to show, and the form keeps what it showed last.
        "is_shown": bool(rendered.blocks) or not text.body,
        "metrics": rendered.metrics,
        "age": reading_age(rendered.metrics.grade) if rendered.metrics.sentences >= _FEW_SENTENCES else "",
    }
    return TemplateResponse(request, "desk/preview.html", context)


def _article_of(data: QueryDict) -> Article:
    """Return the article of a form as it would be, unsaved: the one that is edited, or a new one."""
    pages = Article.objects.with_review().select_related("part")
    article = pages.filter(pk=_number(data.get("article", ""))).first() or Article()
    part = Part.objects.filter(pk=_number(data.get("part", ""))).first()
    if part is not None or article.part_id is None:
        article.part = part or Part(slug="preview", title="Preview", order=0)
    if article.pk is None:
        slug = data.get("slug", "")
        fits = slug and not check_slug(slug)
        article.slug = slug if fits else suggest_slug(data.get("title", "")) or _UNNAMED
    if data.get("layout") in LAYOUTS:
        article.layout = data.get("layout", "")
    return article


def _number(value: str) -> int:
    """Return the number of a record; 0, which none has, where it is no number."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else 0


def _text_of(data: QueryDict, article: Article) -> ArticleText:
    """Return what stands in the fields of a form, however unfinished."""

    def lines(name: str) -> tuple[str, ...]:
        return tuple(LinesField(required=False).to_python(data.get(name)))

    return ArticleText(
        title=" ".join(data.get("title", "").split()) or "Preview",
        summary=" ".join(data.get("summary", "").split()),
        part=article.part.slug,
        order=article.order,
        layout=article.layout,
        key_points=lines("key_points"),
        related=lines("related"),
        next_steps=lines("next_steps"),
        former_anchors=lines("former_anchors"),
        body=tidy(data.get("content", data.get("body", ""))),
    )


def _left_empty(data: QueryDict) -> list[Problem]:
    """Return what a form lacks of all that must not be empty, once something is written in it."""
    if not any(data.get(name, "").strip() for name in TEXT_FIELDS):
        return []
    empty = [name for name in REQUIRED if name in data and not data.get(name, "").strip()]
    return [Problem(0, REQUIRED[name], name) for name in empty]


def _version_of(article: Article, text: ArticleText, rendered: Rendered, annotated: AnnotatedText) -> Version:
    """Return a version that is stored nowhere, which a template can print as if it were live."""
    fields: dict[str, Any] = rendering_of(article, rendered) | {
        "blocks": tuple(annotated.blocks),
        "key_point_blocks": tuple(annotated.key_points),
        "next_step_blocks": tuple(annotated.next_steps),
    }
    return Version(
        article=article,
        title=text.title,
        summary=text.summary,
        related=list(text.related),
        published_at=timezone.now(),
        **fields,
    )
