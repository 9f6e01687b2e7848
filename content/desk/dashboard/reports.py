"""The reports: each panel of the dashboard with all its entries, on a page of its own."""

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from content.articles.search.zero_results import start_over

from . import PANELS, Desk, panel_of

FORMER = {section: panel for panel, kind in PANELS.items() for section in kind.sections.keys() - PANELS}
"""The report that a section stands in, by the name of the section: each had a report of its own once, and
somebody may have kept its address."""


@require_safe
def report(request: HttpRequest, name: str) -> HttpResponse:
    """Show all entries of a panel, to whoever may see any; send on from the address of a single section."""
    if name in FORMER:
        return redirect(f"{reverse('admin:report', args=[FORMER[name]])}#{name}", permanent=True)
    if name not in PANELS:
        raise Http404
    panel = panel_of(Desk(request), name)
    if panel is None:
        raise PermissionDenied
    context = {**admin.site.each_context(request), "title": panel.heading, "panel": panel}
    return TemplateResponse(request, "desk/report.html", context)


@require_POST
@permission_required("clinic.change_clinic", raise_exception=True)
def forget_missed_words(request: HttpRequest) -> HttpResponse:
    """Start the count of what search does not find over."""
    count = start_over()
    messages.success(request, f"The count starts over: {count} word{'' if count == 1 else 's'} forgotten.")
    return redirect("admin:report", "searches")
