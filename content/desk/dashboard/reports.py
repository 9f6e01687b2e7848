"""The reports: each section of the dashboard with all its entries, on a page of its own."""

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST, require_safe

from content.articles.search.zero_results import start_over

from . import KINDS, Desk


@require_safe
def report(request: HttpRequest, name: str) -> HttpResponse:
    """Show all entries of a section, to whoever may see it."""
    if name not in KINDS:
        raise Http404
    kind, desk = KINDS[name], Desk(request)
    if not desk.user.has_perm(kind.permission):
        raise PermissionDenied
    section = kind.make(desk)
    context = {**admin.site.each_context(request), "title": section.heading, "section": section}
    return TemplateResponse(request, "desk/report.html", context)


@require_POST
@permission_required("clinic.change_clinic", raise_exception=True)
def forget_missed_words(request: HttpRequest) -> HttpResponse:
    """Start the count of what search does not find over."""
    count = start_over()
    messages.success(request, f"The count starts over: {count} word{'' if count == 1 else 's'} forgotten.")
    return redirect("admin:report", "missed-words")
