"""What the desk's pages of one article have in common: who may see them, and how they lead to each other."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from content.articles.models import Article
from content.articles.publishing import RefusedError

from .status import article_status, name_of

ArticleView = Callable[..., HttpResponse]


def article_page(permission: str, *methods: str) -> Callable[[ArticleView], ArticleView]:
    """Make a view a page of one article: it is given the article, or the answer is 404.

    Answers 403 to whoever has not the permission, and 405 to any other method.
    """

    def decorate(view: ArticleView) -> ArticleView:
        @require_http_methods(["GET", "HEAD", *methods])
        @wraps(view)
        def page(request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponse:
            require_permission(request, permission)
            articles = Article.objects.with_newest_title()
            articles = articles.select_related("part", "live", "last_review", "read_instead")
            return view(request, get_object_or_404(articles, pk=pk), *args, **kwargs)

        return page

    return decorate


def require_permission(request: HttpRequest, permission: str) -> None:
    """Raise PermissionDenied (403) where the user has not the permission."""
    if not request.user.has_perm(permission):
        raise PermissionDenied


@dataclass(frozen=True)
class DeskLink:
    """A link from one page of an article to another."""

    label: str
    address: str
    here: bool = False


def article_links(user: Any, article: Article, here: str = "") -> list[DeskLink]:
    """Return the pages of an article that somebody may open; `here` is the name of the one they are on."""
    wanted = [
        ("change", "Write", "articles.view_article"),
        ("decide", "Review and publish", "articles.view_article"),
        ("compare", "Compare", "articles.view_version"),
        ("history", "History", "articles.view_article"),
        ("sign", "Sign", "articles.add_review"),
        ("rename", "Rename", "articles.rename_article"),
        ("withdraw", "Bring back" if article.withdrawn_at else "Withdraw", "articles.withdraw_article"),
    ]
    links = [
        DeskLink(label, address_of(name, article), name == here)
        for name, label, permission in wanted
        if user.has_perm(permission)
    ]
    if waiting := article.load_conflicts.waiting().first():
        where = reverse("admin:new_edition", args=[waiting.pk])
        links.append(DeskLink("New edition", where, here == "new_edition"))
    if article.is_published:
        links.append(DeskLink("See the page", article.get_absolute_url()))
    return links


def address_of(name: str, article: Article, *more: Any) -> str:
    """Return the address of one of an article's pages at the desk."""
    return reverse(f"admin:articles_article_{name}", args=[article.pk, *more])


def render_page(
    request: HttpRequest, here: str, article: Article, title: str, *, template: str = "", **more: Any
) -> HttpResponse:
    """Return one of an article's pages, `desk/<here>.html` unless another template is named.

    `more` is added to the context that all of them share: links, title, and the article's status.
    """
    context = {
        **admin.site.each_context(request),
        "title": title,
        "article": article,
        "links": article_links(request.user, article, here),
        "status": article_status(article),
        **more,
    }
    return TemplateResponse(request, template or f"desk/{here}.html", context)


def redirect_with_message(request: HttpRequest, where: str, article: Article, words: str) -> HttpResponse:
    """Redirect to one of the article's pages, which shows a message of success."""
    messages.success(request, words)
    return redirect(address_of(where, article))


def errors_of(act: Callable[[], Any]) -> list[str]:
    """Call a function that may raise RefusedError; return the reasons, or an empty list."""
    try:
        act()
    except RefusedError as refused:
        return refused.messages
    return []


def who_may(permission: str) -> list[str]:
    """Return the names of the people who have a permission through their groups, sorted."""
    people = User.objects.with_perm(
        permission, include_superusers=False, backend="django.contrib.auth.backends.ModelBackend"
    )
    return sorted(name_of(person, "") for person in people)


def signed_in(request: HttpRequest) -> User:
    """Return the user of a request to the desk, who is always signed in."""
    assert isinstance(request.user, User)  # noqa: S101 the desk has let them in
    return request.user
