"""The addresses of the desk's own pages; those of one article stand with its admin."""

from typing import TYPE_CHECKING

from django.urls import URLPattern, path

from .accounts.one_time_codes import codes_page
from .dashboard.reports import forget_missed_words, report
from .editor.guide import guide
from .editor.pickers import pick_pages, pick_pictures, pick_sources, signed_in
from .exchange.views import export_page, import_done, import_page, import_picture, import_preview
from .workflow.new_edition import new_edition

if TYPE_CHECKING:
    from .site import DeskSite


def desk_urls(site: "DeskSite") -> list[URLPattern]:
    """Return the pages that belong to no model; each view is given to `site.admin_view`, so that only
    whoever is signed in at the desk gets to it.
    """
    return [
        path("codes/", site.admin_view(codes_page), name="codes"),
        path("export/", site.admin_view(export_page), name="export"),
        path("import/", site.admin_view(import_page), name="import"),
        path("import/done/", site.admin_view(import_done), name="import_done"),
        path("import/<str:digest>/", site.admin_view(import_preview), name="import_preview"),
        path("import/<str:digest>/<slug:name>.webp", site.admin_view(import_picture), name="import_picture"),
        path("new-edition/<int:pk>/", site.admin_view(new_edition), name="new_edition"),
        path("guide/", site.admin_view(guide), name="guide"),
        # The form of an article asks for these while somebody writes; they answer 403, not with a page.
        path("pick/pages/", pick_pages, name="pick_pages"),
        path("pick/sources/", pick_sources, name="pick_sources"),
        path("pick/pictures/", pick_pictures, name="pick_pictures"),
        path("pick/signed-in/", signed_in, name="signed_in"),
        path("reports/<slug:name>/", site.admin_view(report), name="report"),
        path("start-over/", site.admin_view(forget_missed_words), name="start_over"),
    ]
