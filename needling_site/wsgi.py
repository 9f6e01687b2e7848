"""The WSGI application that gunicorn serves, or any other server."""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.wsgi import get_wsgi_application

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "needling_site.settings")

_site = get_wsgi_application()

from content.articles.publishing import Scheduler  # noqa: E402 its models are ready only now

_scheduler = Scheduler()


def application(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    """Answer a request, once what was planned for a time before it is done."""
    _scheduler.run_due_plans_first()
    return _site(environ, start_response)
