"""Signing in at the desk: the form, who has access, and where whoever has none is sent."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.forms import UsernameField
from django.contrib.auth.models import AbstractBaseUser, User
from django.contrib.auth.signals import user_login_failed
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import reverse

from content.articles.pages.errors import forbidden

from ..failed_saves import is_at_the_desk
from . import one_time_codes as codes
from .throttle import minutes_to_wait


class SignInForm(AdminAuthenticationForm):
    """Name, password, and a one-time code from whoever has set them up.

    Whatever is wrong, the answer is the same and counts as a failure: it tells a stranger neither which names
    exist nor that a guessed password was right.
    """

    username = UsernameField(
        label="Name",
        max_length=150,
        widget=forms.TextInput(attrs={"autofocus": True, "autocapitalize": "none", "spellcheck": "false"}),
    )
    code = forms.CharField(
        label="One-time code",
        max_length=20,
        required=False,
        help_text="Only if you have set one up: the six digits from your telephone, or a backup code.",
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    error_messages = {
        "invalid_login": "That did not fit. Check the name and the password; small and capital letters "
        "count. If you have set up one-time codes, a fresh one is needed too. After several wrong codes, "
        "wait a few minutes or use a backup code."
    }

    def confirm_login_allowed(self, user: AbstractBaseUser) -> None:
        """Refuse whoever has no access to the desk, and whoever uses codes and gives no right one."""
        assert isinstance(user, User)  # noqa: S101 the project has no other
        device = codes.confirmed_device(user)
        if device is not None:
            device = codes.verify_code(user, self.cleaned_data.get("code", ""))
            refused = device is None
            user.otp_device = device  # type: ignore[attr-defined] # django_otp notes it in the session
        else:
            refused = False
        if refused or not (user.is_active and user.is_staff):
            credentials = {"username": user.get_username()}
            user_login_failed.send(sender=__name__, credentials=credentials, request=self.request)
            raise self.get_invalid_login_error()


def has_access(request: HttpRequest) -> bool:
    """Tell whether a request comes from somebody who is signed in at the desk, with a code if they use codes.

    A session that began before they set codes up, on another machine perhaps, has no access.
    """
    user = request.user
    if not (isinstance(user, User) and user.is_active and user.is_staff):
        return False
    return user.is_verified() or codes.confirmed_device(user) is None  # type: ignore[attr-defined]


def must_set_up_codes(request: HttpRequest) -> bool:
    """Tell whether the clinic requires one-time codes and this session, which has access, began without."""
    required: bool = request.clinic.codes_required  # type: ignore[attr-defined]
    return required and not request.user.is_verified()  # type: ignore[union-attr]


def reason_for_no_access(request: HttpRequest) -> str:
    """Return why a request has no access to the desk, for a view that answers 403 rather than with a page.

    "out": nobody is signed in. "rights": somebody is, who is in no group any more. "codes": they have to set
    up one-time codes first. An empty string where there is access; permissions are not looked at.
    """
    user = request.user
    if isinstance(user, User) and not user.is_staff:
        return "rights"
    if not has_access(request):
        return "out"
    return "codes" if must_set_up_codes(request) else ""


def redirect_to_sign_in(request: HttpRequest) -> HttpResponseRedirect:
    """Redirect to the sign-in page, which leads on to the page that was asked for.

    A form cannot be sent again after signing in: the sign-in page then leads on to the page of the form, and
    says what became of the text.
    """
    login = reverse("admin:login")
    if request.method != "POST":
        return redirect_to_login(request.get_full_path(), login)
    return redirect_to_login(_page_of_form(request), f"{login}?unsaved=1")


def _page_of_form(request: HttpRequest) -> str:
    """Return the page on which a form was filled in (Referer), or the address that it was sent to."""
    page = urlsplit(request.headers.get("Referer", ""))
    came_from = page.path + (f"?{page.query}" if page.query else "")
    return came_from if page.netloc == request.get_host() else request.get_full_path()


def redirect_to_codes(request: HttpRequest) -> HttpResponseRedirect:
    """Redirect to the page that sets up one-time codes, which leads on to the page that was asked for."""
    page = reverse("admin:codes")
    if request.method == "GET":
        return redirect_to_login(request.get_full_path(), page)
    return redirect_to_login(_page_of_form(request), f"{page}?unsaved=1")


def sign_in_context(request: HttpRequest) -> dict[str, Any]:
    """Return what the template of the sign-in page is given besides its form."""
    user = request.user if isinstance(request.user, User) else None
    return {
        "title": "Sign in",
        "unsaved": "unsaved" in request.GET,
        "needs_code": user is not None and user.is_staff and codes.confirmed_device(user) is not None,
        "has_no_group": user is not None and not user.is_staff,
    }


def locked_out(
    request: HttpRequest, response: HttpResponse | None, credentials: dict[str, Any] | None
) -> HttpResponse:
    """Answer 429 to whoever failed too often, with the minutes to wait; django-axes calls it."""
    minutes = minutes_to_wait(request, credentials)
    context = {**admin.site.each_context(request), "title": "Too many attempts", "minutes": minutes}
    page = TemplateResponse(request, "desk/locked_out.html", context, status=429)
    page["Retry-After"] = str(minutes * 60)
    page["Cache-Control"] = "no-store"
    return page.render()


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose CSRF token is missing or wrong.

    At the desk that is mostly a page that was opened before its reader signed in again.
    """
    if is_at_the_desk(request):
        return render(request, "desk/form_too_old.html", {"page": request.get_full_path()}, status=403)
    return forbidden(request, reason=reason)
