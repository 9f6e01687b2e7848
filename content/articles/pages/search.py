"""The search page, and what a browser may offer while one types."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from ..search.answers import MAX_QUERY, search, suggestions
from ..search.zero_results import count_zero_results

SUGGESTIONS_AGE = 3600


@require_safe
@cache_control(no_store=True)
def search_page(request: HttpRequest) -> HttpResponse:
    """Answer a question with the sections that hold its words, and an emergency with its card.

    Nothing keeps the page: it holds what somebody typed about themselves.
    """
    answer = search(request.GET.get("q", ""))
    if request.method == "GET":
        count_zero_results(answer)
    context = {"answer": answer, "question": answer.question, "most": MAX_QUERY}
    return render(request, "articles/search.html", context)


@require_safe
@cache_control(public=True, max_age=SUGGESTIONS_AGE)
def search_suggestions(request: HttpRequest) -> JsonResponse:
    """Return what may be searched for, the same list for everybody.

    The browser fetches it once, when the search field is entered, and compares it by itself: nothing that
    is typed leaves the device until the form is sent.
    """
    return JsonResponse(suggestions(), safe=False, json_dumps_params={"ensure_ascii": False})
