"""What the clinic adds to the look of every page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from .colours import stylesheet, version_of
from .models import Clinic


@require_safe
def colour_sheet(request: HttpRequest) -> HttpResponse:
    """Serve the style sheet of the clinic's colour; with its version in the address it may be kept a year."""
    colour = Clinic.current().colour
    if not colour:
        raise Http404
    answer = HttpResponse(stylesheet(colour), content_type="text/css; charset=utf-8")
    if request.GET.get("v") == version_of(colour):
        patch_cache_control(answer, public=True, immutable=True, max_age=365 * 24 * 3600)
    return answer
