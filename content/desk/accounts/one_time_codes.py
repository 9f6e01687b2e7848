"""One-time codes: a second proof at sign-in, from an app on a telephone (TOTP, RFC 6238).

Somebody has them once a first code from the telephone was given; from then on no session counts that was
begun without a code. Ten backup codes stand in for a telephone that is lost.
"""

import re
from base64 import b32encode
from datetime import timedelta

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

BACKUP_CODES = 10
MINUTES_TO_CONFIRM = 30
"""How long a new secret can be taken up: it is shown without the password, at a desk left open perhaps."""

_SIX_DIGITS = re.compile(r"\d{6}")


def telephone_of(user: User) -> TOTPDevice | None:
    """Return the telephone that somebody has set up, if any."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).first()


def begun_by(user: User) -> TOTPDevice | None:
    """Return the telephone that somebody has begun to set up lately and not yet given a code of."""
    since = timezone.now() - timedelta(minutes=MINUTES_TO_CONFIRM)
    return TOTPDevice.objects.filter(user=user, confirmed=False, created_at__gte=since).first()


def verified_by(user: User, code: str) -> Device | None:
    """Return what a code comes from: the telephone, or the backup codes, of which it is used up.

    Returns nothing where the code is wrong, was used before, or comes too soon after wrong ones.
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
def begin(user: User) -> None:
    """Make a new secret for somebody's telephone; it counts for nothing until `confirm`."""
    TOTPDevice.objects.filter(user=user, confirmed=False).delete()
    TOTPDevice.objects.create(user=user, name="Telephone", confirmed=False)


@transaction.atomic
def confirm(user: User, code: str) -> TOTPDevice | None:
    """Take the first code from a telephone: from now on it is asked for. Returns nothing if it is wrong."""
    begun = begun_by(user)
    device = begun and TOTPDevice.objects.select_for_update().filter(pk=begun.pk, confirmed=False).first()
    if device is None or not device.verify_token("".join(code.split())):
        return None
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    log(user, user, "Set up one-time codes.")
    return device


@transaction.atomic
def new_backup_codes(user: User) -> list[str]:
    """Return ten new backup codes; the former ones are void. They can be read this once."""
    device, _ = StaticDevice.objects.get_or_create(user=user, defaults={"name": "Backup codes"})
    device.token_set.all().delete()
    tokens = [StaticToken(device=device, token=StaticToken.random_token()) for _ in range(BACKUP_CODES)]
    StaticToken.objects.bulk_create(tokens)
    return [f"{token.token[:4]}-{token.token[4:]}" for token in tokens]


def backup_codes_left(user: User) -> int:
    """Return how many backup codes somebody has not used yet."""
    return int(StaticToken.objects.filter(device__user=user).count())


@transaction.atomic
def remove(user: User, by: User) -> None:
    """Take somebody's telephone and backup codes away: name and password are enough again."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
    log(user, by, "Turned one-time codes off." if user == by else "Reset the one-time codes.")


def secret_in_letters(device: TOTPDevice) -> str:
    """Return a telephone's secret as it is typed by hand: in groups of four letters (RFC 4648, base 32)."""
    letters = b32encode(device.bin_key).decode()
    return " ".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def log(user: User, by: User, message: str) -> None:
    """Write down in the desk's log what somebody did about a user's codes."""
    LogEntry.objects.create(
        user=by,
        content_type=ContentType.objects.get_for_model(User),
        object_id=str(user.pk),
        object_repr=str(user)[:200],
        action_flag=CHANGE,
        change_message=message,
    )
