"""All addresses of the site."""

from django.conf import settings
from django.contrib import admin
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path
from django.views.decorators.http import require_safe

from content.desk.editor.preview import preview
from content.desk.workflow.draft_views import shared_draft
from content.handouts.urls import staff_urls

from .styleguide import styleguide


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Send on to the picture under its hashed name."""
    return redirect(staticfiles_storage.url("img/favicon.ico"))


urlpatterns = [
    path("favicon.ico", favicon),
    # The editors' desk. The paths are those that the editor's widget asks for; the views are ours.
    path("admin/", admin.site.urls),
    path("markdownx/markdownify/", preview, name="preview"),
    path("draft/<str:token>/", shared_draft, name="draft"),
    # What readers see; an article takes any name, so its address comes last.
    path("staff/", include(staff_urls(admin.site.admin_view))),
    path("", include("content.clinic.urls")),
    path("", include("content.sources.urls")),
    path("", include("content.handouts.urls")),
    path("", include("content.articles.pages.urls")),
]

if settings.STYLEGUIDE:
    urlpatterns.insert(0, path("styleguide/", styleguide))

handler400 = "content.articles.pages.errors.bad_request"
handler403 = "content.articles.pages.errors.forbidden"
handler404 = "content.articles.pages.errors.not_found"
handler500 = "content.desk.failed_saves.server_error"
