"""The addresses of the desk's own pages; those of one article stand with its admin."""

from typing import TYPE_CHECKING

from django.urls import URLPattern

if TYPE_CHECKING:
    from .site import DeskSite


def desk_urls(site: "DeskSite") -> list[URLPattern]:
    """Return the pages that belong to no model; each view is given to `site.admin_view`, so that only
    whoever is signed in at the desk gets to it.
    """
    return []
