"""The search page, and what a browser may offer while one types."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from content.clinic.practice import details_of
from content.rendering.markup.clinic_values import UNSET

from ..search.answers import MAX_QUERY, search, suggestions
from ..search.zero_results import count_zero_results

SUGGESTIONS_AGE = 3600


@require_safe
@cache_control(no_store=True)
def search_page(request: HttpRequest) -> HttpResponse:
    """Answer a question with the sections that hold its words, and an emergency with its card.

    Nothing keeps the page: it holds what somebody typed about themselves. A question of over MAX_QUERY
    letters is answered by its beginning, with 414, as RFC 9110 says of an address that is too long.
    """
    question = request.GET.get("q", "")
    answer = search(question)
    if request.method == "GET":
        count_zero_results(answer)
    is_too_long = len(question) > MAX_QUERY
    context = {
        "answer": answer,
        "question": answer.question,
        "most": MAX_QUERY,
        "is_too_long": is_too_long,
        "numbers": UNSET["emergency_number"].numbers,
        "details": details_of(request.clinic, answer.of_clinic),  # type: ignore[attr-defined]
    }
    status = HTTPStatus.REQUEST_URI_TOO_LONG if is_too_long else HTTPStatus.OK
    return render(request, "articles/search.html", context, status=status)


@require_safe
@cache_control(public=True, max_age=SUGGESTIONS_AGE)
def search_suggestions(request: HttpRequest) -> JsonResponse:
    """Return what may be searched for, the same list for everybody.

    The browser fetches it once, when the search field is entered, and compares it by itself: nothing that
    is typed leaves the device until the form is sent.
    """
    return JsonResponse(suggestions(), safe=False, json_dumps_params={"ensure_ascii": False})
