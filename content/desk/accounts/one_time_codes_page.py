"""The page on which each person sets up one-time codes for themselves, and turns them off again."""

from typing import Any

import django_otp
from django.contrib import admin, messages
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from content.articles.pages.qr_code import qr_code

from . import one_time_codes as codes

_NOT_RIGHT = (
    "That code is not right. It changes every 30 seconds, so type the one that shows now. If it stays wrong, "
    "the clock of the telephone may be: let it set its time by itself. Wait a moment before the next try."
)

_NOT_YOURS = "That is not your password, so nothing was changed."


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def codes_page(request: HttpRequest) -> HttpResponse:
    """Show where somebody stands with one-time codes, and do what one of the page's buttons asks for."""
    user = request.user
    assert isinstance(user, User)  # noqa: S101 the desk has let them in
    for button, act in _BUTTONS.items():
        if request.method == "POST" and button in request.POST:
            return act(request, user)
    return _page(request, user)


def _begin(request: HttpRequest, user: User) -> HttpResponse:
    if codes.telephone_of(user) is not None:
        return _back_to_page(request)
    if not _knows_password(request, user):
        return _page(request, user, error=_NOT_YOURS)
    codes.begin(user)
    return _back_to_page(request)


def _confirm(request: HttpRequest, user: User) -> HttpResponse:
    if codes.begun_by(user) is None:
        return _back_to_page(request)
    device = codes.confirm(user, request.POST.get("code", ""))
    if device is None:
        return _page(request, user, error=_NOT_RIGHT)
    django_otp.login(request, device)
    return _page(request, user, new_codes=codes.new_backup_codes(user), first_time=True)


def _new_codes(request: HttpRequest, user: User) -> HttpResponse:
    if codes.telephone_of(user) is None:
        return _back_to_page(request)
    if not _knows_password(request, user):
        return _page(request, user, error=_NOT_YOURS)
    codes.log(user, user, "Made new backup codes.")
    return _page(request, user, new_codes=codes.new_backup_codes(user))


def _turn_off(request: HttpRequest, user: User) -> HttpResponse:
    if codes.telephone_of(user) is None:
        return _back_to_page(request)
    if not _knows_password(request, user):
        return _page(request, user, error=_NOT_YOURS)
    codes.remove(user, by=user)
    messages.success(request, "One-time codes are off. Your name and password are enough to sign in.")
    return _back_to_page(request)


_BUTTONS = {"_begin": _begin, "_confirm": _confirm, "_new_codes": _new_codes, "_turn_off": _turn_off}


def _knows_password(request: HttpRequest, user: User) -> bool:
    """Tell whether the password was given along; a wrong one counts as a failure to sign in."""
    password = request.POST.get("password", "")
    return authenticate(request, username=user.get_username(), password=password) is not None


def _page(request: HttpRequest, user: User, **more: Any) -> HttpResponse:
    begun = None if codes.telephone_of(user) else codes.begun_by(user)
    context = {
        **admin.site.each_context(request),
        "title": "One-time codes",
        "telephone": codes.telephone_of(user),
        "left": codes.backup_codes_left(user),
        "minutes": codes.MINUTES_TO_CONFIRM,
        "secret": codes.secret_in_letters(begun) if begun else "",
        # Past the store of codes already drawn: a secret is not to be kept.
        "qr": qr_code.__wrapped__(begun.config_url) if begun else "",
        "required": request.clinic.codes_required,  # type: ignore[attr-defined]
        "unsaved": "unsaved" in request.GET,
        "go_on": _wanted(request) or reverse("admin:index"),
        **more,
    }
    return TemplateResponse(request, "desk/codes.html", context)


def _wanted(request: HttpRequest) -> str:
    """Return the page of the desk that somebody was sent here from, if any."""
    wanted = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else ""


def _back_to_page(request: HttpRequest) -> HttpResponse:
    return redirect(request.get_full_path())
