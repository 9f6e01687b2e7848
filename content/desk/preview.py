"""What the editor's widget asks for while somebody writes."""

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from content.articles.library import current_library
from content.rendering import ArticleText, render, tidy


@never_cache
@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """Return a text as the page would show it, with what is wrong with it on top.

    Answers 403, in words, to whoever may not edit articles or is signed in no longer.
    """
    if not request.user.has_perm("articles.change_article"):
        return HttpResponseForbidden(
            "You are not signed in as an editor. Keep this page open and sign in again."
        )
    text = ArticleText(
        title="Preview", summary="", part="preview", order=0, body=tidy(request.POST.get("content", ""))
    )
    rendered = render(text, current_library())
    return HttpResponse(render_to_string("desk/preview.html", {"rendered": rendered}))
