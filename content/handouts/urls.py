"""The addresses of handouts: what patients open, and the staff's desk."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path, register_converter

from .codes import CodeConverter, EditionConverter
from .views import edit, public, staff

register_converter(CodeConverter, "code")
register_converter(EditionConverter, "edition")

urlpatterns = [
    path("h/", public.type_code, name="type_code"),
    path("h/<str:typed>.pdf", public.pdf, name="handout_pdf"),
    path("h/<str:typed>.svg", public.qr_svg, name="handout_svg"),
    path("h/<str:typed>.png", public.qr_png, name="handout_png"),
    path("h/<str:typed>/sheet/", public.sheet, name="handout_sheet"),
    path("h/<str:typed>/share/", public.share, name="handout_share"),
    path("h/<str:typed>/", public.handout_page, name="handout"),
]


def staff_urls(guard: Callable[[Callable[..., Any]], Callable[..., Any]]) -> list[URLPattern]:
    """Return the staff's desk. `guard` lets only whoever is signed in through to a view."""
    return [
        path("", guard(staff.handout_list), name="staff"),
        path("new/", guard(edit.new), name="staff_new"),
        path("counts/", guard(staff.counts), name="staff_counts"),
        path("<code:code>/", guard(staff.handout_details), name="staff_handout"),
        path("<code:code>/qr/", guard(staff.qr), name="staff_qr"),
        path("<code:code>/editions/<edition:edition>/", guard(staff.edition), name="staff_edition"),
        path(
            "<code:code>/editions/<edition:edition>.pdf", guard(staff.edition_pdf), name="staff_edition_pdf"
        ),
        path("<code:code>/change/", guard(edit.change), name="staff_change"),
        path("<code:code>/copy/", guard(edit.copy), name="staff_copy"),
        path("<code:code>/withdraw/", guard(edit.withdraw), name="staff_withdraw"),
        path("<code:code>/bring-back/", guard(edit.bring_back), name="staff_bring_back"),
    ]
