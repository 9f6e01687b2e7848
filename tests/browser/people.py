"""People at the desk of the site that the browser tests look at."""

from playwright.sync_api import Browser, BrowserContext, StorageState

from .conftest import Site

PASSWORD = "green-river-9-stones"

_MAKE = """
from django.contrib.auth.models import Group, User
name, group = {name!r}, {group!r}
person, is_new = User.objects.get_or_create(username=name)
if is_new:  # a new password would sign out whoever another test has signed in
    person.set_password({password!r})
    person.save()
person.groups.set(Group.objects.filter(name=group))
"""


def make_person(site: Site, group: str, name: str = "") -> str:
    """Make somebody of a group, and return the name with which they sign in.

    Tests share the person of a group and their session, so one that ends sessions names a person of its own.
    """
    name = name or f"{group.lower()}-at-the-desk"
    site.manage("shell", "-v", "0", "-c", _MAKE.format(name=name, group=group, password=PASSWORD))
    return name


_held: dict[tuple[str, str], StorageState] = {}
"""What the browser of each person who signed in holds, by the site and their name."""


def signed_in(browser: Browser, site: Site, name: str, **options) -> BrowserContext:
    """Return a browser in which somebody has signed in; `options` are those of a context.

    Signing in is slow on purpose, so a session that still holds is gone on with.
    """
    held = _held.get((site.address, name))
    context = browser.new_context(base_url=site.address, storage_state=held, **options)
    page = context.new_page()
    page.goto("/admin/")
    if "/login/" in page.url:
        page.fill("[name=username]", name)
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")
        page.wait_for_url(lambda url: "/login/" not in url)  # to the editors' desk, or the staff's
        _held[site.address, name] = context.storage_state()
    page.close()
    return context
