"""People for the tests: somebody of a group, a client that they signed in with, their one-time codes."""

import re
from time import time

from django.apps import apps
from django.contrib.auth.models import Group, User
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from content.desk.accounts import one_time_codes as codes
from content.desk.accounts.groups import GROUPS, grant

PASSWORD = "green-river-9-stones"
LOGIN = "/admin/login/"


def person(*groups: str, name: str = "ada", superuser: bool = False, password: str = "") -> User:
    """Return somebody who is in some groups. Without a password they cannot sign in, and are made faster."""
    # A test that leaves no transaction behind it empties the whole database, groups and all.
    if Group.objects.filter(name__in=GROUPS).count() < len(GROUPS):
        grant(apps)
    make = User.objects.create_superuser if superuser else User.objects.create_user
    somebody = make(name, f"{name}@guide.example", password or None)
    somebody.groups.set(Group.objects.filter(name__in=groups))
    return User.objects.get(pk=somebody.pk)


def client_of(somebody: User) -> Client:
    """Return a client whose session began when somebody signed in."""
    client = Client()
    client.force_login(somebody)
    return client


def with_codes(somebody: User) -> list[str]:
    """Set up one-time codes for somebody; return the backup codes."""
    codes.start_setup(somebody)
    assert codes.confirm_setup(somebody, code_of(somebody)) is not None
    # As if that were long ago: the code of now is free again, also where a step ended meanwhile.
    TOTPDevice.objects.filter(user=somebody).update(last_t=-1, drift=0)
    return codes.new_backup_codes(somebody)


def code_of(somebody: User) -> str:
    """Return the code that somebody's telephone shows."""
    device = TOTPDevice.objects.get(user=somebody)
    shown = TOTP(device.bin_key)
    shown.time = time()
    return f"{shown.token():06}"


def tick_in(answer) -> dict[str, str]:
    """Return what the ticked box "Publish all the same" of a page sends along."""
    box = re.search(r'<input[^>]*name="all_the_same"[^>]*>', answer.text)[0]
    return {"all_the_same": re.search(r'value="(\w+)"', box)[1]}


def sign_in(client: Client, name: str, password: str = PASSWORD, code: str = "", **more):
    """Send the form of the sign-in page."""
    return client.post(LOGIN, {"username": name, "password": password, "code": code, **more})
