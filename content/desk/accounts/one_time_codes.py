"""One-time codes as a second factor at sign-in, from an app on a telephone (TOTP, RFC 6238), and their page.

Codes are on once a first code from the telephone was typed; from then on no session counts that was begun
without one. Ten backup codes stand in for a telephone that is lost. Rules come first, the page after them.
"""

import re
from base64 import b32encode
from datetime import timedelta
from typing import Any

import django_otp
from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from content.articles.pages.qr_code import qr_code

BACKUP_CODES = 10
MINUTES_TO_CONFIRM = 30
"""How long a new secret can be confirmed: it is shown without the password, at a desk left open perhaps."""

_SIX_DIGITS = re.compile(r"\d{6}")

_WRONG_CODE = (
    "That code is not right. It changes every 30 seconds, so type the one that shows now. If it stays wrong, "
    "the clock of the telephone may be: let it set its time by itself. Wait a moment before the next try."
)

_NOT_YOURS = "That is not your password, so nothing was changed."


def confirmed_device(user: User) -> TOTPDevice | None:
    """Return the telephone whose codes are asked for at sign-in, or None where codes are off."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).first()


def unconfirmed_device(user: User) -> TOTPDevice | None:
    """Return the telephone whose setup was started in the last 30 minutes and not finished, if any."""
    since = timezone.now() - timedelta(minutes=MINUTES_TO_CONFIRM)
    return TOTPDevice.objects.filter(user=user, confirmed=False, created_at__gte=since).first()


def verify_code(user: User, code: str) -> Device | None:
    """Return the device that a code belongs to: the telephone, or the backup codes, of which it is used up.

    `code` is what was typed, with or without spaces and hyphens. Returns None where it is wrong, was used
    before, or comes too soon after wrong ones.
    """
    code = "".join(code.split()).replace("-", "").lower()
    if not code:
        return None
    # Each kind is asked for its own codes alone: a wrong one makes it wait, and should not make both wait.
    kind = TOTPDevice if _SIX_DIGITS.fullmatch(code) else StaticDevice
    with transaction.atomic():
        devices = kind.objects.select_for_update().filter(user=user, confirmed=True)
        return next((device for device in devices if device.verify_token(code)), None)


@transaction.atomic
def start_setup(user: User) -> None:
    """Make a new secret for somebody's telephone; nothing changes at sign-in before `confirm_setup`."""
    TOTPDevice.objects.filter(user=user, confirmed=False).delete()
    TOTPDevice.objects.create(user=user, name="Telephone", confirmed=False)


@transaction.atomic
def confirm_setup(user: User, code: str) -> TOTPDevice | None:
    """Turn codes on with the first code from a telephone; return the device, or None if the code is wrong."""
    begun = unconfirmed_device(user)
    device = begun and TOTPDevice.objects.select_for_update().filter(pk=begun.pk, confirmed=False).first()
    if device is None or not device.verify_token("".join(code.split())):
        return None
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    log_change(user, user, "Set up one-time codes.")
    return device


@transaction.atomic
def new_backup_codes(user: User) -> list[str]:
    """Make ten new backup codes, which void the former ones, and return them."""
    device, _ = StaticDevice.objects.get_or_create(user=user, defaults={"name": "Backup codes"})
    device.token_set.all().delete()
    tokens = [StaticToken(device=device, token=StaticToken.random_token()) for _ in range(BACKUP_CODES)]
    StaticToken.objects.bulk_create(tokens)
    return [f"{token.token[:4]}-{token.token[4:]}" for token in tokens]


def backup_codes_left(user: User) -> int:
    """Return the number of backup codes that are not used yet."""
    return int(StaticToken.objects.filter(device__user=user).count())


@transaction.atomic
def remove_codes(user: User, by: User) -> None:
    """Turn codes off: delete telephone and backup codes, so that name and password are enough again."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
    log_change(user, by, "Turned one-time codes off." if user == by else "Reset the one-time codes.")


def base32_secret(device: TOTPDevice) -> str:
    """Return a telephone's secret to be typed by hand: base 32 (RFC 4648), in groups of four letters."""
    letters = b32encode(device.bin_key).decode()
    return " ".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def log_change(user: User, by: User, message: str) -> None:
    """Record in the desk's log what `by` did about a user's codes."""
    LogEntry.objects.create(
        user=by,
        content_type=ContentType.objects.get_for_model(User),
        object_id=str(user.pk),
        object_repr=str(user)[:200],
        action_flag=CHANGE,
        change_message=message,
    )


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def codes_page(request: HttpRequest) -> HttpResponse:
    """Show whether one-time codes are on, and do what one of the page's buttons asks for."""
    user = request.user
    assert isinstance(user, User)  # noqa: S101 the desk has let them in
    for button, act in _BUTTONS.items():
        if request.method == "POST" and button in request.POST:
            return act(request, user)
    return _render_page(request, user)


def _start(request: HttpRequest, user: User) -> HttpResponse:
    if confirmed_device(user) is not None:
        return _redirect_to_page(request)
    if not _password_is_right(request, user):
        return _render_page(request, user, error=_NOT_YOURS)
    start_setup(user)
    return _redirect_to_page(request)


def _confirm(request: HttpRequest, user: User) -> HttpResponse:
    if unconfirmed_device(user) is None:
        return _redirect_to_page(request)
    device = confirm_setup(user, request.POST.get("code", ""))
    if device is None:
        return _render_page(request, user, error=_WRONG_CODE)
    django_otp.login(request, device)
    return _render_page(request, user, new_codes=new_backup_codes(user), first_time=True)


def _new_codes(request: HttpRequest, user: User) -> HttpResponse:
    if confirmed_device(user) is None:
        return _redirect_to_page(request)
    if not _password_is_right(request, user):
        return _render_page(request, user, error=_NOT_YOURS)
    log_change(user, user, "Made new backup codes.")
    return _render_page(request, user, new_codes=new_backup_codes(user))


def _turn_off(request: HttpRequest, user: User) -> HttpResponse:
    if confirmed_device(user) is None:
        return _redirect_to_page(request)
    if not _password_is_right(request, user):
        return _render_page(request, user, error=_NOT_YOURS)
    remove_codes(user, by=user)
    messages.success(request, "One-time codes are off. Your name and password are enough to sign in.")
    return _redirect_to_page(request)


_BUTTONS = {"_begin": _start, "_confirm": _confirm, "_new_codes": _new_codes, "_turn_off": _turn_off}


def _password_is_right(request: HttpRequest, user: User) -> bool:
    """Tell whether the form holds the right password; a wrong one counts as a failed sign-in."""
    password = request.POST.get("password", "")
    return authenticate(request, username=user.get_username(), password=password) is not None


def _render_page(request: HttpRequest, user: User, **more: Any) -> HttpResponse:
    begun = None if confirmed_device(user) else unconfirmed_device(user)
    context = {
        **admin.site.each_context(request),
        "title": "One-time codes",
        "telephone": confirmed_device(user),
        "left": backup_codes_left(user),
        "minutes": MINUTES_TO_CONFIRM,
        "secret": base32_secret(begun) if begun else "",
        # Past the store of codes already drawn: a secret is not to be kept.
        "qr": qr_code.__wrapped__(begun.config_url) if begun else "",
        "required": request.clinic.codes_required,  # type: ignore[attr-defined]
        "unsaved": "unsaved" in request.GET,
        "go_on": _next_page(request) or reverse("admin:index"),
        **more,
    }
    return TemplateResponse(request, "desk/codes.html", context)


def _next_page(request: HttpRequest) -> str:
    """Return the address in `?next=`, where it leads to this site; or an empty string."""
    wanted = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else ""


def _redirect_to_page(request: HttpRequest) -> HttpResponse:
    return redirect(request.get_full_path())
