"""The files of uploaded pictures, and of the clinic's logo."""

import re

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

_YEAR = 365 * 24 * 3600
_LONGEST = 200
_FILE = re.compile(r"(?:images|clinic)/[a-z0-9]+(?:-[a-z0-9]+)*\.webp")


@require_safe
@cache_control(public=True, max_age=_YEAR, immutable=True)
def media(request: HttpRequest, path: str) -> HttpResponse:
    """Return a picture in our own encoding; nothing else is served, whatever lies in the folder.

    The name of such a file tells what is in it, so browsers keep it. Anyone who knows its address sees it.
    """
    if len(path) > _LONGEST or not _FILE.fullmatch(path):
        raise Http404
    try:
        with default_storage.open(path) as file:
            return HttpResponse(file.read(), content_type="image/webp")
    except (FileNotFoundError, IsADirectoryError) as error:
        raise Http404 from error
