"""The editors' desk as a site: Django's admin with pages of our own beside the models'."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.conf import settings
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver

from content.handouts.pdf import say_once_why_no_pdf

from . import urls
from .accounts.sign_in import (
    SignInForm,
    has_access,
    must_set_up_codes,
    redirect_to_codes,
    redirect_to_sign_in,
    sign_in_context,
)
from .dashboard import Desk, dashboard_of, tools_of

HANDING_OUT = "handouts.view_handout"
"""The permission to use the staff's desk."""

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class DeskSite(AdminSite):
    """The admin, whose first page is the dashboard."""

    site_header = site_title = "Dry needling guide: the editors' desk"
    index_title = "What would you like to change?"
    index_template = "desk/dashboard.html"
    login_form = SignInForm

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Put the desk's own pages before those of the models."""
        return [*urls.desk_urls(self), *super().get_urls()]

    def has_permission(self, request: HttpRequest) -> bool:
        """Let in whoever belongs to a group and gave all that is asked for at sign-in."""
        return has_access(request)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Return what the template of every page of the desk is given.

        The version of the program is for those who work at the desk: a stranger could look up its defects.
        """
        context = super().each_context(request)
        return {**context, "program_version": settings.VERSION if context["has_permission"] else ""}

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        """Guard a page of the desk: send whoever may not come in to sign in, or to set up one-time codes."""
        guarded = super().admin_view(view, cacheable)

        @wraps(guarded)
        def guard(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            match = request.resolver_match
            where = match.view_name if match else ""
            if where == "admin:logout" and request.user.is_authenticated:
                return view(request, *args, **kwargs)  # whoever is signed in at all can sign out
            if not self.has_permission(request):
                return redirect_to_sign_in(request)
            if where != "admin:codes" and must_set_up_codes(request):
                return redirect_to_codes(request)
            return guarded(request, *args, **kwargs)

        return cast("View", guard)

    def index(  # type: ignore[override] # Django's own never leads on
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the dashboard of whoever is signed in; lead those who only hand out on to the staff's desk."""
        desk = Desk(request)
        dashboard = dashboard_of(desk)
        if dashboard.is_empty and desk.user.has_perm(HANDING_OUT) and not self.get_app_list(request):
            return redirect("staff")
        say_once_why_no_pdf(request)
        context: dict[str, Any] = {"dashboard": dashboard}
        if dashboard.is_empty:
            context["title"] = "Welcome"
        page = super().index(request, {**context, **(extra_context or {})})
        context = page.context_data = page.context_data or {}
        context["tools"] = tools_of(desk, context["app_list"])
        return page

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show the sign-in page, with a word on why somebody who is signed in sees it."""
        page: HttpResponse = super().login(request, {**sign_in_context(request), **(extra_context or {})})
        return page

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """Say that somebody is out, in the words of the button."""
        return super().logout(request, {"title": "Signed out", **(extra_context or {})})
